/** Published pieces beside every chart: one mark for a piece and a day, also of what a person posted. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planDeliveries } from '../../src/db/deliveries.ts'
import { postMarks } from '../../src/measure/post-marks.ts'
import { withDatabase } from '../support/engines.ts'

const DAY = 86_400_000
const T0 = Date.parse('2026-03-02T09:00:00Z')

withDatabase('what went out, by whatever way, and neither comments nor what failed', async (db, t) => {
  const root = mkdtempSync(join(tmpdir(), 'uptake-marks-'))
  t.after(() => rmSync(root, { recursive: true }))
  mkdirSync(join(root, 'content'))
  writeFileSync(join(root, 'content/a.md'), '---\nid: a\ntitle: The launch\n---\nText.\n')
  const put = async (
    id: string,
    more: { item?: string; channel: string; state?: string; outcome: string; at?: number; kind?: 'comment'; url?: string },
  ): Promise<void> => {
    // prettier-ignore
    const { item = 'a', channel, state = 'published', outcome, at = T0, kind, url = null } = more
    const base = {
      workspace: 'w',
      digest: 'd',
      dueAt: at,
      local: '',
      zone: 'UTC',
      after: null,
      policy: { late: 'ask', within: 0 } as const,
    }
    await planDeliveries(db, [{ id, item, channel, ...base, ...(kind && { kind, of: 'one' }) }], T0)
    await db.updateTable('delivery').set({ state, url }).where('id', '=', id).execute()
    await db
      .insertInto('attempt')
      .values({ id, workspace_id: 'w', delivery_id: id, fence: 1, digest: 'd', started_at: at, ended_at: at, outcome, detail: null })
      .execute()
  }
  await put('one', { channel: 'x', outcome: 'published', at: T0 + 60_000 })
  await put('two', { channel: 'hackernews', outcome: 'handoff', url: 'https://news.example.org/1' })
  await put('lost', { channel: 'bluesky', outcome: 'unknown', at: T0 + DAY })
  await put('comment', { channel: 'x', outcome: 'published', kind: 'comment' })
  await put('waits', { channel: 'reddit', outcome: 'handoff', state: 'handoff' })
  await put('refused', { channel: 'mastodon', outcome: 'rejected', state: 'rejected' })
  await put('gone', { item: 'b', channel: 'x', outcome: 'published', at: T0 + 2 * DAY })
  const place = { db, workspace: 'w', root, zone: 'UTC' }
  const marks = await postMarks(place, { from: T0, to: T0 + 10 * DAY })
  assert.deepEqual(
    marks.map(({ at, label, source }) => [at - T0, label, source]),
    [
      [0, 'The launch → hackernews, x', 'https://news.example.org/1'],
      [DAY, 'The launch → bluesky', 'bluesky'],
      [2 * DAY, 'b → x', 'x'],
    ],
  )
  assert.deepEqual(await postMarks(place, { from: T0 + 5 * DAY, to: T0 + 10 * DAY }), [])
})
