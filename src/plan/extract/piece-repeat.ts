/** Pieces that a plan names twice: drafted or held ready in one place, published in another. */
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { formatIn } from './cadences.ts'
import { platformsOf } from './channel-name.ts'
import { isQuoted } from './piece-name.ts'

export type Piece = { line: Line; count: number; listed: boolean }

/** "Thread drafted and reviewed", "ティザー 準備済み": made ready, not yet published. */
const isDraft = fact(text => DRAFT.test(text) && !PUBLISHED.test(text))
const DRAFT =
  /\b(?:draft(?:ed|s|ing)?|pre-?written|prepare[ds]?|preparing|queued|ready to (?:post|publish))\b|下書き|準備済|草稿|写好|entw[uo]rf|vorbereitet|borrador|rascunho|brouillon|bozza|черновик/i
const PUBLISHED = /^(?:publish|post|launch|submit|share)\b/i
/** "docs/launch/thread.md — thread 1": a file that holds a piece. */
const isFile = ({ kind, text, codes }: Line): boolean => kind === 'item' && codes.length > 0 && FILE.test(text)
const FILE = /^[\w.-]+(?:\/[\w.-]+)*\.(?:md|txt|html?)(?![\w.])/

const placeOf = (line: Line): string | null => platformsOf(line)[0]?.id ?? null
const keyOf = (line: Line): string | null => {
  const place = placeOf(line)
  const format = formatIn(line)?.format
  return place === null || format === undefined ? null : `${place} ${format}`
}

/** Leaves out what is named a second time: copy that stands ready for a place, drafts and files of what is published anyhow. */
export function withoutRepeats(pieces: readonly Piece[]): Piece[] {
  const isCopy = ({ line }: Piece): boolean => line.kind === 'heading'
  const isMade = ({ line }: Piece): boolean => isFile(line) || (isDraft(line) && !isQuoted(line))
  const told = pieces.filter(piece => !isCopy(piece) && !isMade(piece))
  const rows = told.filter(({ line }) => line.kind === 'row').length
  const places = new Map<string, number>()
  const keys = new Map<string, number>()
  for (const { line, count } of told) {
    const place = placeOf(line)
    const key = keyOf(line)
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
    if (isCopy(piece)) return !isTold(places, placeOf(line), count)
    if (isFile(line)) return rows === 0
    return !isMade(piece) || !isTold(keys, keyOf(line), count)
  })
}
