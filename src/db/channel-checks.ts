/** What channels said when they were last asked. */
import type { Database } from './open.ts'

/** `kind` null: it was ready. `quota`: as the platform told it. */
export type ChannelCheck = {
  channel: string
  at: number
  account: string | null
  kind: string | null
  message: string | null
  quota: { left: number; limit: number | null; resetAt: number | null } | null
}

export async function checksOf(db: Database, workspace: string): Promise<ChannelCheck[]> {
  const rows = await db.selectFrom('channel_check').selectAll().where('workspace_id', '=', workspace).orderBy('channel').execute()
  return rows.map(({ channel, at, account, kind, message, quota }) => ({
    channel,
    at,
    account,
    kind,
    message,
    quota: quota === null ? null : (JSON.parse(quota) as ChannelCheck['quota']),
  }))
}

/** The account is refused; what was known of it besides stays. */
export async function noteRefusal(db: Database, workspace: string, said: { channel: string; at: number; message: string }): Promise<void> {
  const { channel, at, message } = said
  const row = { at, kind: 'auth', message }
  await db
    .insertInto('channel_check')
    .values({ workspace_id: workspace, channel, account: null, quota: null, ...row })
    .onConflict(c => c.columns(['workspace_id', 'channel']).doUpdateSet(row))
    .execute()
}

/** What works now no longer fails. */
export async function forgetFailure(db: Database, workspace: string, channel: string, at: number): Promise<void> {
  await db
    .updateTable('channel_check')
    .set({ at, kind: null, message: null })
    .where('workspace_id', '=', workspace)
    .where('channel', '=', channel)
    .where('kind', 'is not', null)
    .execute()
}

/** Another account, or none: what was said of the one before says nothing. */
export async function forgetCheck(db: Database, workspace: string, channel: string): Promise<void> {
  await db.deleteFrom('channel_check').where('workspace_id', '=', workspace).where('channel', '=', channel).execute()
}

export async function putCheck(db: Database, workspace: string, check: ChannelCheck): Promise<void> {
  const { channel, at, account, kind, message } = check
  const row = { at, account, kind, message, quota: check.quota === null ? null : JSON.stringify(check.quota) }
  await db
    .insertInto('channel_check')
    .values({ workspace_id: workspace, channel, ...row })
    .onConflict(c => c.columns(['workspace_id', 'channel']).doUpdateSet(row))
    .execute()
}
