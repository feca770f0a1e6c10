/** The API over real HTTP, on real files and a real database. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync, mkdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fixedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import type { WorkspaceSummary, WorkspaceView } from '../../src/schedule/view.ts'
import { createApp } from '../../src/server/app.ts'
import { openapi } from '../../src/server/openapi.ts'
import { startServer, type Running } from '../../src/server/start.ts'
import { discover } from '../../src/workspace/discover.ts'

const PLAN =
  '# Demo\r\n\r\n## Phase 1: Build (Week 1-2)\r\n\r\n- [ ] Write the README\r\n- [X] Choose a licence\r\n\r\n## Phase 2: Launch (Week 3)\r\n\r\n- [ ] Show it ✅\r\n'
let folder: string
let server: Running
const file = (): string => join(folder, 'plan', 'plan.md')
const call = async (
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; data: never; etag: string | null }> => {
  const answer = await fetch(
    `${server.url}api${path}`,
    body === undefined
      ? { headers }
      : { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) },
  )
  const text = await answer.text()
  return { status: answer.status, data: (text === '' ? null : JSON.parse(text)) as never, etag: answer.headers.get('etag') }
}
const view = async (): Promise<WorkspaceView> => (await call('/workspaces/demo')).data

before(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'uptake-')), 'demo')
  mkdirSync(join(folder, 'plan'), { recursive: true })
  writeFileSync(file(), PLAN)
  writeFileSync(join(folder, 'uptake.yml'), '# ours\nproject:\n  name: Demo\nstart: 2026-11-02\nlaunch: 2026-11-16\ntimezone: UTC\n')
  server = await startServer({
    workspaces: discover([folder], folder),
    port: 0,
    host: '127.0.0.1',
    clock: fixedClock('2026-11-21T12:00:00Z'),
    log: silentLog,
    env: {},
    sample: false,
  })
})
after(async () => {
  await server.close()
  rmSync(join(folder, '..'), { recursive: true })
})

test('workspaces, condensed and whole', async () => {
  const { data } = (await call('/workspaces')) as { data: WorkspaceSummary[] }
  assert.deepEqual(
    data.map(each => [each.id, each.name, each.phaseNow, each.tasks]),
    [['demo', 'Demo', 'Phase 2: Launch (Week 3)', { done: 2, total: 3, overdue: 1 }]],
  )
  const whole = await call('/workspaces/demo')
  assert.equal((await fetch(`${server.url}api/workspaces/demo`, { headers: { 'if-none-match': whole.etag! } })).status, 304)
})
test('a tick changes one byte, keeps line ends, is undone', async () => {
  const task = (await view()).plan.tasks.find(each => each.title === 'Write the README')!
  const { status, data } = (await call(`/workspaces/demo/tasks/${task.id}`, { done: true })) as { status: number; data: WorkspaceView }
  assert.equal(status, 200)
  assert.equal(readFileSync(file(), 'utf8'), PLAN.replace('[ ] Write', '[X] Write'.replace('X', 'x')))
  assert.equal(data.plan.tasks.find(each => each.id === task.id)!.done, true)
  assert.equal((await call('/workspaces/demo/undo', {})).status, 200)
  assert.equal(readFileSync(file(), 'utf8'), PLAN)
  assert.equal((await call('/workspaces/demo/undo', {})).status, 400)
})
test('an edit after the tick is not undone away', async () => {
  const task = (await view()).plan.tasks.find(each => each.title === 'Write the README')!
  await call(`/workspaces/demo/tasks/${task.id}`, { done: true })
  writeFileSync(file(), `${readFileSync(file(), 'utf8')}\r\nA line of my own.\r\n`)
  const { status, data } = (await call('/workspaces/demo/undo', {})) as { status: number; data: { error: { code: string } } }
  assert.deepEqual([status, data.error.code], [409, 'changed'])
  writeFileSync(file(), PLAN)
})
test('a fix is applied to the file', async () => {
  const problem = (await view()).plan.problems.find(each => each.rule === 'done-but-open')!
  assert.equal(
    (await call('/workspaces/demo/fixes', { rule: problem.rule, file: problem.source.file, line: problem.source.line })).status,
    200,
  )
  assert.match(readFileSync(file(), 'utf8'), /\[x\] Show it/)
  writeFileSync(file(), PLAN)
})
test('a moved launch shows what moves, then writes one value', async () => {
  const dry = (await call('/workspaces/demo/launch', { date: '2026-11-23' })) as {
    data: { moves: { title: string; to: { start: string } }[] }
  }
  assert.equal(dry.data.moves.find(move => move.title.startsWith('Phase 2'))!.to.start, '2026-11-23')
  assert.match(readFileSync(join(folder, 'uptake.yml'), 'utf8'), /launch: 2026-11-16/)
  await call('/workspaces/demo/launch', { date: '2026-11-23', dryRun: false })
  assert.equal(
    readFileSync(join(folder, 'uptake.yml'), 'utf8'),
    '# ours\nproject:\n  name: Demo\nstart: 2026-11-09\nlaunch: 2026-11-23\ntimezone: UTC\n',
  )
})
test('an edit in an editor reaches the page', async () => {
  const events = await fetch(`${server.url}api/events`)
  const reader = events.body!.getReader()
  const seen = (async () => {
    let text = ''
    while (!text.includes('event: workspace')) text += new TextDecoder().decode((await reader.read()).value)
    return text
  })()
  await new Promise(resolve => setTimeout(resolve, 100))
  writeFileSync(file(), PLAN.replace('Write the README', 'Write a README'))
  assert.match(await seen, /"id":"demo"/)
  let there = false
  for (let i = 0; i < 50 && !there; i++) {
    there = (await view()).plan.tasks.some(task => task.title === 'Write a README')
    if (!there) await new Promise(resolve => setTimeout(resolve, 100))
  }
  assert.ok(there)
  await reader.cancel()
})
test('what cannot be done is said with its remedy', async () => {
  for (const [path, body, status] of [
    ['/workspaces/none', undefined, 404],
    ['/workspaces/demo/tasks/none', { done: true }, 404],
    ['/workspaces/demo/tasks/x', { done: 'yes' }, 400],
    ['/workspaces/demo/files?path=../../etc/passwd', undefined, 404],
    ['/nothing', undefined, 404],
    ['/workspaces/demo/launch', { date: 'soon' }, 400],
  ] as const) {
    const answer = (await call(path, body)) as { status: number; data: { error: { message: string } } }
    assert.equal(answer.status, status, path)
    assert.ok(answer.data.error.message.length > 10)
  }
})
test('other sites may not write, and a foreign name is refused', async () => {
  assert.equal((await call('/workspaces/demo/undo', {}, { origin: 'https://evil.example' })).status, 403)
  const status = await new Promise<number>((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path: '/api/workspaces', headers: { host: 'evil.example' } }, answer => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
  assert.equal(status, 403)
})
test('the description names every route', () => {
  const app = createApp({ workspaces: new Map(), log: silentLog, webRoot: folder, loopbackOnly: true })
  const routes = new Set(app.routes.map(route => route.path).filter(path => path.startsWith('/api/') && !path.includes('*')))
  assert.deepEqual(Object.keys(openapi.paths).sort(), [...routes].map(path => path.replaceAll(/:(\w+)/g, '{$1}')).sort())
})
test('a folder without a document is served empty, begins with a plan, and is empty again when that is taken back', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'uptake-empty-'))
  writeFileSync(join(empty, 'uptake.yml'), 'project:\n  name: Nothing\n')
  const own = await startServer({
    workspaces: discover([empty], empty),
    port: 0,
    host: '127.0.0.1',
    clock: fixedClock('2026-11-21T12:00:00Z'),
    log: silentLog,
    env: {},
    sample: false,
  })
  const ask = async (path: string, body?: unknown): Promise<{ status: number; data: WorkspaceView }> => {
    const id = [...own.workspaces.keys()][0]!
    const answer = await fetch(
      `${own.url}api/workspaces/${id}${path}`,
      body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    )
    return { status: answer.status, data: (await answer.json()) as WorkspaceView }
  }
  const { data } = await ask('')
  assert.deepEqual([data.name, data.plan.documents, data.looked], ['Nothing', [], ['plan/**/*.{md,markdown,txt}']])
  assert.equal((await ask('/actions/begin-plan', {})).status, 200)
  assert.match(readFileSync(join(empty, 'plan', 'launch.md'), 'utf8'), /^# Nothing launch plan/)
  const begun = await ask('')
  assert.ok(begun.data.plan.tasks.length > 3)
  assert.equal(begun.data.looked, undefined)
  assert.equal((await ask('/actions/begin-plan', {})).status, 400)
  assert.deepEqual((await ask('/undo', {})).data.plan.tasks, [])
  assert.ok((await ask('')).data.looked)
  await own.close()
  rmSync(empty, { recursive: true })
})
