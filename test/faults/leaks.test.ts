/**
 * Servers that say back whatever they were told, with every collector that takes a secret: no value of a secret is found in
 * the log, in errors, in the database, in exports, backups, reports, pages or answers of the API.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { collect } from '../../src/actions/collect.ts'
import { loadCollectors } from '../../src/collectors/index.ts'
import type { Collector } from '../../src/collectors/collector.ts'
import { getAnswer } from '../../src/db/answers.ts'
import { exportLines } from '../../src/db/exchange/export.ts'
import { openDatabase } from '../../src/db/open.ts'
import type { Database } from '../../src/db/open.ts'
import { fixedClock } from '../../src/lib/clock.ts'
import { createLog } from '../../src/lib/log.ts'
import { startServer } from '../../src/server/start.ts'
import { discover } from '../../src/workspace/discover.ts'
import { readConfig } from '../../src/workspace/load.ts'
import { repository } from '../support/cli.ts'

const now = Date.parse('2026-03-10T12:00:00Z')
let folder = ''
let host: Server
let base = ''
/** By the name of its variable. */
const env: Record<string, string> = {}
let collectors: Collector[]
/** What the server does next: an error or a good status, and what the request held. */
let status = 200
let requests = 0

/** Values that are easy to find, and hard to hide: with signs that addresses, JSON and base64 write in another way. */
const secretOf = (variable: string): string => `S3"cr+t/${variable.toLowerCase()}=é`

/** Every way in which a value may be written. */
function forms(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const middle = [0, 1, 2].map(offset =>
    Buffer.concat([Buffer.alloc(offset, 'x'), bytes, Buffer.from('yy')])
      .toString('base64')
      .slice(8, 24),
  )
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), bytes.toString('hex'), ...middle]
}
function assertClean(text: string, where: string): void {
  for (const [variable, secret] of Object.entries(env))
    for (const form of forms(secret))
      assert.ok(
        !text.includes(form),
        `${variable} is in ${where}: …${text.slice(Math.max(0, text.indexOf(form) - 60), text.indexOf(form))}`,
      )
}

