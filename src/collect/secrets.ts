/** Names of secrets → secrets, looked up in the environment at the last moment. */
import { CollectError } from '../collectors/collector.ts'
import type { Collector, SettingValues } from '../collectors/collector.ts'

export type Secrets = {
  /** The settings with secrets in place of their names. */
  settings: SettingValues
  /** All of them, for hiding. */
  values: readonly string[]
  problem: CollectError | null
}

export function findSecrets(collector: Collector, settings: SettingValues, env: Readonly<Record<string, string | undefined>>): Secrets {
  const found: Record<string, SettingValues[string]> = { ...settings }
  const values: string[] = []
  const missing: string[] = []
  for (const [name, setting] of Object.entries(collector.settings)) {
    const variable = settings[name]
    if (setting.type !== 'secret' || typeof variable !== 'string') continue
    const value = env[variable]?.trim()
    found[name] = value === '' ? undefined : value
    if (value !== undefined && value !== '') values.push(value)
    // A variable that is only the default may be unset: then there is no secret.
    else if (variable !== setting.default || setting.required === true) missing.push(variable)
  }
  const problem =
    missing.length === 0
      ? null
      : new CollectError('auth', `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set in the environment.`, {
          hint: `Set ${missing.length === 1 ? 'it' : 'them'} where Uptake runs: export ${missing[0]!}=…`,
        })
  return { settings: found, values, problem }
}
