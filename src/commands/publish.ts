/** uptake publish: sends what is due, once, and looks up what is unconfirmed. */
import { UNDECIDED } from '../delivery/delivery.ts'
import { dateIn } from '../lib/clock.ts'
import { act } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, pathOperand } from './reading.ts'
import { deliveryLine } from './text/deliveries.ts'

export const command: Command = {
  name: 'publish',
  summary: 'Send what is approved and due, at most once',
  usage: ['publish [FOLDER] [--dry-run]'],
  about:
    'Checks the approval of exactly these bytes, writes the intent, sends once. A lost answer is looked up at the channel and never blindly sent again. Exits with 1 when something waits for a person.',
  operands: [pathOperand],
  options: {
    due: { type: 'boolean', help: 'What is due (the default; nothing else is ever sent)' },
    'dry-run': { type: 'boolean', help: 'Only say what would be sent' },
  },
  examples: [
    ['uptake publish --dry-run', ''],
    ['uptake publish', 'from cron, where "uptake up" does not run'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const ref = discoverOne(context, args.operands, 'publish')
  const dryRun = args.flag('dry-run')
  const sent = await act(context, ref, dateIn(null, context.clock.now()), 'publish-due', { dryRun })
  const { out } = context
  if (args.flag('json')) out.line(JSON.stringify({ dryRun, deliveries: sent }, null, 2))
  else if (sent.length === 0) out.line(out.style.dim('Nothing is due.'))
  else for (const { delivery } of sent) out.line(deliveryLine(delivery, out.style))
  return sent.some(({ delivery }) => UNDECIDED.includes(delivery.state)) ? 1 : 0
}
