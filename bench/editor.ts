/**
 * A keystroke in the editor, in real Chromium: from the key to the painted preview. The previews in sight follow each key, the
 * others when typing rests; the rules run beside the page: what all of it takes stands first.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadChannels } from '../src/channels/index.ts'
import { examine, type ExamineSetup } from '../src/content/examine.ts'
import { parseContent } from '../src/content/file.ts'
import { discover } from '../src/workspace/discover.ts'
import { NO_CHROMIUM, openChromium, serve } from './browser.ts'
import { keyRows, timesOfKeys } from './keys.ts'
import { median, print, quantile, round, row, type Row } from './measure.ts'

const LIMIT = 50
const KEYS = 120
const CHANNELS = ['bluesky', 'mastodon', 'x', 'linkedin', 'threads', 'devto', 'discord', 'newsletter', 'blog', 'reddit']
const SENTENCE =
  'Filters run before the search, so the 12 ms that a narrow one costs buy an answer that is whole. See https://kestrel.example/blog. '
const HEAD = `---\ntitle: Filters run before the search\nlink: https://kestrel.example/blog\ntags: [vector search, databases]\nchannels: [${CHANNELS.join(', ')}]\n---\n\n`
/** A post as people write them, and an article. */
const CASES = [
  { name: 'a post of 1,000 characters', size: 1_000 },
  { name: 'an article of 12,000 characters', size: 12_000 },
]
const textOf = (size: number): string => HEAD + SENTENCE.repeat(Math.ceil(size / SENTENCE.length)).slice(0, size).replaceAll(/(.{400}) /g, '$1\n\n') // prettier-ignore

async function setupOf(): Promise<ExamineSetup> {
  const channels = (await loadChannels()).filter(each => CHANNELS.includes(each.name))
  return {
    channels: new Map(channels.map(({ name, limits, needs }) => [name, { limits, needs: needs ?? {}, checklist: [] }])),
    hosts: ['kestrel.example'],
    words: { banned: ['leverage', 'revolutionary'], spelling: ['PostgreSQL', 'GitHub'], grade: 12 },
    rules: {},
    claims: new Map(),
    claimsRequired: false,
    duplicates: { earlierThan: () => null },
  }
}

function typing(text: string, setup: ExamineSetup): number[] {
  const read = (now: string): unknown => examine(parseContent(now, 'content/a.md'), now, new Map(), setup)
  const word = ' and that is why it is 40% faster'
  const typed = (length: number): string => text.trimEnd() + word.slice(0, length)
  for (let i = 0; i < 20; i++) read(typed(i % word.length))
  return Array.from({ length: KEYS }, (_, i) => {
    const now = typed(i % word.length)
    const before = performance.now()
    read(now)
    return performance.now() - before
  })
}

export async function editorTable(): Promise<Row[]> {
  const setup = await setupOf()
  const computed = CASES.flatMap(({ name, size }) => {
    const times = typing(textOf(size), setup)
    const what = `${name}: ${CHANNELS.length} channels and every rule, median of ${KEYS}`
    return [row(what, `${round(median(times))} ms`), row('  95th percentile', `${round(quantile(times, 0.95))} ms`)]
  })
  return [...computed, ...(await inBrowser())]
}

/** From the event of the key to the frame after the preview changed. */
async function inBrowser(): Promise<Row[]> {
  const browser = await openChromium()
  if (browser === null) return [NO_CHROMIUM]
  const folder = mkdtempSync(join(tmpdir(), 'uptake-bench-editor-'))
  const root = join(folder, 'kestrel')
  mkdirSync(join(root, 'content'), { recursive: true })
  mkdirSync(join(root, 'plan'))
  writeFileSync(join(root, 'plan/launch.md'), '# Launch\n\n- [ ] Publish the release\n')
  writeFileSync(join(root, 'uptake.yml'), 'project:\n  name: Kestrel\n  homepage: https://kestrel.example\n')
  for (const [index, { size }] of CASES.entries()) writeFileSync(join(root, `content/${index}.md`), textOf(size))
  const workspaces = discover([root], root)
  const server = await serve(workspaces, { memory: true })
  const rows: Row[] = []
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
    for (const [index, { name }] of CASES.entries()) {
      await page.goto(`${server.url}w/${workspaces[0]!.id}/editor?file=content/${index}.md`)
      await page.locator('.channel-preview').first().waitFor()
      await page.locator('.code .cm-content').first().click()
      await page.keyboard.press('Control+End')
      const times = await timesOfKeys(page, '.previews', ' and that is why it is so, as everybody can see')
      rows.push(...keyRows(`in Chromium, from key to preview, ${name}`, times, LIMIT))
    }
  } finally {
    await browser.close()
    await server.close()
    rmSync(folder, { recursive: true })
  }
  return rows
}

if (import.meta.main) print('Editor', await editorTable())
