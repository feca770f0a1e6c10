/** Connecting the account of a channel by OAuth 2: the way there, the way back, and taking it apart again. */
import { createHash } from 'node:crypto'
import { openChannel } from '../channels/door/open.ts'
import type { Configured } from '../channels/door/settings.ts'
import { begin, finish, revoke, stateOf, type Grant } from '../connect/flow.ts'
import { forgetCheck, putCheck } from '../db/channel-checks.ts'
import {
  authorisationOf,
  beginAuthorisation,
  connectionOfChannel,
  connectionsOf,
  nameAccount,
  putConnection,
  removeConnection,
  useAuthorisation,
} from '../db/connections.ts'
import { removeApp } from '../db/oauth-apps.ts'
import { inTransaction } from '../db/open.ts'
import { UserError } from '../lib/errors.ts'
import { silentLog } from '../lib/log.ts'
import { recordAction, type ActionContext } from './action.ts'
import { channelNamed, channelsOf } from './channels-of.ts'
import { platformOf, type PlatformDoors } from './platform.ts'
import { sealed, tokensOf } from './tokens.ts'
import { placeOf, vault } from './vault.ts'

/** A person has so long to say yes. */
const PATIENCE = 15 * 60_000

export type ConnectDoors = { fetch?: typeof fetch }
const doorsOf = (context: ActionContext, doors: ConnectDoors): PlatformDoors => ({
  now: () => context.now,
  signal: AbortSignal.timeout(30_000),
  ...doors,
})
const hash = (state: string): string => createHash('sha256').update(state).digest('hex')

/** `paste`: the platform leads back to `redirect`, which is not this machine; a person pastes the address here. */
/** `registered`: the app registered itself, so the platform knows the redirect. */
export type ConnectBegun = { channel: string; title: string; url: string; redirect: string; paste: boolean; registered: boolean }

/**
 * The address to open in a browser. The channel's own setting `redirect` goes before the one that is offered.
 * @throws UserError channel-unknown, connect-none, connect-app, connect-register, connect-redirect
 */
export async function connectChannel(
  context: ActionContext,
  input: { channel: string; redirect: string },
  doors: ConnectDoors = {},
): Promise<ConnectBegun> {
  const configured = await channelNamed(context, input.channel)
  // Servers forget apps to which nobody gives a token any more.
  if ((await connectionOfChannel(context.db, context.ref.id, input.channel))?.state === 'refused')
    await removeApp(context.db, context.ref.id, input.channel)
  const own = configured.values['redirect']
  const redirect = typeof own === 'string' ? own : input.redirect
  const platform = await platformOf(context, configured, doorsOf(context, doors), redirect)
  if (platform.connect.redirect === 'https' && !redirect.startsWith('https:'))
    throw new UserError('connect-redirect', `${platform.title} leads back to addresses with https only.`, {
      hint: `Register any https address of yours at ${platform.connect.register} and write it below "${input.channel}:" as "redirect: https://…". You can paste what it leads to; nothing need answer there.`,
    })
  const begun = await begin(platform, redirect)
  await beginAuthorisation(
    context.db,
    {
      stateHash: hash(begun.state),
      workspace: context.ref.id,
      channel: input.channel,
      verifier: vault(context).seal(begun.verifier, placeOf(context.ref.id, input.channel, 'verifier')),
      redirect,
      person: context.actor.name,
      until: context.now + PATIENCE,
    },
    context.now,
  )
  return {
    channel: input.channel,
    title: platform.title,
    url: begun.url,
    redirect,
    paste: redirect !== input.redirect,
    registered: platform.connect.apps !== undefined && configured.values['client_id'] === undefined,
  }
}

/** Was this way back begun here? Reads only. */
export async function isAwaited(context: ActionContext, address: string): Promise<boolean> {
  const state = stateOf(address)
  const found = state === null ? null : await authorisationOf(context.db, hash(state), context.now)
  return found !== null && found.workspace === context.ref.id
}

export type Connected = { channel: string; account: string | null; expiresAt: number | null; remark: string | null }

/**
 * Takes the address that the platform led back to. Each one counts once.
 * @throws UserError connect-stale, connect-denied, connect-failed
 */
