/** Ticks and unticks the boxes of plan.md in a loop until it is killed: node ticker.ts FOLDER */
import { fresh } from '../../src/actions/action.ts'
import { tick } from '../../src/actions/tick.ts'
import { contextOf } from '../actions/workspace.ts'

async function tickOn(root: string): Promise<never> {
  const { context } = await contextOf(root)
  const { plan } = await fresh(context)
  const boxes = plan.tasks.map(({ id, done }) => ({ id, done }))
  for (let turn = 0; ; turn++) {
    const box = boxes[turn % boxes.length]!
    box.done = !box.done
    await tick(context, { taskId: box.id, done: box.done })
    process.stdout.write('.')
  }
}
if (import.meta.main) await tickOn(process.argv[2]!)
