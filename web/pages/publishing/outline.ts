/** What the plan names and nobody has written yet. Pure. */
import type { PieceView } from '../../../src/delivery/view.ts'
import type { ContentPiece, Plan } from '../../../src/plan/model.ts'
import { tidy } from '../../messages/names.ts'

const plain = (text: string): string => tidy(text).toLowerCase().replace(/\s+/g, ' ')

/** Pieces of the plan that are not done and that no content file fulfils, by its `item` (an id or a title) or its own title. */
export function unwritten({ plan }: { plan: Pick<Plan, 'content'> }, files: readonly PieceView[]): ContentPiece[] {
  const names = new Set(files.flatMap(({ item, title }) => [...(item === null ? [] : [item, plain(item)]), plain(title)]))
  return plan.content.filter(({ id, title, done }) => !done && !names.has(id) && !names.has(plain(title)))
}
