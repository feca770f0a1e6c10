/** Installs what is no dependency of the project into a cache folder: once, whole or not at all, and never for long. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { machinePath } from './machine.ts'

/** Half a minute is usual, without anything in a cache; after this it is given up. */
const PATIENCE = 240_000

/** Runs a command to its end. @throws Error with the line that says what was wrong */
export type Run = (command: string, args: readonly string[], cwd: string) => void

/**
 * @param target where it is looked for
 * @param fill fetches it into an empty folder and says which folder of it is to be kept
 * @returns why it is not there, or null
 */
export function installOnce(title: string, target: string, fill: (place: string, run: Run) => string): string | null {
  if (existsSync(target)) return null
  mkdirSync(dirname(target), { recursive: true })
  // In a place of its own until it is whole: two runs may install at once, and either may be ended.
  const place = mkdtempSync(join(dirname(target), 'installing-'))
  try {
    keep(fill(place, runUntil(Date.now() + PATIENCE)), target)
    return null
  } catch (error) {
    return `${title} could not be installed: ${error instanceof Error ? error.message : String(error)}`
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Moves a whole folder to where it is looked for; whoever comes second finds it there. */
export function keep(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!existsSync(to)) throw error
  }
}

/** Fetches the dependencies of a folder; nothing of them is compiled. `pnpm`: its name with a version. */
export function pnpmInstall(
  run: Run,
  { pnpm, cwd, store }: { pnpm: string; cwd: string; store: string },
  ...more: readonly string[]
): void {
  // Files are linked out of the store, which may go afterwards.
  run('npx', ['--yes', pnpm, 'install', '--prod', '--ignore-scripts', '--store-dir', store, ...more], cwd)
}

const runUntil =
  (until: number): Run =>
  (command, args, cwd) => {
    const env = { ...process.env, PATH: machinePath, npm_config_fetch_retries: '1', npm_config_fetch_timeout: '60000' }
    const timeout = Math.max(1000, until - Date.now())
    const { status, signal, error, stdout, stderr } = spawnSync(command, args, {
      cwd,
      encoding: 'utf8',
      env,
      timeout,
      killSignal: 'SIGKILL',
    })
    if (signal === 'SIGKILL') throw new Error(`it took longer than ${PATIENCE / 60_000} minutes`)
    if (status === 0) return
    const lines = `${stdout}\n${stderr}`.split('\n')
    throw new Error(error?.message ?? lines.find(line => /error|ERR_/i.test(line)) ?? `${command} ended with ${status}`)
  }
