/** What `done` and `undo` share: find the task, have its box ticked in the Markdown. */
import { relative, sep } from 'node:path'
import { userError } from '../lib/errors.ts'
import { widthOf } from '../lib/table.ts'
import type { Task } from '../plan/model.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import type { Loaded } from '../workspace/load.ts'
import { loadWorkspace } from '../workspace/load.ts'
import { act, storedReading, wholeRef } from './acting.ts'
import type { Args, Context } from './command.ts'
import type { Candidate } from './find-task.ts'
import { findTask } from './find-task.ts'
import { carriedOn, shownFile, todayOf, workspacesAt } from './reading.ts'

type Place = { ref: WorkspaceRef; loaded: Loaded; tasks: Task[]; today: string }

/** Sets the state of the task that `text` means in the workspaces at `paths`. @throws UserError task-*, path-* */
export async function setDone(context: Context, args: Args, text: string, paths: readonly string[], done: boolean): Promise<number> {
  const places: Place[] = []
  for (const ref of workspacesAt(context, paths)) places.push(await place(context, args, ref))
  const candidates = places.flatMap(({ loaded, tasks }, where): Candidate[] =>
    tasks.map(task => ({ task, where, place: `${shownFile(loaded, task.source.file, context.cwd)}:${task.source.line}` })),
  )
  const found = findTask(text, candidates, done)
  const { ref, today, tasks } = places[found.where]!
  const { task } = found
  if (task.source.file === '-') throw userError('path-special', 'standard input')
  if (task.box === null && task.done !== done) throw userError('task-no-box', task.title, found.place)
  const changed = task.box !== null && (await act(context, ref, today, 'tick', { taskId: task.id, done })).changed
  const stateful = tasks.filter(each => each.stateful)
  const count = stateful.filter(each => (each.id === task.id ? done : each.done)).length
  if (args.flag('json'))
    context.out.line(JSON.stringify({ task: { ...task, done }, changed, place: found.place, done: count, total: stateful.length }, null, 2))
  else tell(context, task, found.place, done, changed, `${count} of ${stateful.length} done`)
  return 0
}

/** The whole workspace with lasting ids, and those of its tasks that stand in the documents that were named. */
async function place(context: Context, args: Args, ref: WorkspaceRef): Promise<Place> {
  const loaded = await loadWorkspace(wholeRef(ref))
  const today = todayOf(context, args, loaded)
  const previous = (await storedReading(context, ref))?.plan ?? null
  const plan = await carriedOn(loaded, today, previous)
  const named =
    ref.files === null || ref.config === null ? null : new Set(ref.files.map(path => relative(ref.root, path).replaceAll(sep, '/')))
  return { ref, loaded, today, tasks: plan.tasks.filter(task => named === null || named.has(task.source.file)) }
}

function tell({ out }: Context, task: Task, shown: string, done: boolean, changed: boolean, count: string): void {
  const { style, width } = out
  const note = changed ? '' : style.dim(done ? '  was done already' : '  was open already')
  const line = `${done ? style.green('✓') : '○'} ${task.title}${note}`
  out.line(`${line}${widthOf(line) + shown.length + 2 < width ? '  ' : '\n  '}${style.dim(shown)}`)
  out.line(style.dim(`  ${count}`))
}