before(async () => {
  host = createServer((request, response) => {
    requests++
    let body = ''
    request.on('data', chunk => (body += String(chunk)))
    request.on('end', () => {
      const told = { url: request.url, headers: request.headers, body, pair: request.headers.authorization ?? '' }
      const decoded = decodeURIComponent((request.url ?? '').replaceAll('%', '%25'))
      const said = {
        message: `no: ${JSON.stringify(told)} ${decoded}`,
        error: told,
        value: 7,
        ok: true,
        result: 5,
        access_token: 'issued-by-the-server',
      }
      response.writeHead(status, { 'content-type': 'application/json', etag: '"1"', 'x-echo': encodeURIComponent(JSON.stringify(told)) })
      response.end(JSON.stringify(said))
    })
  })
  await new Promise<void>(resolve => host.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
  folder = mkdtempSync(join(tmpdir(), 'uptake-leaks-'))
  collectors = (await loadCollectors()).filter(each => Object.values(each.settings).some(setting => setting.type === 'secret'))
  const entries = collectors.map(collector => [collector.name, settingsOf(collector)] as const)
  mkdirSync(join(folder, 'plan'))
  writeFileSync(join(folder, 'plan/plan.md'), '# Plan\n\n## Success metrics (by month 3)\n\n- 500 active users\n- 1,000 GitHub stars\n')
  writeFileSync(
    join(folder, 'uptake.yml'),
    JSON.stringify({
      project: { name: 'Demo' },
      start: '2026-03-01',
      timezone: 'UTC',
      collectors: Object.fromEntries(entries),
      public: { title: 'Demo', targets: ['GitHub stars'] },
    }),
  )
})
after(() => {
  host.closeAllConnections()
  host.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Settings that let a collector ask our server with all of its secrets. */
function settingsOf(collector: Collector): Record<string, unknown> {
  const values: Record<string, unknown> = { allow: ['127.0.0.1'] }
  for (const [name, { type, required, example }] of Object.entries(collector.settings)) {
    if (type === 'secret') {
      const variable = `LEAK_${collector.name.toUpperCase().replaceAll('-', '_')}_${name.toUpperCase()}`
      values[name] = variable
      env[variable] =
        collector.name === 'ghost' ? `5f8c1aa0b7e2:${Buffer.from(secretOf(variable)).toString('hex').slice(0, 32)}` : secretOf(variable)
      if (collector.name === 'sql') env[variable] = `postgres://ada:${encodeURIComponent('p4ss-of-the-database')}@127.0.0.1:1/x`
    } else if (type === 'url') values[name] = base
    else if (required === true) values[name] = type === 'list' ? [example ?? 'x'] : (example ?? 'x')
  }
  if (collector.name === 'json') Object.assign(values, { path: 'value', metric: 'demo.value' })
  if (collector.name === 'exec') Object.assign(values, { program: 'printenv', args: [] })
  if (collector.name === 'sql') Object.assign(values, { query: 'select 1 as value', metric: 'demo.sql' })
  if (collector.name === 'slack') Object.assign(values, { channel: ['C1'] })
  return values
}

/** Runs all of them against the server. */
async function run(db: Database, write: (line: string) => void): Promise<string> {
  const [ref] = discover([folder], folder)
  const { config } = await readConfig(ref!)
  const { results } = await collect({
    db,
    workspace: 'demo',
    root: folder,
    config,
    env: { ...process.env, ...env },
    only: null,
    due: false,
    from: null,
    dryRun: false,
    programs: true,
    owner: 'test',
    now: () => now,
    perSecond: 1e9,
    log: createLog({ level: 'debug', write, clock: fixedClock('2026-03-10T12:00:00Z') }),
    signal: new AbortController().signal,
  })
  return JSON.stringify(results)
}

test('collectors with secrets: log, errors, rows, answers, export', async () => {
  assert.ok(collectors.length >= 15, `${collectors.length} collectors`)
  const db = await openDatabase(join(folder, 'own.db'))
  try {
    for (status of [200, 401, 403, 404]) {
      const said: string[] = []
      const before = requests
      said.push(await run(db, line => void said.push(line)))
      assert.ok(requests - before >= 10, 'hardly anybody asked')
      assertClean(said.join('\n'), `what is said at ${status}`)
    }
    let kept = 0
    for (const { id, workspace_id } of await db.selectFrom('answer').select(['id', 'workspace_id']).execute()) {
      assertClean(JSON.stringify(await getAnswer(db, workspace_id, id)), 'a kept answer')
      kept++
    }
    assert.ok(kept > 5, `${kept} answers are kept`)
    let exported = ''
    for await (const lines of exportLines(db, null)) exported += lines
    assertClean(exported, 'the export')
  } finally {
    await db.destroy()
  }
  assertClean(readFileSync(join(folder, 'own.db'), 'latin1'), 'the file of the database')
})

/** Not synchronous, as the server is in this process. */
const uptake = (args: readonly string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise(resolve => {
    const state = { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'UTC', XDG_STATE_HOME: join(folder, '.state') }
    const options = { cwd: folder, env: { ...state, ...env }, timeout: 60_000, maxBuffer: 1e8 }
    const cli = join(repository, 'src/cli.ts')
    execFile(process.execPath, ['--no-warnings', cli, ...args], options, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    )
  })

test('the command line: collect, reports, export, backup, pages', async () => {
  status = 200
  const commands = [
    // Those that need few requests: here nobody speeds up the clock.
    'collect --json --only telegram,json,exec,github,sql',
    'collect --debug --dry-run --only telegram,json,sql',
    'targets --json',
    'report weekly --at 2026-03-09 --format html --to week.html',
    'doctor',
    'export --to all.jsonl',
    'backup --to copy.db',
    'publish-page --out page',
  ]
  for (const command of commands) {
    const { code, out, err } = await uptake(command.split(' '))
    // 1: a collector failed, a problem was found.
    assert.ok(code <= 1, `uptake ${command}: ${code} ${err}`)
    assertClean(out + err, `"uptake ${command}"`)
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(each => each.isFile())
  assert.ok(files.length > 4)
  for (const file of files) assertClean(readFileSync(join(file.parentPath, file.name), 'latin1'), join(file.parentPath, file.name))
})

test('the dashboard: every answer of its API', async () => {
  status = 403
  const said: string[] = []
  const server = await startServer({
    workspaces: discover([folder], folder),
    port: 0,
    host: '127.0.0.1',
    clock: fixedClock('2026-03-10T12:00:00Z'),
    log: createLog({ level: 'debug', write: line => void said.push(line), clock: fixedClock('2026-03-10T12:00:00Z') }),
    env: { ...process.env, ...env },
    sample: false,
  })
  try {
    const id = ((await (await fetch(`${server.url}api/workspaces`)).json()) as { id: string }[])[0]!.id
    const at = `${server.url}api/workspaces/${id}`
    for (const name of collectors.slice(0, 6).map(each => each.name))
      said.push(
        await (
          await fetch(`${at}/collectors/${name}/run`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: '{"wait": true}',
          })
        ).text(),
      )
    const description = (await (await fetch(`${server.url}api/openapi.json`)).json()) as { paths: Record<string, Record<string, unknown>> }
    const paths = Object.entries(description.paths).flatMap(([path, verbs]) => (verbs['get'] === undefined ? [] : [path]))
    let asked = 0
    for (const path of paths) {
      const filled = path.replaceAll('{workspace}', id).replaceAll('{id}', id)
      if (filled.includes('{') || /events|stream|live/.test(filled)) continue
      const answer = await fetch(new URL(filled.replace(/^\//, ''), server.url), { signal: AbortSignal.timeout(5000) })
      said.push(await answer.text())
      asked++
    }
    assert.ok(asked > 8, `${asked} pages`)
    assertClean(said.join('\n'), 'the dashboard')
  } finally {
    await server.close()
  }
})
