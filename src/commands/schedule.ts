/** uptake schedule: puts an approved piece on the calendar. */
import { dateIn } from '../lib/clock.ts'
import { userError } from '../lib/errors.ts'
import { act } from './acting.ts'
import { channelsOf } from './approve.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, pathOperand } from './reading.ts'
import { deliveryLine } from './text/deliveries.ts'

export const command: Command = {
  name: 'schedule',
  summary: 'Put an approved piece on the calendar',
  usage: ['schedule ITEM [FOLDER] [--at TIME] [--zone ZONE] [--on CHANNEL]'],
  about: 'One delivery for each channel, due at a local time. "uptake up" sends it then; "uptake publish" sends what is due now.',
  operands: [{ name: 'ITEM', help: 'The id of a content item, or its file', completes: 'path' }, pathOperand],
  options: {
    at: { type: 'string', value: 'TIME', help: 'Local time, 2026-03-02T09:00; else the schedule in the file' },
    zone: { type: 'string', value: 'ZONE', help: 'IANA zone of --at; else that of the file or the workspace' },
    on: { type: 'string', value: 'CHANNELS', help: 'Only these channels, separated by commas' },
  },
  examples: [['uptake schedule launch-thread --at 2026-03-02T09:00 --zone Europe/Berlin', '']],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const [item, ...paths] = args.operands
  if (item === undefined) throw userError('missing-argument', 'ITEM', 'schedule')
  const ref = discoverOne(context, paths, 'schedule')
  const deliveries = await act(context, ref, dateIn(null, context.clock.now()), 'schedule', {
    item,
    channels: channelsOf(args),
    at: args.text('at'),
    zone: args.text('zone'),
  })
  if (args.flag('json')) context.out.line(JSON.stringify({ item, deliveries }, null, 2))
  else for (const delivery of deliveries) context.out.line(deliveryLine(delivery, context.out.style))
  return 0
}
