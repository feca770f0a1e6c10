/** Pictures of the README: the examples in a scratch folder, a fixed day, real Chromium. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from '../src/actions/print-pdf.ts'
import { silentLog } from '../src/lib/log.ts'
import { startServer } from '../src/server/start.ts'
import { discover } from '../src/workspace/discover.ts'
import { makeExamples } from './examples.ts'
import { WRITTEN_FOR } from './examples/dates.ts'

/** Noon of the day that the examples are written for. */
const NOW = new Date(`${WRITTEN_FOR}T12:00:00Z`)
const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'uptake-shots-'))
await makeExamples(folder, NOW.getTime())
mkdirSync(path('../docs/img'), { recursive: true })
const server = await startServer({
  workspaces: discover([folder], folder),
  port: 0,
  host: '127.0.0.1',
  clock: { now: () => NOW },
  log: silentLog,
  env: {},
  sample: true,
})
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? findChromium(process.env) ?? '/usr/bin/chromium',
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
async function post(path: string, body: object): Promise<void> {
  const answer = await fetch(`${server.url}api/workspaces/${vector}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
}
// The values of the sample have to be in.
await post('collectors/csv/run', { wait: true })
const shots: [name: string, page: string, width: number, height: number, scheme: 'light' | 'dark'][] = [
  ['overview-light', `w/${vector}`, 1280, 800, 'light'],
  ['overview-dark', `w/${vector}`, 1280, 800, 'dark'],
  ['timeline-light', `w/${vector}/timeline`, 1280, 640, 'light'],
  ['timeline-dark', `w/${vector}/timeline`, 1280, 640, 'dark'],
  ['targets-light', `w/${vector}/targets`, 1280, 800, 'light'],
  ['targets-dark', `w/${vector}/targets`, 1280, 800, 'dark'],
  ['problems-light', `w/${vector}/problems`, 1280, 720, 'light'],
  ['problems-dark', `w/${vector}/problems`, 1280, 720, 'dark'],
  ['calendar-light', `w/${vector}/calendar`, 1280, 860, 'light'],
  ['calendar-dark', `w/${vector}/calendar`, 1280, 860, 'dark'],
  ['editor-light', `w/${vector}/editor?file=content/filters-run-before-the-search.md`, 1280, 800, 'light'],
  ['editor-dark', `w/${vector}/editor?file=content/filters-run-before-the-search.md`, 1280, 800, 'dark'],
  ['phone', `w/${vector}`, 390, 844, 'light'],
]
for (const [name, page, width, height, colorScheme] of shots) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' })
  const tab = await context.newPage()
  await tab.goto(`${server.url}${page}`)
  await tab.locator('.card, .skin-part').first().waitFor()
  await tab.evaluate(() => document.fonts.ready)
  await tab.waitForTimeout(300)
  await tab.screenshot({ path: path(`../docs/img/${name}.png`) })
  console.log(`docs/img/${name}.png`)
  await context.close()
}
await browser.close()
await server.close()
rmSync(folder, { recursive: true })
