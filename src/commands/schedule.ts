/** uptake schedule: puts an approved piece on the calendar. */
import { dateIn } from '../lib/clock.ts'
import { userError } from '../lib/errors.ts'
import { act } from './acting.ts'
import { channelsOf } from './approve.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, pathOperand } from './reading.ts'
import { tellSender } from './sender.ts'
import { deliveryLine, passedText } from './text/deliveries.ts'

export const command: Command = {
  name: 'schedule',
  summary: 'Put an approved piece on the calendar',
  usage: ['schedule ITEM [FOLDER] [--at TIME | --next-slot] [--zone ZONE] [--on CHANNEL] [--anyway]'],
  about:
    'One delivery for each channel, due at a local time. "uptake up" sends it then; "uptake publish" sends what is due now. --next-slot takes the next free slot of each channel ("calendar: slots:" in uptake.yml). In a blackout nothing is scheduled, unless --anyway is said.',
  operands: [{ name: 'ITEM', help: 'The id of a content item, or its file', completes: 'path' }, pathOperand],
  options: {
    at: {
      type: 'string',
      value: 'TIME',
      help: 'Local time, 2026-03-02T09:00, or from the launch, "T-7 09:00"; else the schedule in the file',
    },
    zone: { type: 'string', value: 'ZONE', help: 'IANA zone of --at; else that of the file or the workspace' },
    'next-slot': { type: 'boolean', help: 'The next free slot of each channel' },
    anyway: { type: 'boolean', help: 'In a blackout too' },
    on: { type: 'string', value: 'CHANNELS', help: 'Only these channels, separated by commas' },
  },
  examples: [['uptake schedule launch-thread --at 2026-03-02T09:00 --zone Europe/Berlin', '']],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const [item, ...paths] = args.operands
  if (item === undefined) throw userError('missing-argument', 'ITEM', 'schedule')
  if (args.flag('next-slot') && args.text('at') !== null)
    throw userError('bad-flag', '--at', args.text('at') ?? '', '--at or --next-slot, not both')
  const ref = discoverOne(context, paths, 'schedule')
  const today = dateIn(null, context.clock.now())
  const deliveries = await act(context, ref, today, 'schedule', {
    item,
    channels: channelsOf(args),
    at: args.text('at'),
    zone: args.text('zone'),
    slot: args.flag('next-slot'),
    anyway: args.flag('anyway'),
  })
  if (args.flag('json')) context.out.line(JSON.stringify({ item, deliveries }, null, 2))
  else {
    const { out, clock } = context
    for (const delivery of deliveries) out.line(deliveryLine(delivery, out.style))
    const passed = passedText(deliveries, clock.now().getTime())
    if (passed !== null) out.line(out.style.yellow(passed))
    await tellSender(context, ref, today)
  }
  return 0
}
