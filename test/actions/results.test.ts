/** What came of posts: asked for politely, stored as samples with where they belong, and "not told" is no 0. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { collectResults } from '../../src/actions/collect-results.ts'
import { planDeliveries } from '../../src/db/deliveries.ts'
import type { Database } from '../../src/db/open.ts'
import { nextResultAt, resultsOf } from '../../src/db/post-results.ts'
import { latestSeries } from '../../src/db/series.ts'
import { nextAsk } from '../../src/delivery/results.ts'
import { withDatabase } from '../support/engines.ts'

const T0 = Date.parse('2026-03-02T09:00:00Z')
const HOUR = 3_600_000
const DAY = 24 * HOUR
const CONFIG = `project:
  name: Demo
channels:
  mastodon:
    base: https://m.example
  hackernews: {}
  slack:
    url: SLACK_WEBHOOK
`

test('often while numbers move, then more rarely, then never; failures slow it down', () => {
  const after = (age: number, more = {}): number | null => {
    const next = nextAsk(T0, T0 + age, more)
    return next === null ? null : next - T0 - age
  }
  assert.deepEqual(
    [0, DAY, 2 * DAY, 13 * DAY, 20 * DAY, 364 * DAY, 365 * DAY].map(age => after(age)),
    [HOUR, HOUR, DAY, DAY, 7 * DAY, 7 * DAY, null],
  )
  assert.deepEqual(
    [1, 2, 3, 9].map(failures => after(0, { failures })),
    [2 * HOUR, 4 * HOUR, 8 * HOUR, DAY],
  )
  assert.equal(after(20 * DAY, { failures: 5 }), 7 * DAY)
  assert.equal(after(0, { least: DAY }), DAY)
})

type World = { context(now: number): ActionContext; asked: string[]; answers: Record<string, () => Response>; fetch: typeof fetch }
function world(t: { after(run: () => void): void }, db: Database): World {
  const root = mkdtempSync(join(tmpdir(), 'uptake-results-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  writeFileSync(join(root, 'uptake.yml'), CONFIG)
  const asked: string[] = []
  const answers: World['answers'] = {}
  return {
    asked,
    answers,
    context: now => ({
      db,
      actor: { kind: 'job', name: 'test', origin: 'test' },
      now,
      ref: { id: 'w', name: 'w', root, config: join(root, 'uptake.yml'), files: null },
      env: { MASTODON_TOKEN: 'very-secret-0123456789', SLACK_WEBHOOK: 'https://hooks.slack.com/services/T/B/x' },
      compile: () => Promise.reject(new Error('no plan is needed')),
    }),
    fetch: (input => {
      const url = String(input instanceof Request ? input.url : input)
      asked.push(url)
      const answer = answers[url]
      return answer === undefined ? Promise.reject(new Error(`nobody expected ${url}`)) : Promise.resolve(answer())
    }) as typeof fetch,
  }
}
async function publish(db: Database, id: string, channel: string, more: Record<string, string | null>): Promise<void> {
  const base = { workspace: 'w', item: 'launch', channel, digest: 'd', dueAt: T0, local: '', zone: 'UTC', after: null, campaign: 'spring' }
  await planDeliveries(db, [{ id, ...base, policy: { late: 'send', within: 0 } }], T0)
  await db
    .updateTable('delivery')
    .set({ state: 'published', ...more })
    .where('id', '=', id)
    .execute()
}
const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () =>
    Response.json(body, { status, headers })

withDatabase('numbers come back as samples of the piece, the channel and the campaign', async (db, t) => {
  const { context, answers, asked, fetch } = world(t, db)
  await publish(db, 'a', 'mastodon', { post_id: '7', url: 'https://m.example/@demo/7' })
  await publish(db, 'b', 'hackernews', { url: 'https://news.ycombinator.com/item?id=42' })
  await publish(db, 'c', 'slack', { post_id: 'x' })
  answers['https://m.example/api/v1/statuses/7'] = json({ id: '7', favourites_count: 0, reblogs_count: 2 })
  answers['https://hacker-news.firebaseio.com/v0/item/42.json'] = json({ id: 42, score: 120, descendants: 31 })
  assert.equal((await collectResults(context(T0), { fetch })).length, 3)
  const series = (await latestSeries(db, 'w')).map(each => [each.metric, each.labels['channel'], each.latest.value])
  assert.deepEqual(
    series.sort((x, y) => String(x).localeCompare(String(y))),
    [
      ['post.likes', 'hackernews', 120],
      ['post.likes', 'mastodon', 0],
      ['post.replies', 'hackernews', 31],
      ['post.reposts', 'mastodon', 2],
    ],
  )
  assert.deepEqual((await latestSeries(db, 'w'))[0]?.labels['campaign'], 'spring')
  const results = new Map((await resultsOf(db, 'w')).map(each => [each.delivery, each]))
  assert.deepEqual(results.get('a')?.counts, { likes: 0, reposts: 2 }, 'replies were not told, which is no 0')
  assert.deepEqual([results.get('c')?.counts, results.get('c')?.nextAt], [null, null])
  assert.match(results.get('c')?.reason ?? '', /Slack tells no numbers/)
  assert.equal(asked.length, 2)
  assert.deepEqual(await collectResults(context(T0 + HOUR / 2), { fetch }), [], 'it is asked again too soon')
  assert.ok(Math.abs((await nextResultAt(db, 'w'))! - T0 - HOUR) < 5_000)
})

withDatabase('a platform that wants to rest is left alone, a post that is gone is asked for no more', async (db, t) => {
  const { context, answers, asked, fetch } = world(t, db)
  await publish(db, 'a', 'mastodon', { post_id: '1' })
  await publish(db, 'b', 'mastodon', { post_id: '2' })
  await publish(db, 'c', 'hackernews', { url: 'https://news.ycombinator.com/item?id=42' })
  for (const id of ['1', '2']) answers[`https://m.example/api/v1/statuses/${id}`] = json({}, 429, { 'retry-after': '7200' })
  answers['https://hacker-news.firebaseio.com/v0/item/42.json'] = json(null)
  await collectResults(context(T0), { fetch })
  assert.equal(asked.filter(url => url.includes('m.example')).length, 1, 'it was asked again although it said no')
  const results = new Map((await resultsOf(db, 'w')).map(each => [each.delivery, each]))
  assert.ok(results.get('a')!.nextAt! >= T0 + 2 * HOUR && results.get('b')!.nextAt! >= T0 + 2 * HOUR)
  assert.deepEqual([results.get('c')?.nextAt, results.get('c')?.reason], [null, 'The item is not there any more.'])
  assert.deepEqual(await latestSeries(db, 'w'), [])
  assert.doesNotMatch(JSON.stringify([...results.values()]), /very-secret/)
})
