/** A keystroke in the playground: the whole plan and its problems anew, with the trees of the text before. */
import { compile } from '../src/plan/compile.ts'
import { Trees } from '../src/plan/read/trees.ts'
import { NO_CHROMIUM, openChromium, serve } from './browser.ts'
import { timesOfKeys } from './keys.ts'
import { atMost, documents, median, print, quantile, row, round, type Row } from './measure.ts'

const KEYS = 120
const CASES = [
  { size: 15_000, limit: 16 },
  { size: 200_000, limit: 50 },
]

/** Types a word into the middle of a text, letter by letter, and takes it back. */
function typing(text: string): number[] {
  const trees = new Trees()
  const read = (now: string): unknown => compile([{ path: 'plan.md', text: now }], { start: '2026-01-05', today: '2026-01-05', trees })
  const at = text.indexOf('\n', text.length >> 1)
  const word = ' and 20 more stars by month 3, ask Ada'
  for (let i = 0; i < 20; i++) read(`${text.slice(0, at)}${'x'.repeat(i % 3)}${text.slice(at)}`)
  return Array.from({ length: KEYS }, (_, i) => {
    const typed = word.slice(0, (i % word.length) + 1)
    const now = `${text.slice(0, at)}${typed}${text.slice(at)}`
    const before = performance.now()
    read(now)
    return performance.now() - before
  })
}

export async function typingTable(): Promise<Row[]> {
  const text = documents()
    .files.map(file => file.text)
    .join('\n\n')
  const compiled = CASES.flatMap(({ size, limit }) => {
    const times = typing(text.slice(0, size))
    return [
      atMost(`${size / 1000} K characters, median of ${KEYS} keys`, median(times), limit, ' ms'),
      row('  95th percentile', `${round(quantile(times, 0.95))} ms`),
    ]
  })
  return [...compiled, ...(await inBrowser(text))]
}

/** The playground in Chromium: from the key to the painted results, with the document open in its middle. */
async function inBrowser(text: string): Promise<Row[]> {
  const browser = await openChromium()
  if (browser === null) return [NO_CHROMIUM]
  const server = await serve([], { memory: true })
  const rows: Row[] = []
  try {
    for (const { size } of CASES) {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
      await page.goto(`${server.url}play/`)
      await page.locator('.cm-content').waitFor()
      const buffer = Buffer.from(text.slice(0, size))
      await page.locator('input[type=file]').setInputFiles({ name: 'plan.md', mimeType: 'text/markdown', buffer })
      await page.getByText('plan.md is open').waitFor()
      await page.evaluate(() => {
        const scroller = document.querySelector('.cm-scroller')!
        scroller.scrollTop = scroller.scrollHeight / 2
      })
      await page.waitForTimeout(500)
      await page.locator('.cm-scroller').click({ position: { x: 300, y: 300 } })
      await page.keyboard.press('End')
      const times = await timesOfKeys(page, '.results', ' and 20 more stars by month 3, ask Ada and Bob', true)
      const what = `in Chromium, from key to painted results, ${size / 1000} K characters, median of ${times.length} keys`
      rows.push(row(what, times.length === 0 ? 'no key was seen' : `${round(median(times))} ms`))
      await page.close()
    }
  } finally {
    await browser.close()
    await server.close()
  }
  return rows
}

if (import.meta.main) print('Typing', await typingTable())
