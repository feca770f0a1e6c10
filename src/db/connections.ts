/** Accounts of channels that were connected by OAuth 2. Tokens pass through here sealed. */
import type { Selectable } from 'kysely'
import type { Database } from './open.ts'
import type { Tables } from './tables.ts'

export type Connection = {
  workspace: string
  channel: string
  /** `refused`: the platform said for good that it is over. */
  state: 'connected' | 'refused'
  account: string | null
  scope: string
  /** Sealed. */
  access: string
  refresh: string | null
  /** UTC epoch milliseconds; null: it does not end. */
  expiresAt: number | null
  refreshExpiresAt: number | null
  connectedAt: number
  connectedBy: string
  issuedAt: number
  failures: number
  retryAt: number | null
  detail: string | null
  fence: number
}
/** What a platform granted, sealed. */
export type Granted = Pick<Connection, 'access' | 'refresh' | 'expiresAt' | 'refreshExpiresAt' | 'issuedAt' | 'scope'>

const connectionOf = (row: Selectable<Tables['connection']>): Connection => ({
  workspace: row.workspace_id,
  channel: row.channel,
  state: row.state === 'refused' ? 'refused' : 'connected',
  account: row.account,
  scope: row.scope,
  access: row.access,
  refresh: row.refresh,
  expiresAt: row.expires_at,
  refreshExpiresAt: row.refresh_expires_at,
  connectedAt: row.connected_at,
  connectedBy: row.connected_by,
  issuedAt: row.issued_at,
  failures: row.failures,
  retryAt: row.retry_at,
  detail: row.detail,
  fence: row.fence,
})

export async function connectionsOf(db: Database, workspace: string): Promise<Connection[]> {
  const rows = await db.selectFrom('connection').selectAll().where('workspace_id', '=', workspace).orderBy('channel').execute()
  return rows.map(connectionOf)
}

export async function connectionOfChannel(db: Database, workspace: string, channel: string): Promise<Connection | null> {
  const row = await db
    .selectFrom('connection')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('channel', '=', channel)
    .executeTakeFirst()
  return row === undefined ? null : connectionOf(row)
}

const granted = (grant: Granted): object => ({
  access: grant.access,
  refresh: grant.refresh,
  expires_at: grant.expiresAt,
  refresh_expires_at: grant.refreshExpiresAt,
  issued_at: grant.issuedAt,
  scope: grant.scope,
})
/** A connection that works again has no faults behind it and no lease on it. */
const sound = { state: 'connected', failures: 0, retry_at: null, detail: null, lease_owner: null, lease_until: null } as const

/** A new connection, or a new grant in place of the one before. */
export async function putConnection(
  db: Database,
  key: { workspace: string; channel: string },
  value: Granted & Pick<Connection, 'account' | 'connectedAt' | 'connectedBy'>,
): Promise<void> {
  const row = {
    ...sound,
    access: value.access,
    refresh: value.refresh,
    expires_at: value.expiresAt,
    refresh_expires_at: value.refreshExpiresAt,
    issued_at: value.issuedAt,
    scope: value.scope,
    account: value.account,
    connected_at: value.connectedAt,
    connected_by: value.connectedBy,
  }
  await db
    .insertInto('connection')
    .values({ workspace_id: key.workspace, channel: key.channel, ...row })
    // The fence counts on: a renewal of the grant before must not write over this one.
    .onConflict(c => c.columns(['workspace_id', 'channel']).doUpdateSet(e => ({ ...row, fence: e('connection.fence', '+', 1) })))
    .execute()
}

