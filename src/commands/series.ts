/** uptake series: the values of a metric, each with where it came from. */
import { UserError, userError } from '../lib/errors.ts'
import type { SeriesView } from '../measure/metrics.ts'
import type { Sample } from '../metrics/sample.ts'
import type { Measured } from '../measure/workspace.ts'
import { nearest } from '../lib/suggest.ts'
import { loadWorkspace } from '../workspace/load.ts'
import type { Args, Command, Context } from './command.ts'
import { labelsOf, metricOperand, noPlan, withMeasured } from './measured.ts'
import { dateFlag, discoverOne } from './reading.ts'
import { folderOperand } from './stored.ts'

export const command: Command = {
  name: 'series',
  summary: 'Print the values of a metric with their provenance',
  usage: ['series [METRIC] [FOLDER] [OPTIONS]'],
  about:
    'Without a metric: lists what is measured. Metrics that uptake.yml declares under "derived" are worked out. The CSV can be read again: write it to metrics/ of another workspace.',
  operands: [metricOperand, folderOperand],
  options: {
    since: { type: 'string', value: 'DATE', help: 'Only from this day on (UTC)' },
    label: { type: 'string', value: 'NAME=VALUE', help: 'Only series with these labels; several are separated by commas' },
    csv: { type: 'boolean', help: 'Print CSV' },
    today: { type: 'string', value: 'DATE', help: 'Nothing after this day' },
  },
  examples: [
    ['uptake series', 'what is measured'],
    ['uptake series github.stars --since 2026-10-01', ''],
    ['uptake series npm.downloads --csv > downloads.csv', ''],
  ],
  run,
}

type Found = { view: SeriesView; samples: Sample[] }

async function run(context: Context, args: Args): Promise<number> {
  const [first, ...others] = args.operands
  const isMetric = first !== undefined && /^[a-z][\w-]*(?:\.[\w-]+)+$/i.test(first) && !/[/\\]/.test(first)
  const paths = isMetric ? others : args.operands
  if (args.flag('csv') && args.flag('json')) throw userError('bad-flag', '--csv', '--json', '--csv or --json, not both')
  const loaded = await loadWorkspace(discoverOne(context, paths, 'series'))
  return withMeasured(context, args, { loaded, plan: await noPlan() }, async measured => {
    const { readMetrics } = await import('../measure/metrics.ts')
    const all = await readMetrics(measured)
    return isMetric ? printSeries(context, args, measured, all, first.toLowerCase()) : printList(context, args, all)
  })
}

async function printList({ out }: Context, args: Args, all: readonly SeriesView[]): Promise<number> {
  const text = await import('./text/series.ts')
  if (args.flag('json')) out.line(JSON.stringify({ series: all }, null, 2))
  else out.write(args.flag('csv') ? text.listCsv(all) : text.listText(all, out.style, out.room))
  return 0
}

async function printSeries({ out }: Context, args: Args, measured: Measured, all: readonly SeriesView[], metric: string): Promise<number> {
  const wanted = Object.entries(labelsOf(args.text('label')))
  const views = all.filter(view => view.metric === metric && wanted.every(([name, value]) => view.labels[name] === value))
  if (views.length === 0) throw nothing(metric, all)
  const since = dateFlag(args, 'since')
  const range = { from: since === null ? Number.MIN_SAFE_INTEGER : Date.parse(`${since}T00:00:00Z`), to: measured.now + 1 }
  const { readAll } = await import('../measure/metrics.ts')
  const found: Found[] = []
  for (const view of views) found.push({ view, samples: await readAll(measured, { metric, labels: view.labels, ...range }) })
  const text = await import('./text/series.ts')
  if (args.flag('json')) out.line(JSON.stringify({ metric, series: found.map(({ view, samples }) => ({ ...view, samples })) }, null, 2))
  else out.write(args.flag('csv') ? text.seriesCsv(found) : text.seriesText(found, out.style, out.room))
  return 0
}

function nothing(metric: string, all: readonly SeriesView[]): UserError {
  const near = nearest(metric, new Set(all.map(view => view.metric)))
  const hint =
    near !== null
      ? `Did you mean "${near}"?`
      : all.length === 0
        ? 'Nothing is measured yet: "uptake collect", or "uptake record".'
        : '"uptake series" lists what is measured.'
  return new UserError('metric-unknown', `Nothing has been measured of ${metric}.`, { hint })
}
