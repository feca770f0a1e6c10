/**
 * Installs Ghost. Its package carries the lock file of its makers, so that pnpm fetches exactly what they tested and
 * resolves nothing. Its database driver is `sqlite-driver.ts`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installOnce, pnpmInstall } from './install.ts'
import { cacheFolder } from './machine.ts'

const version = '6.65.0'
/** Where everything of Ghost is kept on this machine. */
export const folder = cacheFolder('ghost')
/** The program itself. */
export const program = join(folder, `ghost-${version}`)
/** A site of it that is set up: what every test begins with. */
export const prepared = join(folder, `ready-${version}`)

/** @returns why it is not there, or null */
export function install(): string | null {
  if (process.env['UPTAKE_TEST_GHOST'] === '0') return 'UPTAKE_TEST_GHOST=0 leaves it out'
  return installOnce('Ghost', program, (place, run) => {
    run('npm', ['pack', `ghost@${version}`, '--loglevel=error'], place)
    run('tar', ['xzf', `ghost-${version}.tgz`], place)
    const cwd = join(place, 'package')
    const { packageManager } = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as { packageManager: string }
    const [pnpm = 'pnpm'] = packageManager.split('+')
    pnpmInstall(run, { pnpm, cwd, store: join(place, 'store') }, '--frozen-lockfile')
    return cwd
  })
}
