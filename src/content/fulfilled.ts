/** How far each piece of the plan is: written, scheduled, out. Pure. */
import type { Plan } from '../plan/model.ts'
import type { Fulfilled } from '../schedule/agenda.ts'
import { piecesFor, plainTitle } from './fulfils.ts'
import type { ContentItem } from './model.ts'

type Said = Pick<ContentItem, 'id' | 'item' | 'title' | 'phase' | 'state'>
/** Ids of content files with a delivery that is still to go or out, and of those with one that is out. */
export type Gone = { scheduled: ReadonlySet<string>; published: ReadonlySet<string> }

/**
 * Ids of the content files that are for each piece of the plan, by its id: files name a piece (`item`: an id or a title) or
 * bear its title. Where several pieces are called alike, `phase` of the file decides, else the first that lacks one. Archived
 * files do not count.
 */
export function filesOfPieces({ content, phases }: Plan, items: readonly Said[]): Map<string, string[]> {
  const named = piecesFor(content)
  const phaseOf = new Map(phases.map(({ id, title }) => [id, plainTitle(title)]))
  const files = new Map<string, string[]>()
  for (const item of items) {
    if (item.state === 'archived') continue
    const alike = named(item)
    if (alike.length === 0) continue
    const phase = item.phase === null ? null : plainTitle(item.phase)
    const there = alike.filter(each => each.phase !== null && phaseOf.get(each.phase) === phase)
    const fits = there.length > 0 ? there : alike
    const piece = fits.find(each => (files.get(each.id)?.length ?? 0) < each.count) ?? fits[0]!
    const known = files.get(piece.id)
    if (known) known.push(item.id)
    else files.set(piece.id, [item.id])
  }
  return files
}

/** How far each piece is that has files. */
export const fulfilledOf = (files: ReadonlyMap<string, readonly string[]>, { scheduled, published }: Gone): Record<string, Fulfilled> =>
  Object.fromEntries(
    [...files].map(([piece, ids]) => [
      piece,
      { written: ids.length, scheduled: ids.filter(id => scheduled.has(id)).length, out: ids.filter(id => published.has(id)).length },
    ]),
  )
