/** uptake hold: nothing is sent on a channel, or on all, until the hold is lifted. */
import { dateIn } from '../lib/clock.ts'
import { act } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, pathOperand } from './reading.ts'

export const command: Command = {
  name: 'hold',
  summary: 'Stop sending, on one channel or on all; --lift starts it again',
  usage: ['hold [FOLDER] [--on CHANNEL] [--lift]'],
  about: 'Takes effect at once and for every worker. What is being sent at that moment is not called back.',
  operands: [pathOperand],
  options: {
    on: { type: 'string', value: 'CHANNEL', help: 'Only this channel' },
    lift: { type: 'boolean', help: 'Lift the hold' },
  },
  examples: [
    ['uptake hold', 'the kill switch'],
    ['uptake hold --on x --lift', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const ref = discoverOne(context, args.operands, 'hold')
  const result = await act(context, ref, dateIn(null, context.clock.now()), 'hold', {
    channel: args.text('on') ?? '*',
    on: !args.flag('lift'),
  })
  const where = result.channel === '*' ? 'all channels' : result.channel
  if (args.flag('json')) context.out.line(JSON.stringify(result, null, 2))
  else context.out.line(result.on ? `Nothing is sent on ${where} until "uptake hold --lift".` : `Sending on ${where} goes on.`)
  return 0
}
