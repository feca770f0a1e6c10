/** A platform that repeats in its refusal what it was told: the words that a person sees hold none of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { channel as linkedin } from '../../src/channels/linkedin.ts'
import { finish, revoke, type Platform } from '../../src/connect/flow.ts'
import { UserError } from '../../src/lib/errors.ts'

const SECRET = 'app-s3cret/+=value'
const echo: typeof fetch = async (input, init) => {
  const request = new Request(input, init)
  const told = `${await request.text()} ${request.headers.get('authorization') ?? ''}`
  return Response.json({ error: 'invalid_request', error_description: told.replaceAll('\\', '') }, { status: 400 })
}
const platform: Platform = {
  title: 'LinkedIn',
  connect: { ...linkedin.connect!, pkce: true, revoke: 'https://www.example.org/revoke' },
  app: { id: 'app', secret: SECRET },
  fetch: echo,
  signal: AbortSignal.timeout(10_000),
  now: () => 0,
}

test('neither the secret of the app, the code nor the verifier', async () => {
  const back = { address: 'http://127.0.0.1/connect/callback?code=c0de-of-the-person&state=st', state: 'st', verifier: 'v'.repeat(43), redirect: 'http://127.0.0.1/connect/callback' } // prettier-ignore
  await assert.rejects(finish(platform, back), (error: unknown) => {
    assert.ok(error instanceof UserError)
    assert.match(error.message, /invalid_request: grant_type|invalid_request: .*redirect_uri/, error.message)
    for (const told of [SECRET, encodeURIComponent(SECRET), 'c0de-of-the-person', 'vvvvvvvv'])
      assert.ok(!error.message.includes(told), told)
    return true
  })
})

test('no token that is given back', async () => {
  const why = await revoke(platform, 'token-of-the-person')
  assert.match(why ?? '', /invalid_request/)
  assert.ok(!/token-of-the-person|s3cret/.test(why ?? ''), why ?? '')
})
