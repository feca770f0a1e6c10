/** Posts and threads on Mastodon, and on servers that speak its API. */
import { decodeEntities } from '../lib/entities.ts'
import { ChannelError } from './channel.ts'
import type { ChannelContext, Media, Rendition } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import { countAt, counted, idOf, list, need, record, sameText, setting, textAt } from './tools/read.ts'
import { sendParts } from './tools/thread.ts'
import type { Posted } from './tools/thread.ts'

const HOUR = 3_600_000

export const channel = defineChannel({
  name: 'mastodon',
  title: 'Mastodon',
  help: 'Posts and threads with images and their descriptions, in a language, by an access token.',
  mode: 'api',
  hosts: [],
  settings: {
    base: { type: 'url', help: 'The server of the account', required: true, example: 'https://fosstodon.org' },
    token: {
      type: 'secret',
      help: 'An access token with read and write',
      required: true,
      default: 'MASTODON_TOKEN',
      example: 'MASTODON_TOKEN',
    },
    visibility: { type: 'text', help: 'public, unlisted or private', default: 'public' },
  },
  // The server remembers a key for an hour.
  contract: { idempotency: 'key', settles: 0, remembers: HOUR, apiVersion: 'v1', sunset: null, pricePerPost: null },
  limits: {
    length: 500,
    counted: 'mastodon',
    parts: 25,
    media: 4,
    image: { width: 7680, height: 4320, bytes: 16_777_216, types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'] },
  },
  sources: [
    { about: 'api', url: 'https://docs.joinmastodon.org/methods/statuses/#create' },
    { about: 'api', url: 'https://docs.joinmastodon.org/methods/media/#v2' },
    { about: 'limits', url: 'https://docs.joinmastodon.org/user/posting/' },
  ],
  async check(ctx) {
    const account = await whoAmI(ctx)
    return { account: `@${account.name}@${new URL(need(ctx, 'base')).host}` }
  },
  async publish(ctx, rendition) {
    const there = rendition.parts.length > 1 ? await chain(ctx, rendition) : []
    const first = await sendParts<Posted>(ctx, rendition, async (part, index, before) => {
      // A thread that was cut off goes on where it ended, also when the server has forgotten the keys.
      const known = there[index]
      if (known !== undefined) return known
      const media: string[] = []
      for (const each of part.media) media.push(await upload(ctx, each))
      const reply = await ask(ctx, `${need(ctx, 'base')}/api/v1/statuses`, {
        method: 'POST',
        headers: { ...authorization(ctx), 'idempotency-key': `${ctx.key}-${index}` },
        json: {
          status: part.text,
          visibility: rendition.options['visibility'] ?? setting(ctx, 'visibility') ?? 'public',
          ...(rendition.language === null ? {} : { language: rendition.language }),
          ...(media.length === 0 ? {} : { media_ids: media }),
          ...(before.length === 0 ? {} : { in_reply_to_id: before.at(-1)!.id }),
          ...(rendition.options['warning'] === undefined ? {} : { spoiler_text: rendition.options['warning'] }),
        },
        posts: true,
      })
      const data = reply.json()
      return { id: idOf(data, 'id', 'Mastodon'), url: textAt(data, 'url') }
    })
    return { state: 'published', id: first.id, url: first.url }
  },
  async find(ctx, rendition) {
    const found = await chain(ctx, rendition)
    const first = found[0]
    return first !== undefined && found.length === rendition.parts.length ? { state: 'published', ...first } : undefined
  },
  counts: {
    metrics: ['likes', 'reposts', 'quotes', 'replies'],
    note: 'Views are not counted there.',
    source: 'https://docs.joinmastodon.org/entities/Status/',
  },
  async metrics(ctx, published) {
    const status = await statusOf(ctx, published.id)
    if (status === null) throw new ChannelError('rejected', 'The post is not there any more.')
    return counted({
      likes: countAt(status, 'favourites_count'),
      reposts: countAt(status, 'reblogs_count'),
      quotes: countAt(status, 'quotes_count'),
      replies: countAt(status, 'replies_count'),
    })
  },
  async edit(ctx, published, rendition) {
    if (rendition.parts.length !== 1) throw new ChannelError('rejected', 'A thread is not edited here: take it down and publish it anew.')
    const [part] = rendition.parts
    const media: string[] = []
    for (const each of part!.media) media.push(await upload(ctx, each))
    const reply = await ask(ctx, statusUrl(ctx, published.id), {
      method: 'PUT',
      headers: authorization(ctx),
      json: {
        status: part!.text,
        media_ids: media,
        ...(rendition.language === null ? {} : { language: rendition.language }),
        ...(rendition.options['warning'] === undefined ? {} : { spoiler_text: rendition.options['warning'] }),
      },
      posts: true,
    })
    const data = reply.json()
    return { state: 'published', id: published.id, url: textAt(data, 'url') ?? published.url }
  },
  async delete(ctx, published) {
    // The last part first, so that no part stands there without its beginning.
    for (const id of (await threadOf(ctx, published.id)).toReversed())
      await ask(ctx, statusUrl(ctx, id), { method: 'DELETE', headers: authorization(ctx), posts: true, accept: [404] })
  },
  async look(ctx, published, rendition) {
    const status = await statusOf(ctx, published.id)
    if (status === null) return 'gone'
    return rendition === null || shows(record(status), rendition.parts[0]!.text) ? 'same' : 'other'
  },
  async comment(ctx, published, text) {
    const last = (await threadOf(ctx, published.id)).at(-1) ?? published.id
    const reply = await ask(ctx, `${need(ctx, 'base')}/api/v1/statuses`, {
      method: 'POST',
      headers: { ...authorization(ctx), 'idempotency-key': ctx.key },
      json: { status: text, in_reply_to_id: last, visibility: setting(ctx, 'visibility') ?? 'public' },
      posts: true,
    })
    const data = reply.json()
    return { state: 'published', id: idOf(data, 'id', 'Mastodon'), url: textAt(data, 'url') }
  },
  async findComment(ctx, published, text) {
    const found = (await below(ctx, published.id)).find(each => shows(each, text))
    return found && { state: 'published', id: textAt(found, 'id')!, url: textAt(found, 'url') }
  },
})

const statusUrl = (ctx: ChannelContext, id: string): string => `${need(ctx, 'base')}/api/v1/statuses/${encodeURIComponent(id)}`

async function statusOf(ctx: ChannelContext, id: string): Promise<unknown> {
  const reply = await ask(ctx, statusUrl(ctx, id), { headers: authorization(ctx), accept: [404] })
  return reply.status === 404 ? null : reply.json()
}

/** Own posts below a post. */
async function below(ctx: ChannelContext, id: string): Promise<Record<string, unknown>[]> {
  const me = await whoAmI(ctx)
  const reply = await ask(ctx, `${statusUrl(ctx, id)}/context`, { headers: authorization(ctx), accept: [404] })
  if (reply.status === 404) return []
  return list(record(reply.json())['descendants'])
    .map(record)
    .filter(each => textAt(each, 'account.id') === me.id)
}

/** Ids of the parts of a thread, from its first on: each the first own post in reply to the one before. */
async function threadOf(ctx: ChannelContext, first: string): Promise<string[]> {
  const posts = await below(ctx, first)
  const ids = [first]
  for (;;) {
    const next = posts.find(each => textAt(each, 'in_reply_to_id') === ids.at(-1) && !ids.includes(textAt(each, 'id') ?? ''))
    if (next === undefined) return ids
    ids.push(textAt(next, 'id')!)
  }
}

const authorization = (ctx: ChannelContext): Record<string, string> => ({ authorization: `Bearer ${need(ctx, 'token')}` })

async function whoAmI(ctx: ChannelContext): Promise<{ id: string; name: string }> {
  const reply = await ask(ctx, `${need(ctx, 'base')}/api/v1/accounts/verify_credentials`, { headers: authorization(ctx) })
  const data = reply.json()
  const id = textAt(data, 'id')
  if (id === null) throw new ChannelError('auth', 'The server does not say whose token it is.')
  return { id, name: textAt(data, 'username') ?? id }
}

/** The description travels with the file. Large files are worked on after the upload (202), and may not be ready. */
async function upload(ctx: ChannelContext, media: Media): Promise<string> {
  const form = new FormData()
  form.set('file', new Blob([media.bytes as Uint8Array<ArrayBuffer>], { type: media.type }), media.name)
  form.set('description', media.alt)
  const reply = await ask(ctx, `${need(ctx, 'base')}/api/v2/media`, { method: 'POST', headers: authorization(ctx), body: form })
  const id = textAt(reply.json(), 'id')
  if (id === null) throw new ChannelError('later', `Mastodon took ${media.name}, but its answer has no id.`)
  if (reply.status !== 202) return id
  const state = await ask(ctx, `${need(ctx, 'base')}/api/v1/media/${id}`, { headers: authorization(ctx) })
  if (state.status === 206) throw new ChannelError('later', `Mastodon is still working on ${media.name}.`, { retryAt: ctx.now() + 30_000 })
  return id
}

/** As much of the thread as is there, from its first part on: own posts of late with these texts, each in reply to the one before. */
async function chain(ctx: ChannelContext, rendition: Rendition): Promise<Posted[]> {
  const { id } = await whoAmI(ctx)
  const query = 'limit=40&exclude_reblogs=true'
  const reply = await ask(ctx, `${need(ctx, 'base')}/api/v1/accounts/${id}/statuses?${query}`, { headers: authorization(ctx) })
  const posts = list(reply.json()).map(record)
  const found: Posted[] = []
  for (const part of rendition.parts) {
    const parent = found.at(-1)?.id ?? null
    const post = posts.find(each => textAt(each, 'in_reply_to_id') === parent && shows(each, part.text))
    if (post === undefined) break
    found.push({ id: textAt(post, 'id')!, url: textAt(post, 'url') })
  }
  return found
}

/** The server gives its own HTML back: links are shortened and mentions rewritten, so only the words are compared. */
const shows = (post: Record<string, unknown>, text: string): boolean => sameText(words(textAt(post, 'content') ?? ''), named(text))

const words = (html: string): string =>
  named(
    decodeEntities(
      html
        .replaceAll(/<br\s*\/?>|<\/p>\s*<p>/g, ' ')
        .replaceAll(/<span class="(?:invisible|ellipsis)">([^<]*)<\/span>/g, '$1')
        .replaceAll(/<[^>]+>/g, ''),
    ),
  )
/** "@ada@example.org" is shown as "@ada". */
const named = (text: string): string => text.replaceAll(/@([\w.-]+)@[\w.-]+\w/g, '@$1')
