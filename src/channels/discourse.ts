/** Topics on a Discourse forum. */
import { ChannelError } from './channel.ts'
import type { ChannelContext } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import {
  at,
  countAt,
  counted,
  digest,
  idOf,
  list,
  need,
  needTitle,
  record,
  sameText,
  setting,
  standing,
  textAt,
  wholeText,
} from './tools/read.ts'

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
  limits: { length: 32_000, counted: 'characters', parts: 1, media: 0, format: 'markdown', breaks: 'hard' },
  needs: { title: { most: 255 } },
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
  counts: { metrics: ['views', 'likes', 'replies'], source: 'https://docs.discourse.org/#tag/Topics/operation/getTopic' },
  async metrics(ctx, published) {
    const topic = await topicOf(ctx, published.id)
    if (topic === null) throw new ChannelError('rejected', 'The topic is not there any more.')
    const posts = countAt(topic, 'posts_count')
    return counted({
      views: countAt(topic, 'views'),
      likes: countAt(topic, 'like_count'),
      replies: posts === undefined ? undefined : posts - 1,
    })
  },
  async edit(ctx, published, rendition) {
    const post = firstPost(await topicOf(ctx, published.id))
    if (post === null) throw new ChannelError('rejected', 'The topic is not there any more.')
    const json = { post: { raw: wholeText(rendition), title: needTitle(rendition, 'Discourse'), edit_reason: 'updated' } }
    await ask(ctx, `${need(ctx, 'base')}/posts/${textAt(post, 'id') ?? ''}.json`, {
      method: 'PUT',
      headers: headers(ctx),
      json,
      posts: true,
    })
    return published
  },
  async delete(ctx, published) {
    await ask(ctx, `${need(ctx, 'base')}/t/${published.id}.json`, { method: 'DELETE', headers: headers(ctx), posts: true, accept: [404] })
  },
  async look(ctx, published, rendition) {
    const post = firstPost(await topicOf(ctx, published.id))
    return standing(post === null ? null : (textAt(post, 'raw') ?? ''), rendition && wholeText(rendition))
  },
  async comment(ctx, published, text) {
    const reply = await ask(ctx, `${need(ctx, 'base')}/posts.json`, {
      method: 'POST',
      headers: headers(ctx),
      json: { topic_id: Number(published.id), raw: text },
      posts: true,
    })
    return { state: 'published', id: idOf(reply.json(), 'id', 'Discourse'), url: published.url }
  },
  async findComment(ctx, published, text) {
    const topic = await topicOf(ctx, published.id)
    const found = postsOf(topic).find((each, index) => index > 0 && sameText(textAt(each, 'raw') ?? '', text))
    return found && { state: 'published', id: textAt(found, 'id')!, url: published.url }
  },
})

/** A topic that was deleted answers 404, or 410. */
async function topicOf(ctx: ChannelContext, id: string): Promise<unknown> {
  const reply = await ask(ctx, `${need(ctx, 'base')}/t/${encodeURIComponent(id)}.json?include_raw=true`, {
    headers: headers(ctx),
    accept: [404, 410],
  })
  if (reply.status !== 200) return null
  const topic = reply.json()
  // Who may see deleted topics gets them all the same.
  return textAt(topic, 'deleted_at') === null ? topic : null
}
const postsOf = (topic: unknown): Record<string, unknown>[] => list(at(topic, 'post_stream.posts')).map(record)
const firstPost = (topic: unknown): Record<string, unknown> | null => postsOf(topic)[0] ?? null

const headers = (ctx: ChannelContext): Record<string, string> => ({ 'api-key': need(ctx, 'token'), 'api-username': need(ctx, 'user') })
const address = (ctx: ChannelContext, slug: string | null, id: string): string => `${need(ctx, 'base')}/t/${slug ?? '-'}/${id}`
