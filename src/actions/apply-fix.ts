/** Applies the fix that a problem offers. */
import { UserError } from '../lib/errors.ts'
import type { Edit, Problem } from '../plan/model.ts'
import { applyEdits } from '../plan/splice/splice.ts'
import { commit, fresh, textOf, type ActionContext, type FileChange } from './action.ts'

/** Applies the fix of the problem of `rule` at a place. @throws UserError problem-unknown, no-fix, overlap */
export async function applyFix(context: ActionContext, input: { rule: string; file: string; line: number }): Promise<{ problem: Problem }> {
  const { loaded, plan } = await fresh(context)
  const problem = plan.problems.find(each => each.rule === input.rule && each.source.file === input.file && each.source.line === input.line)
  if (!problem)
    throw new UserError('problem-unknown', `There is no problem "${input.rule}" at ${input.file}:${input.line} any more.`, {
      hint: 'The document has changed since. Read the problems again.',
    })
  if (!problem.fix)
    throw new UserError('no-fix', `"${problem.message}" has no fix that could be applied by itself.`, {
      hint: problem.expected ? `Expected: ${problem.expected}.` : null,
    })
  const byFile = new Map<string, Edit[]>()
  for (const edit of problem.fix.edits) byFile.set(edit.source.file, [...(byFile.get(edit.source.file) ?? []), edit])
  const changes: FileChange[] = [...byFile].map(([path, edits]) => {
    const before = textOf(loaded, path)
    const result = applyEdits(before, edits)
    if (!result.ok) throw new UserError(result.reason, result.message, { hint: result.hint })
    return { path, before, after: result.text }
  })
  await commit(context, loaded, 'fix', `${input.rule} ${input.file}:${input.line}`, changes)
  return { problem }
}
