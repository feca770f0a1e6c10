/** Numbers worked out again from kept answers: by collectors that read as then, by mended ones, and after retention. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { recomputeSamples } from '../../src/actions/recompute.ts'
import { loadCollector } from '../../src/collectors/index.ts'
import { isSample, type Collector } from '../../src/collectors/collector.ts'
import { getAnswer, lastAnswer, pruneAnswers, putAnswer, touchAnswer } from '../../src/db/answers.ts'
import { getRun, pruneRuns, putRun, runIds } from '../../src/db/collector-runs.ts'
import type { Database } from '../../src/db/open.ts'
import { putSamples, samplesOf } from '../../src/db/samples.ts'
import { seriesList } from '../../src/db/series.ts'
import { recompute, type Recomputed } from '../../src/measure/recompute.ts'
import type { Sample } from '../../src/metrics/sample.ts'
import { readAnswers, readCase, run } from '../collectors/harness.ts'
import { serve } from '../collectors/server.ts'
import { sample } from '../metrics/make.ts'
import { emptyDatabase, opened, withDatabase } from '../support/engines.ts'

const W = 'widget-k3f9x2qm'
const DAY = 86_400_000
const ALL = { from: Number.MIN_SAFE_INTEGER }

/** Collects the recorded answers of a folder into a real database, twice: the second time nothing has changed. */
async function collected(
  t: TestContext,
  db: Database,
  name: string,
  mistaken = (each: Collector): Collector => each,
  /** Nothing is stored any more after so many records: the process was killed. */
  records = Infinity,
): Promise<number> {
  let left = records
  const given = readCase(name)
  const now = Date.parse(given.now)
  const server = await serve(readAnswers(name) ?? [], now)
  t.after(() => server.close())
  const settings = JSON.parse(JSON.stringify(given.settings).replaceAll('{base}', server.base)) as Record<string, unknown>
  const collector = mistaken((await loadCollector(name))!)
  let cursor: string | null = null
  const store = {
    cursor: async () => cursor,
    async put(samples: readonly Sample[], next: string | undefined) {
      cursor = next ?? cursor
      return left > 0 ? putSamples(db, W, samples) : 0
    },
    record: async (record: Parameters<typeof putRun>[2]) => {
      if (left-- > 0) await putRun(db, W, record)
    },
  }
  const answers = {
    last: (key: Parameters<typeof lastAnswer>[2]) => lastAnswer(db, W, key),
    put: (answer: Parameters<typeof putAnswer>[2]) => putAnswer(db, W, answer),
    touch: (id: string, at: number) => touchAnswer(db, id, at),
  }
  for (const later of [0, 1000]) {
    const { result } = await run({ collector, settings, now: now + later, env: given.env ?? {}, store, answers })
    assert.equal(result.error, null)
  }
  await server.close()
  return now
}

/** A collector that reads something in another way than the one that there is. */
const misreading =
  (change: (sample: Sample) => Sample | null) =>
  (collector: Collector): Collector => ({
    ...collector,
    async *collect(ctx, since) {
      for await (const step of collector.collect(ctx, since)) {
        const given = isSample(step) ? change(step) : step
        if (given !== null) yield given
      }
    },
  })

const context = (db: Database, now: number): Parameters<typeof recomputeSamples>[0] => ({
  db,
  now,
  ref: { id: W, root: '/tmp', name: 'widget', config: null, files: null },
  actor: { kind: 'cli', name: 'ada', origin: 'test' },
  compile: () => assert.fail('the plan has no part in it'),
})

const kinds = ({ differences }: Recomputed): string[] => differences.map(each => each.kind)
const valuesOf = async (db: Database, metric: string): Promise<(number | null)[]> => {
  const all = await Promise.all(
    (await seriesList(db, W, metric)).map(({ labels }) => samplesOf(db, W, { metric, labels, from: 0, to: 9e15 })),
  )
  return all.flat().map(each => each.value)
}

