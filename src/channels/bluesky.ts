/** Posts and threads on Bluesky, or any other server of the AT Protocol. */
import { facetsOf } from '../lib/facets.ts'
import { ChannelError } from './channel.ts'
import type { ChannelContext, Media, Part, Published, Rendition } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import { countAt, counted, digest, idOf, list, need, record, sameText, standing, textAt } from './tools/read.ts'
import { sendParts } from './tools/thread.ts'
import { tidOf } from './tools/tid.ts'

const collection = 'app.bsky.feed.post'
/** Bytes: app.bsky.embed.images. */
const largestImage = 2_000_000
const mostParts = 25

export const channel = defineChannel({
  name: 'bluesky',
  title: 'Bluesky',
  help: 'Posts and threads with links, mentions, tags and images, through an app password.',
  mode: 'api',
  hosts: ['bsky.social'],
  settings: {
    handle: { type: 'text', help: 'Your handle', required: true, example: 'rocket.bsky.social' },
    password: { type: 'secret', help: 'An app password', required: true, default: 'BLUESKY_APP_PASSWORD', example: 'BLUESKY_APP_PASSWORD' },
    base: { type: 'url', help: 'The server of the account', default: 'https://bsky.social' },
  },
  // A record key of our own and "must not exist yet": a repeated send finds the first one.
  contract: { idempotency: 'key', settles: 0, apiVersion: null, sunset: null, pricePerPost: null },
  limits: {
    length: 300,
    counted: 'graphemes',
    bytes: 3000,
    parts: mostParts,
    media: 4,
    image: { bytes: largestImage, types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] },
  },
  sources: [
    { about: 'api', url: 'https://docs.bsky.app/docs/api/com-atproto-repo-put-record' },
    { about: 'limits', url: 'https://docs.bsky.app/docs/advanced-guides/posts' },
    { about: 'limits', url: 'https://docs.bsky.app/docs/advanced-guides/rate-limits' },
  ],
  async check(ctx) {
    const session = await signIn(ctx)
    return { account: session.handle }
  },
  async publish(ctx, rendition) {
    for (const media of rendition.parts.flatMap(part => part.media)) checkImage(media)
    const session = await signIn(ctx)
    const first = await sendParts<Post>(ctx, rendition, async (part, index, before) =>
      put(ctx, session, index, await postOf(ctx, session, { rendition, part, index, before })),
    )
    return { state: 'published', id: first.id, url: first.url }
  },
  async find(ctx, rendition) {
    const session = await signIn(ctx)
    let first: Post | undefined
    for (const [index, part] of rendition.parts.entries()) {
      const found = await get(ctx, session, index)
      if (found === null || !sameText(found.text, part.text)) return undefined
      first ??= found
    }
    return first && ({ state: 'published', id: first.id, url: first.url } satisfies Published)
  },
  counts: {
    metrics: ['likes', 'reposts', 'quotes', 'replies'],
    note: 'Views are not counted there.',
    source: 'https://docs.bsky.app/docs/api/app-bsky-feed-get-posts',
  },
  async metrics(ctx, published) {
    const reply = await reading(ctx, session =>
      ask(ctx, `${session.base}/xrpc/app.bsky.feed.getPosts?uris=${encodeURIComponent(published.id)}`, {
        headers: { authorization: `Bearer ${session.token}` },
      }),
    )
    const post = list(record(reply.json())['posts'])[0]
    if (post === undefined) throw new ChannelError('rejected', 'The post is not there any more.')
    return counted({
      likes: countAt(post, 'likeCount'),
      reposts: countAt(post, 'repostCount'),
      quotes: countAt(post, 'quoteCount'),
      replies: countAt(post, 'replyCount'),
    })
  },
  // Records can be rewritten, but no app shows it: there is no edit.
  async delete(ctx) {
    const session = await signIn(ctx)
    let parts = 0
    while (parts < mostParts && (await get(ctx, session, parts)) !== null) parts++
    for (let index = parts - 1; index >= 0; index--)
      await ask(ctx, `${session.base}/xrpc/com.atproto.repo.deleteRecord`, {
        method: 'POST',
        headers: { authorization: `Bearer ${session.token}` },
        json: { repo: session.did, collection, rkey: tidOf(ctx.key, index) },
        posts: true,
      })
  },
  async look(ctx, _, rendition) {
    const found = await get(ctx, await signIn(ctx), 0)
    return standing(found?.text ?? null, rendition === null ? null : rendition.parts[0]!.text)
  },
  async comment(ctx, published, text) {
    const session = await signIn(ctx)
    const root = await at(ctx, session, published.id)
    if (root === null) throw new ChannelError('rejected', 'The post that it belongs to is not there any more.')
    const facets = await richText(ctx, session, text)
    const made = await put(ctx, session, 0, {
      $type: collection,
      text,
      createdAt: new Date(ctx.now()).toISOString(),
      ...(facets.length === 0 ? {} : { facets }),
      reply: { root: ref(root), parent: ref(root) },
    })
    return { state: 'published', id: made.id, url: made.url }
  },
  async findComment(ctx, _, text) {
    const found = await get(ctx, await signIn(ctx), 0)
    return found !== null && sameText(found.text, text) ? { state: 'published', id: found.id, url: found.url } : undefined
  },
})

