/** What every collector must do, whatever it reads. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { memoryAnswers } from '../../src/collect/answer.ts'
import type { AnswerStore, KeptAnswer } from '../../src/collect/answer.ts'
import type { RunRecord } from '../../src/collect/recording.ts'
import { replay } from '../../src/collect/replay.ts'
import type { RunOptions, SampleStore } from '../../src/collect/run.ts'
import type { Collector } from '../../src/collectors/collector.ts'
import type { Sample } from '../../src/metrics/sample.ts'
import { comparable, folderOf, memoryStore, readAnswers, readCase, rootOf, run } from './harness.ts'
import type { Case, MemoryStore, Shown } from './harness.ts'
import { serve } from './server.ts'
import type { Fault, Fixture } from './server.ts'

type World = { root: string; server: Fixture; given: Case; now: number; settings: Record<string, unknown>; collector: Collector }

async function world(t: TestContext, collector: Collector): Promise<World> {
  const given = readCase(collector.name)
  const now = Date.parse(given.now)
  const server = await serve(readAnswers(collector.name) ?? [], now)
  t.after(() => server.close())
  const settings = JSON.parse(JSON.stringify(given.settings).replaceAll('{base}', server.base)) as Record<string, unknown>
  return { root: rootOf(collector.name, t), server, given, now, settings, collector }
}

type More = { options?: Partial<RunOptions>; answers?: AnswerStore; store?: SampleStore }
const go = (w: World, store: MemoryStore, more: More = {}) =>
  run({ collector: w.collector, settings: w.settings, now: w.now, env: w.given.env ?? {}, root: w.root, store, ...more })
const shown = (w: World, store: MemoryStore): Shown[] => comparable(store.samples.values(), w.server.base, w.now)
/** Without where a value came from: a later run may read the same from a narrower question. */
const values = (w: World, store: MemoryStore): unknown[] => shown(w, store).map(sample => ({ ...sample, source: '' }))

/** A good run gives exactly the samples of the folder; a second one asks only what may have changed, and counts nothing twice. */
export async function goodRun(t: TestContext, collector: Collector): Promise<void> {
  const w = await world(t, collector)
  const store = memoryStore()
  const answers = memoryAnswers()
  const { result } = await go(w, store, { answers })
  assert.equal(result.error, null, JSON.stringify(result.error))
  assert.deepEqual(w.server.unknown, [], 'it asks for what the folder does not have')
  const path = join(folderOf(collector.name), 'out/samples.json')
  const got = `[\n${shown(w, store)
    .map(sample => `  ${JSON.stringify(sample)}`)
    .join(',\n')}\n]\n`
  if (process.env['UPDATE'] !== undefined) {
    mkdirSync(join(folderOf(collector.name), 'out'), { recursive: true })
    writeFileSync(path, got)
  }
  assert.deepEqual(JSON.parse(got), JSON.parse(readFileSync(path, 'utf8')))
  assert.ok(store.samples.size > 0, 'it gives no sample')
  const seen = new Set([...store.samples.values()].map(sample => sample.metric))
  const open = collector.metrics['*'] !== undefined
  if (!open) for (const metric of Object.keys(collector.metrics)) assert.ok(seen.has(metric), `the folder shows no ${metric}`)
  for (const secret of Object.values(w.given.env ?? {})) assert.ok(!got.includes(secret), 'a secret is in the samples')

  const before = values(w, store)
  const requests = w.server.seen.length
  const unmodified = w.server.notModified
  const again = await go(w, store, { answers })
  assert.equal(again.result.error, null)
  assert.deepEqual(values(w, store), before, 'a second run changes what is known')
  assert.ok(w.server.seen.length - requests <= requests)
  const asked = new Set(w.server.seen.slice(0, requests))
  const gets = w.server.seen.slice(requests).filter(each => each.startsWith('GET') && asked.has(each))
  if (w.given.keepsNothing === true) assert.equal(answers.size(), 0, 'an answer was kept')
  else if (w.given.measuresFailure !== true)
    assert.equal(w.server.notModified - unmodified, gets.length, `not asked conditionally: ${gets.join(', ')}`)
}

