import assert from 'node:assert/strict'
import { sample as sampleWith } from '../metrics/make.ts'
import { emptyPlan } from '../../src/plan/extract/context.ts'
import { wrongRollUps } from '../../src/db/rollup.ts'
import { compact, rebuildDerived } from '../../src/db/repair.ts'
import { addReading, pruneReadings } from '../../src/db/readings.ts'
import { tidy } from '../../src/actions/tidy.ts'
import { annotationId, annotationsIn, putAnnotations, removeAnnotation } from '../../src/db/annotations.ts'
import { getAnswer, lastAnswer, pruneAnswers, putAnswer, touchAnswer } from '../../src/db/answers.ts'
import { addCollectors, collectorStates, endRun, extendLease, leaseRuns, LeaseLost, nextRunAt } from '../../src/db/collector-state.ts'
import { putSamples } from '../../src/db/samples.ts'
import { latestSeries } from '../../src/db/series.ts'
import { emptyDatabase, onBoth, opened, withDatabase } from '../support/engines.ts'

const github = { collector: 'github', instance: '' }
const sample = { metric: 'm.x', labels: {}, at: 1, span: 0, value: 1, source: 's', method: 'api', fetchedAt: 1, flags: [], answer: null }
const answer = {
  url: 'https://api.example.org/a',
  request: '',
  status: 200,
  headers: {
    etag: '"1"',
    'last-modified': 'Sun, 01 Mar 2026 00:00:00 GMT',
    'set-cookie': 'session=secret',
    authorization: 'Bearer secret',
  },
  body: '{"stars": 10, "ü": "日本"}',
  fetchedAt: 100,
}

withDatabase('an answer comes back as it was, compressed, without what could let somebody in', async db => {
  const id = await putAnswer(db, 'w', { ...answer, body: answer.body.repeat(1000) })
  const back = await getAnswer(db, 'w', id)
  assert.equal(back?.body, answer.body.repeat(1000))
  assert.deepEqual(back?.headers, { etag: '"1"', 'last-modified': answer.headers['last-modified'] })
  assert.deepEqual([back?.etag, back?.lastModified, back?.status], ['"1"', answer.headers['last-modified'], 200])
  const { body } = await db.selectFrom('answer').select('body').executeTakeFirstOrThrow()
  assert.ok(body.length < 1000)
  assert.equal(await getAnswer(db, 'other', id), null)
  assert.equal(await getAnswer(db, 'w', 'none'), null)
})

withDatabase('the last answer to a request is the one to ask about; the same answer is stored once', async db => {
  const first = await putAnswer(db, 'w', answer)
  const second = await putAnswer(db, 'w', { ...answer, body: 'new', fetchedAt: 200 })
  const posted = await putAnswer(db, 'w', { ...answer, request: 'POST {"query":1}', fetchedAt: 300 })
  assert.equal(new Set([first, second, posted]).size, 3)
  assert.equal((await lastAnswer(db, 'w', answer))?.id, second)
  assert.equal((await lastAnswer(db, 'w', { url: answer.url, request: 'POST {"query":1}' }))?.id, posted)
  assert.equal(await lastAnswer(db, 'v', answer), null)
  assert.equal(await putAnswer(db, 'w', { ...answer, fetchedAt: 400, headers: { etag: '"2"' } }), first)
  const last = await lastAnswer(db, 'w', answer)
  assert.deepEqual([last?.id, last?.etag, last?.fetchedAt, last?.usedAt], [first, '"2"', 100, 400])
})

withDatabase('answers go when their time is over, except those that are in use', async db => {
  const latest = await putAnswer(db, 'w', { ...answer, body: 'behind the newest sample' })
  const older = await putAnswer(db, 'w', { ...answer, body: 'behind an older sample' })
  const touched = await putAnswer(db, 'w', { ...answer, body: 'confirmed since' })
  await putAnswer(db, 'v', { ...answer, body: 'of another workspace' })
  await putSamples(db, 'w', [
    { ...sample, at: 1, answer: older },
    { ...sample, at: 2, answer: latest },
    { ...sample, metric: 'm.y', answer: null },
  ])
  await touchAnswer(db, touched, 500)
  await touchAnswer(db, touched, 300)
  assert.equal(await pruneAnswers(db, 'w', 400), 1)
  assert.deepEqual([(await getAnswer(db, 'w', older)) === null, (await getAnswer(db, 'w', touched))?.usedAt], [true, 500])
  assert.equal(await pruneAnswers(db, 'w', 1000), 1)
  assert.deepEqual(
    (await db.selectFrom('answer').select('id').where('workspace_id', '=', 'w').execute()).map(row => row.id),
    [latest],
  )
})

