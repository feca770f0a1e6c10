/** A private PostgreSQL in a folder of its own, on a free loopback port, as an unprivileged user. */
import { execFile, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'

const debian = '/usr/lib/postgresql'

/** The folder of the newest server programs, or null. `POSTGRES_BIN` names one elsewhere. */
function programs(): string | null {
  const named = process.env['POSTGRES_BIN']
  if (named !== undefined) return named
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map(version => join(debian, version, 'bin')).find(bin => existsSync(join(bin, 'initdb'))) ?? null
}

/** Why tests on PostgreSQL cannot run, or false: for the option `skip`. */
export const noPostgres: string | false =
  programs() === null ? 'no PostgreSQL here: apt-get install postgresql, or set POSTGRES_BIN' : false

/**
 * Runs the server until its own input ends: that is when it is told to stop, or when the tests were killed. Then it ends
 * the server by its id and removes the folder.
 */
const keeper = '"$@" & server=$!; read -r _; kill -INT $server; wait $server; rm -rf "$0"'

export type Server = {
  /** Makes an empty database. @returns its address */
  createDatabase(): Promise<string>
  stop(): Promise<void>
}

/** @param durable writes reach the disk before they are acknowledged, as in real use: for benchmarks */
export async function startPostgres({ durable = false } = {}): Promise<Server> {
  const bin = programs()
  if (bin === null) throw new Error(String(noPostgres))
  const folder = mkdtempSync(join(tmpdir(), 'uptake-postgres-'))
  const user = process.getuid?.() === 0 ? await unprivileged() : null
  if (user !== null) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const options = { cwd: folder, ...user, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' } }
  // A language's order of letters, which is not that of SQLite: queries must not depend on it.
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en']
  await promisify(execFile)(join(bin, 'initdb'), ['-D', data, '-U', 'uptake', '-A', 'trust', '--no-sync', ...locale], options)
  const port = await freePort()
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=60', 'shared_buffers=128MB']
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  const program = [join(bin, 'postgres'), '-D', data, ...settings.flatMap(each => ['-c', each])]
  const child = spawn('sh', ['-c', keeper, folder, ...program], { ...options, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const address = (name: string): string => `postgres://uptake@127.0.0.1:${port}/${name}`
  await ready(address('postgres'), () => child.exitCode)
  let count = 0
  return {
    createDatabase: async () => {
      const name = `test${++count}`
      await run(address('postgres'), `create database ${name}`)
      return address(name)
    },
    stop: async () => {
      child.stdin.end()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ready(address: string, exitCode: () => number | null): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await run(address, 'select 1')
    } catch (error) {
      if (attempt === 200 || exitCode() !== null) throw error
      await wait(50)
    }
  }
}

async function run(address: string, text: string): Promise<void> {
  const client = new pg.Client(address)
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

/** The server refuses to run as root. */
async function unprivileged(): Promise<{ uid: number; gid: number }> {
  const id = async (flag: string): Promise<number> => Number((await promisify(execFile)('id', [flag, 'nobody'])).stdout)
  return { uid: await id('-u'), gid: await id('-g') }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
