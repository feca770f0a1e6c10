/** Pieces that a plan names twice: drafted or held ready in one place, published in another. */
import type { Format } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { formatIn } from './cadences.ts'
import { ASIDE } from './announces.ts'
import { isQuoted } from './piece-name.ts'
import { withoutRetold } from './piece-retold.ts'
import { communities, formatOf, type Piece, placeOf, UNSPACED, wordsOf } from './piece-words.ts'

/** "Thread drafted and reviewed", "ティザー 準備済み": made ready, not yet published. */
const isDraft = fact(text => DRAFT.test(text) && !PUBLISHED.test(text))
const DRAFT =
  /\b(?:draft(?:ed|s|ing)?|pre-?written|prepare[ds]?|preparing|queued|ready to (?:post|publish))\b|下書き|準備済|草稿|写好|entw[uo]rf|vorbereitet|borrador|rascunho|brouillon|bozza|черновик|^(?:start|begin|continue|finish|finali[sz]e|complete|wrap up|beginne|fertigstellen|empezar|terminar|finalizar|começar|commencer|terminer|finir|начать|дописать|закончить|继续|完成)(?![a-zà-ÿа-я-])/i
const PUBLISHED = /^(?:publish|post|launch|submit|share)\b/i
/** "docs/launch/thread.md — thread 1": a file that holds a piece. */
const isFile = ({ kind, text, codes }: Line): boolean => kind === 'item' && codes.length > 0 && FILE.test(text)
const FILE = /^[\w.-]+(?:\/[\w.-]+)*\.(?:md|txt|html?)(?![\w.])/

const keyOf = (piece: Piece): string | null => {
  const place = placeOf(piece)
  const format = formatIn(piece.line)?.format
  return place === null || format === undefined ? null : `${place} ${format}`
}

const isCopy = ({ line }: Piece): boolean => line.kind === 'heading' || line.kind === 'label'
/** Leaves out what is named a second time: copy that stands ready for a place, drafts and files of what is published anyhow. */
export function withoutRepeats(all: readonly Piece[]): Piece[] {
  const pieces = withoutRetold(withoutSameEvent(withoutSameTitle(withoutSameText(all))))
  const isMade = ({ line }: Piece): boolean => isFile(line) || (line.kind !== 'row' && isDraft(line) && !isQuoted(line))
  const told = pieces.filter(piece => !isCopy(piece) && !isMade(piece))
  const rows = told.filter(({ line }) => line.kind === 'row').length
  const places = new Map<string, number>()
  const keys = new Map<string, number>()
  for (const piece of told) {
    const { count } = piece
    const place = placeOf(piece)
    const key = keyOf(piece)
    if (place !== null) places.set(place, (places.get(place) ?? 0) + count)
    if (key !== null) keys.set(key, (keys.get(key) ?? 0) + count)
  }
  const isTold = (counts: Map<string, number>, key: string | null, count: number): boolean => {
    const left = key === null ? 0 : (counts.get(key) ?? 0)
    if (key === null || left < count) return false
    counts.set(key, left - count)
    return true
  }
  return pieces.filter(piece => {
    const { line, count } = piece
    if (isCopy(piece)) return !isTold(places, placeOf(piece), count)
    if (isFile(line)) return rows === 0
    return !isMade(piece) || !isTold(keys, keyOf(piece), count)
  })
}

/** What part of the shorter title stands in the longer one, and the other way round. */
const SAME = 0.8
const NEARLY = 0.7
/** So many words at the head of a longer title are the same title, cut. */
const PREFIX = 5
/** Nobody names more of them; comparing each with each must not take long. */
const MOST = 400

/** Leaves out what has the title of a piece in another block: listed in a calendar, and outlined or published by name elsewhere. */
function withoutSameTitle(pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.length > MOST) return pieces
  const kept: { piece: Piece; words: ReadonlySet<string> }[] = []
  return pieces.filter(piece => {
    const words = wordsOf(piece)
    if (words === null) return true
    const place = placeOf(piece)
    const isSame = kept.some(other => {
      if (other.piece.line.parent === piece.line.parent || !isOverlap(words, other.words)) return false
      const there = placeOf(other.piece)
      if (place === null && there === null && isElsewhere(piece, other.piece)) return false
      return (place === null || there === null || place === there) && isAlike(formatOf(piece.line), formatOf(other.piece.line))
    })
    if (!isSame) kept.push({ piece, words })
    return !isSame
  })
}
/** Below the titles of two places: the same words, posted in each of them. A blog may be any place. */
const isElsewhere = ({ home: a }: Piece, { home: b }: Piece): boolean =>
  a?.[0] !== undefined && b?.[0] !== undefined && ![...a, { id: 'blog' }].some(({ id }) => id === b[0]!.id) && a[0].id !== 'blog'
