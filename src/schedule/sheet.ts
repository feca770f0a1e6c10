/** The calendar as a sheet (CSV, RFC 4180): out for other programs, and in again with all that is wrong at once. */
import { isIsoDate, isTimeZone } from '../lib/clock.ts'
import { hasNumericDate, numericDate, orderOf, type DayOrder } from '../lib/numeric-dates.ts'

const SHEET_COLUMNS = ['id', 'item', 'title', 'channel', 'state', 'date', 'time', 'zone', 'utc', 'theme', 'campaign', 'url'] as const
export type SheetRow = Record<(typeof SHEET_COLUMNS)[number], string>

/** A cell that a spreadsheet would take for a formula is quoted by an apostrophe. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
export const sheetText = (rows: readonly SheetRow[]): string =>
  [SHEET_COLUMNS.join(','), ...rows.map(row => SHEET_COLUMNS.map(column => cell(row[column])).join(','))].join('\r\n') + '\r\n'

/** One row that was read: a delivery to move (`id`), or a piece to schedule on a channel. */
export type SheetEntry = { line: number; id: string | null; item: string; channel: string; local: string; zone: string | null }
export type SheetProblem = { line: number; message: string }

/** Rows as `readCsv` gives them, the first with the names of the columns; other columns than the known are left alone. */
export function readSheet(rows: readonly { cells: readonly string[]; line: number }[]): {
  entries: SheetEntry[]
  problems: SheetProblem[]
} {
  const [header, ...rest] = rows
  if (header === undefined) return { entries: [], problems: [{ line: 1, message: 'The file is empty.' }] }
  const names = header.cells.map(each => each.trim().toLowerCase())
  const missing = ['date', 'time'].filter(each => !names.includes(each))
  if (!names.includes('id') && !(names.includes('item') && names.includes('channel'))) missing.unshift('id (or item and channel)')
  if (missing.length > 0) return { entries: [], problems: [{ line: header.line, message: `There is no column ${missing.join(', ')}.` }] }
  const order = orderOf(rest.map(({ cells }) => cells[names.indexOf('date')] ?? ''))
  const entries: SheetEntry[] = []
  const problems: SheetProblem[] = []
  const seen = new Map<string, number>()
  for (const { cells, line } of rest) {
    const get = (name: string): string => (cells[names.indexOf(name)] ?? '').trim().replace(/^'(?=[=+\-@])/, '')
    const wrong = (message: string): number => problems.push({ line, message })
    const [date, time, zone] = [dateOf(get('date'), order), timeOf(get('time')), get('zone')]
    const [id, item, channel] = [get('id'), get('item'), get('channel').toLowerCase()]
    const before = problems.length
    if (cells.length > names.length) wrong(`There are ${cells.length} cells, the first line names ${names.length}.`)
    if (date === null) wrong(whyNoDate(get('date')))
    if (time === null) wrong(get('time') === '' ? 'There is no time.' : `"${get('time')}" is no time: write it as 09:00.`)
    if (zone !== '' && !isTimeZone(zone)) wrong(`"${zone}" is no time zone: write it as Europe/Berlin.`)
    if (id === '' && (item === '' || channel === '')) wrong('It names neither a delivery (id) nor a piece and a channel (item, channel).')
    const key = id === '' ? `${item} ${channel}` : id
    if (key.trim() !== '' && seen.has(key)) wrong(`${id === '' ? `"${item}" on ${channel}` : id} stands in line ${seen.get(key)} already.`)
    seen.set(key, line)
    if (problems.length === before)
      entries.push({
        line,
        id: id === '' ? null : id,
        item,
        channel,
        local: `${date ?? ''}T${time ?? ''}`,
        zone: zone === '' ? null : zone,
      })
  }
  if (rest.length === 0) problems.push({ line: header.line, message: 'There is no row below the names of the columns.' })
  return { entries, problems }
}

/** 2026-03-02, or as spreadsheets write it when they save a sheet: 02.03.2026, 2026/03/02, 3/2/2026 where the sheet tells the order. */
function dateOf(text: string, order: DayOrder | null): string | null {
  const plain = text.replace(/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, (_, year: string, month: string, day: string) =>
    [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  )
  if (isIsoDate(plain)) return plain
  const found = numericDate(plain, order)
  return found !== null && found.at === 0 && found.end === plain.length ? found.day : null
}
function whyNoDate(text: string): string {
  if (text === '') return 'There is no date.'
  const what = hasNumericDate(text) && !text.includes('.') ? 'may be of two months' : 'is no date'
  return `"${text}" ${what}: write it as 2026-03-02.`
}

/** 09:00, 9:00, 09:00:00, 9:00 AM → 09:00; null for what is no time. */
function timeOf(text: string): string | null {
  const match = /^(\d{1,2}):([0-5]\d)(?::[0-5]\d)?\s*([ap]m)?$/i.exec(text)
  if (match === null) return null
  const half = match[3]?.toLowerCase()
  const written = Number(match[1])
  if (half !== undefined && (written < 1 || written > 12)) return null
  const hour = half === undefined ? written : (written % 12) + (half === 'pm' ? 12 : 0)
  return hour > 23 ? null : `${String(hour).padStart(2, '0')}:${match[2]}`
}
