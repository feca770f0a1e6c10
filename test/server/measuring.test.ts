/** What a server measures while files change under it. */
import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import type { KyselyPlugin } from 'kysely'
import { fresh } from '../../src/actions/action.ts'
import type { Database } from '../../src/db/open.ts'
import { latestSeries } from '../../src/db/series.ts'
import { silentLog } from '../../src/lib/log.ts'
import { Measuring } from '../../src/server/measuring.ts'
import { workspace } from '../actions/workspace.ts'

/** A database that keeps the first writing of samples waiting, after the files have been read. */
function held(db: Database): { db: Database; waits: Promise<void>; release(): void } {
  const waits = Promise.withResolvers<void>()
  const goes = Promise.withResolvers<void>()
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (result.rows.length > 0 && result.rows.every(row => 'series_id' in row)) {
        waits.resolve()
        await goes.promise
      }
      return result
    },
  }
  return { db: db.withPlugin(plugin), waits: waits.promise, release: () => goes.resolve() }
}

type Source = ReturnType<ConstructorParameters<typeof Measuring>[0]>
async function measuringOf(t: TestContext, files: Record<string, string>): Promise<{ root: string; source: Source; measuring: Measuring }> {
  const place = await workspace(t, { 'uptake.yml': 'project: { name: Widget }\n', ...files })
  const { plan, loaded } = await fresh(place.context)
  const { now, ref } = place.context
  const source = { db: place.db, workspace: ref.id, root: place.root, config: loaded.config, plan, zone: 'UTC', now, version: 1 }
  const measuring = new Measuring(() => source, { env: {}, log: silentLog, now: () => now, collect: true, programs: false })
  t.after(() => measuring.stop())
  return { root: place.root, source, measuring }
}

test('a file that goes while a run is storing what it said takes that along', { timeout: 20_000 }, async t => {
  const { root, source, measuring } = await measuringOf(t, {
    'plan.md': '# Widget\n',
    'metrics/a.csv': 'date,metric,value\n2026-11-20,sales.calls,4\n',
  })
  const { db, workspace: id } = source
  const slow = held(db)
  source.db = slow.db

  measuring.filesChanged()
  await slow.waits
  rmSync(join(root, 'metrics/a.csv'))
  measuring.filesChanged()
  slow.release()
  const names = async (): Promise<string[]> => (await latestSeries(db, id)).map(({ metric }) => metric)
  for (let tries = 0; tries < 200 && (tries < 20 || (await names()).length > 0); tries++)
    await new Promise(resolve => setTimeout(resolve, 25))
  assert.deepEqual(await names(), [])
})

test('two runs in one moment, one of which takes back what the other gave, are two states of the targets', async t => {
  const { root, measuring } = await measuringOf(t, {
    'plan.md': '# Widget\n\n## Success metrics\n\n- GitHub stars: 500+ by 2026-12-31\n',
    'metrics/a.csv': 'date,metric,value\n2026-11-19,github.forks,1\n',
  })
  const values = async (): Promise<(number | null)[]> => (await measuring.targets()).map(target => target.pace.now)
  await measuring.run('csv')
  assert.deepEqual(await values(), [null])
  writeFileSync(join(root, 'metrics/b.csv'), 'date,metric,value\n2026-11-20,github.stars,400\n')
  await measuring.run('csv')
  assert.deepEqual(await values(), [400])
  rmSync(join(root, 'metrics/b.csv'))
  await measuring.run('csv')
  assert.deepEqual(await values(), [null])
})
