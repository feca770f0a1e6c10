/** Nothing is sent twice, lost, or sent without a yes to exactly these bytes, whatever dies when; and the test bites. */
import assert from 'node:assert/strict'
import { emptyDatabase, onBoth, opened } from '../support/engines.ts'
import { trial } from './delivery/trial.ts'

const COUNT = 500

onBoth('kills and a platform that misbehaves', async (t, engine) => {
  const address = await emptyDatabase(t, engine)
  const db = await opened(t, address)
  const { kills, states, ...rest } = await trial({
    address,
    db,
    count: COUNT,
    workers: engine === 'SQLite' ? 2 : 4,
    killEvery: 50,
    seed: 11,
    patience: 90_000,
  })
  assert.deepEqual(rest, { twice: 0, lost: 0, unapproved: 0, waiting: 0 })
  assert.deepEqual(states, { blocked: 10, published: COUNT - 10 })
  assert.ok(kills >= 5, `only ${kills} kills`)
})

onBoth('a sender that retries blindly fails the same trial', async (t, engine) => {
  const address = await emptyDatabase(t, engine)
  const db = await opened(t, address)
  const { twice, unapproved } = await trial({ address, db, count: 200, workers: 2, killEvery: 50, seed: 12, naive: true, patience: 40_000 })
  assert.ok(twice > 0, 'the world was too kind')
  assert.ok(unapproved > 0)
})
