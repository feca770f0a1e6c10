/** Runs the real ./uptake in folders of its own. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'

export const repository = join(import.meta.dirname, '..', '..')
export const launcher = join(repository, 'uptake')

export type Files = Record<string, string | Uint8Array>

/** A folder that goes away with the test, holding `files`. */
export function folder(t: TestContext, files: Files = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'uptake-')))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  put(root, files)
  return root
}

export function put(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
}

/** Puts a folder under git and commits what is there. */
export function commitAll(root: string, message = 'state'): void {
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: root, stdio: 'pipe' })
  git('init', '--quiet')
  git('add', '--all')
  git('-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--message', message)
}

export type Run = { code: number; out: string; err: string }
export type RunOptions = { cwd?: string; input?: string | Uint8Array; env?: Record<string, string> }

/** One command line, without colours and without touching the user's own state. */
export function uptake(args: readonly string[], { cwd, input, env }: RunOptions = {}): Run {
  const result = spawnSync(launcher, args, {
    cwd: cwd ?? repository,
    encoding: 'utf8',
    timeout: 60_000,
    input: input ?? '',
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'UTC', XDG_STATE_HOME: join(cwd ?? tmpdir(), '.state'), ...env },
  })
  if (result.error !== undefined) throw result.error
  return { code: result.status ?? -1, out: result.stdout, err: result.stderr }
}

/** The JSON that a command prints. */
export const json = (run: Run): Record<string, unknown> => JSON.parse(run.out) as Record<string, unknown>
