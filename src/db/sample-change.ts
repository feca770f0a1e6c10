/** Changes of samples that can be taken back: what people type, as opposed to what collectors read again. */
import type { Sample } from '../metrics/sample.ts'
import type { Database } from './open.ts'
import { refreshRollUps } from './rollup.ts'
import { samplesOf, writeSamples } from './samples.ts'
import { refreshSeries, seriesId } from './series.ts'

export type SampleKey = Pick<Sample, 'metric' | 'labels' | 'at'>
export type SampleChange = { put: readonly Sample[]; remove: readonly SampleKey[] }

/** Applies a change, in the transaction that there is. @returns the change that takes it back */
export async function changeSamples(db: Database, workspace: string, { put, remove }: SampleChange): Promise<SampleChange> {
  const back: { put: Sample[]; remove: SampleKey[] } = { put: [], remove: [] }
  for (const { metric, labels, at } of [...put, ...remove]) {
    const [before] = await samplesOf(db, workspace, { metric, labels, from: at, to: at + 1 })
    if (before) back.put.push(before)
    else back.remove.push({ metric, labels, at })
  }
  await writeSamples(db, workspace, put)
  for (const { metric, labels, at } of remove) {
    const id = await seriesId(db, workspace, metric, labels)
    if (id === null) continue
    await db.deleteFrom('sample').where('series_id', '=', id).where('at', '=', at).execute()
    await refreshSeries(db, [id])
    await refreshRollUps(db, [{ series_id: id, at }])
  }
  return back
}
