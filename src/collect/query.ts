/**
 * Queries on databases of the user's own, only to read: a SQLite file below the folder, or PostgreSQL at an address. Both
 * have a limit of time and of rows, and neither can change anything.
 */
import { execFile } from 'node:child_process'
import { realpath } from 'node:fs/promises'
import { Socket } from 'node:net'
import { isAbsolute, join, relative } from 'node:path'
import { CollectError } from '../collectors/collector.ts'
import type { QueryRequest, QueryRow } from '../collectors/collector.ts'
import { checkedLookup, checkHost } from './addresses.ts'

/** More rows than this are no measurement. */
const rowLimit = 50_000
const largestAnswer = 64 * 1024 * 1024

export type QueryOptions = {
  /** Absolute path of the folder that files are below. */
  root: string
  /** Names of hosts that may be at a private address. */
  privateHosts: ReadonlySet<string>
  signal: AbortSignal
}

export const querier =
  (options: QueryOptions) =>
  async (request: QueryRequest): Promise<readonly QueryRow[]> => {
    const { rows, more } = 'file' in request ? await sqlite(request, options) : await postgres(request, options)
    if (more)
      throw new CollectError('answer', `The query gives more than ${rowLimit} rows.`, {
        hint: 'Group them (by day, by label), or add a limit.',
      })
    return rows
  }

type Rows = { rows: QueryRow[]; more: boolean }

/**
 * Runs in a process of its own, which can be ended: a query of SQLite cannot be interrupted from within. Its first
 * argument is the request as JSON; it prints the rows, or the error, as JSON.
 */
const sqliteProgram = `
const { DatabaseSync } = require('node:sqlite')
const { path, statement, most } = JSON.parse(process.argv[1])
const plain = (_, value) => (typeof value === 'bigint' ? Number(value) : ArrayBuffer.isView(value) ? null : value)
try {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
  const prepared = database.prepare(statement)
  prepared.setReadBigInts(true)
  const rows = []
  let more = false
  for (const row of prepared.iterate()) {
    more = rows.length === most
    if (more) break
    rows.push(row)
  }
  process.stdout.write(JSON.stringify({ rows, more }, plain))
} catch (error) {
  process.stdout.write(JSON.stringify({ error: String(error.message ?? error) }))
}
`

async function sqlite(request: Extract<QueryRequest, { file: string }>, { root, signal }: QueryOptions): Promise<Rows> {
  const { file, statement, time } = request
  if (!onlyReads(statement))
    throw new CollectError('settings', 'The query was not run: it does not begin with SELECT, WITH or VALUES.', {
      hint: 'Measuring only reads. Write one statement that selects.',
    })
  const path = await below(root, file)
  const said = await new Promise<string>((resolve, reject) => {
    const options = { cwd: root, env: {}, timeout: time, killSignal: 'SIGKILL', maxBuffer: largestAnswer, signal } as const
    const input = JSON.stringify({ path, statement, most: rowLimit })
    execFile(process.execPath, ['--no-warnings', '--eval', sqliteProgram, '--', input], options, (error, stdout) => {
      if (error === null) resolve(stdout)
      else if (signal.aborted) reject(signal.reason as Error)
      else if (error.killed === true) reject(tooSlow(time))
      else reject(new CollectError('answer', `${file} could not be queried.`, { hint: 'Try the query by hand.', cause: error }))
    })
  })
  const answer = JSON.parse(said) as Rows | { error: string }
  if (!('error' in answer)) return answer
  const isFile = /unable to open|not a database|malformed|locked/i.test(answer.error)
  throw new CollectError(isFile ? 'answer' : 'settings', `SQLite says of ${file}: ${answer.error}.`, {
    hint: isFile ? 'Check that it is a SQLite database that can be read.' : 'Correct "query" in uptake.yml; try it by hand first.',
  })
}

/** Does a statement begin with a word that only reads? SQLite compiles the first statement of a text and no other. */
function onlyReads(statement: string): boolean {
  const plain = statement.replace(/^(?:\s+|--[^\n]*(?:\n|$)|\/\*[^]*?\*\/)+/, '')
  return /^(?:select|with|values)\b/i.test(plain)
}

async function below(root: string, path: string): Promise<string> {
  const full = isAbsolute(path) ? path : join(root, path)
  const [real, realRoot] = await Promise.all([realpath(full).catch(() => null), realpath(root)])
  if (real === null) throw new CollectError('missing', `There is no ${path}.`, { hint: 'Correct "file" in uptake.yml.' })
  const way = relative(realRoot, real)
  if (way.startsWith('..') || isAbsolute(way))
    throw new CollectError('settings', `${path} is not below the workspace's repository.`, {
      hint: 'Give a path from the root of the repository.',
    })
  return real
}

