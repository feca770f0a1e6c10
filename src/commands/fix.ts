/** `uptake check --fix`: has the fixes applied and tells where. */
import { relative, sep } from 'node:path'
import { plural } from '../lib/table.ts'
import { act } from './acting.ts'
import type { Context } from './command.ts'
import type { Reading } from './reading.ts'
import { shownFile } from './reading.ts'

/** Applies fixes and tells of each on stderr. Returns whether a file changed. @throws UserError as applyFixes does */
export async function fixAll(context: Context, readings: readonly Reading[], unsafe: boolean): Promise<boolean> {
  let changed = false
  const { err, cwd } = context
  for (const { loaded, plan, today } of readings) {
    const fixable = plan.problems.some(({ fix, source }) => fix !== null && (fix.safe || unsafe) && source.file !== '-')
    if (!fixable) {
      const left = plan.problems.filter(({ fix }) => fix !== null).length
      err.line(
        err.style.dim(
          `${loaded.name}: nothing to fix${left === 0 || unsafe ? '' : ` safely (${plural(left, 'fix', 'fixes')} with --fix=all)`}`,
        ),
      )
      continue
    }
    const files = loaded.ref.files?.map(path => relative(loaded.root, path).replaceAll(sep, '/')) ?? null
    const edits = await act(context, loaded.ref, today, 'apply-fixes', { unsafe, files })
    for (const [file, count] of Object.entries(edits)) {
      err.line(err.style.dim(`changed ${shownFile(loaded, file, cwd)} in ${plural(count, 'place')}`))
      changed = true
    }
  }
  return changed
}
