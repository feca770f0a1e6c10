/** What is measured, over real HTTP: a fake host on loopback is collected from, values are typed in, targets answer. */
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { RunResult } from '../../src/collect/run.ts'
import type { Annotation } from '../../src/db/annotations.ts'
import type { StoredAnswer } from '../../src/db/answers.ts'
import type { Point } from '../../src/db/range.ts'
import { fixedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import type { CollectorView } from '../../src/measure/collectors.ts'
import type { SeriesView } from '../../src/measure/metrics.ts'
import type { Sample } from '../../src/metrics/sample.ts'
import type { MeasuredTarget } from '../../src/metrics/view.ts'
import { startServer, type Running } from '../../src/server/start.ts'
import { discover } from '../../src/workspace/discover.ts'

const HOUR = 3_600_000
const SECRET = 'very-secret-token-4711'
const PLAN = `# Demo

## Launch (Month 1-3)

## Success metrics (by month 3)

- 500 active users
- 1,000 GitHub stars
- 20 customers
- 40 happy partners
`
const config = (host: string): string => `project: { name: Demo }
start: 2026-09-01
timezone: UTC
metrics: { happy partners: partners.happy }
collectors:
  people: { collector: json, url: 'http://${host}/days', metric: users.active, list: '.', path: count, time: day, token: DEMO_TOKEN, allow: 127.0.0.1 }
  broken: { collector: json, url: 'http://${host}/broken', metric: broken.count, path: count, allow: 127.0.0.1 }
  wrong: { collector: json, metric: wrong.count, path: count }
derived: { users.growth: { by: rate, of: users.active, per: week } }
`
let folder: string
let host: Server
let asked: string[]
let server: Running

const call = async <T>(
  path: string,
  body?: unknown,
  method = body === undefined ? 'GET' : 'POST',
): Promise<{ status: number; data: T }> => {
  const init = body === undefined ? { method } : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(`${server.url}api/workspaces/demo${path}`, init)
  return { status: answer.status, data: (await answer.json()) as T }
}
const targets = async (): Promise<Map<string, MeasuredTarget>> =>
  new Map((await call<MeasuredTarget[]>('/targets')).data.map(target => [target.kpi.metric, target]))
const target = async (name: string): Promise<MeasuredTarget> => {
  const found = (await targets()).get(name)
  assert.ok(found, name)
  return found
}
const eventually = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  assert.fail('it did not come about')
}

before(async () => {
  asked = []
  const days = Array.from({ length: 80 }, (_, day) => ({
    day: new Date(Date.UTC(2026, 8, 1 + day)).toISOString().slice(0, 10),
    count: 100 + day * 4,
  }))
  host = createServer((request, response) => {
    asked.push(`${request.url ?? ''} ${request.headers.authorization ?? ''}`)
    response.setHeader('content-type', 'application/json')
    if (request.url === '/days') response.end(JSON.stringify(days))
    else response.writeHead(404).end('{}')
  })
  await new Promise<void>(resolve => host.listen(0, '127.0.0.1', resolve))
  folder = join(mkdtempSync(join(tmpdir(), 'uptake-')), 'demo')
  mkdirSync(join(folder, 'plan'), { recursive: true })
  writeFileSync(join(folder, 'plan', 'plan.md'), PLAN)
  writeFileSync(join(folder, 'uptake.yml'), config(`127.0.0.1:${(host.address() as AddressInfo).port}`))
  server = await startServer({
    workspaces: discover([folder], folder),
    port: 0,
    host: '127.0.0.1',
    clock: fixedClock('2026-11-20T12:00:00Z'),
    log: silentLog,
    env: { DEMO_TOKEN: SECRET },
    sample: false,
  })
})
after(async () => {
  await server.close()
  await new Promise(resolve => host.close(resolve))
  rmSync(join(folder, '..'), { recursive: true })
})

test('collectors that are due run by themselves; one that fails stops no other, one that is set up wrongly says so', async () => {
  await eventually(async () => {
    const { data } = await call<CollectorView[]>('/collectors')
    return data.filter(each => each.lastRunAt !== null && !each.running).length === 2
  })
  const { data } = await call<CollectorView[]>('/collectors')
  const [people, broken, wrong] = data
  assert.deepEqual(
    data.map(each => each.instance),
    ['people', 'broken', 'wrong'],
  )
  assert.deepEqual([people!.error, people!.samples, people!.requests, people!.failures], [null, 80, 1, 0])
  const pause = people!.nextRunAt! - Date.parse('2026-11-20T12:00:00Z')
  assert.ok(pause >= 6 * HOUR && pause <= 6 * HOUR + 10 * 60_000, `${pause} ms: six hours, and up to ten minutes more`)
  assert.match(broken!.error!.message, /There is nothing at http:\/\/127\.0\.0\.1:\d+\/broken/)
  assert.equal(broken!.failures, 1)
  assert.equal(broken!.lastOkAt, null)
  assert.deepEqual(
    wrong!.problems.map(problem => problem.message),
    ['collectors.wrong does not say "url": The address.'],
  )
  assert.equal(wrong!.lastRunAt, null)
})

