/** uptake audit: which tasks of the plan can be seen to be done, what is missing and how to make it. */
import type { Audit, AuditedTask } from '../audit/run.ts'
import { tickable } from '../audit/run.ts'
import { printWorkspaces } from './as-json.ts'
import type { Args, Command, Context } from './command.ts'
import type { Reading } from './reading.ts'
import { openWorkspaces, pathOperand, shownFile } from './reading.ts'

export const command: Command = {
  name: 'audit',
  summary: 'Verify tasks against the repository: CI, licence, templates, releases, docs',
  usage: ['audit [PATH...] [--tick] [--offline]'],
  about:
    'Looks at the files of the repository, at git, at the code host and at package registries, and says of each task that they can verify: done, missing or not known. A task counts as verified only when every word of it is. --tick ticks the open boxes of verified tasks and never unticks one. What is asked of GitHub uses GITHUB_TOKEN when it is set. The result is kept, and the dashboard shows it. Exit code 0 whatever was found.',
  operands: [pathOperand],
  options: {
    tick: { type: 'boolean', help: 'Tick the tasks that are verified; "uptake undo" takes a tick back' },
    offline: { type: 'boolean', help: 'Ask no server: files and git only' },
    all: { type: 'boolean', short: 'a', help: 'Also show what is there and is no task of the plan' },
  },
  examples: [
    ['uptake audit', ''],
    ['uptake audit --tick', 'tick what is verified'],
    ['uptake generate community-files', 'write what is missing'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const readings = await openWorkspaces(context, args, { ids: true })
  const views: { reading: Reading; result: Audit; ticked: AuditedTask[] }[] = []
  for (const reading of readings) {
    const result = await audited(context, reading, args.flag('offline'))
    views.push({ reading, result, ticked: args.flag('tick') ? await tickAll(context, reading, result) : [] })
  }
  const { out, cwd } = context
  if (args.flag('json')) {
    const workspaces = views.map(({ reading: { loaded, today }, result, ticked }) => ({
      id: loaded.id,
      name: loaded.name,
      today,
      checks: result.checks,
      tasks: result.tasks.map(task => ({ ...task, source: { ...task.source, file: shownFile(loaded, task.source.file, cwd) } })),
      ticked: ticked.map(task => task.id),
    }))
    printWorkspaces(context, workspaces)
    return 0
  }
  const { auditText } = await import('./text/audit.ts')
  for (const { reading, result, ticked } of views) {
    const options = {
      all: args.flag('all'),
      width: out.width,
      style: out.style,
      file: (file: string) => shownFile(reading.loaded, file, cwd),
    }
    out.write(`\n${auditText(reading.plan.title ?? reading.loaded.name, result, ticked, options)}`)
  }
  return 0
}

/** By the action that keeps the result, as the dashboard does; of the documents that were named, when some were. */
async function audited(context: Context, { loaded, plan, today }: Reading, offline: boolean): Promise<Audit> {
  const named = new Set(loaded.files.map(file => file.path))
  if (named.has('-')) {
    const { look } = await import('../actions/run-audit.ts')
    return look(loaded, plan, { env: context.env, offline, now: context.clock.now().getTime() })
  }
  const { act } = await import('./acting.ts')
  const result = await act(context, loaded.ref, today, 'audit', { offline })
  return { ...result, tasks: result.tasks.filter(task => named.has(task.source.file)) }
}

/** Each by the action that ticks, so that each can be undone. */
async function tickAll(context: Context, { loaded, today }: Reading, result: Audit): Promise<AuditedTask[]> {
  const { act } = await import('./acting.ts')
  const ticked: AuditedTask[] = []
  for (const task of tickable(result)) {
    if (task.source.file === '-') continue
    const { changed } = await act(context, loaded.ref, today, 'tick', { taskId: task.id, done: true })
    if (changed) ticked.push(task)
  }
  return ticked
}
