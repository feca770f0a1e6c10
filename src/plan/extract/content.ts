/** Pieces to be published. */
import { startsWithAction } from '../lexicon/index.ts'
import type { Format } from '../lexicon/types.ts'
import type { ContentPiece, Window } from '../model.ts'
import type { Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import { cadenceRow } from './cadence-row.ts'
import { cadence, formatIn, readFormat, volume } from './cadences.ts'
import { inQuotes, platformsOf, readPlatforms } from './channel-name.ts'
import { type Context, onceAbove, title } from './context.ts'
import { matrixPieces, piecesIn } from './matrix.ts'
import { countOf } from './piece-count.ts'
import { holdsTitles } from './piece-among.ts'
import { ofOthers } from './piece-else.ts'
import { NOT_PLAN } from './piece-block.ts'
import { isTitleLabel } from './piece-outline.ts'
import { headingPiece, insideHeading } from './piece-heading.ts'
import { pieceOf, PIECES, namesPiece } from './piece-line.ts'
import { homeOf, nearestPlatform, PUBLISH, QUOTED } from './piece-name.ts'
import { withoutRepeats } from './piece-repeat.ts'
import type { Piece } from './piece-words.ts'
import { insidePrepared, preparedFor, preparedPosts, preparedTitle } from './prepared.ts'
import { rowPiece, rowTitle } from './piece-row.ts'
import { taskFacts } from './task-facts.ts'

const OFF = new Set(['kpi', 'budget', 'effort', 'role', 'risk', 'audience', 'journey', 'programme', 'volume', 'dependency'])
/** Copy that stands in such a block is not to be posted by the plan. */
const OFF_COPY = new Set<string>(['competitor', 'persona', 'pricing', 'budget', 'risk'])
/** "3 posts", at the head of a line: where such lists are detailed, what else is named repeats them. */
const STARTS = /^\d/
/** Fills cadences, volumes and content. */
export function content(context: Context): void {
  const pieces: Piece[] = []
  const before = context.plan.content.length
  const weeks = new Set<string>()
  for (const line of context.lines) {
    if (line.kind === 'heading' || line.kind === 'label') {
      const isOff = context.kindsAt(line).some(kind => OFF_COPY.has(kind)) || insidePrepared(context, line)
      const count = isOff ? 0 : preparedPosts(context, line)
      if (count > 0) {
        pieces.push({ line, count, listed: true, named: preparedTitle(line), place: preparedFor(context, line)?.id ?? null })
        continue
      }
      const named = isOff ? null : headingPiece(context, line)
      if (named !== null) {
        pieces.push({ line, count: 1, listed: true, named, home: homeOf(context, line), timed: context.phaseOf(line) !== null })
        continue
      }
    }
    if (line.kind === 'heading' || line.kind === 'table' || line.kind === 'fence' || line.text === '' || line.text.length > 360) continue
    const claimed = context.claimedBy(line)
    if ((claimed !== null && OFF.has(claimed)) || ofOthers(context, line)) continue
    if (matrixRow(context, line)) {
      weeks.add(weekOf(context.timeAt(line)))
      continue
    }
    if (line.kind === 'row') cadenceRow(context, line)
    if (volume(context, line) || cadence(context, line)) continue
    // "Week 2 post" in a schedule behind a calendar with the posts of week 2.
    const week = weeks.size > 0 && line.kind === 'row' ? weekOf(opensWith(context, rowTitle(context, line))) : ''
    if (week !== '' && weeks.has(week)) continue
    const piece = line.kind === 'row' ? rowPiece(context, line) : pieceOf(context, line)
    if (piece && !insidePrepared(context, line) && !insideHeading(context, line)) {
      if (isCrossPost(line) && pieces.at(-1)?.line.parent === line.parent) continue
      const isThread = formatIn(line)?.format === 'thread'
      const titles =
        line.kind === 'item' && !isThread && piece.count <= line.children.length && holdsTitles(context, line) ? line.children : []
      for (const each of titles)
        pieces.push({
          line: each,
          count: 1,
          listed: true,
          named: namedBy(context, each),
          home: homeOf(context, each),
          timed: context.phaseOf(line) !== null,
        })
      if (titles.length > 0) {
        PIECES.set(line, context)
        continue
      }
      pieces.push({
        line,
        ...piece,
        named: ('named' in piece ? piece.named : null) ?? namedBy(context, line),
        home: homeOf(context, line),
        timed: context.phaseOf(line) !== null,
        clock: isByHour(context, line),
      })
      PIECES.set(line, context)
    }
  }
  const slots = signedSlots(context, before, pieces)
  const counted = pieces.filter(piece => piece.listed && !piece.line.box && STARTS.test(piece.line.text)).length
  for (const piece of withoutRepeats(pieces)) {
    const { line, count, listed, named, steps } = piece
    if (!listed && counted >= 6) continue
    if (line.kind === 'heading' || line.kind === 'label') {
      add(context, line, count, title(line), named)
      continue
    }
    const parts = steps ?? (line.kind === 'row' && count === 1 ? piecesIn(rowTitle(context, line)) : [])
    if (parts.length < 2 && steps === undefined) {
      add(context, line, count)
      if (slots.size > 0) takeSlot(context.plan.content.at(-1), slots.get(signAbove(piece) ?? ''))
    } else for (const part of parts) addPart(context, line, part)
  }
}

/**
 * Takes "A-01 the opening" of a calendar out where "### A-01: …" stands above the title of what is meant, and hands out by its
 * sign what the calendar says of it: when, and where.
 */
function signedSlots(context: Context, before: number, pieces: readonly Piece[]): ReadonlyMap<string, ContentPiece> {
  const slots = new Map<string, ContentPiece>()
  if (context.plan.content.length === before) return slots
  const signs = new Set(pieces.map(signAbove))
  for (const slot of context.plan.content.splice(before)) {
    const sign = signOf(slot.title)
    if (sign === null || !signs.has(sign)) context.plan.content.push(slot)
    else if (!slots.has(sign)) slots.set(sign, slot)
  }
  return slots
}
function takeSlot(piece: ContentPiece | undefined, slot: ContentPiece | undefined): void {
  if (piece === undefined || slot === undefined) return
  piece.phase ??= slot.phase
  piece.window ??= slot.window
  piece.channel ??= slot.channel
}
/** The sign of the heading that a piece stands below. */
const signAbove = ({ line }: Piece): string | null => {
  for (let at = line.parent; at !== null; at = at.parent) if (at.kind === 'heading') return signOf(at.text)
  return null
}
const signOf = (text: string): string | null => /^([A-Z]{1,3}-?\d{1,3})(?![\w/-])/.exec(text)?.[1] ?? null

/** A week as a key; empty for another time. */
const weekOf = (window: Window | null): string => (window?.unit === 'week' ? `${window.from} ${window.to}` : '')
function opensWith(context: Context, text: string): Window | null {
  const found = context.window(text)
  return found !== null && found.from === 0 && found.to < text.length ? found.window : null
}
/** "Cross-post: dev.to, Medium" behind the piece: the same piece elsewhere. */
const isCrossPost = fact(text => /^cross-?post/i.test(text))
/** "**9:30 AM**", "T+2h", "08:00-10:00" above or before what is done then. */
const isByHour = (context: Context, line: Line): boolean => saysHour(line) || isHourAbove(context, line)
const isHourAbove = onceAbove((context, container): boolean => {
  const at = context.within(container)[0]
  return at !== undefined && saysHour(at)
})
const saysHour = fact(text => HOUR.test(text))
const HOUR = /^[^a-zà-ÿ\d]*(?:\d{1,2}[:.]\d\d|\d{1,2}\s?[ap]m\b|\d{1,2}\s?(?:uhr|h)\b|T[+±-]\d+\s?h)/i
/** The title that a row gives, or the bold one that opens an item: "**How we parse** - deep dive". */
function namedBy(context: Context, line: Line): string | null {
  if (line.kind === 'item')
    return line.lead !== null && line.codes.length === 0 && !line.text.startsWith(`${line.lead}:`) ? line.lead : null
  const named = line.kind === 'row' ? rowTitle(context, line) : ''
  return named === '' || PUBLISH.test(named) || startsWithAction(named) ? null : named
}
/** A row of a calendar with a column for each channel. */
function matrixRow(context: Context, line: Line): boolean {
  if (line.kind !== 'row' || context.kindsAt(line).some(kind => kind !== 'summary' && NOT_PLAN.has(kind))) return false
  const pieces = matrixPieces(context, line)
  if (pieces.length === 0) return false
  const { due, window } = taskFacts(context, line, line.text)
  for (const { cell, title, count, format, channel, done } of pieces)
    context.plan.content.push({
      id: context.id('content'),
      title: QUOTED.exec(title)?.[1] ?? title,
      count,
      format,
      channel,
      phase: context.phaseOf(line, true)?.id ?? null,
      due,
      done,
      section: context.section(line),
      window,
      span: null,
      source: context.document.source(cell.from, cell.to),
    })
  context.claim(line, 'content')
  return true
}

/** One of several pieces in a cell. */
function addPart(context: Context, line: Line, part: string): void {
  const format = readFormat(part)
  add(context, line, (format && countOf(context, part, format)) || 1, part)
}
function add(
  context: Context,
  line: Line,
  count: number,
  text = line.kind === 'row' ? rowTitle(context, line) : title(line),
  named: string | null = null,
): void {
  const facts = taskFacts(context, line, text)
  // What a title names is what the piece is about.
  const platform =
    readPlatforms(text).find(({ name, from }) => !inQuotes(text, from) || /^(?:show|ask) hn/i.test(name)) ??
    (line.kind === 'row'
      ? platformsOf(line)[0]
      : line.kind === 'heading' || line.kind === 'label'
        ? preparedFor(context, line)
        : (nearestPlatform(context, line) ?? (namesPiece(line) === true ? homeOf(context, line)[0] : undefined)))
  context.plan.content.push({
    id: context.id('content'),
    title:
      titled(line) ?? QUOTED.exec(named ?? text)?.[1] ?? named ?? (namesPiece(line) === true && line.rest !== '' ? line.rest : facts.title),
    count,
    format: (readFormat(text) ?? (line.kind === 'row' ? readFormat(line.text) : null))?.format ?? formatAbove(context, line),
    channel: platform?.id ?? null,
    phase: context.phaseOf(line, true)?.id ?? null,
    due: facts.due,
    done: line.box?.checked ?? (line.mark === 'done' && line.markAt === 'trail'),
    section: context.section(line),
    window: facts.window,
    span: null,
    source: context.source(line),
  })
  context.claim(line, 'content')
}
/** "Title: why “done” is no state": the whole of it, where it does not stand in quotes itself. */
const titled = (line: Line): string | null =>
  saysTitle(line) === true && line.rest !== '' && !OPENS_QUOTE.test(line.rest) ? line.rest : null
const saysTitle = leadFact(isTitleLabel)
const OPENS_QUOTE = /^["“„«「『《]/
function formatAbove(context: Context, line: Line): Format | null {
  for (const at of context.above(line)) {
    const format = formatIn(at)
    if (format) return format.format
    if (at.kind === 'heading') return null
  }
  return null
}
