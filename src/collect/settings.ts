/** `collectors:` of `uptake.yml` → which collectors run with which values. All problems at once. */
import type { Collector, Setting, Settings, SettingValues } from '../collectors/collector.ts'
import { nearest } from '../lib/suggest.ts'

/** What every collector understands besides its own settings. */
export const commonSettings: Settings = {
  every: { type: 'text', help: 'How often it runs', example: '6h' },
  allow: { type: 'list', help: 'Hosts that may be asked although they are at a private address', example: 'stats.internal' },
  hosts: { type: 'list', help: 'More hosts that may be asked, for example where a redirect leads', example: 'www.example.org' },
}

export type Problem = { at: readonly string[]; message: string; expected: string }
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
  const problems: Problem[] = []
  const all: Settings = { ...collector.settings, ...commonSettings }
  const values: Record<string, SettingValues[string]> = {}
  for (const [name, value] of Object.entries(written)) {
    if (name === 'collector' || value === null || value === undefined) continue
    const setting = Object.hasOwn(all, name) ? all[name] : undefined
    if (setting === undefined) problems.push(unknown(name, all, at))
    else {
      const read = readValue(setting, value)
      if ('value' in read) values[name] = read.value
      else problems.push({ at: [...at, name], message: `${[...at, name].join('.')} is ${read.was}.`, expected: read.expected })
    }
  }
  for (const [name, setting] of Object.entries(collector.settings)) {
    if (values[name] === undefined && setting.default !== undefined) values[name] = setting.default
    if (values[name] === undefined && setting.required === true && written[name] == null)
      problems.push({
        at,
        message: `${at.join('.')} does not say "${name}": ${setting.help}.`,
        expected: `${name}: ${setting.example ?? '…'}`,
      })
  }
  const every = typeof values['every'] === 'string' ? duration(values['every']) : collector.every
  if (every === null)
    problems.push({ at: [...at, 'every'], message: `${at.join('.')}.every is "${String(values['every'])}".`, expected: '30m, 6h or 1d' })
  const list = (name: string): readonly string[] => (Array.isArray(values[name]) ? (values[name] as readonly string[]) : [])
  const value = { values, every: every ?? collector.every, allow: list('allow'), hosts: list('hosts') }
  return { value, problems }
}

function unknown(name: string, all: Settings, at: readonly string[]): Problem {
  const near = nearest(name, Object.keys(all))
  const meant = near === null ? '' : ` Did you mean "${near}"?`
  return { at: [...at, name], message: `${at.join('.')} knows no setting "${name}".${meant}`, expected: Object.keys(all).join(', ') }
}

type Read = { value: string | number | boolean | readonly string[] } | { was: string; expected: string }

const isScalar = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value)
const was = (value: unknown): string => (isScalar(value) ? `"${value}"` : Array.isArray(value) ? 'a list' : 'a group of settings')

function readValue(setting: Setting, value: unknown): Read {
  switch (setting.type) {
    case 'number':
      return typeof value === 'number' ? { value } : { was: was(value), expected: 'a number' }
    case 'boolean':
      return typeof value === 'boolean' ? { value } : { was: was(value), expected: 'true or false' }
    case 'list':
      if (isScalar(value)) return { value: [String(value)] }
      if (Array.isArray(value) && value.every(isScalar)) return { value: value.map(String) }
      return { was: was(value), expected: 'a list' }
    case 'secret':
      // What was written may be the secret itself, so it is not repeated.
      return typeof value === 'string' && /^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(value)
        ? { value }
        : {
            was: 'no name of an environment variable',
            expected: `the name of a variable that holds it, ${setting.example ?? 'SOME_TOKEN'}`,
          }
    case 'url':
      return typeof value === 'string' && isWebAddress(value)
        ? { value: value.replace(/\/+$/, '') }
        : { was: was(value), expected: setting.example ?? 'https://example.org' }
    default:
      return isScalar(value) ? { value: String(value) } : { was: was(value), expected: 'a text' }
  }
}

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** "90s", "30m", "6h", "1d", "2w" in milliseconds; null when it is none of these. */
export function duration(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*([smhdw])$/.exec(text.trim())
  return match === null ? null : Number(match[1]) * units[match[2]!]!
}

/** Hosts that settings name: those of addresses anywhere in the values. */
export function hostsIn(values: SettingValues): string[] {
  const texts = Object.values(values).flatMap(value =>
    Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' ? [value] : [],
  )
  return texts.filter(isWebAddress).map(text => new URL(text).host)
}
