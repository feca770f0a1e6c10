/** `collectors:` of `uptake.yml` → which collectors run with which values. All problems at once. */
import type { Collector, Settings, SettingValues } from '../collectors/collector.ts'
import { checkValues } from '../lib/setting-values.ts'
import type { Problem } from '../lib/setting-values.ts'

export { hostsIn } from '../lib/setting-values.ts'
export type { Problem } from '../lib/setting-values.ts'

/** What every collector understands besides its own settings. */
export const commonSettings: Settings = {
  every: { type: 'text', help: 'How often it runs', example: '6h' },
  allow: { type: 'list', help: 'Hosts that may be asked although they are at a private address', example: 'stats.internal' },
  hosts: { type: 'list', help: 'More hosts that may be asked, for example where a redirect leads', example: 'www.example.org' },
}

/** A collector with values that fit its settings. `values` has names of secrets, not secrets. */
export type CheckedSettings = {
  values: SettingValues
  /** Milliseconds between two runs. */
  every: number
  allow: readonly string[]
  hosts: readonly string[]
}
export type Checked = { value: CheckedSettings; problems: Problem[] }

/** Values as written → values as used. @param at where they stand in `uptake.yml`, for the problems */
export function checkSettings(collector: Collector, written: Readonly<Record<string, unknown>>, at: readonly string[]): Checked {
  const { values, problems } = checkValues({ own: collector.settings, common: commonSettings, naming: 'collector' }, written, at)
  const every = typeof values['every'] === 'string' ? duration(values['every']) : collector.every
  if (every === null)
    problems.push({ at: [...at, 'every'], message: `${at.join('.')}.every is "${String(values['every'])}".`, expected: '30m, 6h or 1d' })
  const list = (name: string): readonly string[] => (Array.isArray(values[name]) ? (values[name] as readonly string[]) : [])
  const value = { values, every: every ?? collector.every, allow: list('allow'), hosts: list('hosts') }
  return { value, problems }
}

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** "90s", "30m", "6h", "1d", "2w" in milliseconds; null when it is none of these. */
export function duration(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*([smhdw])$/.exec(text.trim())
  return match === null ? null : Number(match[1]) * units[match[2]!]!
}
