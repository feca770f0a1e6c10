/** Asks channels who they are and what they still allow, and notes what they said. Nothing is posted. */
import { channelStates, type ChannelState } from '../channels/door/check.ts'
import type { Configured } from '../channels/door/settings.ts'
import { checksOf, putCheck } from '../db/channel-checks.ts'
import { dateIn } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import { lookUpSecrets } from '../lib/setting-values.ts'
import type { ActionContext } from './action.ts'
import { connectedChannels } from './by-hand.ts'
import { doorsFor } from './channel-doors.ts'
import { channelNamed, channelsOf } from './channels-of.ts'

/** An account that nobody asked for so long is asked by the server; milliseconds. */
const STALE = 24 * 3_600_000

export type CheckDoors = { fetch?: typeof fetch; signal?: AbortSignal }

/** @param input.channel null: all of them. @param input.ask false: nobody is asked, and nothing noted. @throws UserError channel-unknown */
export async function checkChannels(
  context: ActionContext,
  input: { channel: string | null; ask?: boolean },
  doors: CheckDoors = {},
): Promise<ChannelState[]> {
  const { now } = context
  const ask = input.ask ?? true
  const { configured, config } = await channelsOf(context)
  if (config === null)
    throw new UserError('no-config', 'There is no uptake.yml here, so there are no channels.', { hint: 'Run "uptake init".' })
  const wanted = input.channel === null ? configured : [await channelNamed(context, input.channel)]
  const signal = doors.signal ?? AbortSignal.timeout(30_000)
  const states = await channelStates(wanted, doorsFor(context, { now: () => now, signal, ...(doors.fetch && { fetch: doors.fetch }) }), {
    today: dateIn(config.timezone, new Date(now)),
    ask,
  })
  for (const each of states) if (each.state === 'ready' || each.state === 'failed') await note(context, each)
  return states
}

const note = ({ db, ref, now }: ActionContext, { instance, account, error, quota }: ChannelState): Promise<void> =>
  putCheck(db, ref.id, { channel: instance, at: now, account, kind: error?.kind ?? null, message: error?.message ?? null, quota })

/**
 * Asks the accounts that nobody asked for a day, so that one that was taken away is known before something is due. What
 * is no answer (a fault there, no network) is not noted. Platforms that want money for a question are left alone.
 * @returns those that refuse
 */
export async function checkStaleChannels(context: ActionContext, doors: CheckDoors = {}): Promise<ChannelState[]> {
  const { db, ref, now } = context
  const { configured, config } = await channelsOf(context)
  if (config === null) return []
  const asked = new Map((await checksOf(db, ref.id)).map(each => [each.channel, each.at]))
  const connected = await connectedChannels(context)
  const env = context.env ?? process.env
  const due = configured.filter(
    each =>
      !each.paused &&
      each.channel.mode === 'api' &&
      each.channel.contract.pricePerPost === null &&
      now - (asked.get(each.instance) ?? 0) >= STALE &&
      (connected.has(each.instance) || hasSecrets(each, env)),
  )
  if (due.length === 0) return []
  const signal = doors.signal ?? AbortSignal.timeout(30_000)
  const open = doorsFor(context, { now: () => now, signal, ...(doors.fetch && { fetch: doors.fetch }) })
  const states = await channelStates(due, open, { today: dateIn(config.timezone, new Date(now)), ask: true })
  const answered = states.filter(({ state, error }) => state === 'ready' || error?.kind === 'auth' || error?.kind === 'rejected')
  for (const each of answered) await note(context, each)
  return answered.filter(({ state }) => state === 'failed')
}

function hasSecrets({ channel, values }: Configured, env: Readonly<Record<string, string | undefined>>): boolean {
  const { missing, settings } = lookUpSecrets(channel.settings, values, env)
  const tokenless = channel.settings['token'] !== undefined && settings['token'] === undefined
  return missing.length === 0 && !tokenless
}
