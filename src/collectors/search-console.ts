/**
 * Clicks, impressions and positions in Google Search, from the files of "Export" in Search Console: the archive unpacked,
 * in any language of its interface. The table of dates gives values by day; those of queries and pages give what was
 * best over the whole time, dated with the last day of the export.
 * Source: https://support.google.com/webmasters/answer/7576553 (clicks, impressions, CTR, position)
 */
import { CollectError, sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { findColumns, readCount, readDecimal } from './tools/columns.ts'
import { readCsv } from './tools/csv.ts'
import type { CsvRow } from './tools/csv.ts'
import { DAY, HOUR, isoDay, readDay } from './tools/days.ts'
import { filesOf } from './tools/files.ts'
import { number, textSetting } from './tools/read.ts'

/** The newest days of an export are preliminary. Source: https://support.google.com/webmasters/answer/7576553#zippy=%2Cfresh-data */
const preliminary = 2 * DAY

const names = {
  clicks: /^(?:clicks?|klicks|clics|cliques|clic|クリック数?|点击次数|點擊|클릭수?|клики|lượt nhấp)$/i,
  impressions: /^(?:impressions?|impressionen|impresiones|impressões|impressioni|表示回数|展示次数|曝光|노출수?|показы|lượt hiển thị)$/i,
  ctr: /^(?:ctr|url ctr|点击率|點閱率|平均 ?ctr)$/i,
  position: /^(?:position|posición|posição|posizione|掲載順位|排名|平均排名|게재순위|게재 순위|позиция|vị trí)$/i,
}
const query = /quer|suchanfrage|consult|requêt|requet|ricerc|zoekopdracht|クエリ|查询|查詢|검색어|запрос|truy vấn/i

export const collector: Collector = {
  name: 'search-console',
  title: 'Search Console',
  help: 'Clicks, impressions, click rate and position in Google Search, from exported CSV files.',
  settings: {
    files: {
      type: 'list',
      help: 'Where the exports are; later ones replace the same days',
      default: ['search-console/**/*.csv', 'exports/search-console/**/*.csv'],
      example: 'exports/search/**/*.csv',
    },
    site: { type: 'text', help: 'The property, where there are several', example: 'example.org' },
    top: { type: 'number', help: 'So many queries and pages, those with most clicks, have series of their own', default: 25 },
  },
  metrics: {
    'search.clicks': { unit: 'clicks', kind: 'flow', help: 'Clicks from Google Search a day' },
    'search.impressions': { unit: 'impressions', kind: 'flow', help: 'Results shown in Google Search a day' },
    'search.ctr': { unit: '%', kind: 'level', help: 'Clicks of impressions' },
    'search.position': { unit: 'rank', kind: 'level', help: 'Mean of the topmost position', better: 'less' },
    'search.query_position': {
      unit: 'rank',
      kind: 'level',
      help: 'Mean of the topmost position for one query, over the time of an export',
      better: 'less',
    },
    'search.query_clicks': { unit: 'clicks', kind: 'level', help: 'Clicks for one query, over the time of an export' },
    'search.page_clicks': { unit: 'clicks', kind: 'level', help: 'Clicks on one page, over the time of an export' },
  },
  every: HOUR,
  hosts: [],
  paths: 'workspace',
  detect: ({ files }) => (files.some(file => /(?:^|\/)search-console\/.*\.csv$/i.test(file)) ? {} : null),
  collect,
}

type Table = { file: string; folder: string; header: readonly string[]; rows: readonly CsvRow[]; columns: Map<keyof typeof names, number> }
type Day = { at: number; newest: number; row: CsvRow; table: Table }

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const tables = await readTables(ctx)
  const days = tables.filter(({ rows }) => readDay(rows[0]?.cells[0]) !== null)
  const lastDays = new Map<string, number>()
  const all: Day[] = []
  for (const table of days) {
    const read = table.rows.flatMap(row => {
      const at = readDay(row.cells[0])
      return at === null ? [] : [{ at, row, table }]
    })
    const newest = Math.max(...read.map(({ at }) => at))
    lastDays.set(table.folder, Math.max(newest, lastDays.get(table.folder) ?? 0))
    all.push(...read.map(each => ({ ...each, newest })))
  }
  // The newest export of a day counts.
  const byDay = new Map(all.sort((a, b) => a.newest - b.newest).map(day => [day.at, day]))
  const site = textSetting(ctx.settings, 'site')
  const labels: Record<string, string> = site === '' ? {} : { site }
  for (const { at, newest, row, table } of [...byDay.values()].sort((a, b) => a.at - b.at)) {
    const flags = at > newest - preliminary ? (['partial'] as const) : []
    for (const [metric, value] of values(row, table)) {
      const more = { labels, at, span: DAY, flags: value === null ? (['gap'] as const) : flags }
      yield sample(ctx, metric, value, `${table.file}:${row.line}`, more)
    }
  }
  for (const table of tables) if (!days.includes(table)) yield* topList(ctx, table, lastDays.get(table.folder) ?? null, labels)
  if (all.length === 0)
    throw new CollectError('answer', 'There is no table of dates in the exports.', {
      hint: 'Export the performance report, and unpack all of its files into a folder of their own.',
    })
}

