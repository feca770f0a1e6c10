/** A piece of the plan → a content file to be written. Pure. */
import { UserError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import type { ContentPiece, Phase, Plan } from '../plan/model.ts'
import { plainTitle } from './declared.ts'
import type { NewPiece } from './new-piece.ts'

export type DraftOptions = {
  /** IANA zone of the workspace; null: not written. */
  zone: string | null
  /** Name in `uptake.yml` of the channel that serves a platform. */
  channelName(platform: string): string
}

/** When a piece has a day and no hour. */
const HOUR = '09:00'

/** The file that begins a piece: everything that the plan says of it, and a remark in place of the text. */
export function draftOf(piece: ContentPiece, plan: Plan, { zone, channelName }: DraftOptions): NewPiece {
  const phase = plan.phases.find(each => each.id === piece.phase) ?? null
  const day = piece.due ?? (piece.window === null ? null : (piece.span?.start ?? null))
  const { file, line } = piece.source
  return {
    title: oneOf(piece),
    head: {
      state: 'draft',
      format: piece.format,
      phase: phase?.title ?? null,
      item: piece.id,
      language: plan.documents.find(document => document.file === file)?.language ?? null,
      schedule: day === null ? null : { at: `${day} ${HOUR}`, ...(zone === null ? {} : { zone }) },
      channels: piece.channel === null ? [] : [channelName(piece.channel)],
    },
    bodies: [{ channels: null, sections: [`<!-- ${file}:${line}. Write the text here; remarks like this one are never published. -->`] }],
  }
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
