/**
 * A worker on a database and a world, until it is killed: node worker.ts ADDRESS WORLD [naive]. With `KILL_AT` in the
 * environment it kills itself at that point of a delivery's life.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { ChannelError, type Channel, type Rendition } from '../../../src/channels/channel.ts'
import { moveOn } from '../../../src/db/deliveries.ts'
import { claimDue } from '../../../src/db/due.ts'
import { defaultRule } from '../../../src/content/review/rule.ts'
import { openDatabase } from '../../../src/db/open.ts'
import type { Gate } from '../../../src/delivery/gate.ts'
import { dispatchDue, type Ports } from '../../../src/delivery/dispatch.ts'
import { reconcile } from '../../../src/delivery/reconcile.ts'
import { silentLog } from '../../../src/lib/log.ts'

export const digestOf = (item: string): string => `digest of ${item}`
export const options = { limit: 20, lease: 400, timeout: 250, settles: 150, pause: 20, workspaces: ['w'] }

/** The items whose number ends in 77 were edited after they were scheduled. */
const currentDigest = (item: string): string => (item.endsWith('77') ? `${digestOf(item)}, edited` : digestOf(item))
export const renditionOf = (item: string): Rendition => ({
  item,
  channel: 'world',
  title: null,
  parts: [{ text: item, html: null, media: [] }],
  canonical: null,
  link: null,
  tags: [],
  language: null,
  options: {},
})

/** One yes of whomever is enough. */
export const GATE: Gate = { rule: defaultRule, people: [], author: null, zone: 'UTC', stop: null }

/** Where a worker can die: after the claim, after the intent was written, with the post taken, when all is written; before and after a look-up. */
export const POINTS = ['claimed', 'intent', 'taken', 'written', 'looking', 'found'] as const
const dieAt = (point: (typeof POINTS)[number]): void => {
  if (process.env['KILL_AT'] === point) process.kill(process.pid, 'SIGKILL')
}

export const worldChannel = (url: string): Channel => ({
  name: 'world',
  title: 'The world',
  contract: { idempotency: 'lookup', settles: 100, apiVersion: null, sunset: null, pricePerPost: null },
  limits: { length: 300, counted: 'characters', parts: 1, media: 0 },
  check: () => Promise.resolve({ account: 'test' }),
  async publish(ctx, rendition) {
    const text = rendition.parts[0]!.text
    dieAt('intent')
    const answer = await ctx.fetch(`${url}/`, { method: 'POST', body: JSON.stringify({ text }), signal: ctx.signal })
    dieAt('taken')
    if (answer.status === 429) throw new ChannelError('later', 'Not now.', { retryAt: ctx.now() + 20 })
    if (answer.status === 401) throw new ChannelError('auth', 'The token is not valid any more.')
    if (answer.status === 422) throw new ChannelError('rejected', 'Never.')
    if (!answer.ok) throw new ChannelError('unknown', `Answered ${answer.status}.`)
    return { state: 'published', id: ((await answer.json()) as { id: string }).id, url: null }
  },
  async find(ctx, rendition) {
    const text = rendition.parts[0]!.text
    dieAt('looking')
    const answer = await ctx.fetch(`${url}/?text=${encodeURIComponent(text)}`, { signal: ctx.signal })
    const { found } = (await answer.json()) as { found: boolean }
    dieAt('found')
    return found ? { state: 'published', id: text, url: null } : undefined
  },
})

async function work(address: string, url: string, naive: boolean): Promise<never> {
  const db = await openDatabase(address)
  const channel = worldChannel(url)
  const context = (signal: AbortSignal) => ({ settings: {}, fetch, key: '', now: () => Date.now(), log: silentLog, signal })
  const ports: Ports = {
    db,
    now: () => Date.now(),
    newId: randomUUID,
    current: delivery => {
      if (delivery.state === 'claimed') dieAt('claimed')
      return Promise.resolve({ rendition: renditionOf(delivery.item), digest: currentDigest(delivery.item), gate: GATE })
    },
    route: () => ({ channel, context: (_, signal) => context(signal) }),
  }
  const own = { ...options, owner: randomUUID() }
  for (;;) {
    if (naive) await naively()
    else {
      const done = [...(await dispatchDue(ports, own)), ...(await reconcile(ports, own))]
      if (done.length === 0) await wait(20)
      else dieAt('written')
    }
  }

  /** What most schedulers do: an error or a dead worker means that it was not sent. */
  async function naively(): Promise<void> {
    await db
      .updateTable('delivery')
      .set({ state: 'planned', lease_until: null })
      .where('state', '=', 'claimed')
      .where('lease_until', '<=', Date.now())
      .execute()
    for (const delivery of await claimDue(db, { ...own, now: Date.now(), for: own.lease })) {
      try {
        await channel.publish(context(AbortSignal.timeout(own.timeout)), renditionOf(delivery.item))
        await moveOn(db, delivery, 'claimed', { state: 'published' }, Date.now())
      } catch {
        await moveOn(db, delivery, 'claimed', { state: 'planned' }, Date.now())
      }
    }
  }
}
if (import.meta.main) await work(process.argv[2]!, process.argv[3]!, process.argv[4] === 'naive')