/** A webinar is no article, and a thread no video. */
const isAlike = (a: { format: Format } | null, b: { format: Format } | null): boolean =>
  a === null || b === null || a.format === b.format || (!SPOKEN.has(a.format) && !SPOKEN.has(b.format))
const SPOKEN = new Set<Format>(['webinar', 'livestream', 'talk', 'podcast', 'video', 'thread', 'newsletter'])
function isOverlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let common = few.size
  // Most titles have nothing in common, and say so in their first words.
  for (const word of few) if (!many.has(word) && --common < few.size * SAME) return false
  return common >= few.size * SAME && (common >= many.size * NEARLY || (common === few.size && common >= PREFIX && startsWith(many, few)))
}
/** "How we parse" and "How we parse: a story of …": words are kept in their order. */
function startsWith(many: ReadonlySet<string>, few: ReadonlySet<string>): boolean {
  const words = many.values()
  for (const word of few) if (words.next().value !== word) return false
  return true
}

const isShown = fact(text => /show hn/i.test(text))
/** "Post Show HN (see below)", "Submit to Hacker News (Show HN)": no title of it. */
const SHOWS =
  /^(?:(?:post|submit|publish|launch|ship|prepare|draft|share)\b[^:：]*)?(?:hacker news\s?)?[(（]?show hn(?:[^:：]*|: \w+ — see .*)$/i
/** Leaves out "Post to r/golang" and "Post Show HN" where another block gives the title of what is posted there. */
function withoutSameEvent(pieces: readonly Piece[]): readonly Piece[] {
  const titled = new Map<string, Piece>()
  const isTitled = (piece: Piece): boolean => isQuoted(piece.line) || wordsOf(piece) !== null
  const eventsOf = ({ line }: Piece): readonly string[] => (isShown(line) ? [...communities(line), 'show hn'] : communities(line))
  for (const piece of pieces) if (!isCopy(piece) && isTitled(piece)) for (const event of eventsOf(piece)) titled.set(event, piece)
  if (titled.size === 0) return pieces
  return pieces.filter(piece => {
    const events = eventsOf(piece)
    if (events.length === 0 || isCopy(piece) || isTitled(piece) || (isShown(piece.line) && !SHOWS.test(piece.line.text))) return true
    return !events.every(event => {
      const other = titled.get(event)
      return other !== undefined && other.line.parent !== piece.line.parent
    })
  })
}

/** "Teaser × 3", "3 teasers", "Teaser 3本": how many they are. */
const NUMBERED = /\s*[×x]\s?\d{1,2}(?:\s?[本篇편件])?$|^\d{1,2}\s(?=\p{L})|\s?\d{1,2}\s?[本篇편件]$/iu
/** "LinkedIn post ready", "Artikel fertig": how far it is. */
const STATE =
  /\s?(?:(?:is |are )?(?:ready|done|drafted|written|scheduled|published|posted|live)|fertig|geschrieben|veröffentlicht|list[oa]s?|publicad[oa]s?|pront[oa]s?|prêts?|publiés?|готов[оаы]?|(?:投稿|準備|公開|作成|予約)?(?:済み?|完了)|已?(?:发布|完成|写好|就绪)|(?:게시|작성|준비) ?완료)\s*$/i
/** A text without what stands in brackets and without quotes; null where it is too short to say what it is. */
const plainly = fact((text): string | null => {
  const plain = text
    .replace(ASIDE, '')
    .replace(/["“”„«»「」『』《》]/g, '')
    .replace(STATE, '')
    .replace(NUMBERED, '')
    .trim()
    .toLowerCase()
  return plain.length < (UNSPACED.test(plain) ? 5 : 12) ? null : plain
})
/** Leaves out what a list without times names in the words of a plan with times, or the other way round. */
function withoutSameText(pieces: readonly Piece[]): readonly Piece[] {
  const known = new Map<string, Piece>()
  return pieces.filter(piece => {
    const text = piece.line.kind === 'item' ? plainly(piece.line) : null
    if (text === null) return true
    const other = known.get(text)
    if (other === undefined) known.set(text, piece)
    return other === undefined || other.timed === piece.timed
  })
}
