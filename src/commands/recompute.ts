/** uptake recompute: numbers worked out again from the answers that are kept. */
import { UserError, userError } from '../lib/errors.ts'
import { startProgress } from '../lib/terminal.ts'
import type { Recomputed } from '../measure/recompute.ts'
import { loadWorkspace } from '../workspace/load.ts'
import type { Args, Command, Context } from './command.ts'
import { metricOperand, noPlan, withMeasured } from './measured.ts'
import { dateFlag, discoverOne, todayOf } from './reading.ts'
import { folderOperand } from './stored.ts'

export const command: Command = {
  name: 'recompute',
  summary: 'Work numbers out again from the raw answers that are kept',
  usage: ['recompute METRIC [FOLDER] [OPTIONS]'],
  about:
    'Lets the collector of today read again what servers answered then, without asking anybody, and shows where a stored value differs: after a collector was mended, or when a number is doubted. Answers are kept as "retention" in uptake.yml says; values behind which there is none any more, and those from files, git, programs or a form, stay as they are. Ends with 1 when something differs and is not written.',
  operands: [metricOperand, folderOperand],
  options: {
    since: { type: 'string', value: 'DATE', help: 'Only values from this day on (UTC)' },
    write: { type: 'boolean', help: 'Put the values worked out again in place of the stored ones; the log keeps both' },
  },
  examples: [
    ['uptake recompute github.stars', ''],
    ['uptake recompute npm.downloads --since 2026-10-01 --write', 'after Uptake was updated'],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const [written, ...paths] = args.operands
  if (written === undefined) throw userError('missing-argument', 'a METRIC', 'recompute')
  const metric = written.toLowerCase()
  const day = dateFlag(args, 'since')
  const from = day === null ? Number.MIN_SAFE_INTEGER : Date.parse(`${day}T00:00:00Z`)
  const ref = discoverOne(context, paths, 'recompute')
  const loaded = await loadWorkspace(ref)
  const derived = Object.hasOwn(loaded.config.derived, metric) ? loaded.config.derived[metric] : undefined
  if (derived !== undefined)
    throw new UserError('metric-derived', `${metric} is worked out each time it is shown, and stored nowhere.`, {
      hint: 'Recompute a metric that it rests on: see "derived" in uptake.yml.',
    })
  const result = args.flag('write')
    ? await write(context, args, loaded, { metric, from })
    : await look(context, args, loaded, { metric, from })
  if (result.stored === 0 && result.differences.length === 0)
    throw new UserError('metric-unknown', `Nothing has been measured of ${metric}${day === null ? '' : ` since ${day}`}.`, {
      hint: '"uptake series" lists what is measured.',
    })
  if (args.flag('json')) context.out.line(JSON.stringify({ ...result, written: args.flag('write') }, null, 2))
  else {
    const { recomputedText } = await import('./text/recompute.ts')
    context.out.write(recomputedText(result, { style: context.out.style, width: context.out.width, written: args.flag('write') }))
  }
  return result.differences.length > 0 && !args.flag('write') ? 1 : 0
}

type Loaded = Awaited<ReturnType<typeof loadWorkspace>>
type Input = { metric: string; from: number }

async function look(context: Context, args: Args, loaded: Loaded, input: Input): Promise<Recomputed> {
  const progress = startProgress(context.err, 'Reading answers again', () => context.clock.now().getTime())
  try {
    return await withMeasured(context, args, { loaded, plan: await noPlan() }, async measured => {
      const { recompute } = await import('../measure/recompute.ts')
      return recompute(measured, { ...input, onRun: (done, all) => progress.step(`Read ${done} of ${all} runs again`) })
    })
  } finally {
    progress.done()
  }
}

async function write(context: Context, args: Args, loaded: Loaded, input: Input): Promise<Recomputed> {
  const { act } = await import('./acting.ts')
  return act(context, loaded.ref, todayOf(context, args, loaded), 'recompute', { ...input, dryRun: false })
}
