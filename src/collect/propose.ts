/** What a repository holds → the collectors that would measure it. For `uptake init` and for a page that offers them. */
import { loadCollectors } from '../collectors/index.ts'
import type { Detected, SettingValues } from '../collectors/collector.ts'

/** `works` at once: nothing that it needs is missing from the environment. */
export type Proposal = {
  name: string
  title: string
  settings: SettingValues
  works: boolean
  /** Variables of the environment that it needs and that are not set. */
  missing: readonly string[]
}

/** Collectors that fit, in the order of their names. `env` tells which tokens are there. */
export async function propose(found: Detected, env: Readonly<Record<string, string | undefined>>): Promise<Proposal[]> {
  const proposals: Proposal[] = []
  for (const collector of await loadCollectors()) {
    const settings = collector.detect?.(found) ?? null
    if (settings === null) continue
    const missing = Object.entries(collector.settings).flatMap(([name, { type, required, default: given, example }]) => {
      const variable = settings[name] ?? given ?? example
      const isMissing = type === 'secret' && required === true && (typeof variable !== 'string' || env[variable] === undefined)
      return isMissing ? [String(variable)] : []
    })
    proposals.push({ name: collector.name, title: collector.title, settings, works: missing.length === 0, missing })
  }
  return proposals
}
