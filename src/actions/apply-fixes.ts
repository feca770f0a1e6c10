/** Applies all fixes that problems offer, as one change that can be undone. */
import type { Edit, Source } from '../plan/model.ts'
import { fresh, type ActionContext } from './action.ts'
import { changeFiles } from './change-files.ts'
import { changesOf } from './edits.ts'

export type FixesInput = {
  /** Also fixes that change what the document says. */
  unsafe: boolean
  /** Only problems in these documents; null means all. */
  files: readonly string[] | null
}

/**
 * Of two fixes for one stretch the first is applied; checking again shows whether the other still holds.
 * @returns the number of edits by file, as paths in the workspace
 * @throws UserError overlap, changed, not-utf8, path-unwritable
 */
export async function applyFixes(context: ActionContext, { unsafe, files }: FixesInput): Promise<Record<string, number>> {
  const { loaded, plan } = await fresh(context)
  const edits: Edit[] = []
  for (const { fix, source } of plan.problems) {
    if (fix === null || (!fix.safe && !unsafe) || (files !== null && !files.includes(source.file))) continue
    const isTaken = fix.edits.some(edit => edits.some(other => overlaps(edit.source, other.source)))
    if (!isTaken) edits.push(...fix.edits)
  }
  const counts: Record<string, number> = {}
  for (const { source } of edits) counts[source.file] = (counts[source.file] ?? 0) + 1
  if (edits.length > 0)
    await changeFiles(context, {
      action: 'fix',
      subject: saidOf(edits.length, Object.keys(counts).length),
      files: changesOf(context, loaded, edits),
    })
  return counts
}

/** "3 places in 2 files" */
const saidOf = (places: number, files: number): string =>
  `${places} ${places === 1 ? 'place' : 'places'} in ${files} ${files === 1 ? 'file' : 'files'}`

type Point = { line: number; column: number }
const before = (a: Point, b: Point): boolean => a.line < b.line || (a.line === b.line && a.column < b.column)
const end = ({ endLine, endColumn }: Source): Point => ({ line: endLine, column: endColumn })

const overlaps = (a: Source, b: Source): boolean =>
  a.file === b.file && ((before(a, end(b)) && before(b, end(a))) || (a.line === b.line && a.column === b.column))
