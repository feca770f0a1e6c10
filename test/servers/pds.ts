/**
 * A real server of the AT Protocol (PDS and PLC directory) on loopback. It is no dependency of the project: it has 660
 * packages and compiles one of them. It is installed once into a cache folder, by npm, and started as a process of its own.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { cacheFolder, machinePath, mayInstall } from './machine.ts'

/** The last one that runs on Node 20 as well: its compiled part must fit the machine's own Node. */
const version = '0.3.181'
/** Where it is installed. */
export const folder = cacheFolder('atproto-dev-env')

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

/** Installing takes minutes, so it is asked for: by CI, or by whoever has it already. */
function install(): string | null {
  if (existsSync(join(folder, 'ready'))) return null
  if (!mayInstall()) return 'no AT Protocol server is installed here: set UPTAKE_TEST_SERVERS=1 once to install it (4 minutes)'
  mkdirSync(folder, { recursive: true })
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { '@atproto/dev-env': version },
    allowScripts: { 'better-sqlite3': true },
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
  const own = { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: machinePath } } as const
  const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { ...own, timeout: 600_000 })
  const works = spawnSync('node', ['--input-type=commonjs', '-e', "new (require('better-sqlite3'))(':memory:')"], own)
  if (installed.status !== 0 || works.status !== 0)
    return `the AT Protocol server could not be installed: ${(installed.stderr || works.stderr).trim().split('\n').at(-1) ?? 'unknown reason'}`
  writeFileSync(join(folder, 'ready'), version)
  return null
}

async function start(): Promise<Pds | string> {
  writeFileSync(join(folder, 'start.js'), program)
  const child = spawn('node', ['start.js'], {
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
