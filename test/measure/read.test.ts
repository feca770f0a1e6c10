/** Targets and series read from a real database, on both engines; changes of samples taken back. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { record } from '../../src/db/audit.ts'
import type { Database } from '../../src/db/open.ts'
import { changeSamples } from '../../src/db/sample-change.ts'
import { putSamples, samplesOf } from '../../src/db/samples.ts'
import { silentLog } from '../../src/lib/log.ts'
import { readCollectors } from '../../src/measure/collectors.ts'
import { readAll, readMetrics, readRange } from '../../src/measure/metrics.ts'
import { readTargets } from '../../src/measure/targets.ts'
import type { Measured } from '../../src/measure/workspace.ts'
import type { Sample } from '../../src/metrics/sample.ts'
import { compile } from '../../src/plan/compile.ts'
import { Measuring } from '../../src/server/measuring.ts'
import { defaultConfig } from '../../src/workspace/settings.ts'
import { at, DAY, sample } from '../metrics/make.ts'
import { withDatabase } from '../support/engines.ts'

const NOW = at('2026-11-20T12:00:00Z')
const PLAN = '# Demo\n\n## Success metrics (by month 3)\n\n- 500 GitHub stars\n- 2,000 npm downloads per month\n- 20 customers\n'
const samples: Sample[] = [
  ...Array.from({ length: 80 }, (_, day) =>
    sample({ at: at('2026-09-01') + day * DAY, value: 100 + 4 * day, labels: { repo: 'ours/it' } }),
  ),
  ...Array.from({ length: 80 }, (_, day) => sample({ at: at('2026-09-01') + day * DAY, value: 9000, labels: { repo: 'theirs/that' } })),
  ...Array.from({ length: 80 }, (_, day) =>
    sample({ metric: 'npm.downloads', at: at('2026-09-01') + day * DAY, span: DAY, value: 30, labels: { package: 'it' } }),
  ),
]

async function demo(db: Database, t: TestContext): Promise<Measured> {
  const root = mkdtempSync(join(tmpdir(), 'uptake-measure-'))
  t.after(() => rmSync(root, { recursive: true }))
  const config = {
    ...defaultConfig(),
    start: '2026-09-01',
    competitors: ['theirs/that'],
    derived: { 'growth.weekly': { by: 'rate', of: 'github.stars', per: 'week' } } as const,
    collectors: { github: { repo: 'ours/it' }, nonsense: {} },
  }
  const { plan } = compile([{ path: 'plan.md', text: PLAN }], { start: config.start, today: '2026-11-20', timeZone: 'UTC' })
  await putSamples(db, 'demo', samples)
  return { db, workspace: 'demo', root, config, plan, now: NOW, zone: 'UTC' }
}

withDatabase('targets, series and what is worked out', async (db, t) => {
  const measured = await demo(db, t)
  const [stars, downloads, customers] = await readTargets(measured)
  assert.deepEqual([stars!.pace.now, stars!.series, stars!.collectors], [416, [{ repo: 'ours/it' }], ['github']])
  assert.ok(Math.abs((downloads!.pace.now ?? 0) - 30 * 30.436875) < 1e-6)
  assert.equal(customers!.why?.kind, 'no-value')

  const list = await readMetrics(measured)
  assert.deepEqual(
    list.map(view => [view.metric, Object.values(view.labels)[0], view.latest?.value, view.competitor, view.derived]),
    [
      ['github.stars', 'ours/it', 416, false, false],
      ['github.stars', 'theirs/that', 9000, true, false],
      ['growth.weekly', undefined, 28, false, true],
      ['npm.downloads', 'it', 30, false, false],
    ],
  )
  assert.deepEqual([list[0]!.from, list[0]!.to], [at('2026-09-01'), at('2026-11-19')])
  const range = { metric: 'growth.weekly', labels: {}, from: at('2026-11-01'), to: NOW }
  assert.deepEqual(
    (await readRange(measured, { ...range, points: 3 })).map(point => point.value),
    [28, 28, 28],
  )
  const all = await readAll(measured, range)
  assert.deepEqual([all.length, all[0]!.source, all[0]!.method], [19, 'rate of github.stars', 'worked out'])

  const [github, nonsense] = await readCollectors(measured)
  assert.deepEqual([github!.problems, github!.lastRunAt, github!.running], [[], null, false])
  assert.match(nonsense!.error!.message, /There is no collector "nonsense"/)
})

withDatabase('a change of samples and what takes it back', async db => {
  const [first, second] = [sample({ value: 1 }), sample({ at: at('2026-01-02'), value: 2 })]
  await putSamples(db, 'demo', [first])
  const values = async (): Promise<(number | null)[]> =>
    (await samplesOf(db, 'demo', { metric: 'github.stars', labels: {}, from: 0, to: NOW })).map(each => each.value)
  const back = await changeSamples(db, 'demo', { put: [{ ...first, value: 5 }, second], remove: [] })
  assert.deepEqual(await values(), [5, 2])
  const forth = await changeSamples(db, 'demo', back)
  assert.deepEqual(await values(), [1])
  await changeSamples(db, 'demo', forth)
  assert.deepEqual(await values(), [5, 2])
  await changeSamples(db, 'demo', { put: [], remove: [first, second, sample({ metric: 'never.seen' })] })
  assert.deepEqual(await values(), [])
})

withDatabase('what was worked out holds until something changes', async (db, t) => {
  const measured = await demo(db, t)
  let version = 1
  let now = NOW
  const measuring = new Measuring(() => ({ ...measured, version }), {
    env: {},
    log: silentLog,
    now: () => now,
    collect: false,
    programs: false,
  })
  const first = await measuring.targets()
  assert.equal(await measuring.targets(), first)
  const actor = { kind: 'cli', name: 'ada', origin: 'test' } as const
  await record(db, { at: now, workspace: 'demo', actor, action: 'record', subject: 'x', before: null, after: null })
  const second = await measuring.targets()
  assert.notEqual(second, first)
  version++
  const third = await measuring.targets()
  assert.notEqual(third, second)
  now += 3_600_000
  assert.equal(await measuring.targets(), third, 'an hour later what is known is given at once')
  const fourth = await measuring.targets()
  assert.notEqual(fourth, third)
  assert.ok(fourth[0]!.pace.daysLeft! < third[0]!.pace.daysLeft!)
})
