/** The doors of a channel: its settings with secrets, network, files, git, mail and notes. */
import { learningFetch } from '../../lib/learn-secrets.ts'
import type { Log } from '../../lib/log.ts'
import { maskOf, SHORTEST, type Mask } from '../../lib/redact.ts'
import { hostsIn, lookUpSecrets } from '../../lib/setting-values.ts'
import type { SettingValues } from '../../lib/setting-values.ts'
import { ChannelError } from '../channel.ts'
import type { ChannelContext, ChannelPlugin, Journal, ReaderList } from '../channel.ts'
import { guardedFetch } from './fetch.ts'
import type { Configured } from './settings.ts'

/** What channels of a workspace are opened with; `files` and `journal` are handed in by whoever may write. */
export type Doors = Pick<ChannelContext, 'now' | 'log' | 'signal' | 'files' | 'run' | 'mail'> & {
  env: Readonly<Record<string, string | undefined>>
  journal?(key: string): Journal
  readers?(instance: string): ReaderList
  /** Tokens of connected accounts. */
  tokens?: Tokens
  /** Notes that the platform refused the account for good; `token`: of its connection. @returns what to do about it */
  refused?(configured: Configured, token: string | null, message: string): Promise<string>
  /** Instead of the network, in tests. */
  fetch?: typeof fetch
}
/**
 * Both throw ChannelError: `auth` when the connection was refused for good, `later` when it could not be renewed now.
 * `hide` is told every token that is opened or obtained.
 */
export type Tokens = {
  /** The token of a channel's connection, valid for now; null when it was never connected. */
  current(configured: Configured, hide?: Hide): Promise<string | null>
  /** Gets another token after `refused` was; false when there is no way to. */
  renew(configured: Configured, refused: string, hide?: Hide): Promise<boolean>
}
export type Hide = (secret: string) => void

/** A channel that can be used: its context for a delivery, and a way to hide its secrets in what is kept. */
export type Opened = {
  instance: string
  channel: ChannelPlugin
  context(key: string): ChannelContext
  redact(text: string): string
}

/** @throws ChannelError 'auth' when a secret is not set in the environment, or the connection was refused; 'later' when it cannot be renewed now */
export async function openChannel(configured: Configured, doors: Doors): Promise<Opened> {
  const { instance, channel, values, allow } = configured
  const { settings, secrets, missing, short } = lookUpSecrets(channel.settings, values, doors.env)
  if (missing.length > 0)
    throw new ChannelError(
      'auth',
      `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set in the environment. Set ${missing.length === 1 ? 'it' : 'them'} where Uptake runs: export ${missing[0]!}=…`,
    )
  if (short.length > 0)
    throw new ChannelError(
      'auth',
      `${short.join(' and ')} ${short.length === 1 ? 'has' : 'have'} fewer than ${SHORTEST} characters: so short a secret cannot be hidden in what is noted. Set a longer one, there and where Uptake runs.`,
    )
  const { tokens } = doors
  const mask = maskOf([...secrets, ...hiddenIn(secrets)])
  const token = channel.connect === undefined ? null : await tokenFor(configured, doors, mask.hide)
  if (token === null && isUnconnected(channel, settings))
    throw new ChannelError(
      'auth',
      `${instance} has no account yet. Connect it: "uptake channels connect ${instance}", or the page Channels; or set ${String(values['token'])} in the environment where Uptake runs.`,
    )
  if (token !== null) mask.hide(token)
  const { files, run, mail, journal, signal, now } = doors
  const shared: Omit<ChannelContext, 'key'> = {
    settings: { ...asTexts(settings), ...(token === null ? {} : { token }) },
    fetch: learningFetch(doors.fetch ?? guardedFetch({ allow: new Set(allow) }), mask),
    now,
    log: masked(doors.log.with({ channel: instance }), mask.text),
    signal,
    redact: mask.text,
    redactReference: mask.reference,
    ...(files === undefined ? {} : { files }),
    ...(run === undefined ? {} : { run }),
    ...(mail === undefined ? {} : { mail }),
    ...(doors.readers === undefined ? {} : { readers: doors.readers(instance) }),
    ...(token === null || tokens === undefined ? {} : { renew: () => tokens.renew(configured, token, mask.hide) }),
    ...(doors.refused === undefined ? {} : { refused: message => doors.refused!(configured, token, message) }),
  }
  return {
    instance,
    channel,
    redact: mask.text,
    context: key => ({ ...shared, key, ...(journal === undefined ? {} : { journal: discreet(journal(key), mask) }) }),
  }
}

/** Does it do nothing without an account that is connected, or a token? */
export const isUnconnected = ({ connect, mode, byHandWithout }: ChannelPlugin, settings: SettingValues): boolean =>
  connect !== undefined && mode !== 'handoff' && byHandWithout === undefined && settings['token'] === undefined

/** Nothing was sent yet: whatever goes wrong here, it can be tried again. What a person posts waits for no account. */
async function tokenFor(configured: Configured, { tokens, log }: Doors, hide: Hide): Promise<string | null> {
  const { instance, channel } = configured
  try {
    return (await tokens?.current(configured, hide)) ?? null
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (channel.mode === 'handoff') {
      log.warn('the connected account cannot be used', { channel: instance, error: message })
      return null
    }
    if (error instanceof ChannelError) throw error
    throw new ChannelError('later', `The token of ${instance} could not be read: ${message}`, { cause: error })
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

/** What a platform said is noted without secrets; the post that a note stands for can be found again by it. */
const discreet = (journal: Journal, mask: Mask): Journal => ({
  ...journal,
  note: ({ post, ...entry }) =>
    journal.note(
      post === undefined
        ? { ...entry, reply: mask.text(entry.reply) }
        : { ...entry, reply: JSON.stringify({ id: mask.reference(post.id), url: post.url === null ? null : mask.reference(post.url) }) },
    ),
})

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
