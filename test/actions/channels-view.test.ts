/** What the page Channels shows: how each channel stands, what it cost this month, what ends soon, what the plan names. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { channelsView } from '../../src/actions/channels-view.ts'
import { vault, placeOf } from '../../src/actions/vault.ts'
import { sunsetOf } from '../../src/channels/door/check.ts'
import { loadChannel } from '../../src/channels/index.ts'
import { putConnection } from '../../src/db/connections.ts'
import { planDeliveries } from '../../src/db/deliveries.ts'
import type { Database } from '../../src/db/open.ts'
import type { ChannelCard } from '../../src/delivery/channels-view.ts'
import { KEY } from '../connect/desk.ts'
import { NOW, workspace } from './workspace.ts'

const DAY = 86_400_000
const CONFIG = `project: { name: Rocket }
timezone: Europe/Berlin
channels:
  x:
  linkedin: { client_id: a }
  work: { channel: linkedin, client_id: b }
  mastodon: { base: "https://m.example.org" }
  hackernews: { paused: true }
  devto: { tokn: T }
`
const desk = async (t: TestContext): Promise<{ db: Database; context: ActionContext; card(name: string): Promise<ChannelCard> }> => {
  const { db, context: base } = await workspace(t, { 'uptake.yml': CONFIG, 'plan.md': '# Plan\n' })
  const context = { ...base, env: { UPTAKE_KEY: KEY, MASTODON_TOKEN: 't' } }
  const card = async (name: string): Promise<ChannelCard> => (await channelsView(context, [])).channels.find(each => each.name === name)!
  return { db, context, card }
}
const connected = async (
  context: ActionContext,
  channel: string,
  more: { expiresAt: number | null; refresh?: boolean; refreshExpiresAt?: number },
): Promise<void> => {
  const keys = vault(context)
  const seal = (what: 'access' | 'refresh'): string => keys.seal('token', placeOf(context.ref.id, channel, what))
  await putConnection(
    context.db,
    { workspace: context.ref.id, channel },
    {
      access: seal('access'),
      refresh: more.refresh === true ? seal('refresh') : null,
      expiresAt: more.expiresAt,
      refreshExpiresAt: more.refreshExpiresAt ?? null,
      issuedAt: NOW - 50 * DAY,
      scope: '',
      account: 'Ada',
      connectedAt: NOW - 50 * DAY,
      connectedBy: 'ada',
    },
  )
}

test('how each stands, before anybody is asked', async t => {
  const { card } = await desk(t)
  const x = await card('x')
  assert.deepEqual([x.standing, x.byHand, x.connect?.clientId, x.connect?.paste], ['byhand', true, false, false])
  assert.deepEqual(
    x.secrets.map(each => [each.variable, each.set, each.needed]),
    [
      ['X_CLIENT_SECRET', false, false],
      ['X_TOKEN', false, false],
    ],
  )
  assert.deepEqual((c => [c.standing, c.byHand])(await card('mastodon')), ['unasked', false])
  assert.equal((await card('hackernews')).standing, 'paused')
  const broken = await card('devto')
  assert.equal(broken.standing, 'broken')
  assert.match(broken.problems[0]!.message, /knows no setting "tokn"/)
})

test('what ends within a week and wants a person is told, what renews itself is not', async t => {
  const { card, context } = await desk(t)
  await connected(context, 'linkedin', { expiresAt: NOW + 6 * DAY })
  const ends = await card('linkedin')
  assert.deepEqual(ends.warnings, [{ kind: 'token', days: 6, on: NOW + 6 * DAY }])
  assert.equal(ends.byHand, false)
  await connected(context, 'linkedin', { expiresAt: NOW + 8 * DAY })
  assert.deepEqual((await card('linkedin')).warnings, [])
  await connected(context, 'work', { expiresAt: NOW + DAY, refresh: true, refreshExpiresAt: NOW + 3 * DAY })
  assert.deepEqual((await card('work')).warnings, [{ kind: 'refresh', days: 3, on: NOW + 3 * DAY }])
  await connected(context, 'work', { expiresAt: NOW + DAY, refresh: true })
  assert.deepEqual((await card('work')).warnings, [])
})

test('a secret that texts hold by chance is named', async t => {
  const { context } = await desk(t)
  const warningsWith = async (token: string): Promise<unknown> => {
    const { channels } = await channelsView({ ...context, env: { UPTAKE_KEY: KEY, MASTODON_TOKEN: token } }, [])
    return channels.find(each => each.name === 'mastodon')!.warnings
  }
  for (const weak of ['demo', 'administrator', '20261121', 'a1b2'])
    assert.deepEqual(await warningsWith(weak), [{ kind: 'weak', variable: 'MASTODON_TOKEN' }], weak)
  for (const good of ['', 'Zx9-bQ2-mm', 'abcdefghijklmnopqrst']) assert.deepEqual(await warningsWith(good), [], good)
})

test('the end of the API version of LinkedIn is told 30 days ahead', async () => {
  const linkedin = (await loadChannel('linkedin'))!
  const end = linkedin.contract.sunset!
  const before = (days: number): string => new Date(Date.parse(end) - days * DAY).toISOString().slice(0, 10)
  assert.equal(sunsetOf(linkedin, before(31))?.warn, false)
  assert.equal(sunsetOf(linkedin, before(30))?.warn, true)
  assert.equal(sunsetOf(linkedin, before(-1))?.days, -1)
})

test('posts and cost of the calendar month in the zone of the workspace', async t => {
  const { card, context, db } = await desk(t)
  const post = async (id: string, at: string, detail: object, outcome = 'published'): Promise<void> => {
    const when = Date.parse(at)
    const [local, zone, policy] = [at.slice(0, 16), 'UTC', { late: 'ask', within: 0 } as const]
    await planDeliveries(
      db,
      [{ id, workspace: context.ref.id, item: id, channel: 'x', digest: 'd', dueAt: when, local, zone, after: null, policy }],
      when,
    )
    await db
      .updateTable('delivery')
      .set({ state: outcome === 'auth' ? 'blocked' : 'published' })
      .where('id', '=', id)
      .execute()
    await db
      .insertInto('attempt')
      .values({
        id,
        workspace_id: context.ref.id,
        delivery_id: id,
        fence: 1,
        digest: 'd',
        started_at: when,
        ended_at: when,
        outcome,
        detail: outcome === 'auth' ? 'no' : JSON.stringify({ state: 'published', ...detail }),
      })
      .execute()
  }
  await post('last-month', '2026-10-31T22:59:00Z', { cost: { amount: 9, currency: 'USD' } })
  // Midnight of the first in Berlin.
  await post('first', '2026-10-31T23:00:00Z', { cost: { amount: 0.015, currency: 'USD' } })
  await post('second', '2026-11-20T09:00:00Z', { cost: { amount: 0.2, currency: 'USD' } })
  await post('by-hand', '2026-11-20T10:00:00Z', {})
  await post('refused', '2026-11-20T11:00:00Z', {}, 'auth')
  const x = await card('x')
  assert.deepEqual([x.posts, x.cost], [3, { amount: 0.215, currency: 'USD' }])
  assert.deepEqual(x.blocked, ['refused'])
  assert.deepEqual([x.last?.item, x.last?.state], ['refused', 'blocked'])
})

test('what the plan names and uptake.yml does not comes with the lines to write', async t => {
  const { context } = await desk(t)
  const source = { file: 'plan.md', line: 3, column: 1, endLine: 3, endColumn: 9 }
  const named = (name: string, channelId: string | null) => ({ id: name, name, tier: 'Tier 1', channelId, source })
  const { channels } = await channelsView(context, [named('Twitter', 'x'), named('Discourse', 'discourse'), named('Local meetups', null)])
  assert.equal(channels.find(each => each.name === 'x')?.planned[0]?.name, 'Twitter')
  const unset = channels.filter(each => each.standing === 'unset')
  assert.deepEqual(
    unset.map(each => [each.name, each.example]),
    [
      ['discourse', 'channels:\n  discourse:\n    base: https://discuss.example.org\n    user: ada'],
      ['Local meetups', 'channels:\n  local-meetups:\n    channel: handoff\n    url: https://…'],
    ],
  )
})
