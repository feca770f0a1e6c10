/** How long a text is, as the channel counts it. Pure. */
import twitter from 'twitter-text'
import type { Counting, Limits } from '../channels/channel.ts'
import { memo } from '../plan/text/memo.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const utf8 = new TextEncoder()
const PLAIN = /^[\x20-\x7e\n]*$/

/** Runs of ASCII: what stands between two of its characters is one visible character each; only the ends can join others. */
const ASCII_RUN = /([\x20-\x7e\n])([\x20-\x7e\n]+)(?=[\x20-\x7e\n])/g

/** User-perceived characters (UAX #29). */
export function graphemeCount(text: string): number {
  if (PLAIN.test(text)) return text.length
  let count = 0
  const rest = text.replace(ASCII_RUN, (_, first: string, inner: string) => {
    count += inner.length
    return first
  })
  for (const each of graphemes.segment(rest)) if (each.segment !== '') count++
  return count
}

export const byteCount = (text: string): number => utf8.encode(text).length

/** While one types, all posts but one are those of a moment ago. */
const REMEMBERED = 2_000
/** The platform's own library: CJK and emoji count two, every address 23. */
const weightedLength = memo(text => twitter.parseTweet(withoutEndlessHosts(text)).weightedLength, { limit: REMEMBERED })

/** No name of a host is longer than 253 characters (RFC 1035), and the library takes minutes to see that "1.1.1.…" is none. */
const ENDLESS_HOST = /[\p{L}\p{M}\p{N}._-]{254,}/gu
const MOST_LABELS = 50
const withoutEndlessHosts = (text: string): string =>
  text.length < 254
    ? text
    : text.replace(ENDLESS_HOST, run => (run.split('.', MOST_LABELS + 1).length > MOST_LABELS ? run.replaceAll('.', ',') : run))

/** Length of `text` by the rule of a channel. */
export function countOf(text: string, counted: Counting): number {
  switch (counted) {
    case 'graphemes':
      return graphemeCount(text)
    case 'characters':
      return [...text].length
    case 'weighted':
      return weightedLength(text)
    case 'mastodon':
      return graphemeCount(mastodonText(text))
    case 'threads':
      return [...text].length + emojiExtra(text)
    case 'bytes':
      return byteCount(text)
  }
}

/** A sequence that is one picture counts all of its bytes, joiners and all. https://developers.facebook.com/documentation/threads/posts */
const EMOJI = /\p{RGI_Emoji}/gv
const emojiExtra = (text: string): number =>
  PLAIN.test(text) ? 0 : (text.match(EMOJI) ?? []).reduce((sum, each) => sum + byteCount(each) - [...each].length, 0)

/** Is the text within the limits of one post? */
export function fits(text: string, limits: Limits): boolean {
  const short = atMost(text, limits.counted) <= limits.length || countOf(text, limits.counted) <= limits.length
  return short && (limits.bytes === undefined || text.length * 3 <= limits.bytes || byteCount(text) <= limits.bytes)
}

/** A length that is never exceeded, without counting: most texts are far below the limit. */
function atMost(text: string, counted: Counting): number {
  if (counted === 'weighted') return text.includes('.') ? Infinity : text.length * 2
  if (counted === 'mastodon') return text.includes('://') ? Infinity : text.length
  return counted === 'bytes' || counted === 'threads' ? text.length * 3 : text.length
}

const ADDRESS_LENGTH = 23
const { validDomain, validPortNumber, validUrlPath, validUrlPrecedingChars, validUrlQueryChars, validUrlQueryEndingChars } =
  twitter.regexen as Record<string, RegExp>
const source = (expression: RegExp | undefined): string => expression?.source ?? '(?!)'
/** twitter-text's address with a scheme that must be there: how Mastodon's own counter finds addresses. */
const MASTODON_ADDRESS = new RegExp(
  `(${source(validUrlPrecedingChars)})https?://${source(validDomain)}(?::${source(validPortNumber)})?` +
    `(?:/${source(validUrlPath)}*)?(?:\\?${source(validUrlQueryChars)}*${source(validUrlQueryEndingChars)})?`,
  'gi',
)
const REMOTE_MENTION = /(^|[^/\w])@([a-z0-9_]+)@[a-z0-9.-]+[a-z0-9]+/gi

/** The text that Mastodon counts: every address as 23 characters, a remote mention without its server. */
const mastodonText = (text: string): string =>
  withoutEndlessHosts(text)
    .replace(MASTODON_ADDRESS, (_, before: string) => before + 'x'.repeat(ADDRESS_LENGTH))
    .replace(REMOTE_MENTION, '$1@$2')
