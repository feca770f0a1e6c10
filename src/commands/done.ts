/** uptake done: ticks the box of a task. */
import { tickCommand } from './tick.ts'

export const command = tickCommand('done', true, 'Tick a task in its document')
