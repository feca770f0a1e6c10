/**
 * Hands a piece to a program of your own, signed after Standard Webhooks (https://www.standardwebhooks.com): the receiver
 * can tell that it is ours, that it is fresh, and that it is the same one again.
 */
import { signedHeaders, signingKey } from '../lib/webhook.ts'
import { ChannelError } from './channel.ts'
import type { ChannelContext, Rendition } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import { digest, need, record, textAt } from './tools/read.ts'

export const channel = defineChannel({
  name: 'webhook',
  title: 'Webhook',
  help: 'Sends a piece as signed JSON to an address of your own. The receiver must take one webhook-id once.',
  mode: 'api',
  hosts: [],
  settings: {
    url: { type: 'url', help: 'Where it is sent', required: true, example: 'https://hooks.example.org/uptake' },
    secret: { type: 'secret', help: 'The key of the signature', required: true, default: 'WEBHOOK_SECRET', example: 'WEBHOOK_SECRET' },
  },
  contract: { idempotency: 'key', settles: 0, apiVersion: 'standard-webhooks-1', sunset: null, pricePerPost: null },
  limits: { length: 100_000, counted: 'characters', parts: 100, media: 20 },
  sources: [{ about: 'api', url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md' }],
  async check(ctx) {
    keyOf(ctx)
    return { account: new URL(need(ctx, 'url')).host }
  },
  async publish(ctx, rendition) {
    const body = JSON.stringify(payload(ctx, rendition))
    const id = `msg_${digest(ctx.key)}`
    const reply = await ask(ctx, need(ctx, 'url'), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': ctx.key,
        ...signedHeaders(keyOf(ctx), { id, at: ctx.now(), body }),
      },
      body,
      posts: true,
    })
    const answer = answered(reply.text)
    return { state: 'published', id: textAt(answer, 'id') ?? id, url: textAt(answer, 'url') }
  },
  // Nothing can be asked, and nothing needs to be: the receiver takes one id once.
  async find() {
    return undefined
  },
})

/** @throws ChannelError 'auth' when anybody could guess it */
function keyOf(ctx: ChannelContext): Uint8Array {
  const key = signingKey(need(ctx, 'secret'))
  if (key === null)
    throw new ChannelError(
      'auth',
      'The secret of the webhook is too short, or no Base64 behind "whsec_". Make one with: openssl rand -base64 32',
    )
  return key
}

function payload(ctx: ChannelContext, rendition: Rendition): object {
  const { item, channel: name, title, canonical, link, tags, language, options } = rendition
  const parts = rendition.parts.map(({ text, html, media }) => ({
    text,
    html,
    media: media.map(each => ({ name: each.name, type: each.type, alt: each.alt, base64: Buffer.from(each.bytes).toString('base64') })),
  }))
  return {
    type: 'content.published',
    timestamp: new Date(ctx.now()).toISOString(),
    data: { item, channel: name, title, parts, canonical, link, tags, language, options },
  }
}

/** A receiver may say where the piece is now; it need not say anything. */
function answered(text: string): Record<string, unknown> {
  try {
    return record(JSON.parse(text))
  } catch {
    return {}
  }
}
