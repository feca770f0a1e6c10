/** What `uptake series` prints. Pure. */
import type { Style } from '../../lib/style.ts'
import { grouped, plural, table } from '../../lib/table.ts'
import type { SeriesView } from '../../measure/metrics.ts'
import type { Sample } from '../../metrics/sample.ts'

type Found = { view: SeriesView; samples: readonly Sample[] }

const day = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace(/T00:00:00\.000Z$/, '')
    .replace(/\.000Z$/, 'Z')
const labelText = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
const shown = (value: number | null): string => (value === null ? 'unknown' : grouped(Math.round(value * 1000) / 1000))
const right = { align: 'right' as const }

export function listText(all: readonly SeriesView[], style: Style, width: number): string {
  if (all.length === 0) return 'Nothing is measured yet: "uptake collect", or "uptake record METRIC VALUE".\n'
  const rows = all.map(view => [
    view.metric,
    style.dim(labelText(view.labels)),
    view.latest === null ? style.dim('no value') : shown(view.latest.value),
    style.dim(view.info.unit),
    style.dim(view.latest === null ? '' : day(view.latest.at).slice(0, 10)),
    style.dim(view.derived ? 'worked out' : view.competitor ? 'competitor' : (view.provenance?.method ?? '')),
  ])
  return `${table(rows, [{}, { shrink: true }, right, {}, {}, {}], width).join('\n')}\n`
}

export function seriesText(found: readonly Found[], style: Style, width: number): string {
  const out: string[] = []
  for (const { view, samples } of found) {
    out.push(
      `${style.bold(view.metric)} ${labelText(view.labels)}  ${style.dim(`${plural(samples.length, 'value')} in ${view.info.unit || 'the unit of the target'}`)}`,
    )
    const rows = samples.map(({ at, span, value, source, method, fetchedAt, flags }) => [
      `  ${day(at)}`,
      shown(value),
      style.dim(span === 0 ? '' : periodText(span)),
      style.yellow(flags.join(' ')),
      style.dim(method),
      style.dim(fetchedAt === 0 ? '' : `read ${new Date(fetchedAt).toISOString().slice(0, 16)}Z`),
      style.dim(source),
    ])
    out.push(...table(rows, [{}, right, {}, {}, {}, {}, { shrink: true }], width), '')
  }
  return out.join('\n')
}

const periodText = (span: number): string =>
  `over ${plural(Math.round(span / 3_600_000 / 24) || Math.round((span / 3_600_000) * 10) / 10, span < 43_200_000 ? 'hour' : 'day')}`

const cell = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const csv = (rows: readonly (readonly string[])[]): string => rows.map(row => `${row.map(cell).join(',')}\n`).join('')

export const listCsv = (all: readonly SeriesView[]): string =>
  csv([
    ['metric', 'labels', 'latest', 'unit', 'date'],
    ...all.map(view => [
      view.metric,
      labelText(view.labels),
      view.latest === null ? '' : String(view.latest.value),
      view.info.unit,
      view.latest === null ? '' : day(view.latest.at),
    ]),
  ])

/** Columns that the collector of CSV files reads; labels are columns of their own. */
export function seriesCsv(found: readonly Found[]): string {
  const names = [...new Set(found.flatMap(({ view }) => Object.keys(view.labels)))].sort()
  const rows = found.flatMap(({ view, samples }) =>
    samples.map(sample => [
      day(sample.at),
      sample.metric,
      sample.value === null ? '?' : String(sample.value),
      periodName(sample.span),
      ...names.map(name => view.labels[name] ?? ''),
      sample.source,
    ]),
  )
  return csv([['date', 'metric', 'value', 'period', ...names, 'source'], ...rows])
}

const DAY = 86_400_000
function periodName(span: number): string {
  if (span === 0) return ''
  if (span <= 1.5 * DAY) return 'day'
  if (span <= 10 * DAY) return 'week'
  if (span <= 45 * DAY) return 'month'
  return span <= 120 * DAY ? 'quarter' : 'year'
}
