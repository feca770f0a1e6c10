/** A feed of its own: RSS 2.0, Atom and JSON Feed as files of the repository. */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Files, Rendition } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { atom, rss } from './tools/feed-xml.ts'
import type { Entry, Feed } from './tools/feed-xml.ts'
import { list, need, record, setting, textAt, uuidOf, wholeHtml, wholeText } from './tools/read.ts'

export const channel = defineChannel({
  name: 'feed',
  title: 'Feed',
  help: 'Writes feed.json, rss.xml and atom.xml into a folder; the newest pieces first.',
  mode: 'file',
  hosts: [],
  settings: {
    folder: { type: 'path', help: 'Where the files are written', default: 'public' },
    title: { type: 'text', help: 'The title of the feed', required: true, example: 'Rocket news' },
    site: { type: 'url', help: 'The address of the site', required: true, example: 'https://rocket.example.org' },
    author: { type: 'text', help: 'Who writes', example: 'Ada Lovelace' },
    keep: { type: 'number', help: 'So many pieces stay in it', default: 50 },
  },
  contract: { idempotency: 'key', settles: 0, apiVersion: null, sunset: null, pricePerPost: null },
  limits: { length: 1_000_000, counted: 'characters', parts: 100, media: 0, format: 'markdown' },
  sources: [
    { about: 'api', url: 'https://www.jsonfeed.org/version/1.1/' },
    { about: 'api', url: 'https://www.rssboard.org/rss-specification' },
    { about: 'api', url: 'https://www.rfc-editor.org/rfc/rfc4287' },
  ],
  async check(ctx) {
    const feed = await readFeed(ctx)
    return { account: `${need(ctx, 'title')}, ${feed.entries.length} pieces` }
  },
  async publish(ctx, rendition) {
    const feed = await readFeed(ctx)
    const known = feed.entries.find(each => each.key === ctx.key)
    const entry = known ?? entryOf(ctx, rendition)
    const entries = known === undefined ? [entry, ...feed.entries].slice(0, Number(setting(ctx, 'keep') ?? 50)) : feed.entries
    const folder = need(ctx, 'folder')
    const whole = { ...feed, entries }
    await files(ctx).write(`${folder}/rss.xml`, rss(whole))
    await files(ctx).write(`${folder}/atom.xml`, atom(whole))
    // This one is the memory, so it comes last: what stands in it stands in all.
    await files(ctx).write(`${folder}/feed.json`, `${JSON.stringify(jsonFeed(whole), null, 2)}\n`)
    return { state: 'published', id: entry.id, url: entry.url }
  },
  async find(ctx) {
    const known = (await readFeed(ctx)).entries.find(each => each.key === ctx.key)
    return known && { state: 'published', id: known.id, url: known.url }
  },
})

function files(ctx: ChannelContext): Files {
  if (ctx.files === undefined) throw new ChannelError('auth', 'There is no folder here that a feed could be written to.')
  return ctx.files
}

function entryOf(ctx: ChannelContext, rendition: Rendition): Entry {
  const text = wholeText(rendition)
  return {
    key: ctx.key,
    id: `urn:uuid:${uuidOf(ctx.key)}`,
    url: rendition.canonical ?? rendition.link,
    title: rendition.title,
    text,
    html: wholeHtml(rendition),
    date: new Date(ctx.now()).toISOString(),
    tags: rendition.tags,
    language: rendition.language,
  }
}

async function readFeed(ctx: ChannelContext): Promise<Feed> {
  const path = `${need(ctx, 'folder')}/feed.json`
  const bytes = await files(ctx).read(path)
  const site = need(ctx, 'site')
  const base = { title: need(ctx, 'title'), site, author: setting(ctx, 'author') }
  if (bytes === null) return { ...base, entries: [] }
  let data: unknown
  try {
    data = JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch (error) {
    throw new ChannelError('rejected', `${path} is no JSON, so nothing was written. Mend it or take it away.`, { cause: error })
  }
  return { ...base, entries: list(record(data)['items']).map(record).map(readEntry) }
}

const readEntry = (item: Record<string, unknown>): Entry => ({
  key: textAt(item, '_uptake.key') ?? '',
  id: textAt(item, 'id') ?? '',
  url: textAt(item, 'url'),
  title: textAt(item, 'title'),
  text: textAt(item, 'content_text') ?? '',
  html: textAt(item, 'content_html'),
  date: textAt(item, 'date_published') ?? '',
  tags: list(item['tags']).map(String),
  language: textAt(item, 'language'),
})

const jsonFeed = ({ title, site, author, entries }: Feed): object => ({
  version: 'https://jsonfeed.org/version/1.1',
  title,
  home_page_url: site,
  feed_url: `${site}/feed.json`,
  ...(author === null ? {} : { authors: [{ name: author }] }),
  items: entries.map(entry => ({
    id: entry.id,
    ...(entry.url === null ? {} : { url: entry.url }),
    ...(entry.title === null ? {} : { title: entry.title }),
    content_text: entry.text,
    ...(entry.html === null ? {} : { content_html: entry.html }),
    date_published: entry.date,
    ...(entry.tags.length === 0 ? {} : { tags: entry.tags }),
    ...(entry.language === null ? {} : { language: entry.language }),
    _uptake: { key: entry.key },
  })),
})
