/** uptake undo: unticks the box of a task. */
import { tickCommand } from './tick.ts'

export const command = tickCommand('undo', false, 'Untick a task in its document')
