/** Ticks or unticks the box of a task in its Markdown. */
import { UserError } from '../lib/errors.ts'
import type { Task } from '../plan/model.ts'
import { tick as spliceBox } from '../plan/splice/splice.ts'
import { fresh, textOf, type ActionContext } from './action.ts'
import { changeFiles } from './change-files.ts'

/** Two people may tick two boxes of one file at once: whoever comes second reads again and repeats. */
const ATTEMPTS = 5

/** @throws UserError task-unknown, no-box, changed, path-unwritable */
export async function tick(context: ActionContext, input: { taskId: string; done: boolean }): Promise<{ task: Task; changed: boolean }> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tickOnce(context, input)
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof UserError) || error.code !== 'changed') throw error
    }
  }
}

async function tickOnce(context: ActionContext, input: { taskId: string; done: boolean }): Promise<{ task: Task; changed: boolean }> {
  const { loaded, plan } = await fresh(context)
  const task = plan.tasks.find(each => each.id === input.taskId)
  if (!task)
    throw new UserError('task-unknown', `There is no task ${input.taskId} in this plan.`, {
      hint: 'The document may have changed. Read the plan again ("uptake next" lists ids).',
    })
  const path = task.source.file
  const before = textOf(loaded, path)
  const result = spliceBox(before, task, input.done)
  if (!result.ok) throw new UserError(result.reason, result.message, { hint: result.hint, source: task.source })
  if (result.text === before) return { task, changed: false }
  await changeFiles(context, { action: 'tick', subject: task.id, files: [{ path, before, after: result.text }] })
  return { task: { ...task, done: input.done, open: !input.done }, changed: true }
}
