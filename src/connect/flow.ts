/** The authorisation code flow of OAuth 2 (RFC 6749, 7636) for one platform: there and back, renewal, giving back. */
import * as oauth from 'oauth4webapi'
import type { Connect } from '../channels/channel.ts'
import { UserError } from '../lib/errors.ts'
import { learningFetch } from '../lib/learn-secrets.ts'
import { maskOf, type Mask } from '../lib/redact.ts'
import * as meta from './meta.ts'

export type App = { id: string; secret: string | null }
/** A platform as one app speaks to it. `connect` has its addresses filled in. */
export type Platform = { title: string; connect: Connect; app: App; fetch: typeof fetch; signal: AbortSignal; now(): number }
/** Tokens as they were granted, in the clear: they go straight into the vault. Times are UTC epoch milliseconds; null: no end. */
export type Grant = {
  access: string
  refresh: string | null
  expiresAt: number | null
  refreshExpiresAt: number | null
  issuedAt: number
  scope: string
}
/** `refused`: for good. `failed`: nobody knows, the grant stands. */
export type Renewed = { kind: 'renewed'; grant: Grant } | { kind: 'refused' | 'failed'; detail: string }

export type Begun = { url: string; state: string; verifier: string }

/** The address to open in a browser. @param redirect where the platform leads back to, as it was registered there */
export async function begin({ connect, app }: Platform, redirect: string): Promise<Begun> {
  const state = oauth.generateRandomState()
  const verifier = oauth.generateRandomCodeVerifier()
  const url = new URL(connect.authorize)
  const fields = {
    response_type: 'code',
    client_id: app.id,
    redirect_uri: redirect,
    scope: connect.scopes.join(connect.grant === 'meta' ? ',' : ' '),
    state,
    ...(connect.pkce ? { code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' } : {}),
    ...connect.extra,
  }
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value)
  return { url: url.href, state, verifier }
}

/** The state in an address that a platform led back to; null when there is none. */
export const stateOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).searchParams.get('state') : null)

/** Exchanges the code in the address that the platform led back to. @throws UserError connect-denied, connect-failed */
export async function finish(
  platform: Platform,
  back: { address: string; state: string; verifier: string; redirect: string },
): Promise<Grant> {
  const { connect } = platform
  const mask = maskFor(platform, [back.verifier, URL.parse(back.address)?.searchParams.get('code') ?? ''])
  const learning = { ...platform, fetch: learningFetch(platform.fetch, mask) }
  const { as, client, authenticate, options } = partsOf(learning)
  try {
    const address = new URL(back.address)
    // Platforms here publish no issuer (RFC 9207) to hold it against; the state says which of them was asked.
    address.searchParams.delete('iss')
    const parameters = oauth.validateAuthResponse(as, client, address, back.state)
    if (connect.grant === 'meta') return await meta.exchange(learning, parameters.get('code') ?? '', back.redirect)
    const verifier = connect.pkce ? back.verifier : oauth.nopkce
    const answer = await oauth.authorizationCodeGrantRequest(as, client, authenticate, parameters, back.redirect, verifier, options)
    return grantOf(await oauth.processAuthorizationCodeResponse(as, client, await tidied(answer)), platform.now())
  } catch (error) {
    throw explained(error, platform, mask)
  }
}

/** Gets another access token. What the platform does not send again stays as it was. Never throws for what the platform does. */
export async function renew(platform: Platform, before: Grant): Promise<Renewed> {
  const { connect } = platform
  const mask = maskFor(platform, [before.access, before.refresh ?? ''])
  const learning = { ...platform, fetch: learningFetch(platform.fetch, mask) }
  const { as, client, authenticate, options } = partsOf(learning)
  try {
    if (connect.grant === 'meta') return { kind: 'renewed', grant: await meta.renew(learning, before) }
    const answer = await oauth.refreshTokenGrantRequest(as, client, authenticate, before.refresh ?? '', options)
    const grant = grantOf(await oauth.processRefreshTokenResponse(as, client, await tidied(answer)), platform.now())
    return {
      kind: 'renewed',
      grant: {
        ...grant,
        refresh: grant.refresh ?? before.refresh,
        refreshExpiresAt: grant.refreshExpiresAt ?? before.refreshExpiresAt,
        scope: grant.scope === '' ? before.scope : grant.scope,
      },
    }
  } catch (error) {
    const said = mask.text(wordsOf(error))
    return isRefusal(error, connect)
      ? { kind: 'refused', detail: sentence(`${platform.title} ended the connection: ${said}`) }
      : { kind: 'failed', detail: sentence(`${platform.title} could not be asked for another token: ${said}`) }
  }
}

