/** `uptake check --fix`: applies the fixes that problems carry, file by file. */
import { join } from 'node:path'
import { changeFile } from '../actions/write-text.ts'
import { UserError } from '../lib/errors.ts'
import { plural } from '../lib/table.ts'
import type { Edit, Source } from '../plan/model.ts'
import { applyEdits } from '../plan/splice/splice.ts'
import type { Context } from './command.ts'
import type { Reading } from './reading.ts'
import { shownFile } from './reading.ts'

/** Applies fixes and tells of each on stderr. Returns whether a file changed. @throws UserError as changeFile does */
export async function fixAll(context: Context, readings: readonly Reading[], unsafe: boolean): Promise<boolean> {
  let changed = false
  for (const { loaded, plan } of readings) {
    const fixes = plan.problems.flatMap(({ fix }) => (fix !== null && (fix.safe || unsafe) ? [fix] : []))
    const byFile = new Map<string, Edit[]>()
    const taken: Edit[] = []
    let applied = 0
    for (const { edits } of fixes) {
      // Two fixes of one stretch cannot both be right: the first one stays, the next check shows the other.
      if (edits.some(edit => taken.some(other => overlaps(edit.source, other.source)))) continue
      taken.push(...edits)
      applied++
      for (const edit of edits) byFile.set(edit.source.file, [...(byFile.get(edit.source.file) ?? []), edit])
    }
    for (const [file, edits] of byFile) {
      if (file === '-') continue
      const shown = shownFile(loaded, file, context.cwd)
      const written = changeFile(join(loaded.root, file), text => {
        const result = applyEdits(text, edits)
        if (!result.ok) throw new UserError('changed', `${shown}: ${result.message}`, { hint: result.hint })
        return result.text
      })
      changed ||= written
      if (written) context.err.line(context.err.style.dim(`changed ${shown} in ${plural(edits.length, 'place')}`))
    }
    if (applied === 0 && fixes.length === 0) context.err.line(context.err.style.dim(`${loaded.name}: nothing to fix${unsafe ? '' : ' safely'}`))
  }
  return changed
}

const before = (a: { line: number; column: number }, b: { line: number; column: number }): boolean => a.line < b.line || (a.line === b.line && a.column < b.column)
const end = ({ endLine, endColumn }: Source): { line: number; column: number } => ({ line: endLine, column: endColumn })

function overlaps(a: Source, b: Source): boolean {
  if (a.file !== b.file) return false
  return before(a, end(b)) && before(b, end(a)) || (a.line === b.line && a.column === b.column)
}