/** What a run gave can be worked out again from the answers that it was given, without asking anybody. */
export async function replayed(t: TestContext, collector: Collector): Promise<void> {
  const w = await world(t, collector)
  const answers = memoryAnswers()
  const kept = new Map<string, KeptAnswer>()
  const store = memoryStore()
  for (const later of [0, 1000]) {
    w.now += later
    const given: Sample[] = []
    let record: RunRecord | null = null
    const { result } = await go(w, store, {
      answers: {
        ...answers,
        async put(answer) {
          const id = await answers.put(answer)
          kept.set(id, (await answers.last(answer))!)
          return id
        },
      },
      store: {
        cursor: store.cursor,
        async put(samples, cursor) {
          given.push(...samples)
          return store.put(samples, cursor)
        },
        async record(run) {
          record = structuredClone(run)
        },
      },
    })
    if (record === null) {
      const nothing = readAnswers(collector.name) === null || w.given.keepsNothing === true || w.given.measuresFailure === true
      assert.ok(nothing, 'answers are kept, and nothing of the run')
      return
    }
    w.server.fault = () => assert.fail('it asks a server')
    const again = await replay(collector, record, async id => kept.get(id) ?? null)
    w.server.fault = null
    assert.equal(again.gap, null)
    assert.deepEqual(again.samples, given)
    if (result.error === null) assert.ok(given.length > 0)
    const text = JSON.stringify(record)
    for (const secret of Object.values(w.given.env ?? {})) assert.ok(!text.includes(secret), 'a secret is kept')
  }
}

const json = (response: ServerResponse, status: number, headers: Record<string, string | number> = {}): true => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ message: 'no' }))
  return true
}

/** Faults that pass: the run ends as if nothing had been. */
const passing: Record<string, (w: World) => Fault> = {
  '301 to another address of the host': () => (request, response) => {
    if (request.url!.includes('moved=1')) {
      request.url = request.url!.replace(/[?&]moved=1/, '')
      return false
    }
    response.writeHead(301, { location: `${request.url!}${request.url!.includes('?') ? '&' : '?'}moved=1` }).end()
    return true
  },
  '500 twice, then 200': () => (_, response, count) => count <= 2 && json(response, 500),
  '429 with Retry-After': () => (_, response, count) => count === 1 && json(response, 429, { 'retry-after': '2' }),
  '403 with a reset that is near': w => (_, response, count) =>
    count === 1 && json(response, 403, { 'x-ratelimit-remaining': 0, 'x-ratelimit-reset': Math.round((w.now + w.server.skew) / 1000) + 5 }),
  '403 with a reset that is near, by a clock that is an hour behind': w => {
    w.server.skew = -3600_000
    return (_, response, count) =>
      count === 1 &&
      json(response, 403, { 'x-ratelimit-remaining': 0, 'x-ratelimit-reset': Math.round((w.now + w.server.skew) / 1000) + 5 })
  },
  'a body that comes slowly': () => (_, response) => {
    const end = response.end.bind(response)
    const slowly = (body?: unknown): ServerResponse => {
      const bytes = Buffer.from(typeof body === 'string' ? body : '')
      const half = Math.floor(bytes.length / 2)
      response.write(bytes.subarray(0, half))
      setTimeout(() => end(bytes.subarray(half)), 5)
      return response
    }
    response.end = slowly as typeof response.end
    return false
  },
  '503 with a date, and a clock that is a day ahead': w => {
    w.server.skew = 86_400_000
    return (_, response, count) =>
      count === 1 && json(response, 503, { 'retry-after': new Date(w.now + w.server.skew + 3000).toUTCString() })
  },
  'connection broken off once': () => (_, response, count) => {
    if (count !== 1) return false
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 500 })
    response.write('{"half": ')
    setImmediate(() => response.destroy())
    return true
  },
  'JSON cut short once': () => (_, response, count) => {
    if (count !== 1) return false
    response.writeHead(200, { 'content-type': 'application/json', etag: '"cut"' }).end('{"items": [1, 2')
    return true
  },
}

