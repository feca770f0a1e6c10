/** What a server measures while files change under it. */
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
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

test('a file that goes while a run is storing what it said takes that along', { timeout: 20_000 }, async t => {
  const place = await workspace(t, {
    'uptake.yml': 'project: { name: Widget }\n',
    'plan.md': '# Widget\n',
    'metrics/a.csv': 'date,metric,value\n2026-11-20,sales.calls,4\n',
  })
  const { plan, loaded } = await fresh(place.context)
  const slow = held(place.db)
  const source = {
    db: slow.db,
    workspace: place.context.ref.id,
    root: place.root,
    config: loaded.config,
    plan,
    zone: 'UTC',
    now: place.context.now,
    version: 1,
  }
  const measuring = new Measuring(() => source, { env: {}, log: silentLog, now: () => place.context.now, collect: true, programs: false })
  t.after(() => measuring.stop())

  measuring.filesChanged()
  await slow.waits
  rmSync(join(place.root, 'metrics/a.csv'))
  measuring.filesChanged()
  slow.release()
  const names = async (): Promise<string[]> => (await latestSeries(place.db, place.context.ref.id)).map(({ metric }) => metric)
  for (let tries = 0; tries < 200 && (tries < 20 || (await names()).length > 0); tries++)
    await new Promise(resolve => setTimeout(resolve, 25))
  assert.deepEqual(await names(), [])
})
