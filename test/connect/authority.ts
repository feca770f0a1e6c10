/**
 * A real authorisation server (oidc-provider, certified) on loopback, at the paths of X, with the part of X's API that
 * posting needs. Tokens are those of the server: what it revokes is refused. Answers of its token endpoint can be spoilt.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { Provider } from 'oidc-provider'
import type { ClientMetadata } from 'oidc-provider'

export const REDIRECT = 'http://127.0.0.1:4173/connect/callback'
export const SECRET = 'app-secret-0123456789abcdef'
const SCOPES = ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access']

/** What happens to a renewal: an error, nothing at all, or an answer without a refresh token. */
export type Spoilt = 'error' | 'silence' | 'no refresh token' | 'wrong app' | null
export type Authority = {
  base: string
  spoil: Spoilt
  /** Milliseconds before a renewal is answered. */
  delay: number
  /** Renewals that were asked for. */
  renewals: number
  /** Texts that were posted. */
  posted: string[]
  /** Called when a post arrives, before its token is looked at. */
  onPost: (() => Promise<void>) | null
  /** Every token that was ever given out. */
  tokens: Set<string>
  /** The person says yes in a browser: follows the way to the platform until it leads back. */
  consent(url: string): Promise<string>
  /** Takes back one access token, as a person does in the settings of the platform. */
  forget(token: string): Promise<void>
  /** Takes back everything that was granted. */
  revokeAll(): Promise<void>
  close(): Promise<void>
}

export async function authority(t?: TestContext): Promise<Authority> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = providerAt(base)
  const self: Authority = {
    base,
    spoil: null,
    delay: 0,
    renewals: 0,
    posted: [],
    onPost: null,
    tokens: new Set(),
    consent: url => consent(base, url),
    forget: async value => (await provider.AccessToken.find(value))?.destroy(),
    revokeAll: async () => {
      for (const token of self.tokens) {
        const known = (await provider.RefreshToken.find(token)) ?? (await provider.AccessToken.find(token))
        const grant = known?.grantId === undefined ? undefined : await provider.Grant.find(known.grantId)
        await grant?.destroy()
        await known?.destroy()
      }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
  t?.after(() => self.close())
  server.on('request', (request, response) => void serve(self, provider, request, response))
  return self
}

function providerAt(base: string): Provider {
  const client: ClientMetadata = {
    client_id: 'rocket',
    client_secret: SECRET,
    // An app on a device may be led back to every port of it (RFC 8252 §7.3).
    application_type: 'native',
    redirect_uris: ['http://127.0.0.1/connect/callback'],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_basic',
  }
  return quietly(
    () =>
      new Provider(base, {
        clients: [client],
        scopes: SCOPES,
        pkce: { required: () => true },
        rotateRefreshToken: true,
        issueRefreshToken: async () => true,
        revokeGrantPolicy: async () => false,
        routes: { authorization: '/i/oauth2/authorize', token: '/2/oauth2/token', revocation: '/2/oauth2/revoke' },
        features: { devInteractions: { enabled: false }, revocation: { enabled: true, allowedPolicy: async () => true } },
        interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
        findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
        ttl: { AccessToken: 7200, RefreshToken: 15_552_000, Grant: 15_552_000, Interaction: 600, Session: 600, AuthorizationCode: 60 },
        cookies: { keys: ['test'] },
      }),
  )
}

/** That it keeps everything in memory is what is wanted here: its warning would drown what tests say. */
function quietly<T>(make: () => T): T {
  const { warn, info } = console
  console.warn = console.info = () => undefined
  try {
    return make()
  } finally {
    Object.assign(console, { warn, info })
  }
}

async function serve(self: Authority, provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', self.base).pathname
  if (path.startsWith('/interaction/')) return interact(provider, request, response)
  if (path === '/2/oauth2/token') return token(self, provider, request, response)
  if (!path.startsWith('/2/users') && path !== '/2/tweets') return provider.callback()(request, response)
  const body = await bodyOf(request)
  if (path === '/2/tweets') await self.onPost?.()
  const bearer = (request.headers.authorization ?? '').replace('Bearer ', '')
  const known = await provider.AccessToken.find(bearer)
  if (known === undefined || known.isExpired || (known.grantId !== undefined && (await provider.Grant.find(known.grantId)) === undefined))
    return json(response, 401, { title: 'Unauthorized', detail: 'Unauthorized', status: 401, type: 'about:blank' })
  if (path === '/2/users/me') return json(response, 200, { data: { id: '7', username: known.accountId } })
  if (path !== '/2/tweets') return json(response, 200, { meta: { result_count: 0 } })
  const { text } = JSON.parse(body) as { text: string }
  self.posted.push(text)
  return json(response, 201, { data: { id: String(1_900_000_000_000_000_000n + BigInt(self.posted.length)), text } })
}

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response)
  if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId: 'ada' } })
  const grant = new provider.Grant({ accountId: session!.accountId, clientId: String(params['client_id']) })
  grant.addOIDCScope(SCOPES.join(' '))
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true })
}

/** Passes a token request on, and its answer back as it was told to spoil it. */
async function token(self: Authority, provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request)
  const isRenewal = body.includes('grant_type=refresh_token')
  if (isRenewal) {
    self.renewals++
    await new Promise(resolve => setTimeout(resolve, self.delay))
    if (self.spoil === 'silence') return
    if (self.spoil === 'error') return json(response, 500, { error: 'server_error' })
    if (self.spoil === 'wrong app') return json(response, 401, { error: 'invalid_client' })
  }
  const end = response.end.bind(response)
  response.end = ((text: string | Buffer, ...rest: never[]) => {
    const data = JSON.parse(String(text)) as Record<string, string>
    for (const name of ['access_token', 'refresh_token']) if (data[name] !== undefined) self.tokens.add(data[name])
    if (!isRenewal || self.spoil !== 'no refresh token') return end(text, ...rest)
    const { refresh_token: _, ...less } = data
    const shorter = JSON.stringify(less)
    response.setHeader('content-length', Buffer.byteLength(shorter))
    return end(shorter)
  }) as typeof response.end
  Object.assign(request, { body: Object.fromEntries(new URLSearchParams(body)) })
  return provider.callback()(request, response)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function json(response: ServerResponse, status: number, data: object): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(data))
}

/** A browser of few words: follows redirects and keeps cookies, until the way leads back to the app. */
async function consent(base: string, url: string): Promise<string> {
  const cookies = new Map<string, string>()
  const start = new URL(url)
  const redirect = start.searchParams.get('redirect_uri') ?? REDIRECT
  let at = new URL(start.pathname + start.search, base).href
  for (let step = 0; step < 12; step++) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]!.split('=')
      cookies.set(name, value)
    }
    const next = answer.headers.get('location')
    if (next === null) throw new Error(`the way to the platform ends at ${at}: ${answer.status} ${await answer.text()}`)
    at = new URL(next, at).href
    if (at.startsWith(redirect)) return at
  }
  throw new Error('the way to the platform does not end')
}
