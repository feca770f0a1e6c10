/** uptake approve: a yes to exactly what each channel would get. */
import { dateIn } from '../lib/clock.ts'
import { act } from './acting.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, pathOperand } from './reading.ts'
import { userError } from '../lib/errors.ts'

export const command: Command = {
  name: 'approve',
  summary: 'Say yes to a piece, in exactly these bytes',
  usage: ['approve ITEM [FOLDER] [--on CHANNEL]'],
  about: 'The yes is to what each channel would get now. Any edit of the file voids it: only what was approved is ever sent.',
  operands: [{ name: 'ITEM', help: 'The id of a content item, or its file', completes: 'path' }, pathOperand],
  options: { on: { type: 'string', value: 'CHANNELS', help: 'Only these channels, separated by commas' } },
  examples: [
    ['uptake approve launch-thread', ''],
    ['uptake approve content/launch-thread.md --on mastodon,bluesky', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const [item, ...paths] = args.operands
  if (item === undefined) throw userError('missing-argument', 'ITEM', 'approve')
  const ref = discoverOne(context, paths, 'approve')
  const approved = await act(context, ref, dateIn(null, context.clock.now()), 'approve', {
    item,
    channels: channelsOf(args),
    digests: null,
  })
  if (args.flag('json')) context.out.line(JSON.stringify({ item, approved }, null, 2))
  else
    for (const { channel, digest, by, needed } of approved)
      context.out.line(
        `${context.out.style.green('✓')} ${channel}  ${by.length} of ${needed}: ${by.join(', ')}  ${context.out.style.dim(digest.slice(0, 12))}`,
      )
  return 0
}

/** `--on a,b` as a list; null for all. */
export const channelsOf = (args: Args): string[] | null =>
  args
    .text('on')
    ?.split(',')
    .map(name => name.trim())
    .filter(name => name !== '') ?? null
