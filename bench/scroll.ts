/**
 * 100,000 scheduled pieces in real Chromium: how even the frames are while each view of the calendar scrolls. A frame is what
 * requestAnimationFrame sees; without a graphics card the machine's own processors draw, and whatever else they do is in it.
 * So it is traced what takes the time: the page's own work in each frame, on the clock of its thread, which has a limit; and
 * that of the threads that draw.
 *   node bench/scroll.ts [pieces]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { databasePath, openDatabase } from '../src/db/open.ts'
import { planDeliveries } from '../src/db/deliveries.ts'
import { discover } from '../src/workspace/discover.ts'
import { NO_CHROMIUM, openChromium, serve } from './browser.ts'
import { CHANNELS, delivery, writeContent, ZONE } from './calendar.ts'
import { atMost, print, quantile, round, row, type Row } from './measure.ts'

/** 60 a second, and what a clock of whole microseconds may be off. */
const FRAME = 1000 / 60 + 1
const SECONDS = 4
/** What the page may work in a frame at 60 a second. */
const WORK = 16.7
const VIEWS: readonly [name: string, query: string, width: number][] = [
  ['month', 'view=month&at=2027-06-15', 1280],
  ['week', 'view=week&at=2027-06-15', 1280],
  ['day', 'view=day&at=2027-06-15', 1280],
  ['by channel', 'view=channels&at=2027-06-15', 1280],
  ['month on a phone', 'view=month&at=2027-06-15', 390],
]

export async function scrollTable(count = Number(process.env['PIECES'] ?? 100_000)): Promise<Row[]> {
  const browser = await openChromium()
  if (browser === null) return [NO_CHROMIUM]
  const root = mkdtempSync(join(tmpdir(), 'uptake-bench-scroll-'))
  mkdirSync(join(root, 'plan'))
  writeFileSync(join(root, 'plan/launch.md'), '# Launch\n\n- [ ] Publish the release\n')
  const channels = CHANNELS.map(name => `  ${name}:\n    channel: "null"\n`).join('')
  writeFileSync(join(root, 'uptake.yml'), `project:\n  name: Kestrel\ntimezone: ${ZONE}\nchannels:\n${channels}`)
  writeContent(root, count)
  const workspaces = discover([root], root)
  const id = workspaces[0]!.id
  await fill(databasePath(root, true, {}), id, count)
  const server = await serve(workspaces, { now: () => new Date('2027-06-15T10:00:00Z') })
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
  const traced = await trace(page)
  const frames = await page.evaluate(scroll, SECONDS * 1000)
  const parts = workOf(await traced())
  const entries = await page.locator('.entry').count()
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  await page.close()
  const late = frames.filter(each => each > FRAME).length / frames.length
  const part = (key: keyof Work): string => `${round(quantile(parts.map(each => each[key]), 0.95))}` // prettier-ignore
  return [
    row(
      `${name}, ${entries} entries, ${nodes} elements: frames in ${SECONDS} s, median and 95th percentile`,
      `${frames.length}: ${round(quantile(frames, 0.5))}, ${round(quantile(frames, 0.95))} ms`,
    ),
    row('  share of frames later than 60 a second', `${(100 * late).toFixed(1)} %`),
    atMost('  the page works in a frame, on the clock of its thread, p95', quantile(parts.map(each => each.all), 0.95), WORK, ' ms'), // prettier-ignore
    row('  of that script; style and layout; paint and layers', `${part('script')}; ${part('layout')}; ${part('paint')} ms`),
    row('  drawing by the machine’s own processors in a frame, on average', `${round(parts.reduce((sum, each) => sum + each.raster, 0) / parts.length)} ms`), // prettier-ignore
  ]
}

/** Milliseconds of processor time in one frame: `all` of the thread of the page, and of all threads that draw what it painted. */
type Work = { all: number; script: number; layout: number; paint: number; raster: number }
type TraceEvent = { name: string; ph: string; ts: number; tid: number; pid: number; tdur?: number; args?: { name?: string } }

/** Traces the page until the function that comes back is called. */
async function trace(page: Page): Promise<() => Promise<TraceEvent[]>> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])))
  const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'cc', 'toplevel', '__metadata']
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: categories } })
  return async () => {
    const ended = new Promise<void>(resolve => session.once('Tracing.tracingComplete', () => resolve()))
    await session.send('Tracing.end')
    await ended
    return events
  }
}

const PARTS: Readonly<Record<string, 'script' | 'layout' | 'paint'>> = {
  FunctionCall: 'script',
  FireAnimationFrame: 'script',
  EvaluateScript: 'script',
  Layout: 'layout',
  UpdateLayoutTree: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
}

/** Threads that draw what the page painted; a graphics card would. */
const DRAWS = /^(?:Compositor|CompositorTileWorker|VizCompositorThread|ThreadPoolForegroundWorker|CrGpuMain)/
const isTask = ({ name }: TraceEvent): boolean => name === 'RunTask' || name === 'ThreadPool_RunTask'

/** What was worked between each frame and the next. */
function workOf(events: readonly TraceEvent[]): Work[] {
  const main = events.find(each => each.name === 'FireAnimationFrame')
  const own = (each: TraceEvent): boolean => each.pid === main?.pid && each.tid === main.tid
  const drawing = new Set(events.filter(each => each.name === 'thread_name' && DRAWS.test(each.args?.name ?? '')).map(each => `${each.pid} ${each.tid}`)) // prettier-ignore
  const starts = events.filter(each => own(each) && each.name === 'FireAnimationFrame').map(each => each.ts).sort((a, b) => a - b) // prettier-ignore
  const frames = starts.map((): Work => ({ all: 0, script: 0, layout: 0, paint: 0, raster: 0 }))
  const frameAt = (ts: number): Work | undefined => {
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= ts) low = middle + 1
      else high = middle
    }
    return frames[low - 1]
  }
  for (const each of events) {
    const frame = each.ph === 'X' ? frameAt(each.ts) : undefined
    if (frame === undefined) continue
    const spent = (each.tdur ?? 0) / 1000
    if (own(each) && each.name === 'RunTask') frame.all += spent
    if (isTask(each) && drawing.has(`${each.pid} ${each.tid}`)) frame.raster += spent
    const part = own(each) ? PARTS[each.name] : undefined
    if (part !== undefined && each.name !== 'FunctionCall') frame[part] += spent
  }
  return frames.slice(1, -1)
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
