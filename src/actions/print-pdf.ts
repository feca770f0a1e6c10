/** HTML → PDF by the Chromium that the machine has. */
import { spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UserError } from '../lib/errors.ts'

const NAMES = [
  'chromium',
  'chromium-headless-shell',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
  'msedge',
]
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
/** Milliseconds that a page of text may take to print. */
const PATIENCE = 60_000

/** The program that prints: CHROME_PATH, else the first of the known names on PATH; null when there is none. */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string | null {
  const given = env['CHROME_PATH']
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const candidates = given ? [given] : [...NAMES.flatMap(name => folders.map(folder => join(folder, name))), ...PLACES]
  return candidates.find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}

/** The bytes of a PDF of a page that loads nothing. @throws UserError no-browser, pdf-failed */
export async function printPdf(html: string, env: Readonly<Record<string, string | undefined>>): Promise<Uint8Array> {
  const program = findChromium(env)
  if (program === null)
    throw new UserError('no-browser', 'A PDF is printed by Chromium or Chrome, and this machine has neither.', {
      hint: 'Install one (or set CHROME_PATH), or write HTML (--format html --to report.html), open it in any browser and print it: it has a print form.',
    })
  const folder = mkdtempSync(join(tmpdir(), 'uptake-pdf-'))
  try {
    const [page, pdf] = [join(folder, 'report.html'), join(folder, 'report.pdf')]
    writeFileSync(page, html)
    await run(program, [...flags(folder), `--print-to-pdf=${pdf}`, pathToFileURL(page).href], env)
    return readFileSync(pdf)
  } catch (error) {
    if (error instanceof UserError || !(error instanceof Error)) throw error
    throw new UserError('pdf-failed', `${program} did not print the report: ${error.message}`, {
      hint: 'Write HTML (--format html --to report.html), open it in any browser and print it.',
      cause: error,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A profile of its own, nothing from the network. Root (in a container) can only run it without its sandbox; the page has no script. */
const flags = (folder: string): string[] => [
  '--headless',
  '--disable-gpu',
  '--no-first-run',
  '--no-pdf-header-footer',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  `--user-data-dir=${join(folder, 'profile')}`,
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

function run(program: string, args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { PATH: env['PATH'], HOME: env['HOME'] }, stdio: 'ignore', timeout: PATIENCE })
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(signal === null ? `it ended with ${code}` : `it took longer than ${PATIENCE / 1000} s`))
    })
  })
}
