/** Pictures of the README: the examples in a scratch folder, a fixed day, real Chromium. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { fixedClock } from '../src/lib/clock.ts'
import { silentLog } from '../src/lib/log.ts'
import { startServer } from '../src/server/start.ts'
import { discover } from '../src/workspace/discover.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'uptake-shots-'))
cpSync(path('../examples'), folder, { recursive: true })
mkdirSync(path('../docs/img'), { recursive: true })
const server = await startServer({
  workspaces: discover([folder], folder),
  port: 0,
  host: '127.0.0.1',
  clock: fixedClock('2026-11-21T12:00:00Z'),
  log: silentLog,
  env: {},
  sample: true,
})
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
})
const vector = [...server.workspaces.keys()].find(id => id.includes('vector'))!
// The values of the sample have to be in.
await fetch(`${server.url}api/workspaces/${vector}/collectors/csv/run`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ wait: true }),
})
const shots: [name: string, page: string, width: number, height: number, scheme: 'light' | 'dark'][] = [
  ['overview-light', `w/${vector}`, 1280, 800, 'light'],
  ['overview-dark', `w/${vector}`, 1280, 800, 'dark'],
  ['timeline-light', `w/${vector}/timeline`, 1280, 640, 'light'],
  ['timeline-dark', `w/${vector}/timeline`, 1280, 640, 'dark'],
  ['targets-light', `w/${vector}/targets`, 1280, 800, 'light'],
  ['targets-dark', `w/${vector}/targets`, 1280, 800, 'dark'],
  ['problems-light', `w/${vector}/problems`, 1280, 720, 'light'],
  ['problems-dark', `w/${vector}/problems`, 1280, 720, 'dark'],
  ['phone', `w/${vector}`, 390, 844, 'light'],
]
for (const [name, page, width, height, colorScheme] of shots) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' })
  const tab = await context.newPage()
  await tab.goto(`${server.url}${page}`)
  await tab.locator('.card').first().waitFor()
  await tab.evaluate(() => document.fonts.ready)
  await tab.waitForTimeout(300)
  await tab.screenshot({ path: path(`../docs/img/${name}.png`) })
  console.log(`docs/img/${name}.png`)
  await context.close()
}
await browser.close()
await server.close()
rmSync(folder, { recursive: true })
