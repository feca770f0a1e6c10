/** The doors of a channel: its settings with secrets, network, files, git, mail and notes. */
import type { Log } from '../../lib/log.ts'
import { redactor } from '../../lib/redact.ts'
import { hostsIn, lookUpSecrets } from '../../lib/setting-values.ts'
import type { SettingValues } from '../../lib/setting-values.ts'
import { ChannelError } from '../channel.ts'
import type { ChannelContext, ChannelPlugin, Files, Journal, Mail, Run } from '../channel.ts'
import { guardedFetch } from './fetch.ts'
import type { Configured } from './settings.ts'

export type Doors = {
  env: Readonly<Record<string, string | undefined>>
  now(): number
  log: Log
  signal: AbortSignal
  /** Handed in by whoever may write: files of the repository and the notes of a delivery. */
  files?: Files
  run?: Run
  mail?: Mail
  journal?(key: string): Journal
  /** Instead of the network, in tests. */
  fetch?: typeof fetch
}

/** A channel that can be used: its context for a delivery, and a way to hide its secrets in what is kept. */
export type Opened = {
  instance: string
  channel: ChannelPlugin
  context(key: string): ChannelContext
  redact(text: string): string
}

/** @throws ChannelError 'auth' when a secret is not set in the environment */
export function openChannel({ instance, channel, values, allow }: Configured, doors: Doors): Opened {
  const { settings, secrets, missing } = lookUpSecrets(channel.settings, values, doors.env)
  if (missing.length > 0)
    throw new ChannelError(
      'auth',
      `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set in the environment. Set ${missing.length === 1 ? 'it' : 'them'} where Uptake runs: export ${missing[0]!}=…`,
    )
  const redact = redactor([...secrets, ...hiddenIn(secrets)])
  const send = doors.fetch ?? guardedFetch({ allow: new Set(allow) })
  const log = masked(doors.log.with({ channel: instance }), redact)
  const { files, run, mail, journal } = doors
  return {
    instance,
    channel,
    redact,
    context: key => ({
      settings: asTexts(settings),
      fetch: send,
      key,
      now: doors.now,
      log,
      signal: doors.signal,
      ...(files === undefined ? {} : { files }),
      ...(run === undefined ? {} : { run }),
      ...(mail === undefined ? {} : { mail }),
      ...(journal === undefined ? {} : { journal: journal(key) }),
    }),
  }
}

/** A secret that is an address shows in messages without its beginning, too. */
const hiddenIn = (secrets: readonly string[]): string[] =>
  secrets
    .filter(each => URL.canParse(each))
    .map(each => new URL(each).pathname)
    .filter(path => path.length > 8)

/** Settings travel as texts; lists with a line for each entry. */
function asTexts(values: SettingValues): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(values))
    if (value !== undefined) texts[name] = Array.isArray(value) ? (value as readonly string[]).join('\n') : String(value)
  return texts
}

function masked(log: Log, redact: (text: string) => string): Log {
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error'): Log['info'] =>
    (message, fields) =>
      log[level](
        redact(message),
        fields &&
          Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? redact(value) : value])),
      )
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), with: fields => masked(log.with(fields), redact) }
}

/** Hosts that a channel talks to, for the list of channels. */
export const hostsOf = ({ channel, values }: Configured): readonly string[] => [...new Set([...hostsIn(values), ...channel.hosts])]
