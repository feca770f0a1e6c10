/** Threads by its API: a container for each post, then the word to publish it. Without a token a person posts. */
import { setTimeout as pause } from 'node:timers/promises'
import { ChannelError } from './channel.ts'
import type { Account, ChannelContext, Part, Rendition } from './channel.ts'
import { connectSettings } from './tools/connect.ts'
import { defineEither } from './tools/either.ts'
import { address, mediaSteps, pasteSteps } from './tools/handoff.ts'
import { ask } from './tools/http.ts'
import { at, countAt, counted, idOf, list, need, othersOf, record, sameText, standing, textAt } from './tools/read.ts'
import { partsOf, sendNoted, takeDownParts } from './tools/thread.ts'
import type { Posted } from './tools/thread.ts'

const register = 'https://developers.facebook.com/apps'
/** A container of text is ready at once or after a moment. */
const LOOKS = 5

export const channel = defineEither(
  {
    name: 'threads',
    title: 'Threads',
    help: 'Posts and threads by API; posts with pictures, and all of them without a token, are left to a person, with the text filled in.',
    mode: 'api',
    hosts: ['graph.threads.net'],
    settings: {
      ...connectSettings('THREADS', register),
      base: { type: 'url', help: 'The API', default: 'https://graph.threads.net' },
    },
    connect: {
      authorize: 'https://threads.net/oauth/authorize',
      token: '{base}/oauth/access_token',
      scopes: [
        'threads_basic',
        'threads_content_publish',
        'threads_manage_replies',
        'threads_read_replies',
        'threads_manage_insights',
        'threads_delete',
      ],
      pkce: false,
      client: 'post',
      grant: 'meta',
      register,
      redirect: 'https',
    },
    contract: { idempotency: 'lookup', settles: 60_000, apiVersion: 'v1.0', sunset: null, pricePerPost: null },
    limits: {
      length: 500,
      counted: 'threads',
      parts: 25,
      media: 20,
      image: { width: 1440, bytes: 8_000_000, types: ['image/jpeg', 'image/png'] },
    },
    sources: [
      { about: 'api', url: 'https://developers.facebook.com/docs/threads/reference/publishing' },
      { about: 'api', url: 'https://developers.facebook.com/docs/threads/threads-media' },
      { about: 'api', url: 'https://developers.facebook.com/docs/threads/threads-web-intents' },
      { about: 'api', url: 'https://developers.facebook.com/docs/threads/get-started/long-lived-tokens' },
      { about: 'api', url: 'https://developers.facebook.com/documentation/threads/posts/delete-posts' },
      { about: 'limits', url: 'https://developers.facebook.com/docs/threads/overview' },
    ],
    async check(ctx) {
      const data = await askMeta(ctx, '/me', { fields: 'id,username' })
      const name = textAt(data, 'username') ?? textAt(data, 'id')
      if (name === null) throw new ChannelError('auth', 'Threads does not say whose token it is.')
      return { account: `@${name}`, ...(await quota(ctx)) }
    },
    async publish(ctx, rendition) {
      const first = await sendNoted(
        ctx,
        rendition,
        (part, _, before) => send(ctx, part, before),
        (part, before) => look(ctx, part, before),
      )
      return { state: 'published', ...first }
    },
    async find(ctx, rendition) {
      const found: Posted[] = []
      for (const part of rendition.parts) {
        const posted = await look(ctx, part, found)
        if (posted === undefined) return undefined
        found.push(posted)
      }
      return { state: 'published', ...found[0]! }
    },
    counts: {
      metrics: ['views', 'likes', 'replies', 'reposts', 'quotes'],
      note: 'Of a thread they are those of its first post. An account that was connected before numbers were read must be connected again.',
      source: 'https://developers.facebook.com/documentation/threads/insights',
    },
    async metrics(ctx, published) {
      const data = await askMeta(ctx, `/${known(published)}/insights`, { metric: 'views,likes,replies,reposts,quotes' })
      const values = list(at(data, 'data')).map(each => [textAt(each, 'name'), countAt(list(at(each, 'values'))[0], 'value')] as const)
      const of = (name: string): number | undefined => values.find(each => each[0] === name)?.[1]
      return counted({ views: of('views'), likes: of('likes'), replies: of('replies'), reposts: of('reposts'), quotes: of('quotes') })
    },
    async delete(ctx, published) {
      await takeDownParts(ctx, await partsOf(ctx, published), part => takeDown(ctx, known(part)))
    },
    async look(ctx, published, rendition) {
      const text = await textOf(ctx, known(published))
      return standing(text, rendition && (rendition.parts[0]?.text ?? ''))
    },
    async comment(ctx, published, text) {
      return { state: 'published', ...(await send(ctx, { text, html: null, media: [] }, [published])) }
    },
    async findComment(ctx, published, text) {
      const found = await look(ctx, { text, html: null, media: [] }, [published])
      return found && { state: 'published', ...found }
    },
  },
  {
    open: rendition => address('https://www.threads.net/intent/post', { text: rendition.parts[0]!.text }),
    steps: rendition => [...pasteSteps(rendition), ...mediaSteps(rendition), 'Post it.'],
    instead: ({ parts }: Rendition) =>
      parts.some(part => part.media.length > 0)
        ? 'Threads takes pictures by API only from public addresses, so a person posts this one.'
        : null,
  },
)

