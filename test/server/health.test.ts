/** Health is the age of the oldest due delivery. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { LATE, sendingHealth } from '../../src/db/due.ts'
import { planDeliveries, type NewDelivery } from '../../src/db/deliveries.ts'
import { campaignHold } from '../../src/delivery/delivery.ts'
import { putHold } from '../../src/db/holds.ts'
import { fixedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { createApp } from '../../src/server/app.ts'
import type { Health } from '../../src/server/health.ts'
import { Live } from '../../src/server/live.ts'
import { discover } from '../../src/workspace/discover.ts'
import { withDatabase } from '../support/engines.ts'

const T0 = Date.parse('2026-03-02T09:00:00Z')
const delivery = (id: string, more: Partial<NewDelivery> = {}): NewDelivery => ({
  id,
  workspace: 'w',
  item: id,
  channel: 'x',
  digest: 'd',
  dueAt: T0,
  local: '2026-03-02T09:00',
  zone: 'UTC',
  after: null,
  policy: { late: 'ask', within: 0 },
  ...more,
})

withDatabase('the oldest due delivery that may go counts; what is held back is told apart', async db => {
  assert.deepEqual(await sendingHealth(db, T0, ['w']), { oldest: 0, held: 0, unknown: 0, person: 0 })
  await planDeliveries(
    db,
    [
      delivery('first', { dueAt: T0 + 1_000 }),
      delivery('second', { after: 'first' }),
      delivery('later', { dueAt: T0 + 9 * LATE }),
      delivery('theirs', { workspace: 'other' }),
      delivery('autumn', { campaign: 'Autumn' }),
    ],
    T0,
  )
  assert.equal((await sendingHealth(db, T0 + 2 * LATE, ['w'])).oldest, 2 * LATE, 'the one of the campaign')
  await putHold(db, 'w', { channel: campaignHold('Autumn'), person: 'ada', at: T0 })
  assert.deepEqual(await sendingHealth(db, T0 + 2 * LATE, ['w']), { oldest: 2 * LATE - 1_000, held: 2, unknown: 0, person: 0 })
  await db.updateTable('delivery').set({ state: 'waiting' }).where('id', '=', 'first').execute()
  assert.deepEqual(await sendingHealth(db, T0 + 2 * LATE, ['w']), { oldest: 0, held: 2, unknown: 0, person: 1 })
})

test('the server says so, and answers 503 when a due delivery is left lying', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-health-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'plan.md'), '# Demo\n')
  writeFileSync(join(folder, 'uptake.yml'), 'project:\n  name: Demo\n')
  const now = Date.parse('2026-11-21T12:00:00Z')
  const [ref] = discover([folder], folder)
  const live = new Live(ref!, {
    clock: fixedClock('2026-11-21T12:00:00Z'),
    log: silentLog,
    env: {},
    sample: false,
    watch: false,
    collect: false,
  })
  const stop = new AbortController()
  await live.open(stop.signal)
  t.after(() => (stop.abort(), live.close()))
  await live.sending.stop()
  const app = createApp({ workspaces: new Map([[ref!.id, live]]), log: silentLog, webRoot: folder, loopbackOnly: true })
  const health = await app.request('/api/health')
  assert.deepEqual([health.status, ((await health.json()) as Health).oldestDueSeconds], [200, 0])
  const { db } = live.actionContext({ kind: 'job', name: 'test', origin: 'test' })
  await planDeliveries(db, [delivery('late', { workspace: ref!.id, dueAt: now - 2 * LATE })], now)
  const late = await app.request('/api/health')
  assert.deepEqual([late.status, ((await late.json()) as Health).oldestDueSeconds], [503, (2 * LATE) / 1000])
})
