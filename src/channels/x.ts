/** Posts and threads on X by its API v2, which is paid for post by post; without a token a person posts. */
import twitter from 'twitter-text'
import { ChannelError } from './channel.ts'
import type { ChannelContext, Media, Part, Price, Rendition } from './channel.ts'
import { connectSettings } from './tools/connect.ts'
import { defineEither } from './tools/either.ts'
import { address, mediaSteps, pasteSteps } from './tools/handoff.ts'
import { ask } from './tools/http.ts'
import type { Reply } from './tools/http.ts'
import { at, countAt, counted, idOf, list, need, othersOf, sameText, textAt } from './tools/read.ts'
import { sendNoted } from './tools/thread.ts'
import type { Posted } from './tools/thread.ts'

const register = 'https://developer.x.com/en/portal/projects-and-apps'
/** What X takes for a request that posts; with an address in the text it takes more. */
const PLAIN = 0.015
const WITH_LINK = 0.2
/** An identical post that is older than this is perhaps another one. */
const DAY = 86_400_000

export const channel = defineEither(
  {
    name: 'x',
    title: 'X',
    help: 'Posts and threads with images and their descriptions, by API; without a token a person posts, with the text filled in.',
    mode: 'api',
    hosts: ['api.x.com'],
    settings: {
      ...connectSettings('X', register),
      base: { type: 'url', help: 'The API', default: 'https://api.x.com' },
    },
    connect: {
      authorize: 'https://x.com/i/oauth2/authorize',
      token: '{base}/2/oauth2/token',
      revoke: '{base}/2/oauth2/revoke',
      scopes: ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access'],
      pkce: true,
      client: 'basic',
      grant: 'standard',
      refusal: 'Value passed for the token was invalid',
      register,
      redirect: 'loopback',
    },
    contract: {
      idempotency: 'lookup',
      settles: 60_000,
      apiVersion: '2',
      sunset: null,
      pricePerPost: { amount: PLAIN, currency: 'USD' },
    },
    limits: {
      length: 280,
      counted: 'weighted',
      parts: 25,
      media: 4,
      image: { bytes: 5_000_000, types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] },
    },
    sources: [
      { about: 'api', url: 'https://docs.x.com/x-api/posts/creation-of-a-post' },
      { about: 'api', url: 'https://docs.x.com/x-api/media/media-upload' },
      { about: 'api', url: 'https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code' },
      { about: 'limits', url: 'https://docs.x.com/fundamentals/counting-characters' },
      { about: 'price', url: 'https://docs.x.com/x-api/getting-started/pricing' },
    ],
    async check(ctx) {
      return { account: `@${(await whoAmI(ctx)).name}` }
    },
    async publish(ctx, rendition) {
      const send = async (part: Part, _: number, before: readonly Posted[]): Promise<Posted> => {
        const media: string[] = []
        for (const each of part.media) media.push(await upload(ctx, each))
        const reply = await post(ctx, {
          text: part.text,
          ...(media.length === 0 ? {} : { media: { media_ids: media } }),
          ...(before.length === 0 ? {} : { reply: { in_reply_to_tweet_id: before.at(-1)!.id } }),
        })
        const id = idOf(reply.json(), 'data.id', 'X')
        return { id, url: addressOf(id) }
      }
      const first = await sendNoted(ctx, rendition, send, (part, before) => lookForPart(ctx, part, before))
      return { state: 'published', ...first, cost: costOf(rendition.parts) }
    },
    counts: {
      metrics: ['likes', 'reposts', 'quotes', 'replies', 'views', 'bookmarks'],
      note: 'Each reading is paid for, so there is one a day.',
      atMostEvery: DAY,
      source: 'https://docs.x.com/x-api/fundamentals/metrics',
    },
    async metrics(ctx, published) {
      const id = published.id === '' ? (/\/status\/(\d+)/.exec(published.url ?? '')?.[1] ?? null) : published.id
      if (id === null) throw new ChannelError('rejected', 'The address that was pasted back is of no post.')
      const url = `${need(ctx, 'base')}/2/tweets?ids=${id}&tweet.fields=public_metrics`
      const counts = at(list(at((await ask(ctx, url, { headers: authorization(ctx) })).json(), 'data'))[0], 'public_metrics')
      if (counts === undefined) throw new ChannelError('rejected', 'The post is not there any more.')
      return counted({
        likes: countAt(counts, 'like_count'),
        reposts: countAt(counts, 'retweet_count'),
        quotes: countAt(counts, 'quote_count'),
        replies: countAt(counts, 'reply_count'),
        views: countAt(counts, 'impression_count'),
        bookmarks: countAt(counts, 'bookmark_count'),
      })
    },
    async find(ctx, rendition) {
      const found = await lookFor(ctx, rendition)
      return found === null ? undefined : { state: 'published', id: found, url: addressOf(found), cost: costOf(rendition.parts) }
    },
    async comment(ctx, published, text) {
      const reply = await post(ctx, { text, reply: { in_reply_to_tweet_id: published.id } })
      const id = idOf(reply.json(), 'data.id', 'X')
      return { state: 'published', id, url: addressOf(id), cost: costOf([{ text }]) }
    },
    async findComment(ctx, published, text) {
      const found = await lookForPart(ctx, { text, html: null, media: [] }, [published])
      return found && { state: 'published', ...found, cost: costOf([{ text }]) }
    },
  },
  {
    open: rendition => address('https://x.com/intent/post', { text: rendition.parts[0]!.text }),
    steps: rendition => [
      ...pasteSteps(rendition),
      ...mediaSteps(rendition),
      rendition.parts.length > 1 ? 'Add each further post with "+", then post them all at once.' : 'Post it.',
    ],
  },
)

