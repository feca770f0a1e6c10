/** `channels:` of `uptake.yml` → which channels there are, with which values. All problems at once. */
import { nearest } from '../../lib/suggest.ts'
import { checkValues } from '../../lib/setting-values.ts'
import type { Problem, Settings, SettingValues } from '../../lib/setting-values.ts'
import { channels, loadChannel } from '../index.ts'
import type { ChannelPlugin } from '../channel.ts'

/** What every channel understands besides its own settings. */
export const commonSettings: Settings = {
  allow: { type: 'list', help: 'Hosts that may be asked although they are at a private address', example: 'forum.internal' },
  paused: { type: 'boolean', help: 'Nothing is published there for now' },
  checklist: { type: 'list', help: 'What a person ticks before a piece goes out there', example: 'Flair chosen' },
  length: {
    type: 'number',
    help: 'So much fits in one post of this account where it is more or less than usual, counted as the channel counts',
    example: '5000',
  },
}

/** A channel of a workspace under its name there. `values` has names of secrets, not secrets. */
export type Configured = {
  instance: string
  channel: ChannelPlugin
  values: SettingValues
  allow: readonly string[]
  paused: boolean
  /** What a person ticks before a piece goes out there. */
  checklist: readonly string[]
}

/** `name:` or `own-name: { channel: name }`, each with settings. A channel whose settings are wrong is left out. */
export async function configuredChannels(
  written: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Promise<{ configured: Configured[]; problems: Problem[] }> {
  const configured: Configured[] = []
  const problems: Problem[] = []
  for (const [instance, entry] of Object.entries(written)) {
    const at = ['channels', instance]
    const name = typeof entry['channel'] === 'string' ? entry['channel'] : instance
    const channel = await loadChannel(name)
    if (channel === null) problems.push(unknownChannel(name, entry['channel'] === undefined ? at : [...at, 'channel']))
    else {
      const checked = checkValues({ own: channel.settings, common: commonSettings, naming: 'channel' }, entry, at)
      const { length } = checked.values
      if (length !== undefined && !isLength(length)) checked.problems.push(badLength(length, at))
      problems.push(...checked.problems)
      const allow = checked.values['allow']
      if (checked.problems.length === 0)
        configured.push({
          instance,
          channel: withLength(channel, length),
          values: checked.values,
          allow: Array.isArray(allow) ? (allow as readonly string[]) : [],
          paused: checked.values['paused'] === true,
          checklist: Array.isArray(checked.values['checklist']) ? (checked.values['checklist'] as readonly string[]) : [],
        })
    }
  }
  return { configured, problems }
}

const isLength = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0
const badLength = (value: unknown, at: readonly string[]): Problem => ({
  at: [...at, 'length'],
  message: `${at.join('.')}.length is ${String(value)}.`,
  expected: 'a whole number above 0',
})
/** The channel as this account has it: servers of Mastodon set limits of their own, and so do accounts that pay for more. */
export const withLength = (channel: ChannelPlugin, length: unknown): ChannelPlugin =>
  isLength(length) ? { ...channel, limits: { ...channel.limits, length } } : channel

function unknownChannel(name: string, at: readonly string[]): Problem {
  const near = nearest(name, Object.keys(channels))
  const meant = near === null ? '' : ` Did you mean "${near}"?`
  return { at, message: `${at.join('.')}: there is no channel "${name}".${meant}`, expected: Object.keys(channels).join(', ') }
}
