/** uptake done: ticks the box of a task. */
import { userError } from '../lib/errors.ts'
import type { Command } from './command.ts'
import { pathOperand } from './reading.ts'
import { setDone } from './tick.ts'

export const command: Command = {
  name: 'done',
  summary: 'Tick a task in its document',
  usage: ['done TASK [PATH...]'],
  about:
    'TASK is an id ("uptake plan --ids" shows them) or a part of the title that fits one task. The box in the document changes, and nothing else.',
  operands: [{ name: 'TASK', help: 'An id, or a part of the title', completes: 'task' }, pathOperand],
  options: {},
  examples: [
    ['uptake done "coverage badge"', ''],
    ['uptake done task-4kq2m8xz plan/launch.md', ''],
  ],
  async run(context, args) {
    const [text, ...paths] = args.operands
    if (text === undefined) throw userError('missing-argument', 'a task', 'done')
    return setDone(context, args, text, paths, true)
  },
}
