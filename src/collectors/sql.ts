/**
 * Whatever a query gives, from a SQLite file of the repository or from PostgreSQL: one row or many, with the columns
 * `value` (or one column of numbers), `time`, `metric`; every other column is a label. It is run so that it can change nothing.
 */
import { CollectError, sample } from './collector.ts'
import type { CollectContext, Collector, QueryRow, Step } from './collector.ts'
import { DAY, HOUR, monthOf } from './tools/days.ts'
import { number, textSetting } from './tools/read.ts'

const timeNames = ['time', 'at', 'date', 'day', 'week', 'month', 'hour']

export const collector: Collector = {
  name: 'sql',
  title: 'SQL query',
  help: 'Numbers that a query selects from a SQLite file or from PostgreSQL. It can read only, and has a limit of time.',
  settings: {
    query: {
      type: 'text',
      help: 'One statement that selects; columns: value, and if wanted time, metric and labels',
      required: true,
      example: 'select date(created_at) as time, count(*) as value from users group by 1',
    },
    metric: { type: 'text', help: 'What it is, where no column "metric" says so', example: 'users.signups' },
    period: {
      type: 'text',
      help: 'The length of what a row counts: hour, day, week or month; a level when nothing is said',
      example: 'day',
    },
    file: { type: 'path', help: 'A SQLite file', example: 'data/app.db' },
    database: {
      type: 'secret',
      help: 'The variable with the address of a PostgreSQL database; give it a user who may only select',
      example: 'REPORTING_DATABASE_URL',
    },
    timeout: { type: 'number', help: 'Seconds that the query may take', default: 30 },
  },
  metrics: { '*': { unit: 'as the query counts', kind: 'level', help: 'Whatever the query or the settings name' } },
  every: 6 * HOUR,
  hosts: [],
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const { settings } = ctx
  const named = textSetting(settings, 'metric').toLowerCase()
  const period = textSetting(settings, 'period')
  if (!['', 'hour', 'day', 'week', 'month'].includes(period)) throw mistake(`"${period}" is no period.`, 'period: hour, day, week or month')
  const file = textSetting(settings, 'file')
  const address = textSetting(settings, 'database')
  if ((file === '') === (address === ''))
    throw mistake(
      file === '' ? 'Neither a file nor a database is given.' : 'Both a file and a database are given.',
      'file: data/app.db, or database: NAME_OF_A_VARIABLE',
    )
  const where = file === '' ? { address } : { file }
  const time = Math.min(Math.max(number(settings['timeout']) ?? 30, 1), 300) * 1000
  const rows = await ctx.query({ ...where, statement: textSetting(settings, 'query'), time })
  // An address is never shown, not even in part.
  const source = file === '' ? 'SQL query' : file
  const found: Step[] = []
  const seen = new Set<string>()
  // All rows are looked at before the first is given: a mistake in the query stores nothing.
  for (const row of rows) {
    const { value, at, metric, labels } = read(row, named)
    const moment = at ?? ctx.now()
    const key = JSON.stringify([metric, moment, Object.entries(labels).sort()])
    if (seen.has(key))
      throw mistake(
        'Two rows of the query have the same metric, time and labels.',
        'Add what tells them apart as a column, or group by it.',
      )
    seen.add(key)
    const span = spanOf(period, moment)
    const flags = value === null ? (['gap'] as const) : span > 0 && moment + span > ctx.now() ? (['partial'] as const) : []
    found.push(sample(ctx, metric, value, source, { at: moment, span, labels, flags, method: 'query' }))
  }
  yield* found
}

const mistake = (message: string, hint: string): CollectError => new CollectError('settings', message, { hint })

function read(row: QueryRow, named: string): { value: number | null; at: number | null; metric: string; labels: Record<string, string> } {
  const columns = new Map(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]))
  const timeName = timeNames.find(name => columns.has(name))
  const at = timeName === undefined ? null : momentOf(columns.get(timeName))
  if (timeName !== undefined && at === null)
    throw mistake(
      `"${String(columns.get(timeName))}" in the column "${timeName}" is no time.`,
      'Write it as 2026-03-01, 2026-03-01 08:00:00 (UTC) or seconds since 1970.',
    )
  const written = columns.get('metric')
  const metric = typeof written === 'string' && written !== '' ? written.toLowerCase() : named
  if (!/^[a-z]\w*(?:\.\w+)+$/.test(metric))
    throw mistake(
      metric === '' ? 'Neither the settings nor a column say what the numbers are.' : `"${metric}" is no metric.`,
      'metric: source.name, such as users.signups',
    )
  const others = [...columns].filter(([name]) => name !== timeName && name !== 'metric')
  const valueName = columns.has('value') ? 'value' : onlyNumber(others)
  const value = columns.get(valueName)
  const count = number(value)
  if (count === null && value !== null)
    throw mistake(`"${String(value)}" in the column "${valueName}" is no number.`, 'Name the column with the number "value".')
  const labels = others.flatMap(([name, each]) =>
    name === valueName || each === null || each === '' ? [] : [[name, String(each)] as const],
  )
  return { value: count, at, metric, labels: Object.fromEntries(labels) }
}

/** The one column with a number, for `select count(*) from …`. */
function onlyNumber(columns: readonly (readonly [name: string, value: unknown])[]): string {
  const numbers = columns.filter(([, value]) => number(value) !== null)
  const only = columns.length === 1 ? columns[0] : numbers.length === 1 ? numbers[0] : undefined
  if (only === undefined) throw mistake('No column of the query is called "value".', 'select count(*) as value from …')
  return only[0]
}

/** Seconds or milliseconds since 1970, or a text; one without a zone is UTC, as both databases write it. */
function momentOf(value: unknown): number | null {
  const count = number(value)
  if (count !== null && (typeof value !== 'string' || count > 1e6)) return Math.abs(count) < 1e11 ? count * 1000 : count
  const match = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i.exec(
    String(value).trim(),
  )
  if (match === null) return null
  const [, year, month, day = '01', clock = '00:00', zone = 'Z'] = match
  const offset = /^[+-]\d{2}$/.test(zone) ? `${zone}:00` : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
  const read = Date.parse(`${year}-${month}-${day}T${clock.replace(/(\.\d{3})\d+$/, '$1')}${offset}`)
  return Number.isNaN(read) ? null : read
}

function spanOf(period: string, at: number): number {
  if (period === 'month') return monthOf(at).end - at
  return period === 'hour' ? HOUR : period === 'day' ? DAY : period === 'week' ? 7 * DAY : 0
}
