/**
 * Installs Ghost into a cache folder, once. Its package carries the lock file of its makers, so that pnpm fetches exactly
 * what they tested, resolves nothing and is done in seconds. Nothing is compiled: the database driver is `ghost-sqlite.ts`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, machinePath } from './machine.ts'

const version = '6.65.0'
/** Where everything of Ghost is kept on this machine. */
export const folder = cacheFolder('ghost')
/** The program itself. */
export const program = join(folder, `ghost-${version}`)
/** A site of it that is set up: what every test begins with. */
export const prepared = join(folder, `ready-${version}`)

/** Half a minute is usual, without anything in a cache; after this it is given up. */
const PATIENCE = 240_000

/** @returns why it is not there, or null */
export function install(): string | null {
  if (existsSync(program)) return null
  if (process.env['UPTAKE_TEST_GHOST'] === '0') return 'UPTAKE_TEST_GHOST=0 leaves it out'
  mkdirSync(folder, { recursive: true })
  // In a place of its own until it is whole: two runs may install at once, and either may be ended.
  const place = mkdtempSync(join(folder, 'installing-'))
  try {
    fetchInto(place)
    keep(join(place, 'package'), program)
    return null
  } catch (error) {
    return `Ghost could not be installed: ${error instanceof Error ? error.message : String(error)}`
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

/** @throws Error with the last line of what was said */
function fetchInto(place: string): void {
  const until = Date.now() + PATIENCE
  const run = (command: string, args: string[], cwd: string): void => {
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
  run('npm', ['pack', `ghost@${version}`, '--loglevel=error'], place)
  run('tar', ['xzf', `ghost-${version}.tgz`], place)
  const inside = join(place, 'package')
  const { packageManager } = JSON.parse(readFileSync(join(inside, 'package.json'), 'utf8')) as { packageManager: string }
  const [pnpm = 'pnpm'] = packageManager.split('+')
  // Files are linked out of the store, which may go afterwards.
  const how = ['--prod', '--frozen-lockfile', '--ignore-scripts', '--store-dir', join(place, 'store')]
  run('npx', ['--yes', pnpm, 'install', ...how], inside)
}
