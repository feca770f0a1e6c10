/** Topics on a Discourse forum. */
import type { ChannelContext } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import { digest, idOf, need, needTitle, setting, textAt, wholeText } from './tools/read.ts'

export const channel = defineChannel({
  name: 'discourse',
  title: 'Discourse',
  help: 'Topics on a Discourse forum, found again by an external id.',
  mode: 'api',
  hosts: [],
  settings: {
    base: { type: 'url', help: 'The forum', required: true, example: 'https://discuss.example.org' },
    user: { type: 'text', help: 'The user who posts', required: true, example: 'ada' },
    token: { type: 'secret', help: 'An API key', required: true, default: 'DISCOURSE_API_KEY', example: 'DISCOURSE_API_KEY' },
    category: { type: 'text', help: 'The id of the category', example: '5' },
  },
  contract: { idempotency: 'lookup', settles: 0, apiVersion: null, sunset: null, pricePerPost: null },
  limits: { length: 32_000, counted: 'characters', parts: 1, media: 0, format: 'markdown' },
  sources: [
    { about: 'api', url: 'https://docs.discourse.org/#tag/Topics/operation/createTopicPostPM' },
    { about: 'api', url: 'https://docs.discourse.org/#tag/Topics/operation/getTopicByExternalId' },
    { about: 'limits', url: 'https://meta.discourse.org/t/available-settings-for-global-rate-limits-and-throttling/78612' },
  ],
  async check(ctx) {
    const reply = await ask(ctx, `${need(ctx, 'base')}/session/current.json`, { headers: headers(ctx) })
    return { account: textAt(reply.json(), 'current_user.username') ?? need(ctx, 'user') }
  },
  async publish(ctx, rendition) {
    const category = rendition.options['category'] ?? setting(ctx, 'category')
    const reply = await ask(ctx, `${need(ctx, 'base')}/posts.json`, {
      method: 'POST',
      headers: headers(ctx),
      json: {
        title: needTitle(rendition, 'Discourse'),
        raw: wholeText(rendition),
        external_id: digest(ctx.key),
        ...(category === null ? {} : { category: Number(category) }),
        ...(rendition.tags.length === 0 ? {} : { tags: rendition.tags }),
      },
      posts: true,
    })
    const data = reply.json()
    const id = idOf(data, 'topic_id', 'Discourse')
    return { state: 'published', id, url: address(ctx, textAt(data, 'topic_slug'), id) }
  },
  async find(ctx) {
    const reply = await ask(ctx, `${need(ctx, 'base')}/t/external_id/${digest(ctx.key)}.json`, {
      headers: headers(ctx),
      accept: [301, 302, 404],
    })
    if (reply.status === 404) return undefined
    // It answers with the topic, or by leading to it: /t/slug/123.json
    const lead = /\/t\/([^/]+)\/(\d+)/.exec(reply.headers.get('location') ?? '')
    if (lead !== null) return { state: 'published', id: lead[2]!, url: address(ctx, lead[1]!, lead[2]!) }
    const data = reply.json()
    const id = idOf(data, 'id', 'Discourse')
    return { state: 'published', id, url: address(ctx, textAt(data, 'slug'), id) }
  },
})

const headers = (ctx: ChannelContext): Record<string, string> => ({ 'api-key': need(ctx, 'token'), 'api-username': need(ctx, 'user') })
const address = (ctx: ChannelContext, slug: string | null, id: string): string => `${need(ctx, 'base')}/t/${slug ?? '-'}/${id}`