/** One of them on both engines, the others on SQLite: what differs is above the store. */
const on = (name: string, title: string, run: (db: Database, t: TestContext) => Promise<void>): void => {
  if (name === 'json') withDatabase(title, run)
  else test(title, async t => run(await opened(t, await emptyDatabase(t, 'SQLite')), t))
}

for (const name of ['json', 'npm', 'github', 'mastodon', 'reddit'])
  on(name, `${name}: what is read as then is the same`, async (db, t) => {
    await collected(t, db, name)
    const metrics = new Set((await seriesList(db, W)).map(each => each.metric))
    assert.ok(metrics.size > 0)
    for (const metric of metrics) {
      const again = await recompute({ db, workspace: W }, { metric, ...ALL })
      assert.deepEqual([again.differences, again.parts], [[], []], metric)
      assert.ok(again.compared > 0 && again.compared === again.stored, `${metric}: ${again.compared} of ${again.stored}`)
    }
  })

const mistakes: [name: string, metric: string, change: (sample: Sample) => Sample | null, kind: string][] = [
  ['json', 'users.active', each => ({ ...each, value: each.value === null ? null : each.value * 2 }), 'changed'],
  ['npm', 'npm.downloads', each => ({ ...each, value: each.value === null ? null : each.value + 1 }), 'changed'],
  ['npm', 'npm.downloads_corrected', each => (each.metric === 'npm.downloads_corrected' ? null : each), 'new'],
  ['github', 'github.forks', each => ({ ...each, value: each.value === null ? null : each.value + 7 }), 'changed'],
  ['github', 'github.issues_opened', each => ({ ...each, flags: ['inflated'] }), 'changed'],
  ['github', 'github.watchers', each => ({ ...each, labels: { ...each.labels, wrong: 'label' } }), 'gone new'],
]
for (const [name, metric, change, kind] of mistakes)
  on(name, `${name}: a mended reading of ${metric}, ${kind}`, async (db, t) => {
    const now = await collected(t, db, name, misreading(change))
    const found = await recompute({ db, workspace: W }, { metric, ...ALL })
    assert.ok(found.differences.length > 0)
    assert.deepEqual(new Set(kinds(found)), new Set(kind.split(' ')))
    const right = found.differences.flatMap(each => each.recomputed?.value ?? [])

    const written = await recomputeSamples(context(db, now + DAY), { metric, ...ALL })
    assert.equal(written.differences.length, found.differences.length)
    const after = await recompute({ db, workspace: W }, { metric, ...ALL })
    assert.deepEqual(kinds(after), [])
    const all = await Promise.all(
      (await seriesList(db, W, metric)).map(({ labels }) => samplesOf(db, W, { metric, labels, from: 0, to: 9e15 })),
    )
    const replaced = all.flat().filter(each => each.method.endsWith(', recomputed'))
    assert.deepEqual(replaced.map(each => each.value).sort(), right.sort())
    // When it was read, and from what, stays.
    for (const each of replaced) assert.ok(each.fetchedAt <= now + 1000)
    const log = await db.selectFrom('audit').selectAll().where('action', '=', 'recompute').execute()
    assert.equal(log.length, 1)
    assert.deepEqual([log[0]!.actor_name, log[0]!.subject.split(':')[0]], ['ada', metric])
    // A second time there is nothing to write, and nothing is logged.
    await recomputeSamples(context(db, now + DAY), { metric, ...ALL })
    assert.equal((await db.selectFrom('audit').select('seq').where('action', '=', 'recompute').execute()).length, 1)
  })

withDatabase('where answers are gone it says so, and takes nothing for a difference', async (db, t) => {
  const now = await collected(
    t,
    db,
    'npm',
    misreading(each => ({ ...each, value: 1 })),
  )
  await db.deleteFrom('answer').where('workspace_id', '=', W).execute()
  const again = await recompute({ db, workspace: W }, { metric: 'npm.downloads', ...ALL })
  assert.deepEqual([again.compared, again.differences], [0, []])
  assert.ok(again.stored > 0 && again.runs === 2)
  assert.match(again.parts[0]!.why, /The answer of http.* is no longer kept/)
  await pruneRuns(db, W, now + DAY)
  assert.deepEqual((await recompute({ db, workspace: W }, { metric: 'npm.downloads', ...ALL })).runs, 0)
})

