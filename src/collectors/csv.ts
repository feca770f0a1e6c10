/**
 * Samples that people write by hand, or export from somewhere, as CSV files (RFC 4180) of the workspace. Two forms:
 * one value a line with the columns `date, metric, value`, or one date a line with a column for each metric. Other columns
 * of the first form are labels.
 */
import * as v from 'valibot'
import { CollectError, sample } from './collector.ts'
import type { CollectContext, Collector, Cursor, Step } from './collector.ts'
import { sampleKey, type Sample } from '../metrics/sample.ts'
import { DAY, HOUR, monthOf } from './tools/days.ts'
import { readCsv } from './tools/csv.ts'
import { filesOf } from './tools/files.ts'
import { instant, number, readAmount } from './tools/read.ts'

const metricId = /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+$/i
const known = new Set(['date', 'metric', 'value', 'period', 'note', 'source'])

export const collector: Collector = {
  name: 'csv',
  title: 'CSV files',
  help: 'Values written by hand or exported from elsewhere, from CSV files of the workspace.',
  settings: {
    files: { type: 'list', help: 'Which files', default: ['metrics/**/*.csv', '**/metrics/**/*.csv'], example: 'growth/metrics/*.csv' },
  },
  metrics: { '*': { unit: 'as written', kind: 'level', help: 'Whatever the files name' } },
  every: HOUR,
  hosts: [],
  paths: 'workspace',
  detect: ({ files }) => (files.some(file => /(?:^|\/)metrics\/.*\.csv$/.test(file)) ? {} : null),
  collect,
}

const markOf = v.object({ files: v.array(v.string()), metrics: v.array(v.string()) })
type Mark = v.InferOutput<typeof markOf>
/** What earlier runs read, by their cursor: values of files that are gone go too. */
export function readBefore(cursor: Cursor): Mark {
  const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), markOf), cursor)
  return success ? output : { files: [], metrics: [] }
}
const mark = (...marks: Mark[]): Step => ({
  cursor: JSON.stringify({ files: union(...marks.map(each => each.files)), metrics: union(...marks.map(each => each.metrics)) }),
})

async function* collect(ctx: CollectContext, since: Cursor): AsyncIterable<Step> {
  const files = await filesOf(ctx)
  const last = readBefore(since)
  const metrics = new Set<string>()
  const keys = new Set<string>()
  const unclear = new Set<string>()
  let problems = 0
  for (const file of files) {
    const problem = (line: number, message: string): void => {
      unclear.add(file)
      if (problems++ < 20) ctx.log.warn(`${file}:${line} ${message}`)
    }
    for (const read of samplesIn(ctx, file, await ctx.read(file), problem)) {
      if (!metrics.has(read.metric)) {
        metrics.add(read.metric)
        // Before the first sample of a metric: the run after one that was cut off must know of it.
        yield mark(last, { files, metrics: [...metrics] })
      }
      keys.add(sampleKey(read))
      yield read
    }
  }
  // A file that somebody is in the middle of writing takes nothing back.
  const whole = union(files, last.files).filter(file => !unclear.has(file))
  yield { said: { files: whole, metrics: union(metrics, last.metrics), keys } }
  if (unclear.size === 0) yield mark({ files, metrics: [...metrics] })
  if (problems > 20) ctx.log.warn(`${problems - 20} more problems in the files.`)
  if (keys.size === 0 && problems > 0)
    throw new CollectError('answer', 'No value could be read from the files.', { hint: 'The warnings name the lines.' })
}

function* samplesIn(ctx: CollectContext, file: string, text: string, problem: (line: number, message: string) => void): Iterable<Sample> {
  const [header, ...rows] = readCsv(text)
  if (header === undefined) return
  const names = header.cells.map(cell => cell.trim())
  const lower = names.map(name => name.toLowerCase())
  const long = lower.includes('metric') && lower.includes('value')
  if (!lower.includes('date'))
    return problem(header.line, 'There is no column "date". Expected: date, metric, value; or date and a column for each metric.')
  for (const { cells, line } of rows) {
    const field = (name: string): string => cells[lower.indexOf(name)]?.trim() ?? ''
    const at = instant(field('date'))
    if (at === null) {
      problem(line, `"${field('date')}" is no date. Expected: 2026-03-01.`)
      continue
    }
    const pairs = long
      ? [[field('metric'), field('value')] as const]
      : names.flatMap((name, index) => (metricId.test(name) ? [[name, cells[index]?.trim() ?? ''] as const] : []))
    const labels = long ? labelsIn(names, cells) : {}
    const span = periodOf(field('period'), at)
    if (span === null) problem(line, `"${field('period')}" is no period. Expected: day, week, month, quarter or year.`)
    for (const [metric, written] of pairs) {
      if (!metricId.test(metric)) problem(line, `"${metric}" is no metric. Expected: source.name, such as sales.conversations.`)
      // An empty cell says nothing; a word says that nobody knows.
      if (written === '' || !metricId.test(metric)) continue
      const value = number(written) ?? readAmount(written)
      const unknown = /^(?:-|n\/?a|unknown|\?)$/i.test(written)
      if (value === null && !unknown) problem(line, `"${written}" is no number.`)
      else yield sample(ctx, metric.toLowerCase(), value, `${file}:${line}`, { at, span: span ?? 0, labels })
    }
  }
}

const union = (...lists: Iterable<string>[]): string[] => [...new Set(lists.flatMap(list => [...list]))].sort()

function labelsIn(names: readonly string[], cells: readonly string[]): Record<string, string> {
  const labels: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const value = cells[index]?.trim() ?? ''
    if (!known.has(name.toLowerCase()) && name !== '' && value !== '') labels[name.toLowerCase()] = value
  }
  return labels
}

/** Length in milliseconds; 0 for a level, null for a word that is no period. */
function periodOf(word: string, at: number): number | null {
  switch (word.toLowerCase()) {
    case '':
      return 0
    case 'day':
      return DAY
    case 'week':
      return 7 * DAY
    case 'month':
      return monthOf(at).end - at
    case 'quarter':
      return monthOf(monthOf(monthOf(at).end).end).end - at
    case 'year':
      return Date.UTC(new Date(at).getUTCFullYear() + 1, new Date(at).getUTCMonth(), new Date(at).getUTCDate()) - at
    default:
      return null
  }
}
