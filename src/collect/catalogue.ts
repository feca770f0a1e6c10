/** All metrics that can be measured: what each is, and which collectors read it. */
import { loadCollectors } from '../collectors/index.ts'
import { BY_HAND } from '../metrics/by-hand.ts'
import { POSTS } from '../metrics/posts.ts'
import type { MetricInfo } from '../metrics/sample.ts'

export type Catalogue = {
  /** By metric id: those that collectors declare, and those that plans name and people type in. */
  infos: Readonly<Record<string, MetricInfo>>
  /** Names of the collectors that read a metric, by its id. */
  readers: Readonly<Record<string, readonly string[]>>
}

let loaded: Promise<Catalogue> | null = null

/** The list of all metrics; read once. */
export const loadCatalogue = (): Promise<Catalogue> => (loaded ??= build())

async function build(): Promise<Catalogue> {
  const infos: Record<string, MetricInfo> = { ...BY_HAND, ...POSTS }
  const readers: Record<string, string[]> = {}
  for (const { name, metrics } of await loadCollectors())
    for (const [metric, info] of Object.entries(metrics)) {
      if (metric === '*') continue
      infos[metric] = info
      readers[metric] = [...(readers[metric] ?? []), name]
    }
  return { infos, readers }
}