/** Faults that stay: the run ends with an error of this kind, and stores nothing wrong. */
const lasting: Record<string, { kind: string; retryAt?: (now: number) => number; fault: (w: World) => Fault }> = {
  '401': { kind: 'auth', fault: () => (_, response) => json(response, 401) },
  '402': { kind: 'auth', fault: () => (_, response) => json(response, 402) },
  '403 without a reset': { kind: 'auth', fault: () => (_, response) => json(response, 403, { 'x-ratelimit-remaining': 10 }) },
  '403 with a reset that is far': {
    kind: 'later',
    retryAt: now => now + 3600_000,
    fault: w => (_, response) => json(response, 403, { 'x-ratelimit-remaining': 0, 'x-ratelimit-reset': Math.round(w.now / 1000) + 3600 }),
  },
  '404': { kind: 'missing', fault: () => (_, response) => json(response, 404) },
  '429 without a time': { kind: 'later', fault: () => (_, response) => json(response, 429) },
  '500 for ever': { kind: 'network', fault: () => (_, response) => json(response, 500) },
  'a body that never ends': {
    kind: 'network',
    fault: () => (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{')
      return true
    },
  },
  'a redirect to a host that nobody named': {
    kind: 'settings',
    fault: () => (_, response) => {
      response.writeHead(302, { location: 'https://elsewhere.example/' }).end()
      return true
    },
  },
  'JSON cut short for ever': {
    kind: 'answer',
    fault: () => (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"items": [1, 2')
      return true
    },
  },
  'JSON of another shape': {
    kind: 'answer',
    fault: () => (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('"hello"')
      return true
    },
  },
}

export async function faults(t: TestContext, collector: Collector): Promise<void> {
  const good = await world(t, collector)
  const expected = memoryStore()
  await go(good, expected)
  const total = good.server.seen.length
  for (const [name, make] of Object.entries(passing)) {
    await t.test(name, async inner => {
      const w = await world(inner, collector)
      w.server.fault = make(w)
      const store = memoryStore()
      const { result } = await go(w, store)
      assert.equal(result.error, null, JSON.stringify(result.error))
      assert.deepEqual(shown(w, store), shown(good, expected))
    })
  }
  for (const [name, { kind, retryAt, fault }] of Object.entries(lasting)) {
    await t.test(name, async inner => {
      const w = await world(inner, collector)
      w.server.fault = fault(w)
      const store = memoryStore()
      // Only the endless body is to run out of time: a slow machine must not turn the others into it.
      const time = name === 'a body that never ends' ? 80 : 10_000
      const { result } = await go(w, store, { options: { limits: { bytes: 1e6, time } } })
      assert.equal(result.error?.kind, kind, JSON.stringify(result))
      if (retryAt !== undefined) assert.equal(result.error?.retryAt, retryAt(w.now))
      assert.ok(result.error!.hint !== null && result.error!.message !== '')
      for (const sample of store.samples.values()) assert.equal(sample.value, null, 'a value from nowhere')
      for (const secret of Object.values(w.given.env ?? {})) assert.ok(!JSON.stringify(result).includes(secret), 'a secret is in the error')
      assert.ok(w.server.seen.length <= 3 * total, `${w.server.seen.length} requests`)
    })
  }
  await t.test('a token that is revoked in the middle', async inner => {
    for (let good_ = 1; good_ < total; good_ += Math.max(1, Math.floor(total / 4))) {
      const w = await world(inner, collector)
      w.server.fault = (_, response, count) => count > good_ && json(response, 401)
      const store = memoryStore()
      const first = await go(w, store)
      assert.equal(first.result.error?.kind, 'auth')
      w.server.fault = null
      const second = await go(w, store)
      assert.equal(second.result.error, null)
      assert.deepEqual(values(w, store), values(good, expected), `after ${good_} requests`)
    }
  })
}
