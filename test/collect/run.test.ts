/** Runs: isolation, time limit, what is stored when something breaks. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoryAnswers } from '../../src/collect/answer.ts'
import { runAll } from '../../src/collect/run-all.ts'
import type { Job, RunOptions } from '../../src/collect/run.ts'
import { checkSettings } from '../../src/collect/settings.ts'
import { CollectError, sample } from '../../src/collectors/collector.ts'
import type { CollectContext, Collector, Step } from '../../src/collectors/collector.ts'
import { silentLog } from '../../src/lib/log.ts'
import { memoryStore } from '../collectors/harness.ts'
import type { MemoryStore } from '../collectors/harness.ts'
import { folder } from '../support/cli.ts'

const now = Date.parse('2026-03-10T12:00:00Z')
const make = (name: string, collect: Collector['collect'], more: Partial<Collector> = {}): Collector => ({
  name,
  title: name,
  help: 'A test.',
  settings: {},
  metrics: { 'test.value': { unit: '1', kind: 'level', help: 'A value' } },
  every: 60_000,
  hosts: [],
  collect,
  ...more,
})
const job = (collector: Collector, written: Record<string, unknown> = {}): Job => ({
  instance: collector.name,
  collector,
  settings: checkSettings(collector, written, [collector.name]).value,
})
const options = (more: Partial<RunOptions> = {}): RunOptions => ({
  answers: memoryAnswers(),
  root: import.meta.dirname,
  env: { PATH: process.env['PATH'] },
  programs: true,
  now: () => now,
  sleep: async () => undefined,
  random: () => 0.5,
  log: silentLog,
  signal: new AbortController().signal,
  ...more,
})
const stores = (): { of: (name: string) => MemoryStore; all: Map<string, MemoryStore> } => {
  const all = new Map<string, MemoryStore>()
  const of = (name: string): MemoryStore => {
    const store = all.get(name) ?? memoryStore()
    all.set(name, store)
    return store
  }
  return { of, all }
}
async function* good(ctx: CollectContext): AsyncIterable<Step> {
  yield sample(ctx, 'test.value', 1, 'here')
  yield { cursor: 'one' }
}

test('one that throws, one that hangs and one that lies stop no other', async () => {
  const { of } = stores()
  const jobs = [
    job(
      make('throws', () => {
        throw new Error('broken')
      }),
    ),
    job(
      make('hangs', async function* () {
        yield* []
        await new Promise(() => undefined)
      }),
    ),
    job(
      make('lies', async function* (ctx) {
        yield sample(ctx, 'test.other', 1, 'here')
      }),
    ),
    job(
      make('nan', async function* (ctx) {
        yield sample(ctx, 'test.value', NaN, 'here')
      }),
    ),
    job(make('good', good)),
  ]
  const results = await runAll(jobs, of, options({ timeLimit: 200 }))
  assert.deepEqual(
    results.map(each => each.error?.kind ?? null),
    ['fault', 'later', 'fault', 'fault', null],
  )
  assert.equal(of('good').samples.size, 1)
  assert.equal(of('good').at, 'one')
  assert.equal(of('lies').samples.size + of('nan').samples.size, 0)
})

test('what was read before an error is kept, and the cursor stays where it was', async () => {
  const { of } = stores()
  const breaks = make('breaks', async function* (ctx) {
    yield sample(ctx, 'test.value', 1, 'here', { at: 1 })
    yield { cursor: 'page 1' }
    yield sample(ctx, 'test.value', 2, 'here', { at: 2 })
    throw new CollectError('later', 'enough', { retryAt: now + 5 })
  })
  const [result] = await runAll([job(breaks)], of, options())
  assert.deepEqual([result?.error?.kind, result?.error?.retryAt, result?.samples, result?.stored], ['later', now + 5, 2, 2])
  assert.equal(of('breaks').samples.size, 2)
  assert.equal(of('breaks').at, 'page 1')
})

test('a second run counts what it knows as unchanged', async () => {
  const { of } = stores()
  await runAll([job(make('good', good))], of, options())
  const [again] = await runAll([job(make('good', good))], of, options())
  assert.deepEqual([again?.samples, again?.stored, again?.unchanged], [1, 0, 1])
})

test('secrets are looked up at the last moment, and hidden in what is said', async () => {
  const { of } = stores()
  const secret = make(
    'secret',
    async function* (ctx) {
      assert.equal(ctx.settings['token'], 'very-secret-value')
      ctx.log.warn(`it is ${String(ctx.settings['token'])}`)
      yield* []
      throw new CollectError('answer', `no ${String(ctx.settings['token'])}`, { hint: encodeURIComponent(String(ctx.settings['token'])) })
    },
    { settings: { token: { type: 'secret', help: 'a token', required: true } } },
  )
  const [result] = await runAll([job(secret, { token: 'MY_TOKEN' })], of, options({ env: { MY_TOKEN: 'very-secret-value' } }))
  assert.ok(result !== undefined && !JSON.stringify(result).includes('very-secret-value'), JSON.stringify(result))
  assert.equal(result.warnings.length, 1)
  const [missing] = await runAll([job(secret, { token: 'MY_TOKEN' })], of, options())
  assert.equal(missing?.error?.kind, 'auth')
  assert.match(missing?.error?.message ?? '', /MY_TOKEN is not set/)
})

test('a secret written into the file is refused and not repeated', () => {
  const collector = make('secret', good, {
    settings: {
      token: { type: 'secret', help: 'a token' },
      list: { type: 'list', help: 'a list' },
      n: { type: 'number', help: 'a number' },
    },
  })
  const { problems } = checkSettings(collector, { token: 'ghp_abc-123/xyz', n: 'many', lsit: ['x'], every: 'often' }, [
    'collectors',
    'secret',
  ])
  assert.equal(problems.length, 4)
  assert.ok(!JSON.stringify(problems).includes('ghp_'))
  assert.ok(problems.some(each => each.message.includes('Did you mean "list"?')))
})

test('files and programs stay within the repository and what is allowed', async t => {
  const root = folder(t, { 'a/b.txt': 'inside' })
  const { of } = stores()
  const reads = (name: string, work: (ctx: CollectContext) => Promise<unknown>): Job =>
    job(
      make(name, async function* (ctx) {
        yield* []
        await work(ctx)
      }),
    )
  const all = async (lines: AsyncIterable<string>): Promise<string[]> => {
    const out: string[] = []
    for await (const line of lines) out.push(line)
    return out
  }
  const jobs = [
    reads('inside', async ctx => assert.equal(await ctx.read('a/b.txt'), 'inside')),
    reads('glob', async ctx => assert.deepEqual(await ctx.glob('**/*.txt'), ['a/b.txt'])),
    reads('outside', ctx => ctx.read('../../etc/passwd')),
    reads('absolute', ctx => ctx.read('/etc/passwd')),
    reads('above', ctx => ctx.glob('../**')),
    reads('none', ctx => ctx.read('a/c.txt')),
    reads('program', ctx => all(ctx.run('sh', ['-c', 'echo hello']))),
    reads('ends', ctx => all(ctx.run('sh', ['-c', 'exit 3']))),
  ]
  const env = { PATH: process.env['PATH'], AWS_SECRET_ACCESS_KEY: 'do-not-pass-on' }
  const run = await runAll(
    [...jobs, reads('env', async ctx => assert.ok(!(await all(ctx.run('env', []))).join().includes('do-not-pass-on')))],
    of,
    options({ root, env }),
  )
  assert.deepEqual(
    run.map(each => each.error?.kind ?? null),
    [null, null, 'settings', 'settings', 'settings', 'missing', null, 'answer', null],
  )
  const [forbidden] = await runAll([jobs[6]!], of, options({ root, programs: false }))
  assert.equal(forbidden?.error?.kind, 'settings')
})
