/** Applies the fix that a problem offers. */
import { UserError } from '../lib/errors.ts'
import type { Problem } from '../plan/model.ts'
import { fresh, type ActionContext } from './action.ts'
import { changeFiles } from './change-files.ts'
import { changesOf } from './edits.ts'

/** Applies the fix of the problem of `rule` at a place. @throws UserError problem-unknown, no-fix, overlap, changed */
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
  await changeFiles(context, {
    action: 'fix',
    subject: `${input.rule} ${input.file}:${input.line}`,
    files: changesOf(context, loaded, problem.fix.edits),
  })
  return { problem }
}
