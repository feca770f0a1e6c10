/** Settings of plug-ins as data, and values as written → values as used. All problems at once. */
import { SHORTEST } from './redact.ts'
import { nearest } from './suggest.ts'

/** One setting, as data: forms, docs, checks and the masking of secrets come from it. */
export type Setting = {
  /** `secret` holds the name of an environment variable, never the secret itself. */
  type: 'text' | 'number' | 'boolean' | 'list' | 'secret' | 'url' | 'path'
  help: string
  required?: boolean
  default?: string | number | boolean | readonly string[]
  example?: string
}
export type Settings = Readonly<Record<string, Setting>>
/** Values as the user wrote them, checked against `Settings`; secrets are already looked up. */
export type SettingValues = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>
export type Problem = { at: readonly string[]; message: string; expected: string }

/**
 * Values of one plug-in as written → as used, with defaults.
 * @param own its settings; `common`: what all of its kind understand; `at`: where they stand in `uptake.yml`
 * @param naming the key that names the plug-in itself, which is no setting
 */
export function checkValues(
  { own, common, naming }: { own: Settings; common: Settings; naming: string },
  written: Readonly<Record<string, unknown>>,
  at: readonly string[],
): { values: SettingValues; problems: Problem[] } {
  const problems: Problem[] = []
  const all: Settings = { ...own, ...common }
  const values: Record<string, SettingValues[string]> = {}
  for (const [name, value] of Object.entries(written)) {
    if (name === naming || value === null || value === undefined) continue
    const setting = Object.hasOwn(all, name) ? all[name] : undefined
    if (setting === undefined) problems.push(unknown(name, all, at))
    else {
      const read = readValue(setting, value)
      if ('value' in read) values[name] = read.value
      else problems.push({ at: [...at, name], message: `${[...at, name].join('.')} is ${read.was}.`, expected: read.expected })
    }
  }
  for (const [name, setting] of Object.entries(own)) {
    if (values[name] === undefined && setting.default !== undefined) values[name] = setting.default
    if (values[name] === undefined && setting.required === true && written[name] == null)
      problems.push({
        at,
        message: `${at.join('.')} does not say "${name}": ${setting.help}.`,
        expected: `${name}: ${setting.example ?? '…'}`,
      })
  }
  return { values, problems }
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

/** Hosts that settings name: those of addresses anywhere in the values. */
export function hostsIn(values: SettingValues): string[] {
  const texts = Object.values(values).flatMap(value =>
    Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' ? [value] : [],
  )
  return texts.filter(isWebAddress).map(text => new URL(text).host)
}

/**
 * Names of secrets → secrets, looked up in the environment at the last moment.
 * @returns `settings` with secrets in place of their names, all secrets for hiding, the variables that are not set, and
 *   those that hold what is too short to be hidden
 */
export function lookUpSecrets(
  own: Settings,
  values: SettingValues,
  env: Readonly<Record<string, string | undefined>>,
): { settings: SettingValues; secrets: readonly string[]; missing: readonly string[]; short: readonly string[] } {
  const found: Record<string, SettingValues[string]> = { ...values }
  const secrets: string[] = []
  const missing: string[] = []
  const short: string[] = []
  for (const [name, setting] of Object.entries(own)) {
    const variable = values[name]
    if (setting.type !== 'secret' || typeof variable !== 'string') continue
    const value = env[variable]?.trim()
    found[name] = value === '' ? undefined : value
    if (value !== undefined && value !== '') {
      secrets.push(value)
      if (value.length < SHORTEST) short.push(variable)
    }
    // A variable that is only the default may be unset: then there is no secret.
    else if (variable !== setting.default || setting.required === true) missing.push(variable)
  }
  return { settings: found, secrets, missing, short }
}
