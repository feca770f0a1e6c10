/**
 * What is published: entries of feeds by day, pages of site maps by language. Formats: RSS 2.0
 * (https://www.rssboard.org/rss-specification), Atom (RFC 4287), site maps (https://www.sitemaps.org/protocol.html).
 */
import { CollectError, sample } from './collector.ts'
import type { Answer, CollectContext, Collector, Step } from './collector.ts'
import { DAY, dayOf, daysBetween, HOUR } from './tools/days.ts'
import { detectLink } from './tools/links.ts'
import { at, instant, listSetting, record, text } from './tools/read.ts'
import { eachTarget } from './tools/targets.ts'
import { readXml } from './tools/xml.ts'

const mostMaps = 50
const lists = ['item', 'entry', 'url', 'sitemap', 'xhtml:link']

export const collector: Collector = {
  name: 'rss',
  title: 'Feeds and site maps',
  help: 'Posts published a day, from RSS and Atom feeds; pages by language, from site maps.',
  settings: { url: { type: 'list', help: 'Addresses of feeds and site maps', required: true, example: 'https://example.org/feed.xml' } },
  metrics: {
    'content.posts_published': { unit: 'posts', kind: 'flow', help: 'Entries of a feed, by the day they were published' },
    'content.languages': { unit: 'languages', kind: 'level', help: 'Languages in which a site map has pages' },
    'content.pages': { unit: 'pages', kind: 'level', help: 'Pages of a site map, all and by language' },
  },
  every: 6 * HOUR,
  hosts: [],
  detect: detectLink('url', 'list', /^(https?:\/\/\S+\/(?:feed|rss|atom|index|sitemap)(?:\.xml|\.rss|\/)?)$/),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  yield* eachTarget(ctx, listSetting(ctx.settings, 'url'), async function* (url) {
    const answer = await ask(ctx, url)
    const root = record(readXml(answer.text, url, lists))
    if (root['urlset'] !== undefined || root['sitemapindex'] !== undefined) yield* pages(ctx, url, answer, root)
    else if (root['rss'] !== undefined || root['feed'] !== undefined) yield* posts(ctx, url, answer, root)
    else throw new CollectError('answer', `${url} is neither a feed nor a site map.`, { hint: 'Correct the address in uptake.yml.' })
  })
}

const ask = (ctx: CollectContext, url: string): Promise<Answer> =>
  ctx.ask(url, { headers: { accept: 'application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5' } })

/** A feed holds the newest entries only: days before the oldest of them say nothing. */
function* posts(ctx: CollectContext, url: string, answer: Answer, root: unknown): Iterable<Step> {
  const entries = [at(root, 'rss.channel.item'), at(root, 'feed.entry')].find(Array.isArray) ?? []
  const counts = new Map<number, number>()
  const seen = new Set<string>()
  for (const entry of entries.map(record)) {
    const published = instant(text(entry['pubDate']) ?? text(entry['published']) ?? text(entry['dc:date']) ?? text(entry['updated']))
    const id =
      text(entry['guid']) ?? text(at(entry, 'guid.#text')) ?? text(entry['id']) ?? text(entry['link']) ?? text(at(entry, 'link.@href'))
    if (published === null || published > ctx.now() || (id !== null && seen.has(id))) continue
    if (id !== null) seen.add(id)
    counts.set(dayOf(published), (counts.get(dayOf(published)) ?? 0) + 1)
  }
  if (counts.size === 0) return
  const today = dayOf(ctx.now())
  for (const day of daysBetween(Math.min(...counts.keys()), today)) {
    const flags = day === today ? (['partial'] as const) : []
    yield sample(ctx, 'content.posts_published', counts.get(day) ?? 0, answer, {
      labels: { feed: url },
      at: day,
      span: DAY,
      method: 'feed',
      flags,
    })
  }
}

/** Counts pages; a map of maps is followed one level deep. */
async function* pages(ctx: CollectContext, url: string, answer: Answer, root: unknown): AsyncIterable<Step> {
  const maps: unknown[] = [root]
  const inner = at(root, 'sitemapindex.sitemap')
  const addresses = Array.isArray(inner) ? inner.flatMap(each => text(record(each)['loc']) ?? []) : []
  if (addresses.length > mostMaps) ctx.log.warn(`${url} names ${addresses.length} site maps; ${mostMaps} are read.`)
  for (const address of addresses.slice(0, mostMaps)) maps.push(readXml((await ask(ctx, address)).text, address, lists))
  const languages = new Map<string, number>()
  let total = 0
  for (const map of maps) {
    const entries = at(map, 'urlset.url')
    for (const entry of Array.isArray(entries) ? entries : []) {
      const page = text(record(entry)['loc'])
      if (page === null) continue
      total++
      const language = languageOf(entry, page.trim())
      if (language !== null) languages.set(language, (languages.get(language) ?? 0) + 1)
    }
  }
  const flags = addresses.length > mostMaps ? (['partial'] as const) : []
  yield sample(ctx, 'content.pages', total, answer, { labels: { sitemap: url }, method: 'site map', flags })
  if (languages.size > 0)
    yield sample(ctx, 'content.languages', languages.size, answer, { labels: { sitemap: url }, method: 'site map', flags })
  for (const [language, count] of [...languages].sort())
    yield sample(ctx, 'content.pages', count, answer, { labels: { sitemap: url, language }, method: 'site map', flags })
}

/** The language that the alternates of a page give for its own address, else a first part of its path such as /de/ or /pt-br/. */
function languageOf(entry: unknown, page: string): string | null {
  const links = record(entry)['xhtml:link']
  const own = (Array.isArray(links) ? links : []).map(record).find(link => link['@href'] === page && link['@hreflang'] !== 'x-default')
  const stated = text(own?.['@hreflang'])
  if (stated !== null) return stated.toLowerCase()
  const part = /^https?:\/\/[^/]+\/(?:docs\/)?([a-z]{2}(?:-[a-z]{2,4})?)(?:\/|$)/i.exec(page)?.[1]?.toLowerCase()
  return part === undefined || !isLanguage(part) ? null : part
}

function isLanguage(code: string): boolean {
  try {
    // An unknown code is given back as it is.
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code) !== undefined
  } catch {
    return false
  }
}