/** Every file that has columns of the performance report. */
async function readTables(ctx: CollectContext): Promise<Table[]> {
  const files = await filesOf(ctx)
  if (files.length === 0)
    throw new CollectError('missing', 'There is no export of Search Console where it was looked for.', {
      hint: 'Performance → Export → Download CSV, and unpack it below search-console/ in the workspace; or set "files".',
    })
  const tables: Table[] = []
  for (const file of files) {
    const [header, ...rows] = readCsv(await ctx.read(file))
    const columns = findColumns(header?.cells ?? [], names)
    // Filters.csv and the like have none of them; a comparison of two times has them twice, under longer names.
    if (header === undefined || !columns.has('clicks') || !columns.has('impressions')) {
      if (rows.length > 0 && (header?.cells.length ?? 0) > 4)
        ctx.log.warn(`${file}: its columns are not those of one time. Export without comparing.`)
      continue
    }
    tables.push({ file, folder: file.split('/').slice(0, -1).join('/'), header: header.cells, rows, columns })
  }
  return tables
}

function values(row: CsvRow, { columns }: Table): [metric: string, value: number | null][] {
  return [...columns].map(([name, index]) => {
    const written = row.cells[index]?.trim() ?? ''
    return [`search.${name}`, name === 'ctr' || name === 'position' ? readDecimal(written) : readCount(written)]
  })
}

/** Queries or pages with most clicks. Without a table of dates beside them nobody can tell when they were counted. */
function* topList(ctx: CollectContext, table: Table, lastDay: number | null, common: Readonly<Record<string, string>>): Iterable<Step> {
  const isPages = /^https?:\/\//.test(table.rows[0]?.cells[0] ?? '')
  if (!isPages && !query.test(table.header[0] ?? '')) return
  if (lastDay === null) return ctx.log.warn(`${table.file}: there is no table of dates beside it, so its time is not known.`)
  const at = lastDay + DAY - 1
  const read = table.rows.map(row => ({ row, values: new Map(values(row, table)) }))
  const sorted = read.sort((a, b) => (b.values.get('search.clicks') ?? 0) - (a.values.get('search.clicks') ?? 0))
  for (const { row, values: found } of sorted.slice(0, number(ctx.settings['top']) ?? 25)) {
    const what = row.cells[0]!.trim()
    const more = { labels: { ...common, [isPages ? 'page' : 'query']: what }, at, method: `export of ${isoDay(lastDay)}` }
    const give = (metric: string, value: number | null | undefined): Step[] =>
      value == null ? [] : [sample(ctx, metric, value, `${table.file}:${row.line}`, more)]
    if (isPages) yield* give('search.page_clicks', found.get('search.clicks'))
    else {
      yield* give('search.query_clicks', found.get('search.clicks'))
      yield* give('search.query_position', found.get('search.position'))
    }
  }
}
