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
