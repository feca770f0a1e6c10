/**
 * 100,000 scheduled pieces: how long the server takes to answer each view of the calendar, and how much it sends.
 *   node bench/calendar.ts [pieces]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { calendarView, type CalendarAsk, type CalendarPlace } from '../src/actions/calendar-view.ts'
import { planDeliveries, type NewDelivery } from '../src/db/deliveries.ts'
import { dialectOf } from '../src/db/dialect.ts'
import { openDatabase, type Database } from '../src/db/open.ts'
import { localTime } from '../src/lib/zone.ts'
import { addDays } from '../src/plan/resolve/calendar.ts'
import { compile } from '../src/plan/compile.ts'
import { contentIndex } from '../src/workspace/content-index.ts'
import { defaultConfig, type Config } from '../src/workspace/settings.ts'
import { noPostgres, startPostgres } from '../test/support/postgres.ts'
import { atMost, print, quantile, round, row, time, type Row } from './measure.ts'

const YEAR = '2027-01-01'
export const ZONE = 'Europe/Berlin'
export const CHANNELS = ['bluesky', 'mastodon', 'linkedin', 'devto', 'discord', 'blog']
const LIMIT = 100
const ROUNDS = 60
const DAY = 86_400_000

/** Pieces over one year; a twentieth of them within one month, which is as crowded as a launch can be. */
export function delivery(index: number, count: number): NewDelivery {
  const crowded = index % 20 === 0
  const from = Date.parse(crowded ? '2027-06-01' : YEAR)
  const length = (crowded ? 30 : 365) * DAY
  const dueAt = from + Math.floor((index / count) * length) + (index % 24) * 3_600_000
  return {
    id: `piece-${index}`.padEnd(20, 'x'),
    workspace: 'bench',
    item: `piece-${index}`,
    channel: CHANNELS[index % CHANNELS.length]!,
    digest: 'd'.repeat(64),
    dueAt,
    local: localTime(dueAt, ZONE),
    zone: ZONE,
    after: null,
    policy: { late: 'ask', within: 0 },
    campaign: `campaign-${index % 50}`,
  }
}

/** One content file for each piece. */
export function writeContent(root: string, count: number): void {
  mkdirSync(join(root, 'content'))
  for (let index = 0; index < count; index++) {
    const { item, channel, local } = delivery(index, count)
    const head = `id: ${item}\ntitle: The piece number ${index}\nstate: ready\ntheme: theme ${index % 4}\nchannels: [${channel}]`
    writeFileSync(join(root, `content/${item}.md`), `---\n${head}\nschedule: ${local.replace('T', ' ')}\n---\n\nText of ${item}.\n`)
  }
}

export const config = (): Config => ({
  ...defaultConfig(),
  timezone: ZONE,
  channels: Object.fromEntries(CHANNELS.map(name => [name, { channel: 'null' }])),
  calendar: { ...defaultConfig().calendar, zones: ['America/New_York', 'Asia/Tokyo'] },
  series: Array.from({ length: 20 }, (_, i) => ({
    id: `series-${i}`,
    title: `Series ${i}`,
    rule: 'FREQ=WEEKLY;BYDAY=TU,TH',
    start: '2020-01-01T17:00',
    zone: ZONE,
    minutes: 60,
    channels: [],
    theme: null,
    except: [],
  })),
})

async function measure(engine: string, db: Database, root: string, count: number): Promise<Row[]> {
  for (let i = 0; i < count; i += 5000)
    await planDeliveries(db, Array.from({ length: Math.min(5000, count - i) }, (_, j) => delivery(i + j, count)), 0) // prettier-ignore
  // What a database that runs for a minute does by itself.
  await (dialectOf(db) === 'postgres' ? sql`vacuum (analyze) delivery` : sql`analyze`).execute(db)
  const place: CalendarPlace = { db, workspace: 'bench', root, config: config(), plan: compile([]).plan }
  const rows: Row[] = []
  const views: [string, CalendarAsk['view'], (round: number) => string][] = [
    ['month', 'month', round => addDays(YEAR, (round * 37) % 365)],
    ['the crowded month', 'month', () => '2027-06-15'],
    ['week', 'week', round => addDays(YEAR, (round * 37) % 365)],
    ['the crowded week', 'week', () => '2027-06-15'],
    ['day', 'day', round => addDays(YEAR, (round * 37) % 365)],
    ['by channel', 'channels', round => addDays(YEAR, (round * 37) % 365)],
  ]
  for (const [name, view, day] of views) {
    const taken: number[] = []
    const worked: number[] = []
    let bytes = 0
    for (let i = 0; i < ROUNDS; i++) {
      const before = cpu()
      taken.push(
        await time(async () => {
          const answer = await calendarView(place, { view, day: day(i), channels: null, states: null })
          bytes = Math.max(bytes, JSON.stringify(answer).length)
        }),
      )
      worked.push(cpu() - before)
    }
    const p95 = quantile(taken, 0.95)
    rows.push(atMost(`${engine}: ${name}, p95`, p95, LIMIT, ' ms'))
    // What others do on the machine is in the first number and not in this one; of PostgreSQL it leaves out the database.
    rows.push(row('  processor time of this process, p95', `${round(quantile(worked, 0.95))} ms`))
    rows.push(row('  share of the limit; most that was sent', `${(p95 / LIMIT).toFixed(2)} ×; ${Math.round(bytes / 1000)} kB`))
  }
  return rows
}

/** Milliseconds of processor time so far. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

export async function calendarTable(count = Number(process.env['PIECES'] ?? 100_000)): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-calendar-'))
  try {
    writeContent(folder, count)
    mkdirSync(join(folder, '.uptake'))
    const first = await time(() => contentIndex(folder).all())
    // By another name of the folder, as the next process would.
    const next = await time(() => contentIndex(`${folder}/`).all())
    const rows = [
      row(`${count} content files read for the first time`, `${(first / 1000).toFixed(1)} s`),
      row('  looked at again by the next start', `${(next / 1000).toFixed(1)} s`),
    ]
    const file = await openDatabase(join(folder, 'uptake.db'))
    try {
      rows.push(...(await measure('SQLite', file, folder, count)))
    } finally {
      await file.destroy()
    }
    if (noPostgres !== false) return [...rows, row(`PostgreSQL: ${noPostgres}`, 'skipped')]
    const server = await startPostgres()
    const db = await openDatabase(await server.createDatabase())
    try {
      rows.push(...(await measure('PostgreSQL', db, folder, count)))
    } finally {
      await db.destroy()
      await server.stop()
    }
    return rows
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (import.meta.main) print('Calendar', await calendarTable(Number(process.argv[2] ?? 100_000)))
