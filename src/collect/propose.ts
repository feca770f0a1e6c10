/** What a repository holds → the collectors that would measure it. For `uptake init` and for a page that offers them. */
import { loadCollectors } from '../collectors/index.ts'
import type { Detected, SettingValues } from '../collectors/collector.ts'

/** `works` at once: nothing that it needs is missing from the environment. */
export type Proposal = { name: string; title: string; settings: SettingValues; works: boolean }

/** Collectors that fit, in the order of their names. `env` tells which tokens are there. */
export async function propose(found: Detected, env: Readonly<Record<string, string | undefined>>): Promise<Proposal[]> {
  const proposals: Proposal[] = []
  for (const collector of await loadCollectors()) {
    const settings = collector.detect?.(found) ?? null
    if (settings === null) continue
    const missing = Object.entries(collector.settings).some(([name, { type, required, default: given }]) => {
      const variable = settings[name] ?? given
      return type === 'secret' && required === true && (typeof variable !== 'string' || env[variable] === undefined)
    })
    proposals.push({ name: collector.name, title: collector.title, settings, works: !missing })
  }
  return proposals
}
