/** Records a value that only a person knows: a row in `metrics/<metric>.csv`, and the sample that it says. */
import { UserError } from '../lib/errors.ts'
import { METRIC_REF } from '../metrics/ref.ts'
import type { Sample } from '../metrics/sample.ts'
import { isDate } from '../plan/resolve/calendar.ts'
import type { ActionContext } from './action.ts'
import { changeFiles, readIfThere } from './change-files.ts'
import { samplesIn, withRow, type Row } from './metrics-file.ts'
import { badDate } from './move-dates.ts'

export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const
/** Columns of the files that mean something of their own. */
const TAKEN = new Set(['date', 'metric', 'value', 'period', 'note', 'source'])

/** @throws UserError bad-metric, bad-date, bad-value, bad-label, changed, path-* */
export async function recordSample(context: ActionContext, row: Row): Promise<{ path: string; line: number; sample: Sample }> {
  check(row)
  const metric = row.metric.toLowerCase()
  const path = `metrics/${metric}.csv`
  const before = readIfThere(context, path)?.text ?? null
  const after = withRow(before, { ...row, metric })
  const { samples } = await samplesIn(path, after, context.now)
  const sample = samples.at(-1)
  if (sample === undefined)
    throw new UserError('bad-file', `${path} cannot be read as a file of metrics.`, {
      hint: 'Its first line should be: date,metric,value. "uptake collect --only csv" says what is wrong.',
    })
  await changeFiles(context, {
    action: 'record',
    subject: `${metric} ${row.value ?? 'unknown'} on ${row.date}`,
    files: [{ path, before, after }],
    samples: { put: [sample], remove: [] },
  })
  return { path, line: Number(/:(\d+)$/.exec(sample.source)?.[1] ?? 0), sample }
}

function check({ metric, date, value, period, labels }: Row): void {
  if (!METRIC_REF.test(metric) || metric.includes('{'))
    throw new UserError('bad-metric', `"${metric}" is no name of a metric.`, { hint: 'Write source.name, such as sales.conversations.' })
  if (!isDate(date)) throw badDate(date)
  if (value !== null && !Number.isFinite(value))
    throw new UserError('bad-value', 'That is no number.', { hint: 'Write it as 1200 or 4.5; "?" says that nobody knows.' })
  if (period !== null && !PERIODS.some(each => each === period))
    throw new UserError('bad-value', `"${period}" is no period.`, { hint: `One of ${PERIODS.join(', ')}.` })
  for (const [name, text] of Object.entries(labels))
    if (!/^[a-z][a-z0-9_-]*$/.test(name) || TAKEN.has(name) || text.trim() === '' || /[\r\n]/.test(text))
      throw new UserError('bad-label', `"${name}=${text}" is no label.`, {
        hint: `Write name=value with a name in small letters other than ${[...TAKEN].join(', ')}.`,
      })
}