const addressOf = (id: string): string => `https://x.com/i/web/status/${id}`
const authorization = (ctx: ChannelContext): Record<string, string> => ({ authorization: `Bearer ${need(ctx, 'token')}` })

/** Every part is a request that is paid for. */
export const costOf = (parts: readonly Pick<Part, 'text'>[]): Price => ({
  amount: Math.round(parts.reduce((sum, { text }) => sum + (twitter.extractUrls(text).length > 0 ? WITH_LINK : PLAIN), 0) * 1000) / 1000,
  currency: 'USD',
})

async function whoAmI(ctx: ChannelContext): Promise<{ id: string; name: string }> {
  const data = (await ask(ctx, `${need(ctx, 'base')}/2/users/me`, { headers: authorization(ctx) })).json()
  const id = textAt(data, 'data.id')
  if (id === null) throw new ChannelError('auth', 'X does not say whose token it is: a token of a person is needed, not one of an app.')
  return { id, name: textAt(data, 'data.username') ?? id }
}

/** X refuses a text that it has already (403): a send before this one arrived, so it is looked for. */
async function post(ctx: ChannelContext, json: object): Promise<Reply> {
  try {
    return await ask(ctx, `${need(ctx, 'base')}/2/tweets`, { method: 'POST', headers: authorization(ctx), json, posts: true })
  } catch (error) {
    if (error instanceof ChannelError && error.status === 403 && /duplicate content/i.test(error.message))
      throw new ChannelError('unknown', 'X says that it has a post with this text already.', { cause: error })
    throw error
  }
}