test('a target that a collector measures has a state, a pace, a forecast and a chart', async () => {
  const users = await target('active users')
  assert.equal(users.metric, 'users.active')
  assert.equal(users.why, null)
  assert.deepEqual([users.pace.now, users.pace.baseline, users.pace.goal?.low], [416, 100, 500])
  assert.equal(users.pace.state, 'on track')
  assert.ok(users.forecast.chance !== null && users.forecast.due !== null)
  assert.ok(users.chart.actual[0]!.length > 50 && users.chart.expected.length === 2)
})

test('a target that nothing measures says why and what to do', async () => {
  const all = await targets()
  const why = (name: string): [string | undefined, string | undefined | null] => [all.get(name)?.why?.kind, all.get(name)?.why?.hint]
  assert.deepEqual(why('GitHub stars'), [
    'no-collector',
    'Add github under collectors in uptake.yml, or type values in: uptake record github.stars VALUE',
  ])
  assert.deepEqual(why('customers'), ['no-value', 'uptake record sales.customers VALUE'])
  assert.deepEqual(why('happy partners'), ['no-value', 'uptake record partners.happy VALUE'])
})

test('a value that is typed in is a row of a file, and at once in the target', async () => {
  const { status } = await call('/samples', { metric: 'sales.customers', date: '2026-11-19', value: 9, note: 'two more' })
  assert.equal(status, 200)
  assert.equal(
    readFileSync(join(folder, 'metrics/sales.customers.csv'), 'utf8'),
    'date,metric,value,note\n2026-11-19,sales.customers,9,two more\n',
  )
  const customers = await target('customers')
  assert.deepEqual([customers.pace.now, customers.origin, customers.why], [9, 'hand', null])
  assert.equal((await call('/undo', {})).status, 200)
  assert.equal((await target('customers')).why?.kind, 'no-value')
  assert.equal(existsSync(join(folder, 'metrics/sales.customers.csv')), false)
})

test('a file of values is taken in', async () => {
  const csv = { name: 'partners.csv', text: 'date,partners.happy\n2026-10-01,10\n2026-11-01,22\n' }
  const { data } = await call<{ samples: number; written: boolean }>('/samples', { csv })
  assert.deepEqual([data.samples, data.written], [2, true])
  assert.equal((await target('happy partners')).pace.now, 22)
  const { status, data: refused } = await call<{ error: { code: string } }>('/samples', { csv: { ...csv, text: 'nothing' } })
  assert.deepEqual([status, refused.error.code], [400, 'bad-file'])
})

test('a file of values that is edited beside the server is read at once', async () => {
  const path = join(folder, 'metrics/partners.csv')
  writeFileSync(path, `${readFileSync(path, 'utf8')}2026-11-15,31\n`)
  await eventually(async () => (await target('happy partners')).pace.now === 31)
})

test('from a number to the answer that it was read from, without the secret', async () => {
  const { data: list } = await call<SeriesView[]>('/metrics')
  const users = list.find(each => each.metric === 'users.active')!
  assert.deepEqual(users.latest, { at: Date.parse('2026-11-19'), value: 416 })
  const { data: samples } = await call<Sample[]>('/samples?metric=users.active&from=2026-11-18&to=2026-11-20')
  assert.deepEqual(
    samples.map(sample => sample.value),
    [412, 416],
  )
  const { data: answer } = await call<StoredAnswer>(`/answers/${samples[1]!.answer!}`)
  assert.equal((JSON.parse(answer.body) as unknown[]).length, 80)
  assert.ok(asked.some(each => each === `/days Bearer ${SECRET}`))
  for (const path of ['/metrics', '/collectors', '/targets', '/samples?metric=users.active', `/answers/${samples[1]!.answer!}`])
    assert.ok(!JSON.stringify((await call(path)).data).includes(SECRET), path)
  assert.equal((await call('/answers/none')).status, 404)
})

test('a series in as many points as a chart shows; what is worked out is one too', async () => {
  const { data } = await call<{ points: Point[] }>('/series?metric=users.active&from=2026-09-01&to=2026-11-20&points=10')
  assert.equal(data.points.length, 10)
  assert.equal(data.points.at(-1)!.value, 416)
  const { data: growth } = await call<{ points: Point[] }>('/series?metric=users.growth')
  assert.equal(growth.points.at(-1)!.value, 28)
  for (const query of ['', '?metric=users.active&points=0', '?metric=users.active&from=soon', '?metric=users.active&labels=x'])
    assert.equal((await call(`/series${query}`)).status, 400, query)
})

test('a collector is run by hand', async () => {
  const { data } = await call<{ result: RunResult }>('/collectors/people/run', { wait: true, from: '2026-11-01' })
  assert.deepEqual([data.result.error, data.result.samples, data.result.stored], [null, 80, 0])
  assert.equal((await call('/collectors/broken/run', {})).status, 202)
  assert.equal((await call('/collectors/nothing/run', {})).status, 404)
})

test('notes are kept and removed', async () => {
  const { data: note } = await call<Annotation>('/annotations', { at: '2026-10-05', label: 'Front page', kind: 'press' })
  assert.equal(note.at, Date.parse('2026-10-05'))
  assert.deepEqual((await call('/annotations')).data, [note])
  assert.deepEqual((await call('/annotations?to=2026-10-05')).data, [])
  assert.equal((await call(`/annotations/${note.id}`, undefined, 'DELETE')).status, 200)
  assert.equal((await call(`/annotations/${note.id}`, undefined, 'DELETE')).status, 404)
})
