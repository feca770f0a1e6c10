/** uptake undo: unticks a task; without one, takes back the last change. */
import { resolve } from 'node:path'
import { dateIn } from '../lib/clock.ts'
import { plural } from '../lib/table.ts'
import { statPath } from '../workspace/files.ts'
import { act, storedReading } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, pathOperand } from './reading.ts'
import { setDone } from './tick.ts'

export const command: Command = {
  name: 'undo',
  summary: 'Untick a task, or take back the last change',
  usage: ['undo TASK [PATH...]', 'undo [FOLDER]'],
  about:
    'With a task: unticks its box. Without one: takes back the last change of files: a tick, a fix, a moved launch, a mapped target, a recorded value, drafts, a text or picture saved in the editor, a written report; whoever made it, who is named. Only if the files are still as it left them.',
  operands: [{ name: 'TASK', help: 'An id, or a part of the title', completes: 'task' }, pathOperand],
  options: {},
  examples: [
    ['uptake undo "coverage badge"', ''],
    ['uptake undo', 'the last change'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const [text, ...paths] = args.operands
  if (text !== undefined && (paths.length > 0 || !isPath(text, context.cwd))) return setDone(context, args, text, paths, false)
  const ref = discoverOne(context, args.operands, 'undo')
  const { action, subject, by, deliveries } = await act(context, ref, dateIn(null, context.clock.now()), 'undo', {})
  if (args.flag('json')) context.out.line(JSON.stringify({ undone: { action, subject, by, deliveries } }, null, 2))
  else {
    const title = (await storedReading(context, ref))?.plan.tasks.find(task => task.id === subject)?.title ?? subject
    const whose = by === undefined ? '' : by === 'dashboard' ? ', done in the dashboard' : `, done by ${by}`
    context.out.line(`took back  ${action} ${title}${whose}`)
    const { back = 0, left = 0 } = deliveries ?? {}
    if (back > 0) context.out.line(context.out.style.dim(`${plural(back, 'delivery', 'deliveries')} back at the old time`))
    if (left > 0)
      context.out.line(context.out.style.dim(`${plural(left, 'delivery', 'deliveries')} left or moved again since: not touched`))
  }
  return 0
}

function isPath(text: string, cwd: string): boolean {
  try {
    statPath(resolve(cwd, text))
    return true
  } catch {
    return false
  }
}
