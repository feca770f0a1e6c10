/** Reports that go by themselves: each once, made up for after a pause, whoever runs. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { makeDueReports, type DueReport } from '../../src/actions/due-reports.ts'
import { tick } from '../../src/actions/tick.ts'
import { undo } from '../../src/actions/undo.ts'
import { sendingsOf } from '../../src/db/sendings.ts'
import { contextOf, workspace, type Workspace } from '../actions/workspace.ts'
import { httpServer } from './servers.ts'
import { PLAN } from './workspace.ts'

const at = (iso: string): number => Date.parse(iso)
const MONDAY = '2026-11-23T08:00:00Z'

const wren = (t: TestContext, url: string, schedule: string): Promise<Workspace> =>
  workspace(t, {
    'uptake.yml': `project:\n  name: Wren\nstart: 2026-11-02\ntimezone: UTC\nreports:\n  send:\n    hook: {via: webhook, url: ${url}, allow: [127.0.0.1]}\n  schedule:\n${schedule}`,
    'plan/plan.md': PLAN,
  })
const look = ({ context }: Pick<Workspace, 'context'>, iso: string, dryRun = false): Promise<DueReport[]> =>
  makeDueReports({ ...context, now: at(iso) }, { today: iso.slice(0, 10), dryRun })
const said = (made: readonly DueReport[]): string[] => made.map(each => `${each.period} ${each.way || 'files'} ${each.state}`)
const WEEKLY = '    weekly: {at: 08:00, to: [hook]}\n'

test('begins when it is first seen; then each report is made and sent once', async t => {
  const { url, got } = await httpServer(t)
  const space = await wren(t, url, WEEKLY)
  assert.deepEqual(said(await look(space, '2026-11-18T09:00:00Z')), [], 'what fell due before is not made up for')
  assert.deepEqual(said(await look(space, '2026-11-23T07:59:59Z')), [])
  assert.deepEqual(said(await look(space, MONDAY, true)), ['2026-W47 files due', '2026-W47 hook due'])
  assert.equal(got.length, 0, 'a dry run does nothing')
  assert.deepEqual(said(await look(space, MONDAY)), ['2026-W47 files written', '2026-W47 hook sent'])
  assert.deepEqual(said(await look(space, '2026-11-25T09:00:00Z')), [])
  assert.equal(got.length, 1)
  assert.deepEqual(readdirSync(join(space.root, 'reports')).sort(), ['2026-W47.md', '2026-W47.yml'])
  assert.match(space.read('reports/2026-W47.md'), /Week 47, 2026/)
  rmSync(join(space.root, 'reports'), { recursive: true })
  assert.deepEqual(said(await look(space, '2026-11-26T09:00:00Z')), [], 'what a person deletes stays away')
})

test('after a pause all are written, the newest is sent, and the others are noted as left out', async t => {
  const { url, got } = await httpServer(t)
  const space = await wren(t, url, WEEKLY)
  await look(space, '2026-11-05T09:00:00Z')
  assert.deepEqual(said(await look(space, '2026-11-25T09:00:00Z')), [
    '2026-W45 files written',
    '2026-W46 files written',
    '2026-W47 files written',
    '2026-W45 hook skipped',
    '2026-W46 hook skipped',
    '2026-W47 hook sent',
  ])
  assert.equal(got.length, 1)
  assert.deepEqual(said(await look(space, '2026-11-25T10:00:00Z')), [])
  assert.match(space.read('reports/2026-W45.md'), /Week 45, 2026/)
})

test('while the database of another clone sends, reports are written here, and nothing is sent then or later', async t => {
  const { url, got } = await httpServer(t)
  const space = await wren(t, url, WEEKLY)
  await look(space, '2026-11-18T09:00:00Z')
  const settings = space.read('uptake.yml')
  writeFileSync(join(space.root, 'uptake.yml'), `${settings}ledger: ledger-22222222\n`)
  assert.deepEqual(said(await look(space, MONDAY)), ['2026-W47 files written', '2026-W47 hook skipped'])
  writeFileSync(join(space.root, 'uptake.yml'), settings)
  assert.deepEqual(said(await look(space, '2026-11-25T09:00:00Z')), [])
  assert.equal(got.length, 0)
})

test('what a person undoes is their own last change, not a report that wrote itself', async t => {
  const { url } = await httpServer(t)
  const space = await wren(t, url, WEEKLY)
  const { id } = await space.task('Call the second user')
  await look(space, '2026-11-18T09:00:00Z')
  await tick(space.context, { taskId: id, done: true })
  const job = { ...space, context: { ...space.context, actor: { kind: 'job', name: 'reports', origin: 'server' } as const } }
  assert.deepEqual(said(await look(job, MONDAY)), ['2026-W47 files written', '2026-W47 hook sent'])
  assert.equal((await undo(space.context)).action, 'tick')
  assert.match(space.read('plan/plan.md'), /- \[ \] Call the second user/)
  assert.ok(existsSync(join(space.root, 'reports/2026-W47.md')))
})

test('a phase is reported on when it is over', async t => {
  const { url, got } = await httpServer(t)
  const space = await wren(t, url, '    phase: {at: 06:30, to: hook, write: false}\n')
  await look(space, '2026-11-20T09:00:00Z')
  assert.deepEqual(said(await look(space, '2026-11-23T06:30:00Z')), ['phase-week-3 hook sent'])
  assert.equal(got.length, 1)
  assert.equal(existsSync(join(space.root, 'reports')), false, 'write: false')
})

test('what did not arrive is tried again, later and later, and at last left to a person', async t => {
  const { url, got } = await httpServer(t, response => {
    response.statusCode = 404
    response.end()
  })
  const space = await wren(t, url, '    weekly: {to: [hook], write: false}\n')
  await look(space, '2026-11-18T09:00:00Z')
  let now = at(MONDAY)
  const pauses: number[] = []
  for (;;) {
    const [made] = await makeDueReports({ ...space.context, now }, { today: '2026-11-23', dryRun: false })
    assert.equal(made?.state, 'failed')
    if (made.retryAt === null) break
    assert.deepEqual(
      (await makeDueReports({ ...space.context, now: made.retryAt - 1 }, { today: '2026-11-23', dryRun: false })).map(each => each.state),
      ['waiting'],
    )
    pauses.push((made.retryAt - now) / 60_000)
    now = made.retryAt
  }
  assert.deepEqual(pauses, [1, 5, 30, 120, 360])
  assert.equal(got.length, 6)
  assert.deepEqual(said(await look(space, '2026-11-24T09:00:00Z')), [])
})

test('what may have arrived is not sent again', async t => {
  const { url, got } = await httpServer(t, response => void response.socket?.destroy())
  const space = await wren(t, url, '    weekly: {to: [hook], write: false}\n')
  await look(space, '2026-11-18T09:00:00Z')
  assert.deepEqual(said(await look(space, MONDAY)), ['2026-W47 hook unconfirmed'])
  assert.deepEqual(said(await look(space, '2026-11-24T08:00:00Z')), [])
  assert.equal(got.length, 1)
})

test('a way that is not ready is said, stands in no ledger, and goes when it is mended', async t => {
  const { url, got } = await httpServer(t)
  const space = await wren(t, url, '    weekly: {to: [hook], write: false}\n')
  const config = space.read('uptake.yml')
  space.put('uptake.yml', config.replace('allow:', 'secret: SIGN, allow:'))
  await look(space, '2026-11-18T09:00:00Z')
  const [made] = await look(space, MONDAY)
  assert.equal(made?.state, 'failed')
  assert.match(made.detail ?? '', /SIGN is not set/)
  assert.deepEqual(await sendingsOf(space.db, space.context.ref.id, 9), [])
  space.put('uptake.yml', config)
  assert.deepEqual(said(await look(space, '2026-11-23T08:10:00Z')), ['2026-W47 hook sent'])
  assert.equal(got.length, 1)
})

test('a way that is added goes from then on; one that comes back begins anew', async t => {
  const { url, got } = await httpServer(t)
  const space = await wren(t, url, '    weekly: {write: true}\n')
  const config = space.read('uptake.yml')
  await look(space, '2026-11-11T09:00:00Z')
  space.put('uptake.yml', config.replace('{write: true}', '{to: [hook]}'))
  assert.deepEqual(said(await look(space, '2026-11-18T09:00:00Z')), ['2026-W46 files written'])
  space.put('uptake.yml', config)
  await look(space, '2026-11-19T09:00:00Z')
  space.put('uptake.yml', config.replace('{write: true}', '{to: [hook]}'))
  assert.deepEqual(said(await look(space, '2026-11-23T09:00:00Z')), ['2026-W47 files written'])
  assert.equal(got.length, 0)
})

test('of several processes one sends, and killing one sends nothing twice', async t => {
  const { url, got } = await httpServer(t, response => void setTimeout(() => response.end('ok'), 100))
  const space = await wren(t, url, WEEKLY)
  await look(space, '2026-11-18T09:00:00Z')
  const runs = Array.from({ length: 3 }, () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'due-worker.ts'), space.root, MONDAY], { stdio: 'inherit' })
    return { child, ended: new Promise<void>(resolve => child.once('exit', () => resolve())) }
  })
  await new Promise(resolve => setTimeout(resolve, 400))
  runs[0]!.child.kill('SIGKILL')
  await Promise.all(runs.map(run => run.ended))
  const { db, context } = await contextOf(space.root)
  t.after(() => db.destroy())
  await makeDueReports({ ...context, now: at('2026-11-23T08:30:00Z') }, { today: '2026-11-23', dryRun: false })
  assert.ok(got.length <= 1, `${got.length} were sent`)
  const rows = (await sendingsOf(db, context.ref.id, 9)).filter(each => each.way === 'hook')
  assert.equal(rows.length, 1)
  assert.ok(rows[0]!.state === (got.length === 1 ? 'sent' : 'unconfirmed') || rows[0]!.state === 'unconfirmed', rows[0]!.state)
  assert.ok(existsSync(join(space.root, 'reports/2026-W47.md')))
})
