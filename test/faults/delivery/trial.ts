/** One trial: deliveries, a world that misbehaves, workers that are killed again and again; what came of it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { addApproval } from '../../../src/db/approvals.ts'
import { deliveriesOf, planDeliveries } from '../../../src/db/deliveries.ts'
import type { Database } from '../../../src/db/open.ts'
import { random } from '../../support/shared.ts'
import { digestOf } from './worker.ts'
import { startWorld } from './world.ts'

export type Trial = {
  address: string
  db: Database
  count: number
  workers: number
  killEvery: number
  seed: number
  naive?: boolean
  patience: number
}
export type Result = { twice: number; lost: number; unapproved: number; kills: number; waiting: number; states: Record<string, number> }

/** Items whose number ends in 13 nobody approved; those ending in 77 were edited since (see worker.ts). */
const isApproved = (item: string): boolean => !item.endsWith('13')
const maySend = (item: string): boolean => isApproved(item) && !item.endsWith('77')
const OPEN = new Set(['planned', 'claimed', 'attempting', 'unconfirmed'])

export async function trial({ address, db, count, workers, killEvery, seed, naive, patience }: Trial): Promise<Result> {
  const items = Array.from({ length: count }, (_, i) => `post ${i}`)
  const at = Date.now()
  await planDeliveries(
    db,
    items.map(item => ({
      id: item,
      workspace: 'w',
      item,
      channel: 'world',
      digest: digestOf(item),
      dueAt: at,
      local: '2026-03-02T09:00',
      zone: 'UTC',
      after: null,
      policy: { late: 'send', within: 0 },
    })),
    at,
  )
  await db.transaction().execute(async transaction => {
    for (const item of items.filter(isApproved))
      await addApproval(transaction, {
        id: `yes to ${item}`,
        workspace: 'w',
        item,
        channel: 'world',
        digest: digestOf(item),
        person: 'ada',
        at,
      })
  })
  const world = await startWorld(seed, 0.25)
  const chance = random(seed + 1)
  const start = (): ChildProcess =>
    spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'worker.ts'), address, world.url, ...(naive ? ['naive'] : [])],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
  const running = Array.from({ length: workers }, start)
  let kills = 0
  try {
    const until = Date.now() + patience
    for (let nextKill = killEvery; Date.now() < until; await wait(15)) {
      if (world.posts.size >= nextKill) {
        nextKill = world.posts.size + killEvery
        const victim = Math.floor(chance() * running.length)
        running[victim]!.kill('SIGKILL')
        running[victim] = start()
        kills++
      }
      if (world.posts.size < items.filter(maySend).length * 0.98) continue
      const open = (await deliveriesOf(db, 'w')).filter(each => OPEN.has(each.state))
      if (open.length === 0) break
      await wait(150)
    }
  } finally {
    for (const child of running) child.kill('SIGKILL')
    await world.close()
  }
  const states: Record<string, number> = {}
  for (const { state } of await deliveriesOf(db, 'w')) states[state] = (states[state] ?? 0) + 1
  return {
    twice: [...world.posts.values()].filter(times => times > 1).length,
    lost: items.filter(item => maySend(item) && !world.posts.has(item)).length,
    unapproved: [...world.posts.keys()].filter(item => !maySend(item)).length,
    kills,
    waiting: states['waiting'] ?? 0,
    states,
  }
}