export async function finishConnect(context: ActionContext, input: { address: string }, doors: ConnectDoors = {}): Promise<Connected> {
  const { db, ref } = context
  const state = stateOf(input.address)
  const found = state === null ? null : await authorisationOf(db, hash(state), context.now)
  if (state === null || found === null || found.workspace !== ref.id || !(await useAuthorisation(db, found.stateHash)))
    throw new UserError('connect-stale', 'This address belongs to no connection that is being made.', {
      hint: 'It may be used up, or more than 15 minutes old. Connect again.',
    })
  const configured = await channelNamed(context, found.channel)
  const keys = vault(context)
  const platform = await platformOf(context, configured, doorsOf(context, doors))
  const verifier = keys.open(found.verifier, placeOf(ref.id, found.channel, 'verifier'))
  const grant = await finish(platform, { address: input.address, state, verifier, redirect: found.redirect })
  await inTransaction(db, async transaction => {
    const before = await connectionOfChannel(transaction, ref.id, found.channel)
    await putConnection(
      transaction,
      { workspace: ref.id, channel: found.channel },
      { ...sealed(keys, ref.id, found.channel, grant), account: null, connectedAt: context.now, connectedBy: found.person },
    )
    await forgetCheck(transaction, ref.id, found.channel)
    await recordAction(transaction, context, {
      action: 'connect-channel',
      subject: found.channel,
      before: before?.account ?? null,
      after: 'connected',
    })
  })
  return { channel: found.channel, expiresAt: grant.expiresAt, ...(await nameOf(context, configured, grant, doors)) }
}

/** Whose account it is. That it cannot be asked now does not undo the connection. */
async function nameOf(
  context: ActionContext,
  configured: Configured,
  grant: Grant,
  doors: ConnectDoors,
): Promise<Pick<Connected, 'account' | 'remark'>> {
  try {
    const shared = doorsOf(context, doors)
    const opened = await openChannel(configured, {
      ...shared,
      env: context.env ?? process.env,
      log: silentLog,
      tokens: { current: () => Promise.resolve(grant.access), renew: () => Promise.resolve(false) },
    })
    const { account, quota = null } = await opened.channel.check(opened.context('check'))
    await nameAccount(context.db, context.ref.id, configured.instance, account)
    const check = { channel: configured.instance, at: context.now, account, kind: null, message: null, quota }
    await putCheck(context.db, context.ref.id, check)
    return { account, remark: null }
  } catch (error) {
    return { account: null, remark: error instanceof Error ? error.message : String(error) }
  }
}

export type Disconnected = { channel: string; changed: boolean; remark: string | null }

/** Gives the tokens back as far as the platform takes them, and forgets them in any case. */
export async function disconnectChannel(
  context: ActionContext,
  input: { channel: string },
  doors: ConnectDoors = {},
): Promise<Disconnected> {
  const { db, ref } = context
  const connection = await connectionOfChannel(db, ref.id, input.channel)
  if (connection === null) return { channel: input.channel, changed: false, remark: null }
  const remark = connection.state === 'refused' ? null : await givenBack(context, input.channel, doors)
  const changed = await inTransaction(db, async transaction => {
    const did = await removeConnection(transaction, ref.id, input.channel)
    if (did) {
      await removeApp(transaction, ref.id, input.channel)
      await forgetCheck(transaction, ref.id, input.channel)
      await recordAction(transaction, context, {
        action: 'disconnect-channel',
        subject: input.channel,
        before: connection.account,
        after: null,
      })
    }
    return did
  })
  return { channel: input.channel, changed, remark }
}

/** @returns why the token could not be given back, or null */
async function givenBack(context: ActionContext, channel: string, doors: ConnectDoors): Promise<string | null> {
  try {
    const configured = await channelNamed(context, channel)
    const connection = (await connectionOfChannel(context.db, context.ref.id, channel))!
    const keys = vault(context)
    const platform = await platformOf(context, configured, doorsOf(context, doors))
    const which = connection.refresh === null ? 'access' : 'refresh'
    const token = keys.open(connection[which]!, placeOf(context.ref.id, channel, which))
    const why = await revoke(platform, token)
    return why === null ? null : `The token was forgotten here, but not given back: ${why}.`
  } catch (error) {
    if (error instanceof UserError) return `The token was forgotten here, but not given back: ${error.message}`
    throw error
  }
}

/** Renews what is soon over, so that a connection that is seldom used does not lapse. @returns what wants a person */
export async function renewConnections(context: ActionContext, doors: ConnectDoors = {}): Promise<{ channel: string; message: string }[]> {
  const connected = new Set((await connectionsOf(context.db, context.ref.id)).map(each => each.channel))
  if (connected.size === 0) return []
  const { configured } = await channelsOf(context)
  const tokens = tokensOf(context, doorsOf(context, doors))
  const troubles: { channel: string; message: string }[] = []
  for (const each of configured)
    if (each.channel.connect !== undefined && connected.has(each.instance))
      try {
        await tokens.current(each)
      } catch (error) {
        troubles.push({ channel: each.instance, message: error instanceof Error ? error.message : String(error) })
      }
  return troubles
}
