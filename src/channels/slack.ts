/** Messages in a channel of Slack, through an incoming webhook. */
import { ChannelError } from './channel.ts'
import { cannotLook, defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import { digest, need } from './tools/read.ts'
import { sendParts } from './tools/thread.ts'
import type { Posted } from './tools/thread.ts'

export const channel = defineChannel({
  name: 'slack',
  title: 'Slack',
  help: 'Messages in one channel, through its incoming webhook. Slack does not say where they are.',
  mode: 'api',
  hosts: ['hooks.slack.com'],
  settings: {
    url: { type: 'secret', help: 'The address of the webhook', required: true, default: 'SLACK_WEBHOOK_URL', example: 'SLACK_WEBHOOK_URL' },
  },
  contract: { idempotency: 'none', settles: 0, apiVersion: null, sunset: null, pricePerPost: null },
  limits: { length: 4000, counted: 'characters', parts: 10, media: 0 },
  sources: [
    { about: 'api', url: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks' },
    { about: 'limits', url: 'https://docs.slack.dev/apis/web-api/rate-limits' },
  ],
  // A webhook has no question that posts nothing; its address is all that can be looked at.
  async check(ctx) {
    const url = need(ctx, 'url')
    if (!URL.canParse(url)) throw new ChannelError('auth', 'The webhook is no web address: copy it from the app in Slack.')
    const { pathname } = new URL(url)
    return { account: `webhook of ${pathname.split('/')[2] ?? 'Slack'}` }
  },
  async publish(ctx, rendition) {
    const first = await sendParts<Posted>(ctx, rendition, async (part, index) => {
      const reply = await ask(ctx, need(ctx, 'url'), {
        method: 'POST',
        json: { text: escaped(part.text), unfurl_links: true },
        posts: true,
      })
      if (reply.text.trim() !== 'ok')
        throw new ChannelError('unknown', `Slack answered "${(ctx.redact?.(reply.text) ?? reply.text).slice(0, 80)}" and not "ok".`)
      return { id: digest(ctx.key, String(index)), url: null }
    })
    return { state: 'published', ...first }
  },
  find: cannotLook('A webhook of Slack'),
})

/** The three characters that are control characters in Slack. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
