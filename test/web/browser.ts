/** A server over a scratch copy of the examples, and a real Chromium in front of it. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { fixedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { startServer, type Running } from '../../src/server/start.ts'
import { discover } from '../../src/workspace/discover.ts'
import { chromiumPath } from '../support/chromium.ts'

const examples = fileURLToPath(new URL('../../examples', import.meta.url))
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export { noChromium as skip } from '../support/chromium.ts'

export type Opened = { page: Page; errors: string[] }
export type Dashboard = {
  folder: string
  server: Running
  browser: Browser
  /** The id of the workspace whose id holds these words. */
  id(words: string): string
  context(width: number, colorScheme?: 'light' | 'dark'): Promise<BrowserContext>
  /** A new page at a path, once its title stands; what it logs as an error is kept. */
  open(path: string, width: number, colorScheme?: 'light' | 'dark'): Promise<Opened>
  close(): Promise<void>
}

/** Starts both; `prepare` may change the scratch copy first, `port` may be asked for. */
export async function openDashboard(prepare: (folder: string) => void = () => undefined, port = 0): Promise<Dashboard> {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-web-'))
  cpSync(examples, folder, { recursive: true })
  prepare(folder)
  const server = await serve(folder, port)
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ARGS })
  const context = (width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<BrowserContext> =>
    browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' })
  const board: Dashboard = {
    folder,
    server,
    browser,
    context,
    id: words => [...board.server.workspaces.keys()].find(each => each.includes(words)) ?? words,
    open: async (path, width, colorScheme) => {
      const opened = watched(await (await context(width, colorScheme)).newPage())
      await opened.page.goto(`${board.server.url.slice(0, -1)}${path}`)
      await opened.page.locator('h1').first().waitFor()
      return opened
    },
    close: async () => {
      await browser.close()
      await board.server.close()
      rmSync(folder, { recursive: true })
    },
  }
  return board
}
/** A server over a folder at a fixed day. */
export const serve = (folder: string, port: number): Promise<Running> =>
  startServer({
    workspaces: discover([folder], folder),
    port,
    host: '127.0.0.1',
    clock: fixedClock('2026-11-21T12:00:00Z'),
    log: silentLog,
    env: {},
    sample: true,
  })
/** The errors that a page throws or logs. */
export function watched(page: Page): Opened {
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return { page, errors }
}
