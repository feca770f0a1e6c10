/** The platform of a channel, as the workspace's own app speaks to it. */
import type { Connect } from '../channels/channel.ts'
import { guardedFetch } from '../channels/door/fetch.ts'
import type { Configured } from '../channels/door/settings.ts'
import type { App, Platform } from '../connect/flow.ts'
import { registerApp } from '../connect/register.ts'
import { appOfChannel, putApp } from '../db/oauth-apps.ts'
import { UserError } from '../lib/errors.ts'
import { lookUpSecrets } from '../lib/setting-values.ts'
import type { ActionContext } from './action.ts'
import { placeOf, vault } from './vault.ts'

export type PlatformDoors = { now(): number; signal: AbortSignal; fetch?: typeof fetch }

/**
 * @param redirect of a connection that is begun: where no app is named, one is registered for it, once
 * @throws UserError connect-none (the channel knows no OAuth), connect-app (the app is not set up), connect-register
 */
export async function platformOf(
  context: ActionContext,
  configured: Configured,
  doors: PlatformDoors,
  redirect: string | null = null,
): Promise<Platform> {
  const { instance, channel, values, allow } = configured
  if (channel.connect === undefined)
    throw new UserError('connect-none', `${channel.title} is not connected by OAuth.`, {
      hint: `"uptake channels --list" shows what ${channel.name} needs instead.`,
    })
  const connect = filledIn(channel.connect, values)
  const { settings } = lookUpSecrets(channel.settings, values, context.env ?? process.env)
  const send = doors.fetch ?? guardedFetch({ allow: new Set(allow), time: 20_000, size: 200_000 })
  const platform = { title: channel.title, connect, fetch: send, signal: doors.signal, now: doors.now }
  const [id, secret] = [settings['client_id'], settings['client_secret']]
  if (typeof id !== 'string' || id === '') {
    const app = connect.apps === undefined ? null : await ownApp(context, instance, platform, redirect)
    if (app !== null) return { ...platform, app }
    throw new UserError('connect-app', `${instance} has no "client_id" in uptake.yml.`, {
      hint: `Register an app at ${connect.register}, then write its id below "${instance}:" as "client_id: …" and export its secret as ${String(values['client_secret'])}.`,
    })
  }
  if (connect.grant === 'meta' && typeof secret !== 'string')
    throw new UserError('connect-app', `${String(values['client_secret'])} is not set in the environment.`, {
      hint: `${channel.title} needs the secret of the app (${connect.register}): export ${String(values['client_secret'])}=…`,
    })
  return { ...platform, app: { id, secret: typeof secret === 'string' && secret !== '' ? secret : null } }
}

/** The app that registered itself; for a way there with another redirect, server or scopes a new one. Null: there is none yet. */
async function ownApp(
  context: ActionContext,
  channel: string,
  { title, connect, fetch: send, signal }: Omit<Platform, 'app'>,
  redirect: string | null,
): Promise<App | null> {
  const { db, ref, now } = context
  const place = placeOf(ref.id, channel, 'app')
  const url = connect.apps!
  const scopes = connect.scopes.join(' ')
  const known = await appOfChannel(db, ref.id, channel)
  const fits = known !== null && known.server === url && (redirect === null || (known.redirect === redirect && known.scopes === scopes))
  if (fits)
    try {
      return { id: known.clientId, secret: vault(context).open(known.clientSecret, place) }
    } catch (error) {
      // Its key was lost: who connects again gets another app.
      if (redirect === null || !(error instanceof UserError)) throw error
    }
  if (redirect === null) return null
  const app = await registerApp({ title, url, redirect, scopes: connect.scopes, fetch: send, signal })
  const clientSecret = vault(context).seal(app.secret ?? '', place)
  await putApp(db, { workspace: ref.id, channel, server: url, redirect, scopes, clientId: app.id, clientSecret }, now)
  return app
}

function filledIn(connect: Connect, values: Configured['values']): Connect {
  const base = typeof values['base'] === 'string' ? values['base'] : ''
  const fill = (text: string): string => text.replace('{base}', base)
  return {
    ...connect,
    authorize: fill(connect.authorize),
    token: fill(connect.token),
    ...(connect.revoke === undefined ? {} : { revoke: fill(connect.revoke) }),
    ...(connect.apps === undefined ? {} : { apps: fill(connect.apps) }),
    register: fill(connect.register),
  }
}
