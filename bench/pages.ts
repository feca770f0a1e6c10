/**
 * Very many pieces, of which some are out, planned, approved, asked to be changed or stuck: how long the server takes to
 * answer each page of publishing, and how much it sends; in front of it what is read once, when it starts.
 *   node bench/pages.ts [pieces…]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { ActionContext } from '../src/actions/action.ts'
import { boardView, filesView } from '../src/actions/board-view.ts'
import { calendarView } from '../src/actions/calendar-view.ts'
import { handoffsView, ledgerView } from '../src/actions/ledger-view.ts'
import { pieceIndex } from '../src/actions/piece-index.ts'
import { outgoing } from '../src/actions/outgoing.ts'
import { publishing, type Publishing } from '../src/actions/publishing.ts'
import { reviewQueue } from '../src/actions/review-queue.ts'
import { addApproval } from '../src/db/approvals.ts'
import { moveOn, planDeliveries, deliveriesOf, type NewDelivery } from '../src/db/deliveries.ts'
import { dialectOf } from '../src/db/dialect.ts'
import { inTransaction, openDatabase, type Database } from '../src/db/open.ts'
import type { DeliveryState } from '../src/delivery/delivery.ts'
import { EVERYTHING, type PageAsk } from '../src/delivery/pages.ts'
import { localTime } from '../src/lib/zone.ts'
import { readContent } from '../src/workspace/content.ts'
import { contentIndex } from '../src/workspace/content-index.ts'
import { discover, type WorkspaceRef } from '../src/workspace/discover.ts'
import { readConfig } from '../src/workspace/load.ts'
import { compile } from '../src/plan/compile.ts'
import { noPostgres, startPostgres } from '../test/support/postgres.ts'
import { ZONE } from './calendar.ts'
import { atMost, print, quantile, round, row, time, type Row } from './measure.ts'

const CHANNELS = ['bluesky', 'mastodon', 'linkedin', 'devto', 'discord', 'news']
const NOW = Date.parse('2027-06-15T10:00:00Z')
const TODAY = '2027-06-15'
const DAY = 86_400_000
const LIMIT = 100
const MOST_KB = 200
const ROUNDS = 40
/** Pieces that the plan names, each with its file. */
const PLANNED = 130
/** What a piece is, by the last two digits of its number. */
const plannedAs = (index: number): DeliveryState | null => {
  const part = index % 100
  if (part < 45) return 'published'
  if (part < 75) return 'planned'
  if (part < 76) return index % 200 < 100 ? 'waiting' : 'handoff'
  return null
}

/** A workspace with so many pieces on `CHANNELS`, of which "news" is posted to by hand. */
export function writePieces(root: string, count: number): void {
  mkdirSync(join(root, 'plan'), { recursive: true })
  mkdirSync(join(root, 'content'))
  mkdirSync(join(root, '.uptake'))
  writeFileSync(join(root, 'plan/launch.md'), '# Launch\n\n- [ ] Publish the release\n')
  const settings = (name: string): string => (name === 'news' ? 'channel: handoff\n    url: https://news.example.org' : 'channel: "null"')
  const channels = CHANNELS.map(name => `  ${name}:\n    ${settings(name)}\n`).join('')
  writeFileSync(join(root, 'uptake.yml'), `project:\n  name: Kestrel\ntimezone: ${ZONE}\nchannels:\n${channels}`)
  for (let index = 0; index < count; index++) {
    const state = plannedAs(index) === null && index % 100 > 90 ? 'draft' : 'ready'
    const head = `id: piece-${index}\ntitle: The piece number ${index}\nstate: ${state}\ntheme: theme ${index % 4}\nchannels: [${channelOf(index)}]`
    writeFileSync(join(root, `content/piece-${String(index).padStart(6, '0')}.md`), `---\n${head}\n---\n\nText of piece ${index}.\n`)
  }
}
const channelOf = (index: number): string => CHANNELS[index % CHANNELS.length]!

/** What happened to them: two of three that are planned have their yes, and every fiftieth of the others. */
export async function fillPieces(db: Database, ref: WorkspaceRef, place: Publishing, count: number): Promise<void> {
  const day = (index: number): number => (plannedAs(index) === 'planned' ? (index % 300) * DAY : -(index % 300) * DAY)
  for (let from = 0; from < count; from += 5000)
    await inTransaction(db, async transaction => {
      const numbers = Array.from({ length: Math.min(5000, count - from) }, (_, i) => from + i)
      const digests = new Map<number, string>()
      for (const index of numbers.filter(each => plannedAs(each) !== null || each % 50 === 49)) {
        const file = readContent(ref.root, `content/piece-${String(index).padStart(6, '0')}.md`)!
        digests.set(index, (await place.digestsOf(file))[channelOf(index)]!)
      }
      const planned = numbers.filter(each => plannedAs(each) !== null)
      const rows = planned.map((index): NewDelivery => {
        const dueAt = NOW + day(index) + (index % 12) * 3_600_000
        const item = `piece-${index}`
        const after = { after: null, policy: { late: 'ask' as const, within: 0 }, campaign: `campaign-${index % 50}` }
        const local = localTime(dueAt, ZONE)
        return { id: item.padEnd(20, 'x'), workspace: ref.id, item, channel: channelOf(index), digest: digests.get(index)!, dueAt, local, zone: ZONE, ...after } // prettier-ignore
      })
      await planDeliveries(transaction, rows, NOW)
      for (const index of numbers) {
        const digest = digests.get(index)
        if (digest === undefined || (plannedAs(index) === 'planned' && index % 3 === 0)) continue
        const of = { id: `yes-${index}`, workspace: ref.id, item: `piece-${index}`, channel: channelOf(index), digest }
        await addApproval(transaction, { ...of, person: 'ada', at: NOW })
      }
    })
  const due = await deliveriesOf(db, ref.id)
  await inTransaction(db, async transaction => {
    for (const each of due) {
      const state = plannedAs(Number(each.item.slice(6)))!
      if (state !== 'planned') await moveOn(transaction, each, 'planned', { state, url: `https://example.org/${each.item}` }, NOW)
    }
  })
  await (dialectOf(db) === 'postgres' ? sql`vacuum (analyze) delivery` : sql`analyze`).execute(db)
}

