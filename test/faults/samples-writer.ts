/** Stores batches of samples from the last cursor on, until it is killed: node samples-writer.ts ADDRESS */
import { collectorStates } from '../../src/db/collector-state.ts'
import { openDatabase } from '../../src/db/open.ts'
import { putSamples } from '../../src/db/samples.ts'

/** Samples of one batch; batch `n` holds the times from `n * BATCH` on. */
export const BATCH = 25
export const key = { collector: 'test', instance: '' }
export const series = { metric: 'test.count', labels: { of: 'faults' } }

async function writeOn(address: string): Promise<never> {
  const db = await openDatabase(address)
  const [state] = await collectorStates(db, 'w')
  for (let batch = Number(state?.cursor ?? 0); ; batch++) {
    const samples = Array.from({ length: BATCH }, (_, i) => ({
      ...series,
      at: batch * BATCH + i,
      span: 0,
      value: batch * BATCH + i,
      source: 'test',
      method: 'api',
      fetchedAt: batch,
      flags: [],
      answer: null,
    }))
    await putSamples(db, 'w', samples, { ...key, cursor: String(batch + 1) })
    if (batch % 5 === 0) process.stdout.write('.')
  }
}
if (import.meta.main) await writeOn(process.argv[2] ?? '')
