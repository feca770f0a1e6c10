/** Files of values are the truth of what they say: a row that is changed or gone takes its value with it. */
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { collect } from '../../src/actions/collect.ts'
import { samplesIn } from '../../src/actions/metrics-file.ts'
import type { RunResult } from '../../src/collect/run.ts'
import { silentLog } from '../../src/lib/log.ts'
import { latestSeries } from '../../src/db/series.ts'
import { samplesOf } from '../../src/db/samples.ts'
import { readConfig } from '../../src/workspace/load.ts'
import { workspace, type Workspace } from './workspace.ts'

const files = { 'uptake.yml': 'project: { name: Widget }\n', 'plan.md': '# Widget\n' }
const run = async ({ db, context }: Workspace): Promise<RunResult | undefined> => {
  const { results } = await collect({
    db,
    workspace: context.ref.id,
    root: context.ref.root,
    config: (await readConfig(context.ref)).config,
    env: {},
    only: ['csv'],
    due: false,
    from: null,
    dryRun: false,
    programs: false,
    owner: 'test',
    now: () => context.now,
    log: silentLog,
    signal: new AbortController().signal,
  })
  return results[0]
}
const values = async ({ db, context }: Workspace, metric: string): Promise<string[]> =>
  (await samplesOf(db, context.ref.id, { metric, labels: {}, from: 0, to: Number.MAX_SAFE_INTEGER })).map(
    ({ at, value }) => `${new Date(at).toISOString().slice(5, 10)} ${value}`,
  )

test('a row that got another date, a column that was taken out and a file that is gone', async t => {
  const place = await workspace(t, files)
  place.put('metrics/a.csv', 'date,users.total,users.paying\n2026-11-01,10,1\n2026-11-02,12,2\n')
  place.put('metrics/b.csv', 'date,metric,value\n2026-11-01,sales.calls,3\n')
  assert.deepEqual([(await run(place))?.stored, await values(place, 'users.total')], [5, ['11-01 10', '11-02 12']])

  place.put('metrics/a.csv', 'date,users.total\n2026-11-01,10\n2026-11-03,12\n')
  const second = await run(place)
  assert.deepEqual([second?.stored, second?.withdrawn, second?.unchanged], [1, 3, 2])
  assert.deepEqual([await values(place, 'users.total'), await values(place, 'users.paying')], [['11-01 10', '11-03 12'], []])
  assert.deepEqual(await values(place, 'sales.calls'), ['11-01 3'])

  rmSync(join(place.root, 'metrics'), { recursive: true })
  assert.equal((await run(place))?.withdrawn, 3)
  assert.deepEqual(await latestSeries(place.db, place.context.ref.id), [])
  await assert.rejects(run(place), /csv/, 'nothing is left to read, and nothing to take back')
})

test('a file that cannot be read in full takes nothing back', async t => {
  const place = await workspace(t, files)
  place.put('metrics/a.csv', 'date,users.total\n2026-11-01,10\n2026-11-02,12\n')
  await run(place)
  place.put('metrics/a.csv', 'date,users.total\n2026-11-01,10\nsome day,12\n')
  assert.equal((await run(place))?.withdrawn, 0)
  place.put('metrics/a.csv', 'date,users.total\n2026-11-01,10\n')
  assert.equal((await run(place))?.withdrawn, 1)
  assert.deepEqual(await values(place, 'users.total'), ['11-01 10'])
})

test('a file of very many rows is read one by one', async () => {
  const rows = Array.from({ length: 200_000 }, (_, i) => `${new Date(i * 3_600_000).toISOString()},${i}`)
  const { samples, warnings } = await samplesIn('metrics/a.csv', `date,users.total\n${rows.join('\n')}\n`, Date.parse('2026-11-21'))
  assert.deepEqual([samples.length, samples.at(-1)?.value, warnings], [200_000, 199_999, []])
})
