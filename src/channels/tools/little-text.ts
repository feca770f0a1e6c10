/**
 * LinkedIn's "little" text: where a reserved character stands bare, LinkedIn silently drops the rest of the post.
 * https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format
 */
const RESERVED = /[\\|{}@[\]()<>#*_~]/g
const ADDRESS = /https?:\/\/[^\s<>"]+/g
/** Read as a hashtag when it begins a word. */
const HASHTAG = /(?<![\p{L}\p{N}_&/\\])\\#(?=[\p{L}\p{N}_]*\p{L})/gu

/** Plain text → little text. Hashtags stay hashtags, addresses stay links. */
export function escapedLittle(text: string): string {
  let out = ''
  let from = 0
  for (const match of text.matchAll(ADDRESS)) {
    out += escaped(text.slice(from, match.index)) + encoded(match[0])
    from = match.index + match[0].length
  }
  return out + escaped(text.slice(from))
}

const escaped = (text: string): string => text.replaceAll(RESERVED, '\\$&').replaceAll(HASHTAG, '#')
/** An address says the same with its brackets written as bytes. */
const encoded = (url: string): string =>
  url.replaceAll(/[\\|{}[\]()<>]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
