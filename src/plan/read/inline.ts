/** Plain text of the inline content of one block, line by line, taken off the tree in a single pass of the cursor. */
import type { TreeCursor } from '@lezer/common'
import { composed, MARKS_APART } from '../text/composed.ts'
import { markdownParser } from './parse.ts'

const SKIP = 1,
  STRONG = 2,
  STRIKE = 3,
  CODE = 4,
  LINK = 5,
  URL_NODE = 6,
  ESCAPE = 7,
  ENTITY = 8,
  TAG = 9,
  LINK_PART = 10,
  LINK_MARK = 11,
  BOX = 12
const KIND_BY_NAME: Record<string, number> = {
  EmphasisMark: SKIP,
  CodeMark: SKIP,
  StrikethroughMark: SKIP,
  HeaderMark: SKIP,
  QuoteMark: SKIP,
  Comment: SKIP,
  SuperscriptMark: SKIP,
  SubscriptMark: SKIP,
  StrongEmphasis: STRONG,
  Strikethrough: STRIKE,
  InlineCode: CODE,
  Link: LINK,
  Image: LINK,
  URL: URL_NODE,
  Escape: ESCAPE,
  Entity: ENTITY,
  HTMLTag: TAG,
  ProcessingInstruction: SKIP,
  LinkTitle: LINK_PART,
  LinkLabel: LINK_PART,
  LinkMark: LINK_MARK,
  TaskMarker: BOX,
}
const KIND: number[] = markdownParser.nodeSet.types.map(type => KIND_BY_NAME[type.name] ?? 0)
/** Characters that are written by their names. */
export const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&nbsp;': ' ',
  '&mdash;': '—',
  '&ndash;': '–',
  '&hellip;': '…',
  '&rarr;': '→',
  '&ge;': '≥',
  '&le;': '≤',
  '&times;': '×',
  '&euro;': '€',
  '&pound;': '£',
}

type Cut = { from: number; to: number; put: string }
type Range = { from: number; to: number }

/** Inline structure of one block: what to leave out, and the stretches that carry meaning. */
export type Inline = {
  from: number
  to: number
  cuts: Cut[]
  strong: Range[]
  struck: Range[]
  codes: string[]
  links: { text: string; url: string; from: number }[]
  box: (Range & { checked: boolean }) | null
}

/**
 * Reads the inline nodes below the node the cursor stands on and leaves the cursor on the first node behind it.
 * Returns whether there is such a node.
 */
export function readInline(cursor: TreeCursor, text: string, inline: Inline): boolean {
  let link: { from: number; to: number; marks: Range[]; url: string | null } | null = null
  const closeLink = (): void => {
    if (!link) return
    if (link.url !== null) {
      const open = link.marks[0]
      const close = link.marks[1]
      if (open && close) inline.links.push({ text: text.slice(open.to, close.from), url: link.url, from: link.from })
      for (const mark of link.marks) inline.cuts.push({ from: mark.from, to: mark.to, put: '' })
      inline.cuts.sort((a, b) => a.from - b.from)
    }
    link = null
  }
  let more = cursor.next()
  for (; more && cursor.from < inline.to; more = cursor.next()) {
    const { from, to } = cursor
    if (link && from >= (link as Range).to) closeLink()
    switch (KIND[cursor.type.id]) {
      case SKIP:
        inline.cuts.push({ from, to, put: '' })
        break
      case STRONG:
        inline.strong.push({ from, to })
        break
      case STRIKE:
        inline.struck.push({ from, to })
        break
      case CODE:
        inline.codes.push(text.slice(from, to).replace(/^`+\s?|\s?`+$/g, ''))
        break
      case LINK:
        closeLink()
        link = { from, to, marks: [], url: null }
        break
      case URL_NODE:
        if (link) {
          ;(link as { url: string | null }).url = text.slice(from, to)
          inline.cuts.push({ from, to, put: '' })
        } else inline.links.push({ text: text.slice(from, to), url: text.slice(from, to), from })
        break
      case LINK_PART:
        if (link) {
          ;(link as { url: string | null }).url ??= ''
          inline.cuts.push({ from, to, put: '' })
        }
        break
      case LINK_MARK:
        if (link) (link as { marks: Range[] }).marks.push({ from, to })
        else inline.cuts.push({ from, to, put: '' })
        break
      case ESCAPE:
        inline.cuts.push({ from, to: from + 1, put: '' })
        break
      case ENTITY: {
        const put = ENTITIES[text.slice(from, to)]
        if (put) inline.cuts.push({ from, to, put })
        break
      }
      case TAG:
        inline.cuts.push({ from, to, put: /^<br/i.test(text.slice(from, from + 4)) ? '; ' : '' })
        break
      case BOX:
        inline.box = { from, to, checked: text[from + 1] !== ' ' }
        inline.cuts.push({ from, to, put: '' })
        break
    }
  }
  closeLink()
  bareAddresses(text, inline)
  return more
}

const ADDRESS = /https?:\/\/[^\s<>"'`|，。）)\]]+[^\s<>"'`|，。）)\].,:;!?*_~]/g
/** Addresses written without brackets are links too (GFM, "autolinks (extension)"). */
function bareAddresses(text: string, inline: Inline): void {
  const block = text.slice(inline.from, inline.to)
  if (!block.includes('://')) return
  for (const match of block.matchAll(ADDRESS)) {
    const from = inline.from + match.index
    const inside = (range: Range): boolean => range.from <= from && from < range.to
    if (inline.cuts.some(inside) || inline.links.some(link => link.from <= from && link.text.includes(match[0]))) continue
    inline.links.push({ text: match[0], url: match[0], from })
  }
}

/** A fresh, empty structure for the block `[from, to)`. */
export const emptyInline = (from: number, to: number): Inline => ({
  from,
  to,
  cuts: [],
  strong: [],
  struck: [],
  codes: [],
  links: [],
  box: null,
})

const SPACES = /[ \t\r\n\u00a0]+/g
/** Plain text of `[from, to)`: cuts applied, white space folded, trimmed. */
export function plain(text: string, inline: Inline, from: number, to: number): string {
  const { cuts } = inline
  if (cuts.length === 0) return fold(text.slice(from, to))
  let out = ''
  let at = from
  for (const cut of cuts) {
    if (cut.to <= at) continue
    if (cut.from >= to) break
    if (cut.from > at) out += text.slice(at, cut.from)
    out += cut.put
    at = cut.to
  }
  if (at < to) out += text.slice(at, to)
  return fold(out)
}
const UNFOLDED = new RegExp(`[\\t\\r\\n\\u00a0${MARKS_APART}]| {2}`)
const fold = (s: string): string => (UNFOLDED.test(s) ? composed(s).replace(SPACES, ' ') : s).trim()