const tooSlow = (time: number): CollectError =>
  new CollectError('answer', `The query did not end within ${Math.round(time / 1000)} s.`, {
    hint: 'Give it an index, ask for less, or set "timeout" higher.',
  })

async function postgres(request: Extract<QueryRequest, { address: string }>, options: QueryOptions): Promise<Rows> {
  const { address, statement, time } = request
  if (!/^postgres(?:ql)?:\/\//.test(address) || !URL.canParse(address))
    throw new CollectError('settings', 'The address of the database is not that of PostgreSQL.', {
      hint: 'The variable should hold postgres://user:password@host:5432/name',
    })
  const host = new URL(address).hostname
  const { default: pg } = await import('pg')
  const client = new pg.Client({
    connectionString: address,
    application_name: 'uptake',
    connectionTimeoutMillis: 10_000,
    query_timeout: time + 2000,
    // All values as PostgreSQL writes them: a time without a zone must not become one of this machine.
    types: { getTypeParser: () => (value: string | Buffer) => String(value) },
    stream: () => checkedSocket(options.privateHosts),
  })
  // A connection that breaks is told by the query that it breaks; without a listener it would end the process.
  client.on('error', () => undefined)
  // A client that never connected may throw when it is ended.
  const end = async (): Promise<void> => client.end()
  const stop = (): void => void end().catch(() => undefined)
  options.signal.addEventListener('abort', stop, { once: true })
  try {
    await client.connect()
    await client.query('begin transaction isolation level repeatable read, read only')
    await client.query(`set local statement_timeout = ${Math.round(time)}`)
    await client.query(`set local timezone = 'UTC'`)
    // A cursor takes one statement that selects and nothing else; this way of asking takes no second one.
    const cursor = { text: `declare uptake no scroll cursor for ${statement}`, queryMode: 'extended' }
    await client.query(cursor)
    const { rows } = await client.query<QueryRow>(`fetch ${rowLimit + 1} from uptake`)
    return { rows: rows.slice(0, rowLimit), more: rows.length > rowLimit }
  } catch (error) {
    if (options.signal.aborted) throw options.signal.reason
    throw postgresError(error, host, time)
  } finally {
    options.signal.removeEventListener('abort', stop)
    await end().catch(() => undefined)
  }
}

/**
 * A socket that connects to public addresses only, and to private ones of hosts that are allowed by name: whatever the
 * address says besides its host (`?host=…`), this is where it leads. A path is a socket of this machine.
 */
function checkedSocket(privateHosts: ReadonlySet<string>): Socket {
  const socket = new Socket()
  const connect = socket.connect.bind(socket)
  const checked = (port: number | string, host?: string): Socket => {
    const isPath = typeof port === 'string' || host === undefined
    const allowed = privateHosts.has(isPath ? 'localhost' : host)
    try {
      checkHost(isPath ? '127.0.0.1' : host, allowed)
      return isPath ? connect(String(port)) : connect({ port, host, lookup: checkedLookup(allowed) })
    } catch (error) {
      // Told as every other failure to connect, so that the driver passes it on.
      return socket.destroy(error instanceof Error ? error : new Error(String(error)))
    }
  }
  return Object.assign(socket, { connect: checked as Socket['connect'] })
}

/** Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html. What the server says holds no password. */
function postgresError(error: unknown, host: string, time: number): CollectError {
  if (error instanceof CollectError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const said = error instanceof Error ? error.message : String(error)
  if (code === '57014' || /query read timeout/i.test(said)) return tooSlow(time)
  if (code.startsWith('28'))
    return new CollectError('auth', `${host} does not let the user in: ${said}.`, { hint: 'Check user and password in the variable.' })
  if (code === '42501')
    return new CollectError('auth', `PostgreSQL says: ${said}.`, { hint: 'Grant SELECT on what the query reads to this user.' })
  if (code === '25006' || /^(?:42|22|0A|3D|21|34)/.test(code))
    return new CollectError('settings', `PostgreSQL says: ${said}.`, { hint: 'Correct "query" in uptake.yml; try it by hand first.' })
  return new CollectError('network', `The database at ${host} cannot be reached: ${said}.`, {
    hint: 'Check the address and that the server runs; it is asked again at the next run.',
    cause: error,
  })
}