on('npm', 'a run that was killed: what it stored is worked out again, what it had no time to store is no difference', async (db, t) => {
  await collected(t, db, 'npm', undefined, 1)
  const packages = (await seriesList(db, W, 'npm.downloads')).map(each => each.labels['package'])
  assert.deepEqual(packages, ['rocket'], 'the second package came after the kill')
  const again = await recompute({ db, workspace: W }, { metric: 'npm.downloads', ...ALL })
  assert.deepEqual([again.differences, again.parts, again.compared], [[], [], again.stored])
  assert.ok(again.stored > 0)
  // Mended, what was stored wrongly is still found.
  await db.updateTable('sample').set({ value: 1e6 }).execute()
  assert.deepEqual(new Set(kinds(await recompute({ db, workspace: W }, { metric: 'npm.downloads', ...ALL }))), new Set(['changed']))
})

on('npm', 'values from elsewhere and later ones stay out of it', async (db, t) => {
  const now = await collected(t, db, 'npm')
  const [first] = await valuesOf(db, 'npm.downloads')
  const labels = { package: 'rocket' }
  const [known] = await samplesOf(db, W, { metric: 'npm.downloads', labels, from: 0, to: 9e15 })
  await putSamples(db, W, [
    // Typed in, and read again later by a run of which nothing is known.
    sample({ metric: 'npm.downloads', labels: { package: 'by-hand' }, at: now - DAY, value: 5, fetchedAt: now + 5 }),
    { ...known!, value: (first ?? 0) + 100, fetchedAt: now + DAY },
  ])
  const again = await recompute({ db, workspace: W }, { metric: 'npm.downloads', ...ALL })
  assert.deepEqual(again.differences, [])
  assert.equal(again.stored - again.compared, 2)
  const since = await recompute({ db, workspace: W }, { metric: 'npm.downloads', from: now - 3 * DAY })
  assert.ok(since.stored < again.stored)
})

withDatabase('answers and runs in use are kept, large ones not for ever', async (db, t) => {
  const now = await collected(t, db, 'github')
  assert.equal(await pruneRuns(db, W, now), 0)
  assert.equal(await pruneAnswers(db, W, now), 0)
  const [id] = await runIds(db, W, { collectors: ['github'], ...ALL })
  const kept = (await getRun(db, W, id!))!
  assert.equal(await getRun(db, 'another', id!), null)
  const text = JSON.stringify(kept)
  assert.ok(!text.includes('gh-secret-token-1'))
  for (const { outcome } of kept.exchanges) if ('answer' in outcome) assert.ok((await getAnswer(db, W, outcome.answer)) !== null)
  // Numbers that do not compress, as in the cursor of a big repository.
  const cursor = Array.from({ length: 40_000 }, (_, i) => Math.imul(i, 2_654_435_761) >>> 0).join(' ')
  for (let i = 0; i < 33; i++) await putRun(db, W, { ...kept, cursor, startedAt: now + i * DAY })
  assert.equal(await pruneRuns(db, W, now), 3)
})

test('a name that is asked for in another way', async () => {
  const { replay } = await import('../../src/collect/replay.ts')
  const npm = (await loadCollector('npm'))!
  const record = {
    collector: 'npm',
    instance: 'npm',
    startedAt: 0,
    settings: { package: ['rocket'], base: 'https://api.example.org', history: 5 },
    secrets: [],
    cursor: null,
    from: null,
    exchanges: [{ url: 'https://api.example.org/elsewhere', request: '', asked: 0, at: 0, outcome: { answer: 'x', unchanged: false } }],
    outside: false,
    whole: true,
  }
  const again = await replay(npm, record, async () => null)
  assert.deepEqual(again.samples, [])
  assert.match(again.gap ?? '', /^It asks for https:\/\/api\.example\.org\/.* now, which was not asked then\.$/)
})
