/** uptake approve: a yes to exactly what each channel would get. */
import { dateIn } from '../lib/clock.ts'
import { act, lookOrAct } from './acting.ts'
import type { Approved } from '../actions/say-yes.ts'
import type { Args, Command, Context } from './command.ts'
import { discoverOne, pathOperand } from './reading.ts'
import { userError } from '../lib/errors.ts'

/** Who speaks, where nobody is signed in. */
export const asOption = { type: 'string', value: 'PERSON', help: 'In whose name: somebody under "people:" in uptake.yml' } as const

export const command: Command = {
  name: 'approve',
  summary: 'Say yes to a piece, in exactly these bytes',
  usage: ['approve ITEM [FOLDER] [--on CHANNEL] [--as PERSON]'],
  about: 'The yes is to what each channel would get now. Any edit of the file voids it: only what was approved is ever sent.',
  operands: [{ name: 'ITEM', help: 'The id of a content item, or its file', completes: 'path' }, pathOperand],
  options: {
    on: { type: 'string', value: 'CHANNELS', help: 'Only these channels, separated by commas' },
    as: asOption,
    emergency: { type: 'string', value: 'REASON', help: 'After hours, alone: "review: emergency:" in uptake.yml says who may' },
    withdraw: { type: 'boolean', help: 'Take your yes back' },
  },
  examples: [
    ['uptake approve launch-thread', ''],
    ['uptake approve content/launch-thread.md --on mastodon,bluesky', ''],
    ['uptake approve hotfix --as ada --emergency "the old text names a wrong version"', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const [item, ...paths] = args.operands
  if (item === undefined) throw userError('missing-argument', 'ITEM', 'approve')
  const ref = discoverOne(context, paths, 'approve')
  const today = dateIn(null, context.clock.now())
  const said = { item, channels: channelsOf(args), as: args.text('as') }
  if (args.flag('withdraw')) {
    const channels = await act(context, ref, today, 'unapprove', said)
    if (args.flag('json')) context.out.line(JSON.stringify({ item, channels }, null, 2))
    else context.out.line(channels.length === 0 ? 'There was no yes of yours to take back.' : `Taken back: ${channels.join(', ')}`)
    return 0
  }
  const view = await lookOrAct(context, ref, today, 'review-view', { item, as: args.text('as') })
  const approved = await act(context, ref, today, 'approve', { ...said, digests: null, emergency: args.text('emergency') })
  if (args.flag('json')) context.out.line(JSON.stringify({ item, approved }, null, 2))
  else {
    for (const each of approved) tell(context.out, each)
    const { tellFindings } = await import('./text/review.ts')
    for (const piece of view.pieces) tellFindings(context.out, piece)
  }
  return 0
}

function tell({ line, style }: Context['out'], { channel, digest, by, needed, missing }: Approved): void {
  const mark = missing === null ? style.green('✓') : style.yellow('·')
  line(`${mark} ${channel}  ${by.length} of ${needed}: ${by.join(', ') || 'nobody who counts'}  ${style.dim(digest.slice(0, 12))}`)
  if (missing !== null) line(style.dim(`  ${missing}`))
}

/** `--on a,b` as a list; null for all. */
export const channelsOf = (args: Args): string[] | null =>
  args
    .text('on')
    ?.split(',')
    .map(name => name.trim())
    .filter(name => name !== '') ?? null
