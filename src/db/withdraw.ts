/** Takes back samples that the files they were read from do not say any more. */
import { sampleKey, type FilesSay } from '../metrics/sample.ts'
import { chunks } from './chunks.ts'
import { inTransaction, type Database } from './open.ts'
import { refreshRollUps } from './rollup.ts'
import { labelsOf } from './sample-row.ts'
import { refreshSeries } from './series.ts'

/** Only what was read from these files, of these metrics. @returns how many samples went */
export async function withdrawSamples(db: Database, workspace: string, { files, metrics, keys }: FilesSay): Promise<number> {
  if (files.length === 0 || metrics.length === 0) return 0
  const from = new Set(files)
  return inTransaction(db, async transaction => {
    const gone: { series_id: number; at: number }[] = []
    for (const some of chunks(metrics)) {
      const rows = await transaction
        .selectFrom('series')
        .innerJoin('sample', 'sample.series_id', 'series.id')
        .select(['sample.series_id', 'sample.at', 'sample.source', 'series.metric', 'series.labels'])
        .where('series.workspace_id', '=', workspace)
        .where('series.metric', 'in', some)
        .where('sample.method', '=', 'file')
        .execute()
      for (const { series_id, at, source, metric, labels } of rows)
        if (from.has(source.replace(/:\d+$/, '')) && !keys.has(sampleKey({ metric, labels: labelsOf(labels), at })))
          gone.push({ series_id, at })
    }
    for (const { series_id, at } of gone)
      await transaction.deleteFrom('sample').where('series_id', '=', series_id).where('at', '=', at).execute()
    await refreshSeries(transaction, [...new Set(gone.map(row => row.series_id))])
    await refreshRollUps(transaction, gone)
    return gone.length
  })
}