onBoth('no two workers get the same run; the longest overdue goes first', async (t, engine) => {
  const address = await emptyDatabase(t, engine)
  const workers = await Promise.all(Array.from({ length: engine === 'SQLite' ? 2 : 4 }, () => opened(t, address)))
  const keys = Array.from({ length: 20 }, (_, i) => ({ collector: `c${String(i).padStart(2, '0')}`, instance: '' }))
  for (const [i, key] of keys.entries()) await addCollectors(workers[0]!, 'w', [key], 100 - i)
  await addCollectors(workers[0]!, 'w', [keys[0]!, github], null)
  assert.equal(await nextRunAt(workers[0]!), 81)
  const taken = await Promise.all(workers.map((db, i) => leaseRuns(db, { owner: `w${i}`, now: 90, for: 10, limit: 6 })))
  const names = taken.flat().map(state => state.collector)
  assert.equal(new Set(names).size, names.length)
  const rest = await leaseRuns(workers[0]!, { owner: 'x', now: 90, for: 10, limit: 100 })
  assert.deepEqual(
    [...names, ...rest.map(state => state.collector)].sort(),
    keys.slice(10).map(key => key.collector),
  )
  assert.equal((await leaseRuns(workers[1]!, { owner: 'y', now: 99, for: 10, limit: 100, workspaces: ['v'] })).length, 0)
  // A lease that is over may be taken by another.
  assert.equal((await leaseRuns(workers[1]!, { owner: 'y', now: 100, for: 10, limit: 100 })).length, 20)
})

withDatabase('a worker that lost its lease writes nothing more', async db => {
  await addCollectors(db, 'w', [github], 0)
  const [slow] = await leaseRuns(db, { owner: 'slow', now: 0, for: 10, limit: 1 })
  assert.deepEqual(await leaseRuns(db, { owner: 'other', now: 5, for: 10, limit: 1, only: github }), [])
  await extendLease(db, slow!, 20)
  assert.deepEqual(await leaseRuns(db, { owner: 'other', now: 15, for: 10, limit: 1 }), [])
  const [next] = await leaseRuns(db, { owner: 'other', now: 20, for: 10, limit: 1 })
  assert.equal(next?.lease?.owner, 'other')
  await assert.rejects(putSamples(db, 'w', [sample], { ...github, cursor: '1', fence: slow!.fence }), LeaseLost)
  await assert.rejects(extendLease(db, slow!, 99), LeaseLost)
  assert.deepEqual(await latestSeries(db, 'w'), [])
  assert.equal(await putSamples(db, 'w', [sample], { ...github, cursor: '2', fence: next!.fence }), 1)
  const end = { at: 25, error: null, requests: 3, samples: 1, quota: null, nextRunAt: 100 }
  await assert.rejects(endRun(db, slow!, end), LeaseLost)
  await endRun(db, next!, end)
  const [state] = await collectorStates(db, 'w')
  assert.deepEqual([state?.cursor, state?.lastOkAt, state?.nextRunAt, state?.lease, state?.samples], ['2', 25, 100, null, 1])
})

