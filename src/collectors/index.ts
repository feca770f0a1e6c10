/** All collectors by name. Each is loaded only when it runs or is asked about; a test holds that this list and the folder agree. */
import type { Collector } from './collector.ts'

type Loader = () => Promise<{ collector: Collector }>

export const collectors: Readonly<Record<string, Loader>> = {
  git: () => import('./git.ts'),
  github: () => import('./github.ts'),
}

/** @returns null when there is no collector of this name */
export async function loadCollector(name: string): Promise<Collector | null> {
  const loader = Object.hasOwn(collectors, name) ? collectors[name] : undefined
  return loader === undefined ? null : (await loader()).collector
}

export const loadCollectors = async (): Promise<Collector[]> =>
  Promise.all(Object.values(collectors).map(async load => (await load()).collector))
