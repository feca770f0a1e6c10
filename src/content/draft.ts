/** A piece of the plan → a content file to be written. Pure. */
import { UserError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import type { ContentPiece, Phase, Plan } from '../plan/model.ts'
import { addDays, diffDays, weekdayOf } from '../plan/resolve/calendar.ts'
import { ownDue } from '../plan/resolve/resolve.ts'
import type { Slot } from '../schedule/slots.ts'
import { plainTitle } from './fulfils.ts'
import type { NewPiece } from './new-piece.ts'

export type DraftOptions = {
  /** IANA zone of the workspace; null: not written. */
  zone: string | null
  /** Name in `uptake.yml` of the channel that serves a platform with this kind of piece. */
  channelName(platform: string, format: string | null): string
  /** The time of day at which a channel speaks. */
  timeOf(channel: string | null): Pick<Slot, 'time' | 'zone'>
}

/**
 * The file that begins a piece: everything that the plan says of it, and a remark in place of the text.
 * @param nth which of its `count` it is, from 0 on
 */
export function draftOf(piece: ContentPiece, nth: number, plan: Plan, { zone, channelName, timeOf }: DraftOptions): NewPiece {
  const phase = plan.phases.find(each => each.id === piece.phase) ?? null
  const day = dayOf(piece, nth)
  const channel = piece.channel === null ? null : channelName(piece.channel, piece.format)
  const slot = timeOf(channel)
  const where = slot.zone ?? zone
  const { file, line } = piece.source
  return {
    title: oneOf(piece),
    head: {
      state: 'draft',
      format: piece.format,
      phase: phase?.title ?? null,
      item: piece.id,
      language: plan.documents.find(document => document.file === file)?.language ?? null,
      schedule: day === null ? null : { at: `${day} ${slot.time}`, ...(where === null ? {} : { zone: where }) },
      channels: channel === null ? [] : [channel],
    },
    bodies: [{ channels: null, sections: [`<!-- ${file}:${line}. Write the text here; remarks like this one are never published. -->`] }],
  }
}

/**
 * The day that the plan writes on the piece; else one within its time, so that several lie evenly over it, the last on its last
 * day, and none on a weekend where there is a Friday before.
 */
function dayOf(piece: ContentPiece, nth: number): string | null {
  const { start, end } = piece.span ?? { start: null, end: null }
  const own = ownDue(piece)
  if (start === null || end === null || (own !== null && piece.count === 1)) return own ?? piece.due ?? start
  const length = diffDays(start, end) + 1
  const day = addDays(start, Math.max(0, Math.ceil(((nth + 1) * length) / piece.count) - 1))
  const friday = addDays(day, -Math.max(0, weekdayOf(day) - 5))
  return friday < start ? day : friday
}

/** "3 LinkedIn posts (depth)" are three files, each called "LinkedIn posts (depth)". */
const oneOf = ({ title, count }: ContentPiece): string =>
  title.startsWith(`${count} `) ? title.slice(String(count).length).trim() || title : title

/** The piece that a person means by its id, its title, or a part of the title that fits one. @throws UserError piece-* */
export function findPiece(text: string, pieces: readonly ContentPiece[]): ContentPiece {
  return find(text, pieces, 'piece', 'uptake inspect --json lists all pieces under "content".')
}
/** The phase that a person means, in the same way. @throws UserError phase-* */
export function findPhase(text: string, phases: readonly Phase[]): Phase {
  return find(text, phases, 'phase', '"uptake plan" lists the phases.')
}

type Titled = { id: string; title: string; source: { file: string; line: number } }
const MOST_LISTED = 12

function find<Item extends Titled>(text: string, items: readonly Item[], what: string, hint: string): Item {
  const byId = items.find(item => item.id === text)
  if (byId !== undefined) return byId
  const wanted = plainTitle(text)
  const whole = items.filter(item => plainTitle(item.title) === wanted)
  const part = wanted === '' ? [] : items.filter(item => plainTitle(item.title).includes(wanted))
  const fits = whole.length > 0 ? whole : part
  const [first] = fits
  if (first !== undefined && fits.length === 1) return first
  if (first !== undefined) {
    const listed = fits.slice(0, MOST_LISTED).map(item => `  ${item.id}  ${item.title}  (${item.source.file}:${item.source.line})`)
    const more = fits.length > MOST_LISTED ? [`  and ${fits.length - MOST_LISTED} more`] : []
    throw new UserError(`${what}-ambiguous`, `"${text}" fits ${fits.length} ${what}s:\n${[...listed, ...more].join('\n')}`, {
      hint: 'Give the id, or more of the title. Nothing was changed.',
    })
  }
  const titles = items.map(item => item.title)
  const near = nearest(text, titles)
  throw new UserError(`${what}-missing`, `The plan has no ${what} "${text}".${near === null ? '' : ` Did you mean "${near}"?`}`, { hint })
}

/** A phase and all phases below it. */
export function phasesBelow(phase: Phase, phases: readonly Phase[]): Set<string> {
  const found = new Set([phase.id])
  for (let grown = true; grown;) {
    grown = false
    for (const each of phases)
      if (each.parent !== null && found.has(each.parent) && !found.has(each.id)) {
        found.add(each.id)
        grown = true
      }
  }
  return found
}
