/** What every test server needs of the machine: Debian's packages, a free port, patience, and an end. */
import { spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Is somebody willing to wait for an installation? CI is, and whoever says so. */
export const mayInstall = (): boolean => process.env['CI'] !== undefined || (process.env['UPTAKE_TEST_SERVERS'] ?? '0') !== '0'

/** Where a server that is no dependency of the project is installed once; UPTAKE_TEST_CACHE moves it. */
export const cacheFolder = (name: string): string => join(process.env['UPTAKE_TEST_CACHE'] ?? join(homedir(), '.cache/uptake-test'), name)

/** The machine's own Node and npm: what npm compiles fits the Node that it runs on. */
export const machinePath = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter(each => !each.includes('node_modules'))
  .join(delimiter)

/** Installs packages of Debian when files of them are missing, where that is asked for. @returns why they are not there, or null */
export function debianPackages(title: string, packages: readonly string[], files: readonly string[]): string | null {
  const missing = (): string[] => files.filter(path => !existsSync(path))
  if (missing().length === 0) return null
  if (!mayInstall() || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return `no ${title} is installed here: apt-get install ${packages.join(' ')}, or UPTAKE_TEST_SERVERS=1 as root on Debian`
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { env, timeout: 120_000 })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, timeout: 400_000 })
  return missing().length === 0 ? null : `${title} could not be installed: ${missing().join(', ')} is missing`
}

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>(resolve => server.close(() => resolve()))
  return port
}

/** Asks ten times a second. A question that fails is answered with no. @throws Error when it took too long */
export async function until(ready: () => Promise<boolean>, seconds = 15): Promise<void> {
  for (let tries = 0; tries < seconds * 10; tries++) {
    if (await ready().catch(() => false)) return
    await wait(100)
  }
  throw new Error(`it did not answer within ${seconds} s`)
}

/** Ends one child: by asking, and after five seconds by force. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(late)
}
