/** Names of secrets → secrets, looked up in the environment at the last moment. */
import { CollectError } from '../collectors/collector.ts'
import type { Collector, SettingValues } from '../collectors/collector.ts'
import { lookUpSecrets } from '../lib/setting-values.ts'

export type Secrets = {
  /** The settings with secrets in place of their names. */
  settings: SettingValues
  /** All of them, for hiding. */
  values: readonly string[]
  /** The settings whose secrets are there. */
  found: readonly string[]
  problem: CollectError | null
}

export function findSecrets(collector: Collector, settings: SettingValues, env: Readonly<Record<string, string | undefined>>): Secrets {
  const { settings: found, secrets, missing } = lookUpSecrets(collector.settings, settings, env)
  const problem =
    missing.length === 0
      ? null
      : new CollectError('auth', `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set in the environment.`, {
          hint: `Set ${missing.length === 1 ? 'it' : 'them'} where Uptake runs: export ${missing[0]!}=…`,
        })
  const there = Object.keys(collector.settings).filter(
    name => collector.settings[name]?.type === 'secret' && found[name] !== undefined && found[name] !== '',
  )
  return { settings: found, values: secrets.flatMap(withPassword), found: there, problem }
}

/** The password within an address (of a database, say) is a secret of its own. */
function withPassword(secret: string): string[] {
  const password = URL.canParse(secret) ? decoded(new URL(secret).password) : ''
  return password === '' ? [secret] : [secret, password]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