async function send(ctx: ChannelContext, part: Part, before: readonly Posted[]): Promise<Posted> {
  const made = await askMeta(
    ctx,
    '/me/threads',
    {
      media_type: 'TEXT',
      text: part.text,
      ...(before.length === 0 ? {} : { reply_to_id: before.at(-1)!.id }),
    },
    'prepares',
  )
  const container = textAt(made, 'id')
  if (container === null) throw new ChannelError('later', 'Threads took the text, but its answer has no id.')
  await ready(ctx, container)
  const id = idOf(await askMeta(ctx, '/me/threads_publish', { creation_id: container }, 'posts'), 'id', 'Threads')
  return { id, url: await permalink(ctx, id) }
}

/** Waits a moment for a container; publishing one that is not ready fails. @throws ChannelError 'later' */
async function ready(ctx: ChannelContext, container: string): Promise<void> {
  for (let turn = 0; turn < LOOKS; turn++) {
    const status = textAt(await askMeta(ctx, `/${container}`, { fields: 'status,error_message' }), 'status')
    if (status === 'FINISHED') return
    if (status === 'ERROR' || status === 'EXPIRED') throw new ChannelError('rejected', 'Threads cannot work with this text.')
    await pause(1000, undefined, { signal: ctx.signal })
  }
  throw new ChannelError('later', 'Threads is still working on the text.', { retryAt: ctx.now() + 30_000 })
}

/** The post is out by now: that its address cannot be read does not undo that. */
async function permalink(ctx: ChannelContext, id: string): Promise<string | null> {
  try {
    return textAt(await askMeta(ctx, `/${id}`, { fields: 'permalink' }), 'permalink')
  } catch (error) {
    ctx.log.warn('the address of a post could not be read', { id, error: error instanceof Error ? error.message : String(error) })
    return null
  }
}

/** A part among the own posts of late: the first one as a post, each other one as a reply to the one before it. */
async function look(ctx: ChannelContext, part: Part, before: readonly Posted[]): Promise<Posted | undefined> {
  const parent = before.at(-1)?.id ?? null
  const path = parent === null ? '/me/threads' : '/me/replies'
  const data = await askMeta(ctx, path, { fields: 'id,text,permalink,replied_to', limit: '50' })
  const others = await othersOf(ctx)
  const post = list(at(data, 'data'))
    .map(record)
    .filter(each => !others.has(textAt(each, 'id') ?? ''))
    .find(each => textAt(each, 'replied_to.id') === parent && sameText(textAt(each, 'text') ?? '', part.text))
  return post && { id: textAt(post, 'id')!, url: textAt(post, 'permalink') }
}

