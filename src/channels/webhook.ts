/**
 * Hands a piece to a program of your own, signed after Standard Webhooks (https://www.standardwebhooks.com): the receiver
 * can tell that it is ours, that it is fresh, and that it is the same one again.
 */
import { createHmac } from 'node:crypto'
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
    need(ctx, 'secret')
    return { account: new URL(need(ctx, 'url')).host }
  },
  async publish(ctx, rendition) {
    const body = JSON.stringify(payload(ctx, rendition))
    const id = `msg_${digest(ctx.key)}`
    const timestamp = Math.floor(ctx.now() / 1000)
    const reply = await ask(ctx, need(ctx, 'url'), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': ctx.key,
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': sign(need(ctx, 'secret'), `${id}.${timestamp}.${body}`),
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

/** `v1,` and HMAC-SHA256 in base64. A key that starts with `whsec_` is base64 itself. */
function sign(secret: string, content: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret)
  return `v1,${createHmac('sha256', key).update(content).digest('base64')}`
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
