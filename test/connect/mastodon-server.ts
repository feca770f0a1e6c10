/**
 * What a Mastodon server does about apps and tokens, imitated after https://docs.joinmastodon.org/methods/apps/ and
 * https://docs.joinmastodon.org/methods/oauth/: apps register themselves, a code counts once, tokens do not end.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

type App = { id: string; secret: string; redirect: string; scopes: string[] }
type Code = { app: App; redirect: string; challenge: string | null; scope: string }
export type Exchange = { path: string; body: Record<string, string>; answer: unknown }
export type MastodonServer = {
  base: string
  apps: App[]
  /** Tokens that are good. */
  tokens: Set<string>
  exchanges: Exchange[]
  /** Registers nobody, with this answer. */
  closed: { status: number; body: string } | null
  /** The person says yes: where the server leads back to. */
  consent(url: string): string
}

export async function mastodonServer(t: TestContext): Promise<MastodonServer> {
  const codes = new Map<string, Code>()
  const self: MastodonServer = {
    base: '',
    apps: [],
    tokens: new Set(),
    exchanges: [],
    closed: null,
    consent(url) {
      const { origin, pathname, searchParams: asked } = new URL(url)
      if (origin !== self.base || pathname !== '/oauth/authorize') throw new Error(`${url} is not the way to this server`)
      const app = self.apps.find(each => each.id === asked.get('client_id'))
      const scopes = (asked.get('scope') ?? '').split(' ')
      const fits = app?.redirect === asked.get('redirect_uri') && scopes.every(each => app?.scopes.includes(each))
      if (app === undefined || !fits || asked.get('response_type') !== 'code') throw new Error('the server shows an error')
      const code = randomUUID()
      codes.set(code, { app, redirect: app.redirect, challenge: asked.get('code_challenge'), scope: scopes.join(' ') })
      return `${app.redirect}?code=${code}&state=${asked.get('state')}`
    },
  }
  const answer = (path: string, body: Record<string, string>, bearer: string): { status: number; body: unknown } => {
    if (path === '/api/v1/accounts/verify_credentials')
      return self.tokens.has(bearer)
        ? { status: 200, body: { id: '7', username: 'ada' } }
        : { status: 401, body: { error: 'The access token was revoked' } }
    if (path === '/api/v1/apps') {
      const app = { id: randomUUID(), secret: randomUUID(), redirect: body['redirect_uris']!, scopes: body['scopes']!.split(' ') }
      self.apps.push(app)
      return { status: 200, body: { id: '1', name: body['client_name'], client_id: app.id, client_secret: app.secret, redirect_uris: [app.redirect], scopes: app.scopes } } // prettier-ignore
    }
    const app = self.apps.find(each => each.id === body['client_id'] && each.secret === body['client_secret'])
    if (path === '/oauth/revoke') {
      if (app === undefined) return { status: 403, body: { error: 'unauthorized_client', error_description: 'You are not authorized' } }
      self.tokens.delete(body['token']!)
      return { status: 200, body: {} }
    }
    if (app === undefined) return { status: 401, body: { error: 'invalid_client', error_description: 'Client authentication failed' } }
    const code = codes.get(body['code']!)
    codes.delete(body['code']!)
    const proof = createHash('sha256')
      .update(body['code_verifier'] ?? '')
      .digest('base64url')
    if (code?.app !== app || code.redirect !== body['redirect_uri'] || (code.challenge !== null && code.challenge !== proof))
      return { status: 400, body: { error: 'invalid_grant', error_description: 'The provided authorization grant is invalid' } }
    const token = randomUUID()
    self.tokens.add(token)
    return { status: 200, body: { access_token: token, token_type: 'Bearer', scope: code.scope, created_at: 1_795_000_000 } }
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { pathname: path } = new URL(request.url ?? '/', 'http://mastodon')
      const body = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
      const bearer = (request.headers.authorization ?? '').replace('Bearer ', '')
      const closed = path === '/api/v1/apps' ? self.closed : null
      const said = closed ?? answer(path, body, bearer)
      if (closed === null) self.exchanges.push({ path, body, answer: said.body })
      response.writeHead(said.status, { 'content-type': 'application/json' })
      response.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => new Promise<void>(resolve => server.close(() => resolve())))
  self.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return self
}
