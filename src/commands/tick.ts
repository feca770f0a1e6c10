/** What `done` and `undo` share: find the task, tick its box in the Markdown. */
import { join } from 'node:path'
import { changeFile } from '../actions/write-text.ts'
import { UserError, userError } from '../lib/errors.ts'
import { tick } from '../plan/splice/splice.ts'
import { widthOf } from '../lib/table.ts'
import type { Args, Command, Context } from './command.ts'
import { findTask } from './find-task.ts'
import { openWorkspaces, pathOperand, shownFile } from './reading.ts'

export function tickCommand(name: 'done' | 'undo', done: boolean, summary: string): Command {
  return {
    name, summary,
    usage: [`${name} TASK [PATH...]`],
    about: 'TASK is an id (from "uptake plan --json" or a list of candidates) or a part of the title that fits one task. The box in the document is what changes, and nothing else.',
    operands: [{ name: 'TASK', help: 'An id, or a part of the title', completes: 'task' }, pathOperand],
    options: {},
    examples: [[`uptake ${name} "coverage badge"`, ''], [`uptake ${name} task-4kq2m8xz plan/launch.md`, '']],
    run: (context, args) => run(context, args, name, done),
  }
}

async function run(context: Context, args: Args, name: string, done: boolean): Promise<number> {
  const [text, ...paths] = args.operands
  if (text === undefined) throw userError('missing-argument', 'a task', name)
  const readings = await openWorkspaces(context, args, paths)
  const candidates = readings.flatMap(({ loaded, plan }, where) => plan.tasks.map(task => ({ task, where, place: `${shownFile(loaded, task.source.file, context.cwd)}:${task.source.line}` })))
  const { task, where, place } = findTask(text, candidates, done)
  const reading = readings[where]
  if (reading === undefined || task.source.file === '-') throw userError('path-special', 'standard input')
  const changed = task.done !== done
  if (changed) {
    if (task.box === null) throw userError('task-no-box', task.title, place)
    changeFile(join(reading.loaded.root, task.source.file), raw => {
      const result = tick(raw, task, done)
      if (!result.ok) throw new UserError(`task-${result.reason}`, result.message, { hint: result.hint })
      return result.text
    })
  }
  const same = readings[where]?.plan.tasks.filter(each => each.stateful) ?? []
  const count = same.filter(each => (each.id === task.id ? done : each.done)).length
  if (args.flag('json')) {
    context.out.line(JSON.stringify({ task: { ...task, done }, changed, place, done: count, total: same.length }, null, 2))
    return 0
  }
  const { style, width } = context.out
  const sign = done ? style.green('✓') : '○'
  const note = changed ? '' : style.dim(done ? '  was done already' : '  was open already')
  const line = `${sign} ${task.title}${note}`
  context.out.line(`${line}${widthOf(line) + place.length + 2 < width ? '  ' : '\n  '}${style.dim(place)}`)
  context.out.line(style.dim(`  ${count} of ${same.length} done`))
  return 0
}
