/**
 * 100,000 scheduled pieces in real Chromium: how even the frames are while each view of the calendar scrolls. A frame is what
 * requestAnimationFrame sees; without a graphics card the machine's own processors draw, and whatever else they do is in it.
 * What the page itself works in a frame, on the clock of its thread, stands below.
 *   node bench/scroll.ts [pieces]
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { databasePath, openDatabase } from '../src/db/open.ts'
import { planDeliveries } from '../src/db/deliveries.ts'
import { silentLog } from '../src/lib/log.ts'
import { startServer } from '../src/server/start.ts'
import { discover } from '../src/workspace/discover.ts'
import { CHANNELS, delivery, writeContent, ZONE } from './calendar.ts'
import { atMost, print, quantile, round, row, type Row } from './measure.ts'

/** 60 a second, and what a clock of whole microseconds may be off. */
const FRAME = 1000 / 60 + 1
const SECONDS = 4
/** What the page may work in a frame and still be drawn in time. */
const WORK = 8
const VIEWS: readonly [name: string, query: string, width: number][] = [
  ['month', 'view=month&at=2027-06-15', 1280],
  ['week', 'view=week&at=2027-06-15', 1280],
  ['day', 'view=day&at=2027-06-15', 1280],
  ['by channel', 'view=channels&at=2027-06-15', 1280],
  ['month on a phone', 'view=month&at=2027-06-15', 390],
]

export async function scrollTable(count = Number(process.env['PIECES'] ?? 100_000)): Promise<Row[]> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) return [row('in Chromium', 'skipped: it is not installed')]
  const { chromium } = await import('playwright-core')
  const root = mkdtempSync(join(tmpdir(), 'uptake-bench-scroll-'))
  mkdirSync(join(root, 'plan'))
  writeFileSync(join(root, 'plan/launch.md'), '# Launch\n\n- [ ] Publish the release\n')
  const channels = CHANNELS.map(name => `  ${name}:\n    channel: "null"\n`).join('')
  writeFileSync(join(root, 'uptake.yml'), `project:\n  name: Kestrel\ntimezone: ${ZONE}\nchannels:\n${channels}`)
  writeContent(root, count)
  const workspaces = discover([root], root)
  const id = workspaces[0]!.id
  await fill(databasePath(root, true, {}), id, count)
  const server = await startServer({
    workspaces,
    port: 0,
    host: '127.0.0.1',
    clock: { now: () => new Date('2027-06-15T10:00:00Z') },
    log: silentLog,
    env: {},
    sample: true,
  })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const rows: Row[] = []
    for (const [name, query, width] of VIEWS) rows.push(...(await scrolled(browser, `${server.url}w/${id}/calendar?${query}`, name, width)))
    return rows
  } finally {
    await browser.close()
    await server.close()
    rmSync(root, { recursive: true })
  }
}

async function fill(path: string, workspace: string, count: number): Promise<void> {
  const db = await openDatabase(path)
  for (let from = 0; from < count; from += 5000) {
    const some = Array.from({ length: Math.min(5000, count - from) }, (_, i) => ({ ...delivery(from + i, count), workspace }))
    await planDeliveries(db, some, 0)
  }
  await db.destroy()
}

async function scrolled(browser: Browser, url: string, name: string, width: number): Promise<Row[]> {
  const page = await browser.newPage({ viewport: { width, height: 800 } })
  await page.goto(url)
  await page.locator('.entry').first().waitFor({ timeout: 120_000 })
  await page.waitForTimeout(1000)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const worked = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(each => each.name === 'TaskDuration')?.value ?? 0)
  }
  const before = await worked()
  const frames = await page.evaluate(scroll, SECONDS * 1000)
  const work = ((await worked()) - before) / frames.length
  const entries = await page.locator('.entry').count()
  await page.close()
  const late = frames.filter(each => each > FRAME).length / frames.length
  return [
    row(
      `${name}, ${entries} entries: frames in ${SECONDS} s, median and 95th percentile`,
      `${frames.length}: ${round(quantile(frames, 0.5))}, ${round(quantile(frames, 0.95))} ms`,
    ),
    row('  share of frames later than 60 a second', `${(100 * late).toFixed(1)} %`),
    atMost('  the page works in a frame, on average', work, WORK, ' ms'),
  ]
}

/** Runs in the page: scrolls up and down for some milliseconds, a step a frame, and gives the time between frames. */
async function scroll(length: number): Promise<number[]> {
  const frames: number[] = []
  const step = 40
  const start = performance.now()
  let last = start
  let down = true
  for (;;) {
    const now = await new Promise<number>(resolve => requestAnimationFrame(resolve))
    if (frames.length > 0 || now > last) frames.push(now - last)
    last = now
    if (now - start > length) return frames.slice(1)
    const at = window.scrollY
    window.scrollBy(0, down ? step : -step)
    if (window.scrollY === at) down = !down
  }
}

if (import.meta.main) print('Scrolling', await scrollTable(Number(process.argv[2] ?? 100_000)))
