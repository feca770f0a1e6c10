/**
 * An app that registers itself, where every server is a platform of its own: Mastodon and servers that speak its API.
 * https://docs.joinmastodon.org/methods/apps/#create
 */
import { UserError } from '../lib/errors.ts'
import type { App } from './flow.ts'

export type Registration = {
  title: string
  /** Where apps are registered. */
  url: string
  redirect: string
  scopes: readonly string[]
  fetch: typeof fetch
  signal: AbortSignal
}

/** Makes an app there. @throws UserError connect-register */
export async function registerApp({ title, url, redirect, scopes, fetch: send, signal }: Registration): Promise<App> {
  const { host } = new URL(url)
  const failed = (why: string, cause?: unknown): UserError =>
    new UserError('connect-register', `${host} did not register Uptake as an app: ${why}`, {
      hint: `Check "base" in uptake.yml: it is the address of the server of your ${title} account.`,
      ...(cause === undefined ? {} : { cause }),
    })
  let answer: Response
  let text: string
  try {
    answer = await send(url, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ client_name: 'Uptake', redirect_uris: redirect, scopes: scopes.join(' ') }),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(20_000)]),
    })
    text = await answer.text()
  } catch (error) {
    throw failed(error instanceof Error ? error.message : String(error), error)
  }
  const data = read(text)
  if (!answer.ok) throw failed(typeof data['error'] === 'string' ? `${data['error']} (${answer.status})` : `it answers ${answer.status}.`)
  const { client_id: id, client_secret: secret } = data
  if (typeof id !== 'string' || id === '' || typeof secret !== 'string') throw failed('its answer names no app.')
  return { id, secret }
}

function read(text: string): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(text)
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
