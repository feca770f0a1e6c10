/** Looks come one after another, sooner when something happened, and the end waits for the one that goes on. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Rounds } from '../../src/server/rounds.ts'

const LONG = 60_000

test('never two looks at a time: who wakes it meanwhile is looked after right behind', async () => {
  const first = Promise.withResolvers<void>()
  const second = Promise.withResolvers<void>()
  let looks = 0
  let atOnce = 0
  const rounds = new Rounds(async () => {
    looks++
    atOnce++
    assert.equal(atOnce, 1)
    if (looks === 1) await first.promise
    atOnce--
    if (looks === 2) second.resolve()
    return LONG
  })
  rounds.start(0)
  while (looks === 0) await wait(1)
  rounds.wake(0)
  await wait(20)
  assert.equal(looks, 1)
  first.resolve()
  await second.promise
  await rounds.stop()
  assert.equal(looks, 2)
})

test('a wake brings the next look nearer and never puts it off', async () => {
  const looked = Promise.withResolvers<void>()
  const rounds = new Rounds(() => {
    looked.resolve()
    return Promise.resolve(LONG)
  })
  rounds.start(LONG)
  rounds.wake(5)
  for (let i = 0; i < 20; i++) rounds.wake(LONG)
  await looked.promise
  await rounds.stop()
})

test('stopping waits for the look that goes on; nothing comes after, and nothing before the start', async () => {
  const slow = Promise.withResolvers<void>()
  let looks = 0
  const rounds = new Rounds(async () => {
    looks++
    await slow.promise
    return 0
  })
  rounds.wake(0)
  await wait(10)
  assert.equal(looks, 0)
  rounds.start(0)
  while (looks === 0) await wait(1)
  let ended = false
  const stopped = rounds.stop().then(() => (ended = true))
  await wait(10)
  assert.equal(ended, false)
  slow.resolve()
  await stopped
  await wait(10)
  assert.equal(looks, 1)
})
