/** `metrics/*.csv`: rows that are added, and the samples that the files say. Values typed in are files first, rows second. */
import { collector as csv } from '../collectors/csv.ts'
import { isSample } from '../collectors/collector.ts'
import { silentLog } from '../lib/log.ts'
import type { Sample } from '../metrics/sample.ts'

export type Row = {
  metric: string
  /** ISO date. */
  date: string
  /** Null: it could not be found out. */
  value: number | null
  /** What a value of a period covers from `date` on; null: it stands at the date. */
  period: string | null
  labels: Readonly<Record<string, string>>
  note: string | null
}

const HEADER = ['date', 'metric', 'value']
const split = (line: string, separator: string): string[] => line.split(separator).map(cell => cell.trim().replace(/^"|"$/g, ''))

/**
 * The text of a file with a row more. Columns that the row needs and the file lacks are added at the right of its header;
 * everything else stays as it was. `text` null: a new file.
 */
export function withRow(text: string | null, row: Row): string {
  const cells: Record<string, string> = {
    ...row.labels,
    date: row.date,
    metric: row.metric,
    value: row.value === null ? '?' : String(row.value),
    ...(row.period === null ? {} : { period: row.period }),
    ...(row.note === null ? {} : { note: row.note }),
  }
  const newline = text?.includes('\r\n') === true ? '\r\n' : '\n'
  const lines = (text ?? '').split(newline)
  const at = lines.findIndex(line => line.replace(/^\uFEFF/, '').trim() !== '' && !line.startsWith('#'))
  const written = lines[at]
  if (text === null || written === undefined)
    return [...lines.filter(line => line !== ''), headerOf(cells).join(','), lineOf(headerOf(cells), cells, ','), ''].join(newline)
  const separator = [',', ';', '\t'].reduce((best, each) => (written.split(each).length > written.split(best).length ? each : best))
  const names = split(written.replace(/^\uFEFF/, ''), separator)
  const has = (name: string): boolean => names.some(each => each.toLowerCase() === name)
  // One date a line with a column for each metric: the value goes into the column of its metric.
  if (!has('value')) {
    cells[row.metric] = cells['value'] ?? ''
    delete cells['metric']
    delete cells['value']
  }
  const missing = Object.keys(cells).filter(name => !has(name.toLowerCase()))
  lines[at] = [written, ...missing.map(name => quoted(name, separator))].join(separator)
  while (lines.at(-1)?.trim() === '') lines.pop()
  return [...lines, lineOf([...names, ...missing], cells, separator), ''].join(newline)
}

const headerOf = (cells: Record<string, string>): string[] => [...HEADER, ...Object.keys(cells).filter(name => !HEADER.includes(name))]

function lineOf(names: readonly string[], cells: Record<string, string>, separator: string): string {
  const known = new Map(Object.entries(cells).map(([name, value]) => [name.toLowerCase(), value]))
  return names.map(name => quoted(known.get(name.toLowerCase()) ?? '', separator)).join(separator)
}

/** A cell as RFC 4180 has it. */
const quoted = (text: string, separator: string): string =>
  /["\r\n]/.test(text) || text.includes(separator) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

export type ReadFile = { samples: Sample[]; warnings: string[] }

/** The samples of a file, as the collector of such files reads them. @throws CollectError when no line can be read */
export async function samplesIn(path: string, text: string, now: number): Promise<ReadFile> {
  const samples: Sample[] = []
  const warnings: string[] = []
  const unused = (): never => {
    throw new Error('files of metrics are read without asking anybody')
  }
  const steps = csv.collect(
    {
      settings: { files: [path] },
      glob: async () => [path],
      read: async () => text,
      ask: unused,
      run: unused,
      query: unused,
      now: () => now,
      from: null,
      log: { ...silentLog, warn: message => void warnings.push(message) },
      signal: new AbortController().signal,
    },
    null,
  )
  for await (const step of steps) if (isSample(step)) samples.push(step)
  return { samples, warnings }
}
