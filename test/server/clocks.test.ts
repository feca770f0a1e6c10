/** Servers with different clocks on one database: they send by its clock, none early. */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { approve } from '../../src/actions/approve.ts'
import { deliveriesOf, planDeliveries } from '../../src/db/deliveries.ts'
import { clockAhead } from '../../src/db/dialect.ts'
import { createLog } from '../../src/lib/log.ts'
import { publishing } from '../../src/actions/publishing.ts'
import { Sending } from '../../src/server/sending.ts'
import { desk, HOUR, piece } from '../actions/review-workspace.ts'
import { withDatabase } from '../support/engines.ts'

withDatabase(
  'a server whose clock is two hours ahead sends nothing early, and says so; one that is right sends at the moment meant',
  async (db, t, engine) => {
    if (engine === 'SQLite') return assert.equal(await clockAhead(db, 0), 0, 'a file has no clock of its own')
    const d = desk(t, db, { 'content/a.md': piece('a', 'Text.', 'author: ada').replace('[rehearsal, blog]', '[blog]') })
    const now = (ahead: number) => ({ ...d.context, now: Date.now() + ahead })
    await approve(now(0), { item: 'a', channels: null, digests: null })
    const digest = (await (await publishing(now(0))).current('a', 'blog'))!.digest
    const base = { workspace: d.context.ref.id, item: 'a', channel: 'blog', digest, local: '2026-01-01T00:00', zone: 'UTC', after: null }
    const policy = { late: 'send', within: 0 } as const
    await planDeliveries(db, [{ id: 'later', ...base, dueAt: Date.now() + HOUR, policy }], 0)
    const said: string[] = []
    const log = createLog({ write: line => void said.push(line), clock: { now: () => new Date() }, level: 'warn', format: 'json' })
    const run = async (ahead: number): Promise<string[]> => {
      const sending = new Sending({ context: () => now(ahead), log, moved: () => undefined })
      sending.start()
      await wait(1_500)
      await sending.stop()
      return (await deliveriesOf(db, d.context.ref.id)).map(each => each.state)
    }
    assert.deepEqual(await run(2 * HOUR), ['planned'])
    assert.equal(said.filter(line => /not that of the database/.test(line)).length, 1)
    await db.updateTable('delivery').set({ due_at: Date.now() }).execute()
    // One that is behind sends in time, too.
    assert.deepEqual(await run(-2 * HOUR), ['published'])
  },
)
