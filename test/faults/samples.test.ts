/** A collector that is killed at any moment has stored exactly what its cursor says. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { collectorStates } from '../../src/db/collector-state.ts'
import { samplesOf } from '../../src/db/samples.ts'
import { latestSeries } from '../../src/db/series.ts'
import { emptyDatabase, onBoth, opened } from '../support/engines.ts'
import { random } from '../support/shared.ts'
import { BATCH, series } from './samples-writer.ts'

const writer = join(import.meta.dirname, 'samples-writer.ts')

onBoth('kills at any moment lose no sample and count none twice', async (t, engine) => {
  const address = await emptyDatabase(t, engine)
  const chance = random(20)
  let before = 0
  for (let round = 0; round < (engine === 'SQLite' ? 20 : 12); round++) {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', writer, address], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    t.after(() => child.kill('SIGKILL'))
    // The first kills hit the making of the tables; the others come when batches flow.
    if (round < 3) await wait(50 + chance() * 150)
    else {
      await once(child.stdout, 'data')
      await wait(chance() * 40)
    }
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    const db = await opened(t, address)
    const [state] = await collectorStates(db, 'w')
    const stored = Number(state?.cursor ?? 0) * BATCH
    const samples = await samplesOf(db, 'w', { ...series, from: 0, to: Number.MAX_SAFE_INTEGER })
    assert.deepEqual(
      samples.map(sample => sample.value),
      Array.from({ length: stored }, (_, i) => i),
    )
    assert.equal((await latestSeries(db, 'w'))[0]?.latest.value, stored === 0 ? undefined : stored - 1)
    assert.ok(stored >= before)
    before = stored
  }
  assert.ok(before >= 9 * BATCH, `only ${before} samples were stored: the kills came too early to prove anything`)
})
