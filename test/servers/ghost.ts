/**
 * A real Ghost with SQLite on loopback. It is no dependency of the project: it has 960 packages. It is installed once into
 * a cache folder (see `ghost-install.ts`) and set up once; every test gets a copy of its database and files.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folder, install, prepared, program } from './ghost-install.ts'
import { keep } from './install.ts'
import { freePort, stop, until } from './machine.ts'

/** `key`: an Admin API key. `newsletter`: the slug of the one that every new site has. `database`: its file. */
export type Ghost = { url: string; key: string; newsletter: string; database: string; close(): Promise<void> }

/** `mailgun`: where letters are posted; without it newsletters go nowhere. @returns the server, or why there is none on this machine */
export async function startGhost(mailgun: string | null = null): Promise<Ghost | string> {
  const reason = install() ?? (existsSync(prepared) ? null : await prepare())
  if (reason !== null) return reason
  const place = mkdtempSync(join(tmpdir(), 'uptake-ghost-'))
  copyFileSync(join(prepared, 'ghost.db'), join(place, 'ghost.db'))
  try {
    const { url, end } = await boot(place, mailgun)
    const key = readFileSync(join(prepared, 'key'), 'utf8')
    return { url, key, newsletter: 'default-newsletter', database: join(place, 'ghost.db'), close: end }
  } catch (error) {
    return `Ghost did not start: ${error instanceof Error ? error.message : String(error)}`
  }
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
    keep(place, prepared)
    return null
  } catch (error) {
    return `Ghost was not set up: ${error instanceof Error ? error.message : String(error)}`
  } finally {
    rmSync(place, { recursive: true, force: true })
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

const driver = new URL('sqlite-driver.ts', import.meta.url).href

/** Runs Ghost on the database and files in `place`. @throws Error when it does not come up */
async function boot(place: string, mailgun: string | null = null): Promise<Booted> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  if (!existsSync(join(place, 'content'))) cpSync(join(program, 'content'), join(place, 'content'), { recursive: true })
  const child = spawn(process.execPath, ['--import', driver, 'index.js'], {
    cwd: program,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment(place, url, port), ...letters(mailgun) },
  })
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
    throw new Error(`${error instanceof Error ? error.message : String(error)}: ${said()}`, { cause: error })
  }
}

/** What went wrong, in the one line that says it. */
function listening({ stdout, stderr }: ChildProcess): () => string {
  let said = ''
  for (const stream of [stdout, stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(0, 20_000)
    })
  return () => said.split('\n').find(line => /error/i.test(line)) ?? 'it gave no reason'
}

/** Nothing leaves the machine: no mail, no question for updates, no pictures of people. */
const environment = (place: string, url: string, port: number): Record<string, string> => ({
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
  explore__update_url: '',
})

const letters = (mailgun: string | null): Record<string, string> =>
  mailgun === null
    ? {}
    : { bulkEmail__mailgun__baseUrl: mailgun, bulkEmail__mailgun__apiKey: 'key', bulkEmail__mailgun__domain: 'here.test' }
