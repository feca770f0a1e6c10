/** Lines of an export, checked: what they say is taken for nothing but data. */
import { createReadStream } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip } from 'node:zlib'
import { UserError, userError } from '../../lib/errors.ts'
import { statPath } from '../../workspace/files.ts'
import { schemaVersion } from '../migrate.ts'
import { withLater } from './later.ts'
import { exchanged, FORMAT } from './tables.ts'

export type Line = Record<string, unknown> & { table: string }

const columnsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(exchanged.map(({ table, columns }) => [table, columns])),
  audit: {
    id: 'text',
    at: 'integer',
    workspace_id: 'text?',
    actor_kind: 'text',
    actor_name: 'text',
    origin: 'text',
    action: 'text',
    subject: 'text',
    before: 'text?',
    after: 'text?',
    undone_by: 'text?',
  },
  sample: {
    workspace_id: 'text',
    metric: 'text',
    labels: 'labels',
    at: 'integer',
    span: 'integer',
    value: 'number?',
    source: 'text',
    method: 'text',
    fetched_at: 'integer',
    flags: 'list',
    answer: 'text?',
  },
}

const isText = (value: unknown): boolean => typeof value === 'string' && !value.includes('\0')
const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: isText,
  integer: Number.isSafeInteger,
  number: Number.isFinite,
  bytes: value => typeof value === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(value),
  list: value => Array.isArray(value) && value.every(each => typeof each === 'string' && /^[a-z-]+$/.test(each)),
  labels: value => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isText),
}

/**
 * The rows of an export, in their order.
 * @throws UserError export-broken (no export, cut off, a line that is none), export-newer
 */
export async function* readLines(lines: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 0
  let ended = false
  let schema = schemaVersion
  for await (const text of lines) {
    if (text === '') continue
    number++
    if (ended) throw broken(number, 'it comes after the end')
    const line = parsed(text, number)
    if (number === 1) schema = schemaOf(line)
    else if (line['uptake'] === 'end') {
      if (line['lines'] !== number - 1) throw broken(number, `${number - 1} lines come before it, and it says ${String(line['lines'])}`)
      ended = true
    } else yield checked(withLater(line, schema), number)
  }
  if (!ended) throw broken(number + 1, 'the file ends before its last line')
}

function parsed(text: string, number: number): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw broken(number, 'it is no JSON', cause)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw broken(number, 'it is no JSON object')
  return value as Record<string, unknown>
}

/** The version of the tables that an export is of. */
function schemaOf(line: Record<string, unknown>): number {
  if (line['uptake'] !== 'export') throw broken(1, 'it does not begin as an export does')
  if (Number(line['format']) > FORMAT || Number(line['schema']) > schemaVersion)
    throw new UserError('export-newer', 'The export was written by a newer Uptake than this one.', {
      hint: 'Update Uptake and import it again. Nothing was changed.',
    })
  return Number(line['schema'])
}

function checked(line: Record<string, unknown>, number: number): Line {
  const table = String(line['table'])
  const columns = Object.hasOwn(columnsOf, table) ? columnsOf[table] : undefined
  if (columns === undefined) throw broken(number, `there is no table "${table}"`)
  for (const name of Object.keys(line))
    if (name !== 'table' && !Object.hasOwn(columns, name)) throw broken(number, `${table} has no "${name}"`)
  for (const [name, type] of Object.entries(columns)) {
    const value = line[name] ?? null
    if (value === null ? !type.endsWith('?') : checks[type.replace('?', '')]?.(value) !== true)
      throw broken(number, `"${name}" of ${table} is ${value === null ? 'missing' : 'not as it should be'}`)
  }
  return line as Line
}

const broken = (number: number, what: string, cause?: unknown): UserError =>
  new UserError('export-broken', `Line ${number} of the export cannot be read: ${what}.`, {
    hint: 'Make the export again, or mend the line. Nothing was changed.',
    cause,
  })

/** The lines of a file, which may be compressed, or of standard input ("-"). @throws UserError path-missing, path-unreadable, export-broken */
export async function* linesOf(path: string): AsyncGenerator<string> {
  if (path !== '-') statPath(path)
  const file = path === '-' ? process.stdin : createReadStream(path)
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  if (bytes !== file) file.on('error', error => bytes.destroy(error))
  // Not readline: it also breaks lines at U+2028, which JSON holds as it is.
  const decoder = new StringDecoder('utf8')
  let rest = ''
  try {
    for await (const chunk of bytes) {
      const parts = (rest + decoder.write(chunk as Buffer)).split('\n')
      rest = parts.pop() ?? ''
      yield* parts
    }
    yield rest + decoder.end()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('Z_'))
      throw new UserError('export-broken', `${path} is no intact gzip file.`, { hint: 'Make the export again.', cause: error })
    if (error instanceof Error && 'syscall' in error) throw userError('path-unreadable', path, code)
    throw error
  } finally {
    file.destroy()
  }
}