/** The address of a post that a person published holds no id that the API takes. @throws ChannelError 'rejected' */
function known({ id }: Posted): string {
  if (id === '') throw new ChannelError('rejected', 'A person posted it on Threads, and its address does not say its id.')
  return id
}

/** What a post says; null when it is not there any more. */
async function textOf(ctx: ChannelContext, id: string): Promise<string | null> {
  try {
    return textAt(await askMeta(ctx, `/${id}`, { fields: 'id,text' }), 'text') ?? ''
  } catch (error) {
    if (error instanceof ChannelError && error.status === GONE) return null
    throw error
  }
}

async function takeDown(ctx: ChannelContext, id: string): Promise<void> {
  try {
    await askMeta(ctx, `/${id}`, {}, 'deletes')
  } catch (error) {
    if (!(error instanceof ChannelError) || error.status !== GONE) throw error
  }
}

async function quota(ctx: ChannelContext): Promise<Pick<Account, 'quota'>> {
  const data = await askMeta(ctx, '/me/threads_publishing_limit', { fields: 'quota_usage,config' })
  const [first] = list(at(data, 'data'))
  const [used, total] = [textAt(first, 'quota_usage'), textAt(first, 'config.quota_total')]
  return used === null || total === null ? {} : { quota: { left: Number(total) - Number(used), limit: Number(total), resetAt: null } }
}

/** Codes of https://developers.facebook.com/docs/graph-api/guides/error-handling: a token that is over, missing rights, too many requests. */
const OVER = new Set([102, 190])
const RIGHTS = new Set([3, 10, 200])
const TOO_MANY = new Set([4, 17, 32, 613])
/** The status of what is not there: Meta says 400 of it as of everything. */
const GONE = 404
const isGone = (code: number, subcode: number): boolean => code === 24 || (code === 100 && subcode === 33)

/** One request. Meta says in the body what kind of error a 400 is. `prepares`: a POST that makes nothing public. */
async function askMeta(
  ctx: ChannelContext,
  path: string,
  fields: Readonly<Record<string, string>>,
  kind: 'reads' | 'prepares' | 'posts' | 'deletes' = 'reads',
): Promise<unknown> {
  const body = new URLSearchParams({ ...fields, access_token: need(ctx, 'token') }).toString()
  const url = `${need(ctx, 'base')}/v1.0${path}`
  const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body } as const
  const inQuery = kind === 'reads' || kind === 'deletes'
  const reply = await ask(ctx, inQuery ? `${url}?${body}` : url, {
    ...(inQuery ? { method: kind === 'reads' ? 'GET' : 'DELETE' } : form),
    posts: kind === 'posts' || kind === 'deletes',
    accept: [400],
  })
  if (reply.status !== 400) return reply.json()
  throw refusal(reply.text, ctx.now())
}

function refusal(text: string, now: number): ChannelError {
  const error = record(at(readJson(text), 'error'))
  const code = Number(error['code'] ?? 0)
  const said = `${textAt(error, 'message') ?? 'no reason given'}${code === 0 ? '' : ` (code ${code})`}`
  if (OVER.has(code)) return new ChannelError('auth', `Threads does not take the token any more: ${said}`, { status: 401 })
  if (RIGHTS.has(code))
    return new ChannelError(
      'auth',
      `Threads does not let this account do that: ${said}. Connect it again, so that it is asked for every right.`,
      { status: 403 },
    )
  if (TOO_MANY.has(code)) return new ChannelError('later', `Threads takes no more posts for now: ${said}`, { retryAt: now + 15 * 60_000 })
  const status = isGone(code, Number(error['error_subcode'] ?? 0)) ? GONE : 400
  return new ChannelError('rejected', `Threads refused it: ${said}`, { status })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
