/** Tokens of connected accounts: opened when they are needed, renewed before they end, by one process at a time. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { ChannelError } from '../channels/channel.ts'
import type { Connect } from '../channels/channel.ts'
import type { Hide, Tokens } from '../channels/door/open.ts'
import type { Configured } from '../channels/door/settings.ts'
import { renew as askForAnother, type Grant, type Platform } from '../connect/flow.ts'
import type { Vault } from '../connect/vault.ts'
import { connectionOfChannel, endRenewal, leaseRenewal, type Connection, type RenewalEnd } from '../db/connections.ts'
import { backOff } from '../delivery/delivery.ts'
import { UserError } from '../lib/errors.ts'
import type { ActionContext } from './action.ts'
import { platformOf, type PlatformDoors } from './platform.ts'
import { placeOf, vault } from './vault.ts'

const MINUTE = 60_000
const DAY = 86_400_000
/** One renewal is over by then; after it somebody else may try. */
const LEASE = 60_000
/** While another process renews: so often, and so many times. */
const LOOK_EVERY = 150
const LOOKS = 200
/** A token that was refused although it is so young is refused for another reason. */
const YOUNG = 2 * MINUTE

/** When a token is renewed: five minutes before it ends, and a week before when it lives for weeks. */
export function renewFrom({ expiresAt, issuedAt }: Pick<Connection, 'expiresAt' | 'issuedAt'>): number | null {
  if (expiresAt === null) return null
  const life = expiresAt - issuedAt
  return expiresAt - (life > 2 * DAY ? Math.min(7 * DAY, life / 2) : Math.min(5 * MINUTE, life / 2))
}

/** Can another token be had without a person? @param now UTC epoch milliseconds */
export function isRenewable(
  connection: Pick<Connection, 'refresh' | 'expiresAt' | 'refreshExpiresAt' | 'issuedAt'>,
  grant: Connect['grant'],
  now: number,
): boolean {
  if (grant === 'meta') return now - connection.issuedAt >= DAY && (connection.expiresAt ?? Infinity) > now
  return connection.refresh !== null && (connection.refreshExpiresAt ?? Infinity) > now
}

export function tokensOf(context: ActionContext, doors: PlatformDoors): Tokens {
  const find = (configured: Configured): Promise<Connection | null> => connectionOfChannel(context.db, context.ref.id, configured.instance)
  return {
    async current(configured, hide = () => undefined) {
      const connection = await find(configured)
      if (connection === null) return null
      refuseEnded(connection)
      const now = doors.now()
      const from = renewFrom(connection)
      if (from === null || now < from) return opened(context, connection, hide)
      const { grant } = configured.channel.connect!
      const isValid = (connection.expiresAt ?? Infinity) > now
      if (!isRenewable(connection, grant, now)) {
        if (isValid) return opened(context, connection, hide)
        throw new ChannelError('auth', `The connection of ${connection.channel} has ended. ${again(connection.channel)}`)
      }
      try {
        return opened(context, await renewed(context, configured, connection, doors), hide)
      } catch (error) {
        // A fault over there does no harm as long as the token in hand is good.
        if (isValid && error instanceof ChannelError && error.kind === 'later') return opened(context, connection, hide)
        throw error
      }
    },
    async renew(configured, refused, hide = () => undefined) {
      const connection = await find(configured)
      if (connection === null) return false
      refuseEnded(connection)
      if (opened(context, connection, hide) !== refused) return true
      const now = doors.now()
      if (now - connection.issuedAt < YOUNG || !isRenewable(connection, configured.channel.connect!.grant, now)) return false
      opened(context, await renewed(context, configured, connection, doors), hide)
      return true
    },
  }
}

const again = (channel: string): string => `Connect it again: "uptake channels connect ${channel}", or the page Channels.`

function refuseEnded({ state, channel, detail }: Connection): void {
  if (state === 'refused') throw new ChannelError('auth', `${detail ?? `The connection of ${channel} is over.`} ${again(channel)}`)
}

function open(keys: Vault, { workspace, channel, access, refresh }: Connection): { access: string; refresh: string | null } {
  try {
    return {
      access: keys.open(access, placeOf(workspace, channel, 'access')),
      refresh: refresh === null ? null : keys.open(refresh, placeOf(workspace, channel, 'refresh')),
    }
  } catch (error) {
    if (error instanceof UserError) throw new ChannelError('auth', `${error.message} ${error.hint ?? ''}`.trim(), { cause: error })
    throw error
  }
}
/** Its access token. Both of its tokens are hidden from now on: the platform that takes the one has seen the other. */
function opened(context: ActionContext, connection: Connection, hide: Hide): string {
  const { access, refresh } = open(vault(context), connection)
  hide(access)
  if (refresh !== null) hide(refresh)
  return access
}

/** Tokens of a grant as they are stored. */
export function sealed(keys: Vault, workspace: string, channel: string, grant: Grant): Grant {
  return {
    ...grant,
    access: keys.seal(grant.access, placeOf(workspace, channel, 'access')),
    refresh: grant.refresh === null ? null : keys.seal(grant.refresh, placeOf(workspace, channel, 'refresh')),
  }
}

/**
 * The connection with a token that is newer than `seen`: renewed here, or by another process meanwhile.
 * @throws ChannelError 'auth' when the platform ended it, 'later' when it could not be renewed now
 */
export async function renewed(context: ActionContext, configured: Configured, seen: Connection, doors: PlatformDoors): Promise<Connection> {
  const { db, ref } = context
  for (let look = 0; look < LOOKS; look++) {
    const now = doors.now()
    const current = await connectionOfChannel(db, ref.id, configured.instance)
    if (current === null) throw new ChannelError('auth', `${configured.instance} was disconnected meanwhile.`)
    refuseEnded(current)
    if (current.issuedAt > seen.issuedAt) return current
    if (current.retryAt !== null && current.retryAt > now)
      throw new ChannelError('later', current.detail ?? 'The token could not be renewed.', { retryAt: current.retryAt })
    const held = await leaseRenewal(db, current, { owner: randomUUID(), now, until: now + LEASE })
    if (held === null) await pause(LOOK_EVERY, undefined, { signal: doors.signal })
    else if (held.issuedAt > seen.issuedAt) {
      await endRenewal(db, held, { kind: 'none' })
      return held
    } else await renewHeld(context, configured, held, doors)
  }
  throw new ChannelError('later', `Another process has been renewing the token of ${configured.instance} for too long.`)
}

/** Asks once, under the lease, and writes what came. */
async function renewHeld(context: ActionContext, configured: Configured, held: Connection, doors: PlatformDoors): Promise<void> {
  const { db, ref } = context
  let end: RenewalEnd = { kind: 'none' }
  try {
    const keys = vault(context)
    const before: Grant = { ...held, ...open(keys, held) }
    const platform = await platformFor(context, configured, doors)
    const result = await askForAnother(platform, before)
    if (result.kind === 'renewed') end = { kind: 'renewed', grant: sealed(keys, ref.id, configured.instance, result.grant) }
    else {
      const { detail } = result
      end =
        result.kind === 'refused'
          ? { kind: 'refused', detail }
          : { kind: 'failed', detail, retryAt: doors.now() + backOff(held.failures + 1) }
    }
  } finally {
    await endRenewal(db, held, end)
  }
}

async function platformFor(context: ActionContext, configured: Configured, doors: PlatformDoors): Promise<Platform> {
  try {
    return await platformOf(context, configured, doors)
  } catch (error) {
    if (error instanceof UserError) throw new ChannelError('auth', `${error.message} ${error.hint ?? ''}`.trim(), { cause: error })
    throw error
  }
}
