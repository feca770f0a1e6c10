/** Which channels a person posts to, as things stand: for want of an API, or of a token. */
import type { Configured } from '../channels/door/settings.ts'
import { connectionsOf } from '../db/connections.ts'
import type { ActionContext } from './action.ts'

/** @param connected names of channels that have a connection, be it over or not */
export function isByHand({ instance, channel, values }: Configured, env: ActionContext['env'], connected: ReadonlySet<string>): boolean {
  if (channel.mode === 'handoff') return true
  if (channel.byHandWithout === undefined || connected.has(instance)) return false
  const variable = values[channel.byHandWithout]
  return typeof variable !== 'string' || ((env ?? process.env)[variable] ?? '').trim() === ''
}

export async function connectedChannels({ db, ref }: ActionContext): Promise<Set<string>> {
  return new Set((await connectionsOf(db, ref.id)).map(each => each.channel))
}

/** Channels as they stand: one that a person posts to does nothing by itself, neither comment nor edit nor count. */
export async function asTheyStand(context: ActionContext, configured: readonly Configured[]): Promise<Configured[]> {
  const connected = await connectedChannels(context)
  return configured.map(each => {
    if (each.channel.mode === 'handoff' || !isByHand(each, context.env, connected)) return each
    const { comment: _c, findComment: _f, edit: _e, delete: _d, look: _l, metrics: _m, counts: _n, ...rest } = each.channel
    return { ...each, channel: { ...rest, mode: 'handoff' } }
  })
}