async function measure(engine: string, db: Database, root: string, count: number): Promise<Row[]> {
  const ref = discover([root], root)[0]!
  const context: ActionContext = {
    db,
    actor: { kind: 'dashboard', name: 'dashboard', origin: 'bench' },
    now: NOW,
    ref,
    env: {},
    mute: true,
    compile: () => Promise.reject(new Error('Nothing is compiled here.')),
  }
  await fillPieces(db, ref, await publishing(context, []), count)
  const started = await time(async () => void (await pieceIndex(context, await publishing(context, []))))
  const { config } = await readConfig(ref)
  const { plan } = compile([])
  const lines = Array.from({ length: PLANNED }, (_, i) => `- Blog post: "The piece number ${i * 7}"`).join('\n')
  const planned = compile([{ path: 'plan.md', text: `# Launch\n\n## Week 1: Posts\n\n### Content\n\n${lines}\n` }]).plan
  const find: PageAsk = { ...EVERYTHING, words: ['number', '77'] }
  const pages: [name: string, ask: () => Promise<unknown>][] = [
    ['Overview, what is out and goes out next', () => outgoing(context, planned)],
    ['Board', () => boardView(context, [], EVERYTHING)],
    ['Board, searched', () => boardView(context, [], find)],
    ['Deliveries', () => ledgerView(context, { planned: [], state: null }, EVERYTHING)],
    ['Deliveries, searched', () => ledgerView(context, { planned: [], state: null }, find)],
    ['Review', () => reviewQueue(context, null, EVERYTHING)],
    ['Hand-offs', () => handoffsView(context, TODAY, EVERYTHING)],
    ['Editor, its files', () => filesView(context, EVERYTHING)],
    ['Calendar, a month', () => calendarView({ db, workspace: ref.id, root, config, plan }, { view: 'month', day: TODAY, channels: null, states: null })], // prettier-ignore
  ]
  const rows = [row(`${engine}, ${count} pieces: where all of them stand, once when it starts`, `${(started / 1000).toFixed(1)} s`)]
  for (const [name, ask] of pages) {
    const taken: number[] = []
    const worked: number[] = []
    let bytes = 0
    for (let i = 0; i < ROUNDS; i++) {
      // Somebody moves something all the time: what changed is read again within the answer.
      const [some] = await deliveriesOf(db, ref.id, { item: `piece-${(i * 100 + 50) % count}` })
      if (some) await moveOn(db, some, 'planned', { dueAt: some.dueAt + 60_000 }, NOW)
      const before = cpu()
      taken.push(await time(async () => void (bytes = Math.max(bytes, JSON.stringify(await ask()).length))))
      worked.push(cpu() - before)
    }
    rows.push(atMost(`${engine}, ${count} pieces: ${name}, p95`, quantile(taken, 0.95), LIMIT, ' ms'))
    rows.push(
      row('  median; processor time of this process, p95', `${round(quantile(taken, 0.5))} ms; ${round(quantile(worked, 0.95))} ms`),
    )
    rows.push(atMost('  sent at first', bytes / 1000, MOST_KB, ' kB'))
  }
  return rows
}
/** Milliseconds of processor time so far. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

export async function pagesTable(counts: readonly number[] = [5_000, Number(process.env['PIECES'] ?? 100_000)]): Promise<Row[]> {
  const rows: Row[] = []
  for (const count of counts) {
    const root = mkdtempSync(join(tmpdir(), 'uptake-pages-'))
    try {
      writePieces(root, count)
      await contentIndex(root).all()
      const file = await openDatabase(join(root, '.uptake/uptake.db'))
      rows.push(...(await measure('SQLite', file, root, count)))
      await file.destroy()
      if (noPostgres !== false) {
        rows.push(row(`PostgreSQL: ${noPostgres}`, 'skipped'))
        continue
      }
      const server = await startPostgres()
      const db = await openDatabase(await server.createDatabase())
      rows.push(...(await measure('PostgreSQL', db, root, count)))
      await db.destroy()
      await server.stop()
    } finally {
      rmSync(root, { recursive: true })
    }
  }
  return rows
}

if (import.meta.main)
  print('Pages of publishing', await pagesTable(process.argv.length > 2 ? process.argv.slice(2).map(Number) : undefined))
