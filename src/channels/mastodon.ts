/** Posts and threads on Mastodon, and on servers that speak its API. */
import { ChannelError } from './channel.ts'
import type { Part } from './channel.ts'
import { connectSettings } from './tools/connect.ts'
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import {
  authorization,
  below,
  chain,
  chainIn,
  change,
  checkLength,
  post,
  postedOf,
  replyIn,
  shows,
  statusOf,
  takeDown,
  threadOf,
  whoAmI,
} from './tools/mastodon.ts'
import type { Shown } from './tools/mastodon.ts'
import { countAt, counted, digest, idOf, need, setting, textAt } from './tools/read.ts'
import { notePart, sendParts, takeDownParts } from './tools/thread.ts'
import type { Posted } from './tools/thread.ts'

const register = '{base}/settings/applications'

export const channel = defineChannel({
  name: 'mastodon',
  title: 'Mastodon',
  help: 'Posts and threads with images and their descriptions, in a language, by a connected account or an access token.',
  mode: 'api',
  hosts: [],
  settings: {
    base: { type: 'url', help: 'The server of the account', required: true, example: 'https://fosstodon.org' },
    ...connectSettings('MASTODON', register),
    client_id: { type: 'text', help: 'The id of an app of your own; without one Uptake registers itself at the server', example: 'abc123' },
    visibility: { type: 'text', help: 'public, unlisted or private', default: 'public' },
  },
  // Tokens do not end; PKCE is known from 4.3 on, and passed over before.
  connect: {
    authorize: '{base}/oauth/authorize',
    token: '{base}/oauth/token',
    revoke: '{base}/oauth/revoke',
    apps: '{base}/api/v1/apps',
    scopes: ['read:accounts', 'read:statuses', 'write:statuses', 'write:media'],
    pkce: true,
    client: 'post',
    grant: 'standard',
    register,
    redirect: 'loopback',
  },
  // Mastodon remembers a key for an hour; others that speak its API (snac) take a second post with the same key.
  contract: { idempotency: 'lookup', settles: 10_000, apiVersion: 'v1', sunset: null, pricePerPost: null },
  limits: {
    length: 500,
    counted: 'mastodon',
    parts: 25,
    media: 4,
    image: { width: 7680, height: 4320, bytes: 16_777_216, types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'] },
  },
  sources: [
    { about: 'api', url: 'https://docs.joinmastodon.org/methods/statuses/#create' },
    { about: 'api', url: 'https://docs.joinmastodon.org/methods/media/#v2' },
    { about: 'api', url: 'https://docs.joinmastodon.org/methods/apps/#create' },
    { about: 'api', url: 'https://docs.joinmastodon.org/methods/oauth/' },
    { about: 'limits', url: 'https://docs.joinmastodon.org/user/posting/' },
  ],
  async check(ctx) {
    const account = await whoAmI(ctx)
    await checkLength(ctx)
    return { account: `@${account.name}@${new URL(need(ctx, 'base')).host}` }
  },
  async publish(ctx, rendition) {
    const there = rendition.parts.length > 1 ? await chain(ctx, rendition) : []
    const first = await sendParts<Posted>(ctx, rendition, async (part, index, before) => {
      // A thread that was cut off goes on where it ended, also when the server has forgotten the keys.
      const posted = there[index] ?? (await post(ctx, { rendition, part, before, key: `${ctx.key}-${index}` }))
      await notePart(ctx, index, posted)
      return posted
    })
    return { state: 'published', id: first.id, url: first.url }
  },
  async find(ctx, rendition) {
    const found = await chain(ctx, rendition)
    const first = found[0]
    if (first === undefined || found.length !== rendition.parts.length) return undefined
    for (const [index, each] of found.entries()) await notePart(ctx, index, each)
    return { state: 'published', ...first }
  },
  counts: {
    metrics: ['likes', 'reposts', 'quotes', 'replies'],
    note: 'Views are not counted there.',
    source: 'https://docs.joinmastodon.org/entities/Status/',
  },
  async metrics(ctx, published) {
    const status = await statusOf(ctx, published.id)
    if (status === null) throw new ChannelError('rejected', 'The post is not there any more.')
    return counted({
      likes: countAt(status, 'favourites_count'),
      reposts: countAt(status, 'reblogs_count'),
      quotes: countAt(status, 'quotes_count'),
      replies: countAt(status, 'replies_count'),
    })
  },
  async edit(ctx, published, rendition) {
    const { parts, others, sure } = await threadOf(ctx, published, rendition)
    const wanted = rendition.parts.length
    const missing = parts.findIndex(each => each.status === null)
    if (missing >= 0) throw new ChannelError('rejected', `${parts.length > 1 ? `Part ${missing + 1}` : 'The post'} is not there any more.`)
    if (!sure && parts.length !== wanted)
      throw new ChannelError(
        'rejected',
        `${parts.length} posts of yours stand there one below the other, and the piece has ${wanted} now: which of them are its parts was not noted. Edit it there, or take it down and publish it anew.`,
      )
    const extra = parts.slice(wanted)
    const inTheWay = others.find(each => extra.some(({ id }) => id === textAt(each, 'in_reply_to_id')))
    if (inTheWay !== undefined)
      throw new ChannelError(
        'rejected',
        `The thread would end earlier, and a post of yours stands below its last part (${textAt(inTheWay, 'url') ?? textAt(inTheWay, 'id')}). Take that one down there first.`,
      )
    const first = await sendParts<Posted>(
      ctx,
      rendition,
      async (part, index, before) => {
        const posted =
          parts[index] === undefined
            ? (replyIn(others, before.at(-1)!, part) ??
              (await post(ctx, { rendition, part, before, key: digest(ctx.key, String(index), part.text) })))
            : await change(ctx, parts[index], rendition, part)
        await notePart(ctx, index, posted)
        return posted
      },
      'edited',
    )
    await takeDownParts(ctx, parts, ({ id }) => takeDown(ctx, id), wanted)
    return { state: 'published', id: published.id, url: first.url ?? published.url }
  },
  async delete(ctx, published) {
    // The last part first, so that no part stands there without its beginning.
    for (const { id } of chainIn(await below(ctx, published.id), published).toReversed()) await takeDown(ctx, id)
  },
  async look(ctx, published, rendition) {
    if (rendition === null) return (await statusOf(ctx, published.id)) === null ? 'gone' : 'same'
    const { parts } = await threadOf(ctx, published, rendition)
    if (parts[0]!.status === null) return 'gone'
    const isSame = (part: Part, { status }: Shown): boolean => status !== null && shows(status, part.text)
    const same = parts.length === rendition.parts.length && parts.every((each, index) => isSame(rendition.parts[index]!, each))
    return same ? 'same' : 'other'
  },
  async comment(ctx, published, text) {
    const last = chainIn(await below(ctx, published.id), published).at(-1)!.id
    const reply = await ask(ctx, `${need(ctx, 'base')}/api/v1/statuses`, {
      method: 'POST',
      headers: { ...authorization(ctx), 'idempotency-key': ctx.key },
      json: { status: text, in_reply_to_id: last, visibility: setting(ctx, 'visibility') ?? 'public' },
      posts: true,
    })
    const data = reply.json()
    return { state: 'published', id: idOf(data, 'id', 'Mastodon'), url: textAt(data, 'url') }
  },
  async findComment(ctx, published, text) {
    const found = (await below(ctx, published.id)).find(each => shows(each, text))
    return found && { state: 'published', ...postedOf(found) }
  },
})
