/** Cold start of the command line, and what a server costs: time to the first page, memory, JavaScript. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { openChromium } from './browser.ts'
import { atMost, median, print, root, row, type Row } from './measure.ts'

const RUNS = 9
const wall = (command: string, args: readonly string[], env = process.env): number => {
  const before = performance.now()
  spawnSync(command, args, { stdio: 'ignore', cwd: root, env })
  return performance.now() - before
}
const shared = join(root, '../shared/seeds')
const someSeed = (): string => (existsSync(shared) ? join(shared, readdirSync(shared).sort()[0]!) : join(root, 'examples/vector-database'))

/**
 * `uptake check` on one document against `node -e 0`, in turn: on a text that is new to it, and on one that has not
 * changed since it was compiled last.
 */
export function coldTable(): Row[] {
  const file = someSeed()
  const uptake = join(root, 'uptake')
  const forgetful = { ...process.env, UPTAKE_CACHE: '', NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/uptake') }
  wall(uptake, ['check', file], forgetful)
  wall(uptake, ['check', file])
  const bare: number[] = []
  const unseen: number[] = []
  const unchanged: number[] = []
  for (let i = 0; i < RUNS; i++) {
    bare.push(wall(process.execPath, ['-e', '0']))
    unseen.push(wall(uptake, ['check', file], forgetful))
    unchanged.push(wall(uptake, ['check', file]))
  }
  const against = (times: readonly number[]): number => median(times) / median(bare)
  return [
    row(`node -e 0, median of ${RUNS}`, `${median(bare).toFixed(0)} ms`),
    row('uptake check, a document that it has not seen', `${median(unseen).toFixed(0)} ms`),
    atMost('  against node -e 0', against(unseen), 3, ' ×'),
    row('uptake check, the same document again', `${median(unchanged).toFixed(0)} ms`),
    atMost('  against node -e 0', against(unchanged), 3, ' ×'),
  ]
}

/** Resident memory of a process in MB, as the kernel counts it; NaN where there is no /proc. */
function memory(pid: number): number {
  const status = `/proc/${pid}/status`
  return existsSync(status) ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024 : NaN
}

/** Starts `uptake up` and resolves with its address once it answers. */
async function up(paths: readonly string[], cwd: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(join(root, 'uptake'), ['up', ...paths, '--port', '0', '--no-open'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const url = await new Promise<string>((resolve, reject) => {
    let text = ''
    const read = (chunk: Buffer): void => {
      text += chunk.toString()
      const found = /http:\/\/[\d.:a-z]+\//.exec(text)
      if (found) resolve(found[0])
    }
    child.stdout!.on('data', read)
    child.stderr!.on('data', read)
    child.on('exit', () => reject(new Error(`uptake up ended: ${text}`)))
  })
  return { child, url }
}

const IDLE_SECONDS = 10

/** Starts a server over workspaces that have a history: how long until it answers, and what it holds when nobody asks. */
export async function serverOver(paths: readonly string[], what: string): Promise<Row[]> {
  const before = performance.now()
  const { child, url } = await up(paths, root)
  try {
    const answered = performance.now() - before
    const workspaces = (await (await fetch(new URL('/api/workspaces', url))).json()) as { id: string }[]
    for (const { id } of workspaces) await (await fetch(new URL(`/api/workspaces/${encodeURIComponent(id)}/targets`, url))).arrayBuffer()
    await new Promise(resolve => setTimeout(resolve, IDLE_SECONDS * 1000))
    return [
      atMost(`uptake up over ${what} until it answers`, answered, 1000, ' ms'),
      atMost(`  resident memory ${IDLE_SECONDS} s after all targets were asked for`, memory(child.pid!), 180, ' MB'),
    ]
  } finally {
    child.kill('SIGTERM')
    await new Promise(resolve => child.once('exit', resolve))
  }
}

export async function serverTable(): Promise<Row[]> {
  const cwd = mkdtempSync(join(tmpdir(), 'uptake-bench-'))
  const paths = existsSync(shared)
    ? readdirSync(shared)
        .sort()
        .map(name => join(shared, name))
    : [join(root, 'examples')]
  const before = performance.now()
  const { child, url } = await up(paths, cwd)
  const rows: Row[] = []
  try {
    rows.push(row('uptake up until it answers', `${(performance.now() - before).toFixed(0)} ms`))
    const shown = await firstPage(url, before)
    if (shown !== null) rows.push(atMost('  until the first page shows its cards in Chromium', shown / 1000, 2, ' s'))
    await new Promise(resolve => setTimeout(resolve, IDLE_SECONDS * 1000))
    rows.push(atMost(`resident memory with ${paths.length} documents, ${IDLE_SECONDS} s later`, memory(child.pid!), 150, ' MB'))
  } finally {
    child.kill('SIGTERM')
    await new Promise(resolve => child.once('exit', resolve))
    rmSync(cwd, { recursive: true, force: true })
  }
  rows.push(atMost('JavaScript of the first page, compressed', firstScripts() / 1024, 250, ' KB'))
  return rows
}

/** Milliseconds from `since` until the portfolio is there; the browser is started before it counts. */
async function firstPage(url: string, since: number): Promise<number | null> {
  const launching = performance.now()
  const browser = await openChromium()
  if (browser === null) return null
  const page = await browser.newPage()
  const launched = performance.now() - launching
  await page.goto(url)
  await page.locator('.card').first().waitFor()
  const took = performance.now() - since - launched
  await browser.close()
  return took
}

/** Bytes after gzip of the scripts that index.html names. */
function firstScripts(): number {
  const web = join(root, 'dist/web')
  const html = readFileSync(join(web, 'index.html'), 'utf8')
  const names = [...html.matchAll(/(?:src|href)="[./]*(assets\/[^"]+\.js)"/g)].map(match => match[1]!)
  return [...new Set(names)].reduce((sum, name) => sum + gzipSync(readFileSync(join(web, name)), { level: 9 }).length, 0)
}

if (import.meta.main) {
  print('Cold start', coldTable())
  print('Server', await serverTable())
}
