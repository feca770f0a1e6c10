/** `uptake recompute` over a database that knows what a run asked. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { putAnswer } from '../../src/db/answers.ts'
import { putRun } from '../../src/db/collector-runs.ts'
import { openDatabase } from '../../src/db/open.ts'
import { putSamples } from '../../src/db/samples.ts'
import { at, sample } from '../metrics/make.ts'
import { folder, json, uptake } from '../support/cli.ts'

const W = 'widget-k3f9x2qm'
const URL = 'https://status.example.org/users'
const NOW = at('2026-03-02')

/** A run that was told 12, and a store that says 13. */
async function misread(t: TestContext): Promise<string> {
  const cwd = folder(t, {
    'uptake.yml': `id: ${W}\nderived:\n  users.mean: { by: moving-average, of: users.active, days: 7 }\n`,
    'plan.md': '# A\n',
  })
  mkdirSync(join(cwd, '.uptake'))
  const db = await openDatabase(join(cwd, '.uptake', 'uptake.db'))
  const request = 'GET application/json'
  const answer = await putAnswer(db, W, { url: URL, request, status: 200, headers: {}, body: '{"active": 12}', fetchedAt: NOW })
  await putRun(db, W, {
    collector: 'json',
    instance: 'json',
    startedAt: NOW,
    settings: { url: URL, metric: 'users.active', path: 'active' },
    secrets: [],
    cursor: null,
    from: null,
    exchanges: [{ url: URL, request: '', asked: NOW, at: NOW, outcome: { answer, unchanged: false } }],
    outside: false,
    whole: true,
  })
  await putSamples(db, W, [
    sample({ metric: 'users.active', at: at('2026-02-01'), value: 4, fetchedAt: at('2026-02-01'), source: 'form', method: 'file' }),
    sample({ metric: 'users.active', at: NOW, value: 13, fetchedAt: NOW, source: URL, answer }),
  ])
  await db.destroy()
  return cwd
}

test('a difference is shown, ends with 1, and is written when that is wanted', async t => {
  const cwd = await misread(t)
  const shown = uptake(['recompute', 'users.active'], { cwd })
  assert.equal(shown.code, 1, shown.err)
  assert.match(shown.out, /2026-03-02\s+13\s+12\s+value/)
  assert.match(shown.out, /! 1 value of users\.active differs/)
  assert.match(shown.out, /1 value could not be worked out again/)
  const { differences, compared, written } = json(uptake(['recompute', 'users.active', '--json'], { cwd }))
  assert.deepEqual([(differences as unknown[]).length, compared, written], [1, 1, false])

  const replaced = uptake(['recompute', 'users.active', '--write'], { cwd })
  assert.deepEqual([replaced.code, /✓ 1 value of users\.active replaced/.test(replaced.out)], [0, true], replaced.err)
  const after = uptake(['recompute', 'users.active'], { cwd })
  assert.deepEqual([after.code, /✓ 1 value of users\.active: the same as stored/.test(after.out)], [0, true])
  assert.match(uptake(['series', 'users.active'], { cwd }).out, /12\s+api, recomputed/)
})

test('what cannot be worked out again is said', async t => {
  const cwd = await misread(t)
  assert.match(
    uptake(['recompute', 'users.active', '--since', '2026-04-01'], { cwd }).err,
    /Nothing has been measured of users\.active since 2026-04-01/,
  )
  assert.match(uptake(['recompute', 'users.mean'], { cwd }).err, /worked out each time it is shown/)
  assert.match(uptake(['recompute'], { cwd }).err, /METRIC/)
})
