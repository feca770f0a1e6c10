/** Audit, generated files and automations over HTTP. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Readiness } from '../../src/db/readiness.ts'
import { fixedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import type { AutomationsView } from '../../src/measure/automations.ts'
import { startServer } from '../../src/server/start.ts'
import { discover } from '../../src/workspace/discover.ts'
import { commitAll, folder } from '../support/cli.ts'

const plan = '# Plan\n\n## Week 1\n\n- [ ] License\n\n## Risks\n\n| Risk | Mitigation |\n|---|---|\n| Delays | Cut scope |\n'

test('the dashboard audits, writes what is missing, and switches automations', async t => {
  const root = folder(t, { 'uptake.yml': 'project:\n  name: Demo\nstart: 2026-11-02\ntimezone: UTC\n', 'plan/plan.md': plan })
  commitAll(root)
  const server = await startServer({
    workspaces: discover([root], root),
    port: 0,
    host: '127.0.0.1',
    clock: fixedClock('2026-11-30T12:00:00Z'),
    log: silentLog,
    env: { UPTAKE_DATABASE: '' },
    sample: false,
    collect: false,
    memory: true,
    watch: false,
  })
  t.after(() => server.close())
  const [id] = server.workspaces.keys()
  const call = async <T>(path: string, body?: unknown): Promise<{ status: number; data: T }> => {
    const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const answer = await fetch(`${server.url}api/workspaces/${id!}/${path}`, init)
    return { status: answer.status, data: (await answer.json()) as T }
  }
  assert.equal((await call('audit')).data, null)
  const first = (await call<Readiness>('audit', { offline: true })).data
  assert.deepEqual(
    first.tasks.map(task => [task.title, task.state, task.make]),
    [['License', 'no', 'uptake generate community-files']],
  )
  assert.deepEqual((await call('audit')).data, first)
  assert.equal((await call('generate', { what: 'community-files' })).status, 200)
  assert.equal(existsSync(join(root, 'LICENSE')), false)
  await call('generate', { what: 'community-files', dryRun: false, licence: 'isc' })
  assert.match(readFileSync(join(root, 'LICENSE'), 'utf8'), /^ISC License/)
  assert.equal((await call<Readiness>('audit', { offline: true })).data.tasks[0]!.state, 'yes')
  assert.equal((await call('generate', { what: 'everything' })).status, 400)

  const before = (await call<AutomationsView>('automations')).data
  assert.deepEqual([before.automations.length, before.proposals.map(each => each.id)], [0, ['delays']])
  const after = (await call<AutomationsView>('automations', { id: 'delays', active: true })).data
  assert.deepEqual(
    after.automations.map(each => [each.id, each.active, each.verdict.truth]),
    [['delays', true, 'true']],
  )
  const runs = (await call<{ fired: unknown[] }[]>('automations/run', {})).data
  assert.equal(runs[0]!.fired.length, 1)
  const shown = (await call<AutomationsView>('automations')).data
  assert.equal(shown.events[0]!.kind, 'fired')
  assert.equal(shown.automations[0]!.episodes.length, 1)
  assert.equal((await call('automations', { id: 'none', active: true })).status, 404)
})
