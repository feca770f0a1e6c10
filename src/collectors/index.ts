/** All collectors by name. Each is loaded only when it runs or is asked about; a test holds that this list and the folder agree. */
import type { Collector } from './collector.ts'

type Loader = () => Promise<{ collector: Collector }>

export const collectors: Readonly<Record<string, Loader>> = {
  bench: () => import('./bench.ts'),
  bluesky: () => import('./bluesky.ts'),
  buttondown: () => import('./buttondown.ts'),
  coverage: () => import('./coverage.ts'),
  crates: () => import('./crates.ts'),
  csv: () => import('./csv.ts'),
  depsdev: () => import('./depsdev.ts'),
  devto: () => import('./devto.ts'),
  discord: () => import('./discord.ts'),
  discourse: () => import('./discourse.ts'),
  docker: () => import('./docker.ts'),
  exec: () => import('./exec.ts'),
  ga4: () => import('./ga4.ts'),
  ghost: () => import('./ghost.ts'),
  git: () => import('./git.ts'),
  github: () => import('./github.ts'),
  go: () => import('./go.ts'),
  goatcounter: () => import('./goatcounter.ts'),
  hackernews: () => import('./hackernews.ts'),
  hashnode: () => import('./hashnode.ts'),
  homebrew: () => import('./homebrew.ts'),
  json: () => import('./json.ts'),
  junit: () => import('./junit.ts'),
  listmonk: () => import('./listmonk.ts'),
  mastodon: () => import('./mastodon.ts'),
  npm: () => import('./npm.ts'),
  plausible: () => import('./plausible.ts'),
  probe: () => import('./probe.ts'),
  pypi: () => import('./pypi.ts'),
  reddit: () => import('./reddit.ts'),
  rss: () => import('./rss.ts'),
  'search-console': () => import('./search-console.ts'),
  slack: () => import('./slack.ts'),
  soak: () => import('./soak.ts'),
  source: () => import('./source.ts'),
  sql: () => import('./sql.ts'),
  stackexchange: () => import('./stackexchange.ts'),
  telegram: () => import('./telegram.ts'),
  umami: () => import('./umami.ts'),
  youtube: () => import('./youtube.ts'),
}

/** @returns null when there is no collector of this name */
export async function loadCollector(name: string): Promise<Collector | null> {
  const loader = Object.hasOwn(collectors, name) ? collectors[name] : undefined
  return loader === undefined ? null : (await loader()).collector
}

export const loadCollectors = async (): Promise<Collector[]> =>
  Promise.all(Object.values(collectors).map(async load => (await load()).collector))