/** One request for images and GIFs; the description goes with a second one. */
async function upload(ctx: ChannelContext, media: Media): Promise<string> {
  if (!media.type.startsWith('image/')) throw new ChannelError('rejected', `${media.name} is no image. Post films by hand.`)
  const form = new FormData()
  form.set('media', new Blob([media.bytes as Uint8Array<ArrayBuffer>], { type: media.type }), media.name)
  form.set('media_category', media.type === 'image/gif' ? 'tweet_gif' : 'tweet_image')
  const base = need(ctx, 'base')
  const reply = await ask(ctx, `${base}/2/media/upload`, { method: 'POST', headers: authorization(ctx), body: form })
  const id = textAt(reply.json(), 'data.id')
  if (id === null) throw new ChannelError('later', `X took ${media.name}, but its answer has no id.`)
  if (media.alt !== '')
    await ask(ctx, `${base}/2/media/metadata`, {
      method: 'POST',
      headers: authorization(ctx),
      json: { id, metadata: { alt_text: { text: media.alt.slice(0, 1000) } } },
    })
  return id
}

/** Own posts of late, the newest first; `taken`: by another delivery. Each one that is read is paid for. */
async function recent(ctx: ChannelContext, most: number): Promise<{ id: string; text: string; taken: boolean }[]> {
  const { id } = await whoAmI(ctx)
  const url = `${need(ctx, 'base')}/2/users/${id}/tweets?max_results=${Math.min(100, Math.max(10, most))}&exclude=retweets`
  const data = (await ask(ctx, url, { headers: authorization(ctx) })).json()
  const others = await othersOf(ctx)
  return list(at(data, 'data')).flatMap(each => {
    const own = textAt(each, 'id')
    return own === null ? [] : [{ id: own, text: textAt(each, 'text') ?? '', taken: others.has(own) }]
  })
}

/** A part of a thread among the own posts of late, newer than the one before it. */
async function lookForPart(ctx: ChannelContext, part: Part, before: readonly Posted[]): Promise<Posted | undefined> {
  const after = BigInt(before.at(-1)?.id ?? 0)
  const posts = (await recent(ctx, 10)).filter(each => !each.taken && BigInt(each.id) > after && ageOf(ctx, each.id) < DAY)
  const found = posts.find(each => shows(each.text, part))
  return found && { id: found.id, url: addressOf(found.id) }
}

/**
 * The first post of the thread, when all of its texts are among the own posts of late, one after the other. X gives
 * addresses back in its own short form, so every address counts alike.
 * @throws ChannelError 'unknown' when the same text was posted longer ago, or by another delivery: X takes none twice
 */
async function lookFor(ctx: ChannelContext, { parts }: Rendition): Promise<string | null> {
  const posts = await recent(ctx, parts.length + 5)
  const twin = posts.find(each => each.taken && shows(each.text, parts[0]!))
  let rest = posts.filter(each => !each.taken)
  let first: string | null = null
  for (const part of parts.toReversed()) {
    const index = rest.findIndex(each => shows(each.text, part))
    if (index < 0 && twin !== undefined)
      throw new ChannelError('unknown', `X takes no text twice, and another delivery has posted this one (${addressOf(twin.id)}).`)
    if (index < 0) return null
    first = rest[index]!.id
    rest = rest.slice(index + 1)
  }
  const age = first === null ? 0 : ageOf(ctx, first)
  if (first !== null && age > DAY)
    throw new ChannelError('unknown', `A post with this text is ${Math.round(age / DAY)} days old (${addressOf(first)}). Is it this one?`)
  return first
}

/** Ids begin with the milliseconds since X's own epoch. */
const ageOf = (ctx: ChannelContext, id: string): number => ctx.now() - Number(BigInt(id) >> 22n) - 1_288_834_974_657

/** An address of the picture follows the text. */
function shows(text: string, part: Part): boolean {
  const theirs = unescaped(text).replaceAll(/https:\/\/t\.co\/\w+/g, '\u0000')
  const mine = twitter
    .extractUrlsWithIndices(part.text)
    .reduceRight((all, { indices }) => `${all.slice(0, indices[0])}\u0000${all.slice(indices[1])}`, part.text)
  return sameText(theirs, mine) || (part.media.length > 0 && sameText(theirs.replace(/\s*\u0000$/, ''), mine))
}
const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
