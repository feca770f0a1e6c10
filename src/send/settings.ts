/** An entry of `reports: send:` → values that fit its way, with secrets looked up at the last moment. */
import { UserError } from '../lib/errors.ts'
import { redactor } from '../lib/redact.ts'
import { checkValues, lookUpSecrets, type Settings, type SettingValues } from '../lib/setting-values.ts'
import { nearest } from '../lib/suggest.ts'
import { loadWay, ways } from './index.ts'
import type { Way } from './way.ts'

/** What every way understands besides its own settings. */
const common: Settings = {
  allow: { type: 'list', help: 'hosts at private addresses that may be reached', example: '[mail.internal]' },
}

type Written = Readonly<Record<string, { via: string } & Record<string, unknown>>>
export type Ready = {
  way: Way
  settings: SettingValues
  allow: readonly string[]
  /** Hides the secrets in any text. */ redact(text: string): string
}

/** @throws UserError send-unknown, send-settings, send-secret */
export async function prepare(written: Written, name: string, env: Readonly<Record<string, string | undefined>>): Promise<Ready> {
  const entry = Object.hasOwn(written, name) ? written[name] : undefined
  if (entry === undefined) throw unknown(name, Object.keys(written))
  const way = await loadWay(entry.via)
  if (way === null)
    throw new UserError('send-unknown', `reports.send.${name} is sent via "${entry.via}", which is no way to send.`, {
      hint: `Ways: ${Object.keys(ways).join(', ')}.`,
    })
  const { values, problems } = checkValues({ own: way.settings, common, naming: 'via' }, entry, ['reports', 'send', name])
  if (problems.length > 0)
    throw new UserError('send-settings', problems.map(problem => problem.message).join('\n'), {
      hint: `Expected: ${problems.map(problem => problem.expected).join('; ')}.`,
    })
  const { settings, secrets, missing } = lookUpSecrets(way.settings, values, env)
  if (missing.length > 0) throw unset(missing)
  const { allow } = values
  return { way, settings, allow: Array.isArray(allow) ? (allow as readonly string[]) : [], redact: redactor(secrets) }
}

const unset = (missing: readonly string[]): UserError =>
  new UserError('send-secret', `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set in the environment.`, {
    hint: `Set ${missing.length === 1 ? 'it' : 'them'} where Uptake runs: export ${missing[0]!}=…`,
  })

function unknown(name: string, names: readonly string[]): UserError {
  const near = nearest(name, names)
  const known =
    names.length === 0 ? 'uptake.yml has none yet: docs/reports.md shows how one is written.' : `There are: ${names.join(', ')}.`
  return new UserError('send-unknown', `There is no "${name}" under "reports: send:" in uptake.yml.`, {
    hint: `${near === null ? '' : `Did you mean "${near}"? `}${known}`,
  })
}
