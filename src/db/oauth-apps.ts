/** Apps that registered themselves at the server of a channel. Their secrets pass through here sealed. */
import type { Database } from './open.ts'

export type OAuthApp = {
  workspace: string
  channel: string
  /** Where it was registered; with another server, redirect or scopes it is another app. */
  server: string
  redirect: string
  scopes: string
  clientId: string
  /** Sealed. */
  clientSecret: string
}

export async function appOfChannel(db: Database, workspace: string, channel: string): Promise<OAuthApp | null> {
  const row = await db
    .selectFrom('oauth_app')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('channel', '=', channel)
    .executeTakeFirst()
  return row === undefined
    ? null
    : {
        workspace: row.workspace_id,
        channel: row.channel,
        server: row.server,
        redirect: row.redirect,
        scopes: row.scopes,
        clientId: row.client_id,
        clientSecret: row.client_secret,
      }
}

/** One app a channel: the newest holds. */
export async function putApp(db: Database, app: OAuthApp, now: number): Promise<void> {
  const row = {
    server: app.server,
    redirect: app.redirect,
    scopes: app.scopes,
    client_id: app.clientId,
    client_secret: app.clientSecret,
    registered_at: now,
  }
  await db
    .insertInto('oauth_app')
    .values({ workspace_id: app.workspace, channel: app.channel, ...row })
    .onConflict(c => c.columns(['workspace_id', 'channel']).doUpdateSet(row))
    .execute()
}

/** The next way there registers another one. */
export async function removeApp(db: Database, workspace: string, channel: string): Promise<void> {
  await db.deleteFrom('oauth_app').where('workspace_id', '=', workspace).where('channel', '=', channel).execute()
}
