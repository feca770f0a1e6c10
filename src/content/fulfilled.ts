/** How far each piece of the plan is: written, scheduled, out. Pure. */
import type { ContentPiece, Plan } from '../plan/model.ts'
import type { Fulfilled } from '../schedule/agenda.ts'
import { plainTitle } from './declared.ts'
import type { ContentItem } from './model.ts'

type Said = Pick<ContentItem, 'id' | 'item' | 'title' | 'phase' | 'state'>
/** Ids of content files with a delivery that is still to go or out, and of those with one that is out. */
export type Gone = { scheduled: ReadonlySet<string>; published: ReadonlySet<string> }

/**
 * Pieces of the plan with a file that names them (`item`: an id or a title) or bears their title, by id. Where several pieces
 * are called alike, `phase` of the file decides, else the first that lacks one. Archived files do not count.
 */
export function fulfilledOf({ content, phases }: Plan, items: readonly Said[], gone: Gone): Record<string, Fulfilled> {
  const called = new Map<string, ContentPiece[]>()
  const call = (name: string, piece: ContentPiece): void => void (called.get(name)?.push(piece) ?? called.set(name, [piece]))
  for (const piece of content) {
    call(piece.id, piece)
    call(plainTitle(piece.title), piece)
  }
  const phaseOf = new Map(phases.map(({ id, title }) => [id, plainTitle(title)]))
  const found: Record<string, Fulfilled> = {}
  for (const item of items) {
    if (item.state === 'archived') continue
    const named = item.item === null ? undefined : called.get(item.item)
    const alike = named ?? called.get(plainTitle(item.item ?? item.title ?? '')) ?? []
    const phase = item.phase === null ? null : plainTitle(item.phase)
    const there = alike.filter(each => each.phase !== null && phaseOf.get(each.phase) === phase)
    const fits = there.length > 0 ? there : alike
    const piece = fits.find(each => (found[each.id]?.written ?? 0) < each.count) ?? fits[0]
    if (piece === undefined) continue
    const counts = (found[piece.id] ??= { written: 0, scheduled: 0, out: 0 })
    counts.written++
    if (gone.scheduled.has(item.id)) counts.scheduled++
    if (gone.published.has(item.id)) counts.out++
  }
  return found
}