/** Returns false when there was none. */
export async function removeConnection(db: Database, workspace: string, channel: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('connection')
    .where('workspace_id', '=', workspace)
    .where('channel', '=', channel)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function nameAccount(db: Database, workspace: string, channel: string, account: string): Promise<void> {
  await db.updateTable('connection').set({ account }).where('workspace_id', '=', workspace).where('channel', '=', channel).execute()
}

/**
 * Takes the lease to renew a connection: one holder at a time, over all processes.
 * @returns the connection as it is under the lease; null when somebody else holds it
 */
export async function leaseRenewal(
  db: Database,
  seen: Connection,
  lease: { owner: string; now: number; until: number },
): Promise<Connection | null> {
  const { numUpdatedRows } = await db
    .updateTable('connection')
    .set({ lease_owner: lease.owner, lease_until: lease.until, fence: seen.fence + 1 })
    .where('workspace_id', '=', seen.workspace)
    .where('channel', '=', seen.channel)
    .where('fence', '=', seen.fence)
    .where(e => e.or([e('lease_until', 'is', null), e('lease_until', '<=', lease.now)]))
    .executeTakeFirst()
  return numUpdatedRows === 0n ? null : connectionOfChannel(db, seen.workspace, seen.channel)
}

export type RenewalEnd =
  | { kind: 'renewed'; grant: Granted }
  | { kind: 'refused'; detail: string }
  | { kind: 'failed'; detail: string; retryAt: number }
  | { kind: 'none' }

/** Writes how a renewal ended and gives the lease back. @returns false when the lease was lost, and nothing is written */
export async function endRenewal(db: Database, held: Connection, end: RenewalEnd): Promise<boolean> {
  const free = { lease_owner: null, lease_until: null }
  const change =
    end.kind === 'renewed'
      ? { ...granted(end.grant), ...sound }
      : end.kind === 'refused'
        ? { ...free, state: 'refused', detail: end.detail }
        : end.kind === 'failed'
          ? { ...free, failures: held.failures + 1, retry_at: end.retryAt, detail: end.detail }
          : free
  const { numUpdatedRows } = await db
    .updateTable('connection')
    .set(change)
    .where('workspace_id', '=', held.workspace)
    .where('channel', '=', held.channel)
    .where('fence', '=', held.fence)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Writes that a platform took the token no more. @returns false when another one came in its place meanwhile, or comes just now */
export async function refuseConnection(db: Database, seen: Connection, { detail, now }: { detail: string; now: number }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('connection')
    .set({ state: 'refused', detail, fence: seen.fence + 1 })
    .where('workspace_id', '=', seen.workspace)
    .where('channel', '=', seen.channel)
    .where('fence', '=', seen.fence)
    .where(e => e.or([e('lease_until', 'is', null), e('lease_until', '<=', now)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type Authorisation = {
  stateHash: string
  workspace: string
  channel: string
  /** Sealed. */
  verifier: string
  redirect: string
  person: string
  until: number
}

/** Notes an authorisation under way, and forgets those that took too long. */
export async function beginAuthorisation(db: Database, value: Authorisation, now: number): Promise<void> {
  await db.deleteFrom('authorisation').where('until', '<', now).execute()
  await db
    .insertInto('authorisation')
    .values({
      state_hash: value.stateHash,
      workspace_id: value.workspace,
      channel: value.channel,
      verifier: value.verifier,
      redirect: value.redirect,
      person: value.person,
      until: value.until,
    })
    .execute()
}

export async function authorisationOf(db: Database, stateHash: string, now: number): Promise<Authorisation | null> {
  const row = await db
    .selectFrom('authorisation')
    .selectAll()
    .where('state_hash', '=', stateHash)
    .where('until', '>=', now)
    .executeTakeFirst()
  return row === undefined
    ? null
    : {
        stateHash: row.state_hash,
        workspace: row.workspace_id,
        channel: row.channel,
        verifier: row.verifier,
        redirect: row.redirect,
        person: row.person,
        until: row.until,
      }
}

/** A state counts once. @returns false when somebody else has used it already */
export async function useAuthorisation(db: Database, stateHash: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('authorisation').where('state_hash', '=', stateHash).executeTakeFirst()
  return numDeletedRows > 0n
}
