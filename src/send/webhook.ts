/** Any program that takes JSON over HTTP. The body is signed, so that the receiver can tell who sent it. */
import { createHmac } from 'node:crypto'
import { signedHeaders, signingKey } from '../lib/webhook.ts'
import { SendError, textOf, type Way } from './way.ts'

export const way: Way = {
  name: 'webhook',
  title: 'Webhook',
  settings: {
    url: { type: 'url', required: true, help: 'where it is posted to', example: 'https://example.org/hooks/uptake' },
    secret: { type: 'secret', help: 'the variable that holds the secret of the signature', example: 'UPTAKE_WEBHOOK_SECRET' },
  },
  async send(ctx, { id, workspace, report, period, markdown, data }) {
    const body = JSON.stringify({ event: data === null ? 'notice' : 'report', id, workspace, report, period, markdown, data })
    const { secret } = ctx.settings
    const { status } = await ctx.post(textOf(ctx.settings, 'url'), body, {
      // draft-ietf-httpapi-idempotency-key-header: a repetition has the same key.
      'idempotency-key': `"${id}"`,
      ...(secret === undefined ? {} : signatures(String(secret), { id, at: ctx.now, body })),
    })
    return `it answered ${status}`
  },
}

/** A time stands in the first, so that a message that somebody overheard is of no use later. @throws SendError */
function signatures(secret: string, message: { id: string; at: number; body: string }): Record<string, string> {
  const key = signingKey(secret)
  if (key === null)
    throw new SendError('failed', 'The secret of the webhook is too short, or no Base64 behind "whsec_".', 'Make one with: openssl rand -base64 32') // prettier-ignore
  return { ...signedHeaders(key, message), 'x-uptake-signature': sign(message.body, secret) }
}

/** `sha256=` and the HMAC-SHA256 (RFC 2104) of the bytes of the body, in hex: the form that GitHub's webhooks made usual. */
export const sign = (body: string, secret: string): string => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
