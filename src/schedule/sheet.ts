/** The calendar as a sheet (CSV, RFC 4180): out for other programs, and in again with all that is wrong at once. */
import { isIsoDate, isTimeZone } from '../lib/clock.ts'

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
  const entries: SheetEntry[] = []
  const problems: SheetProblem[] = []
  const seen = new Map<string, number>()
  for (const { cells, line } of rest) {
    const get = (name: string): string => (cells[names.indexOf(name)] ?? '').trim().replace(/^'(?=[=+\-@])/, '')
    const wrong = (message: string): number => problems.push({ line, message })
    const [date, time, zone] = [get('date'), get('time').padStart(5, '0'), get('zone')]
    const [id, item, channel] = [get('id'), get('item'), get('channel').toLowerCase()]
    const before = problems.length
    if (cells.length > names.length) wrong(`There are ${cells.length} cells, the first line names ${names.length}.`)
    if (!isIsoDate(date)) wrong(date === '' ? 'There is no date.' : `"${date}" is no date: write it as 2026-03-02.`)
    if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))
      wrong(get('time') === '' ? 'There is no time.' : `"${get('time')}" is no time: write it as 09:00.`)
    if (zone !== '' && !isTimeZone(zone)) wrong(`"${zone}" is no time zone: write it as Europe/Berlin.`)
    if (id === '' && (item === '' || channel === '')) wrong('It names neither a delivery (id) nor a piece and a channel (item, channel).')
    const key = id === '' ? `${item} ${channel}` : id
    if (key.trim() !== '' && seen.has(key)) wrong(`${id === '' ? `"${item}" on ${channel}` : id} stands in line ${seen.get(key)} already.`)
    seen.set(key, line)
    if (problems.length === before)
      entries.push({ line, id: id === '' ? null : id, item, channel, local: `${date}T${time}`, zone: zone === '' ? null : zone })
  }
  if (rest.length === 0) problems.push({ line: header.line, message: 'There is no row below the names of the columns.' })
  return { entries, problems }
}
