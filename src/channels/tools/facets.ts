/**
 * Links, mentions and tags in the text of a Bluesky post, as ranges of UTF-8 bytes. What counts as one follows the rich
 * text of the AT Protocol (https://docs.bsky.app/docs/advanced-guides/post-richtext) and its reference library.
 */
export type Found = { start: number; end: number; kind: 'link' | 'mention' | 'tag'; value: string }

const link = /(^|\s|\()(https?:\/\/\S+)/gim
const mention = /(^|\s|\()@([a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)+)/g
const tag = /(^|\s)[#＃]((?!\ufe0f)[^\s\u00AD\u2060\u200A\u200B\u200C\u200D\u20e2]+)/gu

export function findFacets(text: string): Found[] {
  const bytes = byteOffsets(text)
  const found: Found[] = []
  const add = (kind: Found['kind'], from: number, length: number, value: string): void => {
    found.push({ kind, value, start: bytes(from), end: bytes(from + length) })
  }
  for (const match of text.matchAll(link)) {
    const written = withoutEnd(match[2]!)
    if (URL.canParse(written)) add('link', match.index + match[1]!.length, written.length, written)
  }
  for (const match of text.matchAll(mention)) {
    const handle = match[2]!
    // The last part of a domain is no number.
    if (/\.[a-zA-Z][a-zA-Z0-9-]*$/.test(handle)) add('mention', match.index + match[1]!.length, handle.length + 1, handle)
  }
  for (const match of text.matchAll(tag)) {
    const name = match[2]!.replace(/\p{P}+$/gu, '')
    if (name === '' || /^\d+$/.test(name) || name.length > 64) continue
    add('tag', match.index + match[1]!.length, name.length + 1, name)
  }
  return withoutOverlaps(found)
}

/** An address ends before the punctuation of its sentence, and before a bracket that it did not open. */
function withoutEnd(url: string): string {
  const trimmed = url.replace(/[.,;:!?'"”’]+$/, '')
  return trimmed.endsWith(')') && !trimmed.includes('(') ? trimmed.slice(0, -1) : trimmed
}

function withoutOverlaps(found: Found[]): Found[] {
  const kept: Found[] = []
  for (const each of found.sort((a, b) => a.start - b.start || b.end - a.end)) if (each.start >= (kept.at(-1)?.end ?? 0)) kept.push(each)
  return kept
}

/** Offset in UTF-16 units → offset in UTF-8 bytes. */
function byteOffsets(text: string): (offset: number) => number {
  return offset => Buffer.byteLength(text.slice(0, offset), 'utf8')
}
