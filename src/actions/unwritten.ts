/** What the plan names and nobody has written yet. Pure. */
import { plainTitle } from '../content/fulfils.ts'
import type { ContentPiece } from '../plan/model.ts'
import type { ContentSnapshot } from '../workspace/content-index.ts'

/** Pieces of the plan that are not done and that no content file fulfils, by its `item` (an id or a title) or its own title. */
export const unwritten = (planned: readonly ContentPiece[], { names }: ContentSnapshot): ContentPiece[] =>
  planned.filter(({ id, title, done }) => !done && !names.has(plainTitle(id)) && !names.has(plainTitle(title)))
