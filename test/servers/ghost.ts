/**
 * A real Ghost with SQLite on loopback. It is no dependency of the project: it has 900 packages and compiles one of them.
 * It is installed once into a cache folder, by npm, and set up once; every test gets a copy of its database and files.
 */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheFolder, freePort, machinePath, stop, until } from './machine.ts'

/** The last one that runs on Node 20 as well: its compiled part must fit the machine's own Node. */
const version = '5.130.6'
const folder = cacheFolder('ghost')
const program = join(folder, 'package')
const installed = join(folder, `installed-${version}`)
const prepared = join(folder, `ready-${version}`)

/** `key`: an Admin API key. `newsletter`: the slug of the one that every new site has. */
export type Ghost = { url: string; key: string; newsletter: string; close(): Promise<void> }

/** @returns the server, or why there is none on this machine */
export async function startGhost(): Promise<Ghost | string> {
  if (!existsSync(prepared)) {
    if (process.env['UPTAKE_TEST_GHOST'] === undefined)
      return 'no Ghost is installed here: set UPTAKE_TEST_GHOST=1 once to install it (5 to 10 minutes, 700 MB)'
    const reason = install() ?? (await prepare())
    if (reason !== null) return reason
  }
  const place = mkdtempSync(join(tmpdir(), 'uptake-ghost-'))
  copyFileSync(join(prepared, 'ghost.db'), join(place, 'ghost.db'))
  try {
    const { url, end } = await boot(place)
    return { url, key: readFileSync(join(prepared, 'key'), 'utf8'), newsletter: 'default-newsletter', close: end }
  } catch (error) {
    return `Ghost did not start: ${error instanceof Error ? error.message : String(error)}`
  }
}

function install(): string | null {
  if (existsSync(installed)) return null
  const own = { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: machinePath }, timeout: 1_200_000 } as const
  rmSync(program, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const packed = spawnSync('npm', ['pack', `ghost@${version}`, '--silent'], own)
  const unpacked = spawnSync('tar', ['xzf', `ghost-${version}.tgz`], own)
  if (packed.status !== 0 || unpacked.status !== 0) return `Ghost could not be fetched: ${(packed.stderr || unpacked.stderr).slice(-300)}`
  const manifest = join(program, 'package.json')
  writeFileSync(manifest, JSON.stringify(forNpm(JSON.parse(readFileSync(manifest, 'utf8')) as Manifest), null, 2))
  const done = spawnSync('npm', ['install', '--omit=dev', '--legacy-peer-deps', '--no-audit', '--no-fund'], { ...own, cwd: program })
  const works = spawnSync('node', ['-e', "new (require('sqlite3').Database)(':memory:')"], { ...own, cwd: program })
  if (done.status === 0 && works.status === 0) {
    writeFileSync(installed, '')
    return null
  }
  return `Ghost could not be installed: ${(done.stderr || works.stderr).trim().split('\n').at(-1) ?? 'unknown reason'}`
}

type Manifest = Record<string, unknown> & Partial<Record<'dependencies' | 'optionalDependencies' | 'resolutions', Record<string, string>>>

/** Ghost is made with Yarn: its resolutions become npm's overrides, and what only its makers need is left out. */
function forNpm({ dependencies = {}, optionalDependencies = {}, resolutions = {}, ...rest }: Manifest): object {
  const { devDependencies: _, scripts: __, ...kept } = rest
  const overrides: Record<string, string> = {}
  for (const [name, wanted] of Object.entries(resolutions)) {
    const direct = [dependencies, optionalDependencies].find(each => each[name] !== undefined)
    if (direct !== undefined) direct[name] = wanted
    overrides[name] = direct === undefined ? wanted : `$${name}`
  }
  return { ...kept, dependencies, optionalDependencies, overrides, allowScripts: { sqlite3: true } }
}

/** Makes the database, its owner and an integration with a key. */
async function prepare(): Promise<string | null> {
  const place = mkdtempSync(join(folder, 'preparing-'))
  try {
    const { url, end } = await boot(place)
    try {
      const [email, password] = ['ada@example.org', 'k3eper-of-R0ckets!']
      await post(url, 'authentication/setup/', { setup: [{ name: 'Ada', email, password, blogTitle: 'Orbit' }] })
      // A site that has just begun does not know its owner at once.
      await until(async () => {
        writeFileSync(join(place, 'key'), await newKey(url, email, password))
        return true
      }, 30)
    } finally {
      await end(false)
    }
    renameSync(place, prepared)
    return null
  } catch (error) {
    rmSync(place, { recursive: true, force: true })
    return `Ghost was not set up: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** An Admin API key of a new integration. */
async function newKey(url: string, username: string, password: string): Promise<string> {
  const session = await post(url, 'session/', { username, password })
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  const made = await post(url, 'integrations/?include=api_keys', { integrations: [{ name: 'Uptake' }] }, { cookie })
  const [integration] = ((await made.json()) as { integrations: { api_keys: { type: string; secret: string }[] }[] }).integrations
  return integration!.api_keys.find(each => each.type === 'admin')!.secret
}

async function post(url: string, path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  const answer = await fetch(`${url}/ghost/api/admin/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${(await answer.text()).slice(0, 200)}`)
  return answer
}

type Booted = { url: string; end(forget?: boolean): Promise<void> }

/** Runs Ghost on the database and files in `place`. @throws Error when it does not come up */
async function boot(place: string): Promise<Booted> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  if (!existsSync(join(place, 'content'))) cpSync(join(program, 'content'), join(place, 'content'), { recursive: true })
  const child = spawn('node', ['index.js'], { cwd: program, stdio: ['ignore', 'pipe', 'pipe'], env: environment(place, url, port) })
  const said = listening(child)
  const end = async (forget = true): Promise<void> => {
    await stop(child)
    if (forget) rmSync(place, { recursive: true, force: true })
  }
  try {
    await until(async () => {
      if (child.exitCode !== null) return true
      return (await fetch(`${url}/ghost/api/admin/site/`)).ok
    }, 90)
    if (child.exitCode !== null) throw new Error('it ended at once')
    return { url, end }
  } catch (error) {
    await end()
    throw new Error(`${error instanceof Error ? error.message : String(error)}: ${said().slice(-300)}`, { cause: error })
  }
}

function listening({ stdout, stderr }: ChildProcess): () => string {
  let said = ''
  for (const stream of [stdout, stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000)
    })
  return () => said
}

/** Nothing leaves the machine: no mail, no question for updates, no pictures of people. */
const environment = (place: string, url: string, port: number): Record<string, string> => ({
  PATH: machinePath,
  HOME: process.env['HOME'] ?? '',
  NODE_ENV: 'production',
  url,
  server__host: '127.0.0.1',
  server__port: String(port),
  database__client: 'sqlite3',
  database__connection__filename: join(place, 'ghost.db'),
  database__useNullAsDefault: 'true',
  paths__contentPath: join(place, 'content'),
  mail__transport: 'stub',
  mail__from: 'ghost@example.org',
  logging__level: 'error',
  logging__transports: '["stdout"]',
  security__staffDeviceVerification: 'false',
  privacy__useUpdateCheck: 'false',
  privacy__useGravatar: 'false',
  privacy__useRpcPing: 'false',
})
