/** uptake answer: what a number was read from, as its source said it. */
import { UserError, userError } from '../lib/errors.ts'
import type { Sample } from '../metrics/sample.ts'
import { loadWorkspace } from '../workspace/load.ts'
import type { Args, Command, Context } from './command.ts'
import { labelsOf, metricOperand, noPlan, withMeasured } from './measured.ts'
import { dateFlag, discoverOne } from './reading.ts'
import { folderOperand } from './stored.ts'

export const command: Command = {
  name: 'answer',
  summary: 'Open a number down to the raw answer that it was read from',
  usage: ['answer METRIC [FOLDER] [OPTIONS]'],
  about:
    'Prints what the API, the page or the program answered, as it was stored, for the newest value of the metric or the one that held at the end of a day. Answers are kept as "retention" in uptake.yml says, the one behind the newest value always. Values typed in by hand and read from git or files have their place instead.',
  operands: [metricOperand, folderOperand],
  options: {
    at: { type: 'string', value: 'DATE', help: 'The value that held at the end of this day (UTC)' },
    label: { type: 'string', value: 'NAME=VALUE', help: 'Of the series with these labels; several are separated by commas' },
  },
  examples: [
    ['uptake answer github.stars', ''],
    ['uptake answer npm.downloads --at 2026-10-01 | jq .', ''],
  ],
  run,
}

async function run(context: Context, args: Args): Promise<number> {
  const [metric, ...paths] = args.operands
  if (metric === undefined) throw userError('missing-argument', 'a METRIC', 'answer')
  const day = dateFlag(args, 'at')
  const loaded = await loadWorkspace(discoverOne(context, paths, 'answer'))
  return withMeasured(context, args, { loaded, plan: await noPlan() }, async ({ db, workspace, now }) => {
    const [{ seriesList }, { sampleAsOf }, { getAnswer }] = await Promise.all([
      import('../db/series.ts'),
      import('../db/samples.ts'),
      import('../db/answers.ts'),
    ])
    const wanted = Object.entries(labelsOf(args.text('label')))
    const all = (await seriesList(db, workspace, metric)).filter(each => wanted.every(([name, value]) => each.labels[name] === value))
    const [series] = all
    if (series === undefined)
      throw new UserError('metric-unknown', `Nothing has been measured of ${metric}.`, { hint: '"uptake series" lists what is measured.' })
    if (all.length > 1)
      throw new UserError('metric-ambiguous', `${metric} is measured of ${all.length} things.`, {
        hint: `Say which: ${all
          .slice(0, 5)
          .map(each => `--label ${shownLabels(each.labels)}`)
          .join(', ')}`,
      })
    const at = day === null ? now : Date.parse(`${day}T00:00:00Z`) + 86_400_000 - 1
    const sample = await sampleAsOf(db, workspace, { metric, labels: series.labels, at })
    if (sample === null)
      throw new UserError('metric-unknown', `Nothing was measured of ${metric} until ${day ?? 'now'}.`, { hint: 'Give a later day.' })
    const answer = sample.answer === null ? null : await getAnswer(db, workspace, sample.answer)
    return show(context, args, sample, answer)
  })
}

const shownLabels = (labels: Sample['labels']): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(',')

type Answer = Awaited<ReturnType<typeof import('../db/answers.ts').getAnswer>>

/** What it is goes to standard error, the answer itself to standard output, byte for byte. */
function show({ out, err }: Context, args: Args, sample: Sample, answer: Answer): number {
  if (args.flag('json')) {
    out.line(JSON.stringify({ sample, answer }, null, 2))
    return 0
  }
  const moment = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ')
  const value = sample.value === null ? 'a gap' : String(sample.value)
  err.line(`${sample.metric} ${shownLabels(sample.labels)}  ${value} at ${moment(sample.at)} UTC`.replace(/ {3,}/, '  '))
  err.line(err.style.dim(`from ${sample.source} (${sample.method}), read ${moment(sample.fetchedAt)} UTC`))
  if (answer === null) {
    const why =
      sample.answer === null
        ? 'It was read from no answer that could be stored.'
        : 'Its answer is no longer kept (retention in uptake.yml).'
    err.line(err.style.dim(why))
    return sample.answer === null ? 0 : 1
  }
  err.line(err.style.dim(`answer ${answer.status} to ${answer.url}, last confirmed ${moment(answer.usedAt)} UTC`))
  out.write(answer.body.endsWith('\n') ? answer.body : `${answer.body}\n`)
  return 0
}