withDatabase('failures are counted until a run goes well, and the last good one is remembered', async db => {
  await addCollectors(db, 'w', [github], 0)
  const error = { kind: 'auth', message: 'The token is not valid any more.', hint: 'Make a new one.' }
  const quota = { 'api.example.org': { limit: 60, remaining: 3, resetAt: 99 } }
  const run = async (at: number, failed: boolean): Promise<void> => {
    const [state] = await leaseRuns(db, { owner: 'a', now: at, for: 5, limit: 1 })
    await endRun(db, state!, {
      at,
      error: failed ? error : null,
      requests: 1,
      samples: 0,
      quota: at === 1 ? quota : null,
      nextRunAt: at + 1,
    })
  }
  await run(1, false)
  await run(2, true)
  await run(3, true)
  const [failing] = await collectorStates(db, 'w')
  assert.deepEqual([failing?.failures, failing?.error, failing?.lastRunAt, failing?.lastOkAt, failing?.quota], [2, error, 3, 1, quota])
  await run(4, false)
  const [well] = await collectorStates(db, 'w')
  assert.deepEqual([well?.failures, well?.error, well?.lastOkAt], [0, null, 4])
})

withDatabase('a cursor without a lease makes its collector known, to be run by hand', async db => {
  await putSamples(db, 'w', [], { collector: 'csv', instance: 'a', cursor: 'x' })
  await putSamples(db, 'w', [sample], { collector: 'csv', instance: 'a', cursor: 'y' })
  const [state] = await collectorStates(db, 'w')
  assert.deepEqual([state?.cursor, state?.nextRunAt, state?.fence], ['y', null, 0])
})

withDatabase('annotations are found by time and metric, and repeats are harmless', async db => {
  const release = { id: annotationId('github', 'release', 'v1'), at: 10, label: 'v1', kind: 'release', source: 'github', metric: null }
  const note = { id: 'n', at: 20, label: 'Counted anew', kind: 'note', source: 'ada', metric: 'm.x' }
  assert.equal(await putAnnotations(db, 'w', [release, note, release], 1), 2)
  assert.equal(await putAnnotations(db, 'w', [release, { ...note, label: 'Counted in a new way' }], 2), 1)
  const found = async (from: number, to: number, metric: string | null = null): Promise<string[]> =>
    (await annotationsIn(db, 'w', { from, to, metric })).map(each => each.label)
  assert.deepEqual(await found(0, 100), ['v1', 'Counted in a new way'])
  assert.deepEqual(await found(0, 100, 'm.x'), ['v1', 'Counted in a new way'])
  assert.deepEqual(await found(0, 100, 'm.y'), ['v1'])
  assert.deepEqual(await found(10, 20), ['v1'])
  assert.deepEqual(await annotationsIn(db, 'v', { from: 0, to: 100 }), [])
  assert.deepEqual([await removeAnnotation(db, 'w', 'n'), await removeAnnotation(db, 'w', 'n')], [true, false])
})

withDatabase('what its time is over goes; the newest, and the last of each day, stay', async db => {
  const DAY = 86_400_000
  const plan = emptyPlan()
  const read = (at: number): Promise<void> =>
    addReading(db, { workspace: 'w', root: '/w', name: 'w', at, digest: String(at), plan, diff: null })
  // Three a day for forty days.
  for (let i = 0; i < 120; i++) await read(Math.floor(i / 3) * DAY + (i % 3) * 1000)
  const kept = async (): Promise<number[]> => (await db.selectFrom('reading').select('at').orderBy('seq').execute()).map(row => row.at)
  const days = (await kept()).slice(0, -50)
  assert.deepEqual(
    days,
    Array.from({ length: days.length }, (_, day) => day * DAY + 2000),
  )
  assert.equal(days.length, 23)
  assert.deepEqual(await tidy(db, 'w', { answers: 90, readings: 30 }, 45 * DAY), { answers: 0, readings: 15 })
  assert.equal((await kept()).length, 58)
  assert.equal(await pruneReadings(db, 'w', 1000 * DAY), 8)
  assert.equal((await kept()).length, 50)
})

withDatabase('what follows from samples is made anew, and space is given back', async db => {
  await putSamples(
    db,
    'w',
    Array.from({ length: 48 }, (_, hour) => sampleWith({ at: hour * 3_600_000, value: hour })),
  )
  await db.updateTable('series').set({ latest_at: null }).execute()
  await db.updateTable('rollup').set({ last: -5 }).execute()
  await rebuildDerived(db)
  await compact(db)
  assert.equal((await latestSeries(db, 'w'))[0]?.latest.value, 47)
  assert.equal(await wrongRollUps(db), 0)
})
