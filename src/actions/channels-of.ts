/** The channels of a workspace as `uptake.yml` has them now. No document is read. */
import { existsSync, readFileSync } from 'node:fs'
import { configuredChannels, type Configured } from '../channels/door/settings.ts'
import { UserError } from '../lib/errors.ts'
import type { Problem } from '../lib/setting-values.ts'
import { nearest } from '../lib/suggest.ts'
import { parseConfig } from '../workspace/config.ts'
import type { Config } from '../workspace/settings.ts'
import type { ActionContext } from './action.ts'

export type ChannelsOf = { configured: readonly Configured[]; problems: readonly Problem[]; config: Config | null }

export async function channelsOf({ ref }: Pick<ActionContext, 'ref'>): Promise<ChannelsOf> {
  if (ref.config === null || !existsSync(ref.config)) return { configured: [], problems: [], config: null }
  const { config } = parseConfig(readFileSync(ref.config, 'utf8'), ref.config)
  return { ...(await configuredChannels(config.channels)), config }
}

/** @throws UserError channel-unknown */
export async function channelNamed(context: Pick<ActionContext, 'ref'>, name: string): Promise<Configured> {
  const { configured, problems } = await channelsOf(context)
  const found = configured.find(each => each.instance === name)
  if (found !== undefined) return found
  const wrong = problems.find(({ at }) => at[0] === 'channels' && at[1] === name)
  if (wrong !== undefined) throw new UserError('channel-broken', wrong.message, { hint: `Expected: ${wrong.expected}` })
  const near = nearest(
    name,
    configured.map(each => each.instance),
  )
  throw new UserError('channel-unknown', `There is no channel "${name}" in uptake.yml.${near === null ? '' : ` Did you mean "${near}"?`}`, {
    hint: `Write "${name}:" below "channels:" in uptake.yml first.`,
  })
}
