/**
 * Rich text of the AT Protocol (app.bsky.richtext.facet): links, mentions and tags of a plain text with the bytes that they
 * cover. The rules are those of the owner's library (@atproto/api, rich-text/detection), against which they are tested.
 * Mentions come with the handle: the account behind it is looked up by the channel. Browser-safe.
 */
import tlds from 'tlds' with { type: 'json' }

/** Offsets are bytes of UTF-8, the end exclusive. */
export type Facet = { start: number; end: number; kind: 'mention' | 'link' | 'tag'; value: string }

const MENTION = /(^|\s|\()@([a-zA-Z0-9.-]+)\b/g
const LINK = /(^|\s|\()((https?:\/\/\S+)|((?<domain>[a-z][a-z0-9]*(\.[a-z0-9]+)+)\S*))/gim
const ZERO_WIDTH = '\\u00AD\\u2060\\u200A\\u200B\\u200C\\u200D\\u20e2'
const TAG = new RegExp(`(^|\\s)[#＃]((?!\\ufe0f)[^\\s${ZERO_WIDTH}]*[^\\d\\s\\p{P}${ZERO_WIDTH}]+[^\\s${ZERO_WIDTH}]*)?`, 'gu')
const CASHTAG = /(^|\s|\()\$([A-Za-z][A-Za-z0-9]{0,4})(?=\s|$|[.,;:!?)"'’])/gu
/** Longest tag in UTF-16 units, by the library. */
const LONGEST_TAG = 64

const known: ReadonlySet<string> = new Set(tlds)
const utf8 = new TextEncoder()

/** Facets in the order of the text. */
export function facetsOf(text: string): Facet[] {
  const bytes = (index: number): number => utf8.encode(text.slice(0, index)).length
  const facet = (kind: Facet['kind'], from: number, to: number, value: string): Facet => ({
    start: bytes(from),
    end: bytes(to),
    kind,
    value,
  })
  const found = [
    ...mentions(text).map(({ from, to, value }) => facet('mention', from, to, value)),
    ...links(text).map(({ from, to, value }) => facet('link', from, to, value)),
    ...tags(text).map(({ from, to, value }) => facet('tag', from, to, value)),
  ]
  return found.toSorted((a, b) => a.start - b.start)
}

type Found = { from: number; to: number; value: string }

function mentions(text: string): Found[] {
  return [...text.matchAll(MENTION)].flatMap(match => {
    const handle = match[2]!
    if (!endsInDomain(handle) && !handle.endsWith('.test')) return []
    const from = match.index + match[1]!.length
    return [{ from, to: from + 1 + handle.length, value: handle }]
  })
}

function links(text: string): Found[] {
  return [...text.matchAll(LINK)].flatMap(match => {
    const written = match[2]!
    const full = written.startsWith('http')
    if (!full && !endsInDomain(match.groups?.['domain'] ?? '')) return []
    const from = match.index + match[1]!.length
    let address = full ? written : `https://${written}`
    let to = from + written.length
    const shorten = (): void => {
      address = address.slice(0, -1)
      to--
    }
    if (/[.,;:!?]$/.test(address)) shorten()
    if (address.endsWith(')') && !address.includes('(')) shorten()
    return [{ from, to, value: address }]
  })
}

function tags(text: string): Found[] {
  const words = [...text.matchAll(TAG)].flatMap(match => {
    const tag = (match[2] ?? '').trim().replace(/\p{P}+$/u, '')
    const from = match.index + match[1]!.length
    return tag === '' || tag.length > LONGEST_TAG ? [] : [{ from, to: from + 1 + tag.length, value: tag }]
  })
  const tickers = [...text.matchAll(CASHTAG)].map(match => {
    const from = match.index + match[1]!.length
    return { from, to: from + 1 + match[2]!.length, value: `$${match[2]!.toUpperCase()}` }
  })
  return [...words, ...tickers]
}

const endsInDomain = (name: string): boolean => name.includes('.') && known.has(name.slice(name.lastIndexOf('.') + 1))
