/** Asks channels who they are and what they still allow, and notes what they said. Nothing is posted. */
import { channelStates, type ChannelState } from '../channels/door/check.ts'
import { putCheck } from '../db/channel-checks.ts'
import { dateIn } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import type { ActionContext } from './action.ts'
import { doorsFor } from './channel-doors.ts'
import { channelNamed, channelsOf } from './channels-of.ts'

export type CheckDoors = { fetch?: typeof fetch; signal?: AbortSignal }

/** @param input.channel null: all of them. @param input.ask false: nobody is asked, and nothing noted. @throws UserError channel-unknown */
export async function checkChannels(
  context: ActionContext,
  input: { channel: string | null; ask?: boolean },
  doors: CheckDoors = {},
): Promise<ChannelState[]> {
  const { db, ref, now } = context
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
  for (const { instance, state, account, error, quota } of states)
    if (state === 'ready' || state === 'failed')
      await putCheck(db, ref.id, {
        channel: instance,
        at: now,
        account,
        kind: error?.kind ?? null,
        message: error?.message ?? null,
        quota,
      })
  return states
}
