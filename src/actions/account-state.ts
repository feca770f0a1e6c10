/** What is noted of an account after a platform refused its token, whoever met it: a send, a question for numbers, or a check. */
import type { Configured } from '../channels/door/settings.ts'
import { noteRefusal } from '../db/channel-checks.ts'
import { connectionOfChannel, refuseConnection } from '../db/connections.ts'
import type { ActionContext } from './action.ts'
import { isRenewable } from './tokens.ts'
import { placeOf, vault } from './vault.ts'

type Refusal = {
  /** The token of its connection that was refused; null: one from the environment. */
  token: string | null
  /** What the platform said. Without secrets. */
  message: string
  /** UTC epoch milliseconds. */
  at: number
}

/** The account reads as refused from now on, and a connection that nothing can renew is over. @returns what to do about it */
export async function noteRefused(context: ActionContext, configured: Configured, refusal: Refusal): Promise<string> {
  const { db, ref } = context
  const { token, message, at } = refusal
  const { instance } = configured
  const remedy = remedyFor(configured, token !== null)
  if (token !== null) await endConnection(context, configured, { token, message, at })
  await noteRefusal(db, ref.id, { channel: instance, at, message: `${message} ${remedy}` })
  return remedy
}

function remedyFor({ instance, channel, values }: Configured, isConnected: boolean): string {
  if (isConnected) return `Connect it again: "uptake channels connect ${instance}", or the page Channels.`
  const variables = Object.entries(channel.settings)
    .filter(([name, { type, required }]) => type === 'secret' && (required === true || name === 'token'))
    .map(([name]) => values[name])
    .filter(each => typeof each === 'string')
  return variables.length === 0 ? 'Check its settings in uptake.yml.' : `Set a new one in ${variables.join(' and ')} where Uptake runs.`
}

/** A token that came in its place meanwhile was not refused, and one that can be renewed is for the renewal to judge. */
async function endConnection(context: ActionContext, { instance, channel }: Configured, refusal: Refusal): Promise<void> {
  const { db, ref } = context
  const connection = await connectionOfChannel(db, ref.id, instance)
  if (connection === null || connection.state === 'refused' || channel.connect === undefined) return
  if (vault(context).open(connection.access, placeOf(ref.id, instance, 'access')) !== refusal.token) return
  if (isRenewable(connection, channel.connect.grant, refusal.at)) return
  await refuseConnection(db, connection, { detail: refusal.message, now: refusal.at })
}
