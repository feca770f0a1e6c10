/**
 * A real server of the AT Protocol (PDS and PLC directory) on loopback. It is no dependency of the project: it has 570
 * packages. It is installed once into a cache folder and started as a process of its own, with `sqlite-driver.ts`.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { installOnce, pnpmInstall } from './install.ts'
import { cacheFolder, machinePath } from './machine.ts'

const version = '0.6.7'
/** Where it is installed. */
export const folder = join(cacheFolder('atproto'), `dev-env-${version}`)

const program = `
import { TestNetworkNoAppView } from '@atproto/dev-env'
const network = await TestNetworkNoAppView.create({ pds: {} })
const account = async (handle, password) => {
  const answer = await fetch(network.pds.url + '/xrpc/com.atproto.server.createAccount', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: handle + '@example.org', handle, password }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}
await account('ada.test', 'ada-password')
await account('grace.test', 'grace-password')
console.log(JSON.stringify({ url: network.pds.url }))
process.stdin.resume()
process.stdin.on('end', async () => { await network.close(); process.exit(0) })
`

export type Pds = { url: string; close(): Promise<void> }

/** @returns the server, or why there is none on this machine */
export async function startPds(): Promise<Pds | string> {
  const reason = install()
  return reason ?? (await start())
}

/** Installs it where it is missing, in about half a minute and once. @returns why it is not there, or null */
export function install(): string | null {
  if (process.env['UPTAKE_TEST_SERVERS'] === '0') return 'UPTAKE_TEST_SERVERS=0 leaves the AT Protocol server out'
  return installOnce('the AT Protocol server', folder, (place, run) => {
    const cwd = join(place, 'package')
    mkdirSync(cwd)
    const manifest = { private: true, type: 'module', dependencies: { '@atproto/dev-env': version } }
    writeFileSync(join(cwd, 'package.json'), JSON.stringify(manifest, null, 2))
    writeFileSync(join(cwd, 'start.js'), program)
    // Flat, because tests hold the project against its libraries, too.
    pnpmInstall(
      run,
      { pnpm: 'pnpm@12.4.2', cwd, store: join(place, 'store') },
      '--config.node-linker=hoisted',
      '--config.confirm-modules-purge=false',
    )
    return cwd
  })
}

const driver = new URL('sqlite-driver.ts', import.meta.url).href

async function start(): Promise<Pds | string> {
  const child = spawn(process.execPath, ['--import', driver, 'start.js'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: machinePath, HOME: process.env['HOME'] ?? '', LOG_ENABLED: 'false', NODE_ENV: 'test' },
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000)
  })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{"url"')) continue
    const { url } = JSON.parse(line) as { url: string }
    return {
      url,
      async close() {
        child.stdin.end()
        const late = setTimeout(() => child.kill('SIGKILL'), 5000)
        await ended
        clearTimeout(late)
      },
    }
  }
  return `the AT Protocol server did not start: ${said.trim().split('\n').at(-1) ?? 'no reason given'}`
}
