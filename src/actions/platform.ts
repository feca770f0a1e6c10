/** The platform of a channel, as the workspace's own app speaks to it. */
import type { Connect } from '../channels/channel.ts'
import { guardedFetch } from '../channels/door/fetch.ts'
import type { Configured } from '../channels/door/settings.ts'
import type { Platform } from '../connect/flow.ts'
import { UserError } from '../lib/errors.ts'
import { lookUpSecrets } from '../lib/setting-values.ts'
import type { ActionContext } from './action.ts'

export type PlatformDoors = { now(): number; signal: AbortSignal; fetch?: typeof fetch }

/** @throws UserError connect-none (the channel knows no OAuth), connect-app (the app is not set up) */
export function platformOf(context: ActionContext, configured: Configured, doors: PlatformDoors): Platform {
  const { instance, channel, values, allow } = configured
  if (channel.connect === undefined)
    throw new UserError('connect-none', `${channel.title} is not connected by OAuth.`, {
      hint: `"uptake channels --list" shows what ${channel.name} needs instead.`,
    })
  const connect = filledIn(channel.connect, values)
  const { settings } = lookUpSecrets(channel.settings, values, context.env ?? process.env)
  const [id, secret] = [settings['client_id'], settings['client_secret']]
  if (typeof id !== 'string' || id === '')
    throw new UserError('connect-app', `${instance} has no "client_id" in uptake.yml.`, {
      hint: `Register an app at ${connect.register}, then write its id below "${instance}:" as "client_id: …" and export its secret as ${String(values['client_secret'])}.`,
    })
  if (connect.grant === 'meta' && typeof secret !== 'string')
    throw new UserError('connect-app', `${String(values['client_secret'])} is not set in the environment.`, {
      hint: `${channel.title} needs the secret of the app (${connect.register}): export ${String(values['client_secret'])}=…`,
    })
  return {
    title: channel.title,
    connect,
    app: { id, secret: typeof secret === 'string' && secret !== '' ? secret : null },
    fetch: doors.fetch ?? guardedFetch({ allow: new Set(allow), time: 20_000, size: 200_000 }),
    signal: doors.signal,
    now: doors.now,
  }
}

function filledIn(connect: Connect, values: Configured['values']): Connect {
  const base = typeof values['base'] === 'string' ? values['base'] : ''
  const fill = (text: string): string => text.replace('{base}', base)
  return {
    ...connect,
    authorize: fill(connect.authorize),
    token: fill(connect.token),
    ...(connect.revoke === undefined ? {} : { revoke: fill(connect.revoke) }),
  }
}
