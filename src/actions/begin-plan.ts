/** Writes a plan to write over into a workspace that has no document yet. */
import { loadWorkspace } from '../workspace/load.ts'
import { starterPlan } from '../workspace/starter.ts'
import { UserError } from '../lib/errors.ts'
import type { ActionContext } from './action.ts'
import { changeFiles } from './change-files.ts'

/** Where every workspace that names no documents of its own finds it. */
export const FIRST_PLAN = 'plan/launch.md'

/** One change with one audit entry; it can be undone. @throws UserError plan-there, plan-elsewhere, changed, path-* */
export async function beginPlan(context: ActionContext): Promise<{ path: string }> {
  const { files, config, name } = await loadWorkspace(context.ref, { empty: true })
  if (files.length > 0)
    throw new UserError('plan-there', `There is a plan already: ${files[0]!.path}.`, { hint: 'Edit it; the page follows the file.' })
  if (config.plan !== null)
    throw new UserError('plan-elsewhere', `uptake.yml says where the plan is: ${config.plan.join(', ')}.`, {
      hint: 'Put a Markdown file there, or take "plan:" out of uptake.yml.',
    })
  await changeFiles(context, {
    action: 'begin-plan',
    subject: FIRST_PLAN,
    files: [{ path: FIRST_PLAN, before: null, after: starterPlan(name) }],
  })
  return { path: FIRST_PLAN }
}