/** A record by its address: at://did/collection/key. */
const at = async (ctx: ChannelContext, session: Session, uri: string): Promise<Post | null> =>
  read(ctx, session, uri.split('/').at(-1) ?? '')

type Session = { base: string; did: string; handle: string; token: string }
type Post = { id: string; cid: string; url: string; text: string }

async function signIn(ctx: ChannelContext): Promise<Session> {
  const base = need(ctx, 'base')
  const identifier = need(ctx, 'handle').replace(/^@/, '')
  const reply = await ask(ctx, `${base}/xrpc/com.atproto.server.createSession`, {
    method: 'POST',
    json: { identifier, password: need(ctx, 'password') },
  })
  const data = reply.json()
  const [did, token] = [textAt(data, 'did'), textAt(data, 'accessJwt')]
  if (did === null || token === null) throw new ChannelError('later', 'The answer to signing in has no session.')
  return { base: ownServer(data) ?? base, did, handle: textAt(data, 'handle') ?? identifier, token }
}

/** An access token is good for about two hours. Milliseconds. */
const REUSED = 30 * 60_000
const sessions = new Map<string, { session: Session; until: number }>()

/**
 * Numbers are read post after post, and an account may sign in 30 times in five minutes and 300 times a day: one session
 * serves for a while. One that is refused was over before its time.
 */
async function reading<T>(ctx: ChannelContext, work: (session: Session) => Promise<T>): Promise<T> {
  const whose = digest(need(ctx, 'base'), need(ctx, 'handle'), need(ctx, 'password'))
  const known = sessions.get(whose)
  if (known !== undefined && ctx.now() < known.until)
    try {
      return await work(known.session)
    } catch (error) {
      if (!(error instanceof ChannelError) || (error.status !== 400 && error.status !== 401)) throw error
    }
  const session = await signIn(ctx)
  sessions.set(whose, { session, until: ctx.now() + REUSED })
  return work(session)
}

/** Where the account really lives, as its identity document says. */
function ownServer(session: unknown): string | null {
  const services = record(record(session)['didDoc'])['service']
  if (!Array.isArray(services)) return null
  const server = services.map(record).find(each => each['type'] === 'AtprotoPersonalDataServer')
  return textAt(server, 'serviceEndpoint')?.replace(/\/+$/, '') ?? null
}

function checkImage(media: Media): void {
  if (!media.type.startsWith('image/'))
    throw new ChannelError('rejected', `Bluesky takes images only here, and ${media.name} is ${media.type}.`)
  if (media.bytes.length > largestImage)
    throw new ChannelError('rejected', `${media.name} has ${media.bytes.length} bytes; Bluesky takes images up to ${largestImage}.`)
}

type Place = { rendition: Rendition; part: Part; index: number; before: readonly Post[] }

async function postOf(ctx: ChannelContext, session: Session, { rendition, part, index, before }: Place): Promise<Record<string, unknown>> {
  const facets = await richText(ctx, session, part.text)
  const embed = part.media.length > 0 ? await images(ctx, session, part.media) : index === 0 ? card(rendition) : null
  const [root, parent] = [before[0], before.at(-1)]
  return {
    $type: collection,
    text: part.text,
    createdAt: new Date(ctx.now() + index).toISOString(),
    ...(rendition.language === null ? {} : { langs: [rendition.language] }),
    ...(facets.length === 0 ? {} : { facets }),
    ...(embed === null ? {} : { embed }),
    ...(root === undefined || parent === undefined ? {} : { reply: { root: ref(root), parent: ref(parent) } }),
  }
}

const ref = ({ id, cid }: Post): object => ({ uri: id, cid })