/** Gives a token back. @returns why it could not be, or null */
export async function revoke(platform: Platform, token: string): Promise<string | null> {
  if (platform.connect.revoke === undefined) return `${platform.title} has no way to give a token back`
  const { as, client, authenticate, options } = partsOf(platform)
  try {
    await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, authenticate, token, options))
    return null
  } catch (error) {
    return maskFor(platform, [token]).text(wordsOf(error))
  }
}

type Parts = {
  as: oauth.AuthorizationServer
  client: oauth.Client
  authenticate: oauth.ClientAuth
  options: oauth.HttpRequestOptions<'POST', URLSearchParams>
}

function partsOf({ connect, app, fetch: send, signal }: Platform): Parts {
  const as: oauth.AuthorizationServer = {
    issuer: new URL(connect.authorize).origin,
    authorization_endpoint: connect.authorize,
    token_endpoint: connect.token,
    ...(connect.revoke === undefined ? {} : { revocation_endpoint: connect.revoke }),
  }
  const bySecret = connect.client === 'basic' ? oauth.ClientSecretBasic : oauth.ClientSecretPost
  return {
    as,
    client: { client_id: app.id },
    authenticate: app.secret === null ? oauth.None() : bySecret(app.secret),
    options: {
      signal: () => AbortSignal.any([signal, AbortSignal.timeout(20_000)]),
      // Only a server that the user runs has no https; the fetch that is handed in refuses private addresses nobody allowed.
      [oauth.allowInsecureRequests]: connect.token.startsWith('http:'),
      [oauth.customFetch]: (url, init) => send(url, init as RequestInit),
    },
  }
}

/** LinkedIn leaves `token_type` out although RFC 6749 §5.1 wants it; an id token says nothing that is used here. */
async function tidied(answer: Response): Promise<Response> {
  if (answer.status !== 200) return answer
  const text = await answer.text()
  const init = { status: 200, headers: { 'content-type': 'application/json' } }
  try {
    const { id_token: _, ...data } = JSON.parse(text) as Record<string, unknown>
    return new Response(JSON.stringify({ token_type: 'bearer', ...data }), init)
  } catch {
    return new Response(text, init)
  }
}

function grantOf(data: oauth.TokenEndpointResponse, now: number): Grant {
  const refreshLife = Number(data['refresh_token_expires_in'] ?? NaN)
  return {
    access: data.access_token,
    refresh: data.refresh_token ?? null,
    expiresAt: data.expires_in === undefined ? null : now + data.expires_in * 1000,
    refreshExpiresAt: Number.isFinite(refreshLife) ? now + refreshLife * 1000 : null,
    issuedAt: now,
    scope: data.scope ?? '',
  }
}

/** Only what the platform says of the grant itself ends a connection: no fault, no silence and no wrong app secret does. */
function isRefusal(error: unknown, { refusal }: Connect): boolean {
  if (error instanceof meta.MetaRefusal) return true
  if (!(error instanceof oauth.ResponseBodyError)) return false
  return error.error === 'invalid_grant' || (refusal !== undefined && (error.error_description ?? '').includes(refusal))
}

/** Platforms end their words as they like. */
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

function wordsOf(error: unknown): string {
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.AuthorizationResponseError)
    return error.error_description === undefined ? error.error : `${error.error}: ${error.error_description}`
  if (error instanceof oauth.WWWAuthenticateChallengeError) {
    const { error: code, error_description: text } = error.cause[0]?.parameters ?? {}
    return [code ?? `status ${error.status}`, text].filter(each => each !== undefined).join(': ')
  }
  if (error instanceof oauth.OperationProcessingError && error.cause instanceof Response) return `status ${error.cause.status}`
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) return 'no answer in time'
  return error instanceof Error ? error.message : String(error)
}

/** A platform may say back what it was told, and what it told. */
const maskFor = ({ app }: Platform, secrets: readonly string[]): Mask => maskOf([...secrets, app.secret ?? ''])

function explained(error: unknown, { title, connect }: Platform, mask: Mask): UserError {
  if (error instanceof oauth.AuthorizationResponseError && error.error === 'access_denied')
    return new UserError('connect-denied', `${title} was not allowed to let Uptake in.`, { hint: 'Connect again and accept there.' })
  return new UserError('connect-failed', sentence(`${title} did not give a token. ${mask.text(wordsOf(error))}`), {
    hint: `Check client_id, the client secret and the redirect address of the app (${connect.register}), then connect again.`,
  })
}
