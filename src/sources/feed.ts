/** A feed → its entries, newest first: RSS 2.0 and 1.0, Atom (RFC 4287), JSON Feed (jsonfeed.org/version/1.1). */
import { at, record, text } from '../collectors/tools/read.ts'
import { readXml } from '../collectors/tools/xml.ts'
import { UserError } from '../lib/errors.ts'
import { markdownOf } from './html.ts'

export type Entry = {
  /** What the feed knows it by; its address where it has no other name. */
  id: string
  title: string
  link: string | null
  /** Markdown. */
  summary: string
  tags: readonly string[]
  /** ISO day. */
  day: string | null
}
export type Feed = { title: string | null; language: string | null; entries: readonly Entry[] }

const LISTS = ['item', 'entry', 'category', 'link', 'atom:link']

/** @param name how messages call it. @throws UserError feed-broken */
export function readFeed(written: string, name: string): Feed {
  const trimmed = written.replace(/^\uFEFF/, '').trimStart()
  const feed = trimmed.startsWith('{') ? jsonFeed(trimmed, name) : xmlFeed(trimmed, name)
  const seen = new Set<string>()
  const entries = feed.entries
    .filter(each => each.title !== '' && !seen.has(each.id) && seen.add(each.id))
    .toSorted((a, b) => (b.day ?? '').localeCompare(a.day ?? ''))
  return { ...feed, entries }
}

const broken = (name: string, why: string, cause?: unknown): UserError =>
  new UserError('feed-broken', `${name} ${why}.`, {
    hint: 'Give an RSS, Atom or JSON feed: the file itself, or its address.',
    ...(cause === undefined ? {} : { cause }),
  })

function jsonFeed(written: string, name: string): Feed {
  let data: unknown
  try {
    data = JSON.parse(written)
  } catch (error) {
    throw broken(name, 'is no feed that can be read', error)
  }
  const items = at(data, 'items')
  if (!Array.isArray(items)) throw broken(name, 'is JSON, and no feed')
  const entries = items.map(record).flatMap((item): Entry[] => {
    const link = addressOf(text(item['url']) ?? text(item['external_url']))
    const id = text(item['id']) ?? link
    if (id === null) return []
    const html = text(item['summary']) ?? text(item['content_text']) ?? text(item['content_html']) ?? ''
    const tags = Array.isArray(item['tags']) ? item['tags'].flatMap(tag => text(tag) ?? []) : []
    const summary = markdownOf(html, link)
    return [{ id, title: text(item['title'])?.trim() ?? firstLine(summary), link, summary, tags, day: dayOf(text(item['date_published'])) }]
  })
  return { title: text(at(data, 'title')), language: text(at(data, 'language')), entries }
}

function xmlFeed(written: string, name: string): Feed {
  let root: Record<string, unknown>
  try {
    root = record(readXml(written, name, LISTS))
  } catch (error) {
    throw broken(name, 'is no feed that can be read', error)
  }
  const channel = record(at(root, 'rss.channel') ?? at(root, 'rdf:RDF.channel') ?? root['feed'])
  const entries = [at(root, 'rss.channel.item'), at(root, 'rdf:RDF.item'), at(root, 'feed.entry')].find(Array.isArray)
  if (root['rss'] === undefined && root['feed'] === undefined && root['rdf:RDF'] === undefined) throw broken(name, 'is no feed')
  return {
    title: inner(channel['title']),
    language: inner(channel['language']) ?? text(channel['@xml:lang']),
    entries: (entries ?? []).map(record).flatMap(each => entryOf(each)),
  }
}

function entryOf(entry: Record<string, unknown>): Entry[] {
  const link = linkOf(entry)
  const id = inner(entry['guid']) ?? inner(entry['id']) ?? link
  if (id === null) return []
  const html = inner(entry['description']) ?? inner(entry['summary']) ?? inner(entry['content:encoded']) ?? inner(entry['content']) ?? ''
  const summary = markdownOf(html, link)
  const tags = (Array.isArray(entry['category']) ? entry['category'] : []).flatMap(each => text(record(each)['@term']) ?? inner(each) ?? [])
  const day = dayOf(inner(entry['pubDate']) ?? inner(entry['published']) ?? inner(entry['dc:date']) ?? inner(entry['updated']))
  return [{ id, title: plainTitle(inner(entry['title']) ?? '') || firstLine(summary), link, summary, tags, day }]
}

/** The text of an element that may have attributes. Escaped HTML is unescaped once; in a CDATA section it stands as it is. */
function inner(value: unknown): string | null {
  const written = (text(value) ?? text(record(value)['#text']))?.trim() ?? null
  return written === null || written.includes('<') ? written : unescaped(written)
}
const XML: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
const unescaped = (written: string): string => written.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => XML[name]!)

function linkOf(entry: Record<string, unknown>): string | null {
  const links: unknown[] = Array.isArray(entry['link']) ? entry['link'] : [entry['link']]
  const alternate = links.map(record).find(each => each['@href'] !== undefined && (each['@rel'] ?? 'alternate') === 'alternate')
  const guid = record(entry['guid'])
  return addressOf(
    text(alternate?.['@href']) ??
      links.map(inner).find(each => each !== null) ??
      (guid['@isPermaLink'] === 'false' ? null : inner(entry['guid'])),
  )
}

const addressOf = (written: string | null): string | null => (written !== null && /^https?:\/\//.test(written) ? written : null)
/** A title has no marks. */
const plainTitle = (html: string): string => markdownOf(html.replaceAll(/<\/?[a-z][^>]*>/gi, '')).replaceAll(/\s+/g, ' ')
const firstLine = (summary: string): string => summary.split('\n')[0]!.slice(0, 100)

function dayOf(written: string | null): string | null {
  const time = written === null ? Number.NaN : Date.parse(written)
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10)
}
