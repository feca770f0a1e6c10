/**
 * Tokens of Meta's Threads: a short one for the code, a long one for the short one, and a longer one for the long one.
 * https://developers.facebook.com/docs/threads/get-started/long-lived-tokens
 */
import type { Grant, Platform } from './flow.ts'

/** The platform says that the token is over: codes 190 and 102 of https://developers.facebook.com/docs/graph-api/guides/error-handling */
export class MetaRefusal extends Error {}
const OVER = new Set([102, 190])

type Data = { access_token?: string; expires_in?: number; error?: { message?: string; code?: number }; error_message?: string }

export async function exchange(platform: Platform, code: string, redirect: string): Promise<Grant> {
  const { app, connect } = platform
  const body = new URLSearchParams({
    client_id: app.id,
    client_secret: app.secret ?? '',
    grant_type: 'authorization_code',
    redirect_uri: redirect,
    code,
  })
  const short = await ask(platform, connect.token, { method: 'POST', body })
  const query = { grant_type: 'th_exchange_token', client_secret: app.secret ?? '', access_token: short.access_token }
  return long(platform, '/access_token', query)
}

/** A long-lived token is made longer by itself, once it is a day old. */
export const renew = (platform: Platform, before: Grant): Promise<Grant> =>
  long(platform, '/refresh_access_token', { grant_type: 'th_refresh_token', access_token: before.access })

async function long(platform: Platform, path: string, query: Record<string, string>): Promise<Grant> {
  const now = platform.now()
  const url = new URL(path, platform.connect.token)
  url.search = new URLSearchParams(query).toString()
  const data = await ask(platform, url.href, {})
  return {
    access: data.access_token,
    refresh: null,
    expiresAt: data.expires_in === undefined ? null : now + data.expires_in * 1000,
    refreshExpiresAt: null,
    issuedAt: now,
    scope: '',
  }
}

async function ask(platform: Platform, url: string, init: RequestInit): Promise<Data & { access_token: string }> {
  const signal = AbortSignal.any([platform.signal, AbortSignal.timeout(20_000)])
  const answer = await platform.fetch(url, { ...init, signal, redirect: 'manual' })
  const text = await answer.text()
  const data = read(text)
  const said = data.error?.message ?? data.error_message
  if (answer.status >= 400 && answer.status < 500 && OVER.has(data.error?.code ?? 0)) throw new MetaRefusal(said ?? 'the token is over')
  if (!answer.ok || data.access_token === undefined) throw new Error(said ?? `status ${answer.status}`)
  return { ...data, access_token: data.access_token }
}

function read(text: string): Data {
  try {
    return JSON.parse(text) as Data
  } catch {
    return {}
  }
}