async function richText(ctx: ChannelContext, session: Session, text: string): Promise<object[]> {
  const facets: object[] = []
  for (const { start, end, kind, value } of facetsOf(text)) {
    const feature =
      kind === 'link'
        ? { $type: 'app.bsky.richtext.facet#link', uri: value }
        : kind === 'tag'
          ? { $type: 'app.bsky.richtext.facet#tag', tag: value }
          : await mentionOf(ctx, session, value)
    if (feature !== null) facets.push({ index: { byteStart: start, byteEnd: end }, features: [feature] })
  }
  return facets
}

/** A handle that nobody has stays plain text. */
async function mentionOf(ctx: ChannelContext, session: Session, handle: string): Promise<object | null> {
  const url = `${session.base}/xrpc/com.atproto.identity.resolveHandle?handle=${encodeURIComponent(handle)}`
  const reply = await ask(ctx, url, { accept: [400, 404] })
  const did = reply.status === 200 ? textAt(reply.json(), 'did') : null
  if (did === null) ctx.log.warn(`@${handle} is nobody on Bluesky, so it stays plain text.`)
  return did === null ? null : { $type: 'app.bsky.richtext.facet#mention', did }
}

async function images(ctx: ChannelContext, session: Session, media: readonly Media[]): Promise<object> {
  const uploaded: object[] = []
  for (const each of media) {
    const reply = await ask(ctx, `${session.base}/xrpc/com.atproto.repo.uploadBlob`, {
      method: 'POST',
      headers: { 'content-type': each.type, authorization: `Bearer ${session.token}` },
      body: each.bytes,
    })
    uploaded.push({ alt: each.alt, image: record(reply.json())['blob'] })
  }
  return { $type: 'app.bsky.embed.images', images: uploaded }
}

/** A card for the link of a piece that shows no image. */
function card({ link, title, parts, options }: Rendition): object | null {
  if (link === null || parts[0]?.media.length !== 0) return null
  const description = options['description'] ?? ''
  return { $type: 'app.bsky.embed.external', external: { uri: link, title: title ?? link, description } }
}

async function put(ctx: ChannelContext, session: Session, index: number, post: Record<string, unknown>): Promise<Post> {
  const rkey = tidOf(ctx.key, index)
  const reply = await ask(ctx, `${session.base}/xrpc/com.atproto.repo.putRecord`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session.token}` },
    json: { repo: session.did, collection, rkey, validate: true, record: post, swapRecord: null },
    posts: true,
    accept: [400],
  })
  const data = reply.json()
  if (reply.status === 400) {
    if (textAt(data, 'error') === 'InvalidSwap') {
      const found = await get(ctx, session, index)
      if (found !== null && sameText(found.text, String(post['text']))) return found
      throw new ChannelError('rejected', 'Another post stands where this one would be.')
    }
    if (/Token/.test(textAt(data, 'error') ?? ''))
      throw new ChannelError('auth', `Bluesky: ${textAt(data, 'message') ?? 'the session has ended'}.`)
    throw new ChannelError('rejected', `Bluesky refused it: ${textAt(data, 'message') ?? textAt(data, 'error') ?? '400'}`)
  }
  const id = idOf(data, 'uri', 'Bluesky')
  return { id, cid: idOf(data, 'cid', 'Bluesky'), url: address(session, rkey), text: String(post['text']) }
}

const get = (ctx: ChannelContext, session: Session, index: number): Promise<Post | null> => read(ctx, session, tidOf(ctx.key, index))

async function read(ctx: ChannelContext, session: Session, rkey: string): Promise<Post | null> {
  const query = new URLSearchParams({ repo: session.did, collection, rkey })
  const reply = await ask(ctx, `${session.base}/xrpc/com.atproto.repo.getRecord?${query}`, { accept: [400, 404] })
  const data = reply.json()
  if (reply.status !== 200) {
    if (textAt(data, 'error') === 'RecordNotFound') return null
    throw new ChannelError('unknown', `Bluesky did not say whether the post is there: ${textAt(data, 'message') ?? reply.status}.`)
  }
  const [id, cid] = [textAt(data, 'uri'), textAt(data, 'cid')]
  if (id === null || cid === null) throw new ChannelError('unknown', 'The answer of Bluesky has no post.')
  return { id, cid, url: address(session, rkey), text: textAt(data, 'value.text') ?? '' }
}

const address = ({ did }: Session, rkey: string): string => `https://bsky.app/profile/${did}/post/${rkey}`
