/** Requests to Mastodon, and threads as they stand there. */
import { decodeEntities } from '../../lib/entities.ts'
import { ChannelError } from '../channel.ts'
import type { ChannelContext, Media, Part, Published, Rendition } from '../channel.ts'
import { ask } from './http.ts'
import { countAt, idOf, list, need, othersOf, record, sameText, setting, textAt } from './read.ts'
import { notedParts } from './thread.ts'
import type { Posted } from './thread.ts'

export const statusUrl = (ctx: ChannelContext, id: string): string => `${need(ctx, 'base')}/api/v1/statuses/${encodeURIComponent(id)}`

export async function statusOf(ctx: ChannelContext, id: string): Promise<Record<string, unknown> | null> {
  const reply = await ask(ctx, statusUrl(ctx, id), { headers: authorization(ctx), accept: [404] })
  return reply.status === 404 ? null : record(reply.json())
}

/** Own posts below a post. Mastodon shows all of them at once, others (snac) only the next ones: so the last are asked, too. */
export async function below(ctx: ChannelContext, id: string): Promise<Record<string, unknown>[]> {
  const me = await whoAmI(ctx)
  const found = new Map<string, Record<string, unknown>>()
  for (let ends = [id]; ends.length > 0;) {
    const fresh: string[] = []
    for (const end of ends)
      for (const post of await repliesOf(ctx, end)) {
        const own = textAt(post, 'account.id') === me.id ? textAt(post, 'id') : null
        if (own === null || own === id || found.has(own)) continue
        found.set(own, post)
        fresh.push(own)
      }
    const answered = new Set([...found.values()].map(each => textAt(each, 'in_reply_to_id')))
    ends = fresh.filter(each => !answered.has(each))
  }
  return [...found.values()]
}
async function repliesOf(ctx: ChannelContext, id: string): Promise<Record<string, unknown>[]> {
  const reply = await ask(ctx, `${statusUrl(ctx, id)}/context`, { headers: authorization(ctx), accept: [404] })
  if (reply.status === 404) return []
  return list(record(reply.json())['descendants']).map(record)
}

/** Posts one below the other, from `first` on: each the first own post in reply to the one before. */
export function chainIn(posts: readonly Record<string, unknown>[], first: Posted): Posted[] {
  const chain: Posted[] = [{ id: first.id, url: first.url }]
  for (;;) {
    const next = posts.find(
      each => textAt(each, 'in_reply_to_id') === chain.at(-1)!.id && chain.every(({ id }) => id !== textAt(each, 'id')),
    )
    if (next === undefined) return chain
    chain.push(postedOf(next))
  }
}
export const postedOf = (status: unknown): Posted => ({ id: textAt(status, 'id')!, url: textAt(status, 'url') })

export type Shown = Posted & { status: Record<string, unknown> | null }
/** `others`: what we wrote below it besides. `sure`: the parts were noted; otherwise they are all that stands one below the other. */
type Thread = { parts: Shown[]; others: Record<string, unknown>[]; sure: boolean }

/** The thread as it stands there now: its first part, then those that were noted. */
export async function threadOf(ctx: ChannelContext, published: Published, { comment }: Rendition): Promise<Thread> {
  const first = await statusOf(ctx, published.id)
  const posts = await below(ctx, published.id)
  const noted = await notedParts(ctx)
  const sure = noted[0]?.id === published.id
  const chain = sure ? noted : chainIn(posts, published)
  const statusIn = (id: string): Record<string, unknown> | null => posts.find(each => textAt(each, 'id') === id) ?? null
  const parts = chain.map((each, index): Shown => ({ ...each, status: index === 0 ? first : statusIn(each.id) }))
  const last = parts.at(-1)!
  if (!sure && parts.length > 1 && comment && last.status !== null && shows(last.status, comment)) parts.pop()
  return { parts, others: posts.filter(each => parts.every(({ id }) => id !== textAt(each, 'id'))), sure }
}

/** A part that an edit before this one added. */
export function replyIn(posts: readonly Record<string, unknown>[], before: Posted, { text }: Part): Posted | undefined {
  const found = posts.find(each => textAt(each, 'in_reply_to_id') === before.id && shows(each, text))
  return found && postedOf(found)
}

/** `key`: the same in every attempt to make this part. */
type Place = { rendition: Rendition; part: Part; before: readonly Posted[]; key: string }

export async function post(ctx: ChannelContext, { rendition, part, before, key }: Place): Promise<Posted> {
  const reply = await ask(ctx, `${need(ctx, 'base')}/api/v1/statuses`, {
    method: 'POST',
    headers: { ...authorization(ctx), 'idempotency-key': key },
    json: {
      ...(await bodyOf(ctx, rendition, part)),
      visibility: rendition.options['visibility'] ?? setting(ctx, 'visibility') ?? 'public',
      ...(before.length === 0 ? {} : { in_reply_to_id: before.at(-1)!.id }),
    },
    posts: true,
  })
  const data = reply.json()
  return { id: idOf(data, 'id', 'Mastodon'), url: textAt(data, 'url') }
}

/** Brings one part to what it is now; one that is so already is left alone. */
export async function change(ctx: ChannelContext, { status, ...posted }: Shown, rendition: Rendition, part: Part): Promise<Posted> {
  const pictures = part.media.length > 0 || list(status?.['media_attachments']).length > 0
  const language = rendition.language === null || textAt(status, 'language') === rendition.language
  const warning = (textAt(status, 'spoiler_text') ?? '') === (rendition.options['warning'] ?? '')
  if (status !== null && !pictures && language && warning && shows(status, part.text)) return posted
  const json = await bodyOf(ctx, rendition, part)
  const reply = await ask(ctx, statusUrl(ctx, posted.id), { method: 'PUT', headers: authorization(ctx), json, posts: true })
  return { id: posted.id, url: textAt(reply.json(), 'url') ?? posted.url }
}

async function bodyOf(ctx: ChannelContext, rendition: Rendition, part: Part): Promise<object> {
  const media: string[] = []
  for (const each of part.media) media.push(await upload(ctx, each))
  return {
    status: part.text,
    media_ids: media,
    ...(rendition.language === null ? {} : { language: rendition.language }),
    ...(rendition.options['warning'] === undefined ? {} : { spoiler_text: rendition.options['warning'] }),
  }
}

/** A post that is gone already is as good; but some servers (snac) know no way to take one down, and say 404, too. */
export async function takeDown(ctx: ChannelContext, id: string): Promise<void> {
  const reply = await ask(ctx, statusUrl(ctx, id), { method: 'DELETE', headers: authorization(ctx), posts: true, accept: [404] })
  if (reply.status !== 404) return
  const status = await statusOf(ctx, id)
  if (status !== null)
    throw new ChannelError('rejected', `This server lets no app take a post down. Take it down there: ${textAt(status, 'url') ?? id}`)
}

export const authorization = (ctx: ChannelContext): Record<string, string> => ({ authorization: `Bearer ${need(ctx, 'token')}` })

export async function whoAmI(ctx: ChannelContext): Promise<{ id: string; name: string }> {
  const url = `${need(ctx, 'base')}/api/v1/accounts/verify_credentials`
  const reply = await ask(ctx, url, { headers: authorization(ctx), accept: [422] })
  if (reply.status === 422) throw new ChannelError('auth', 'The server knows no account for this token. Connect it again.')
  const data = reply.json()
  const id = textAt(data, 'id')
  if (id === null) throw new ChannelError('auth', 'The server does not say whose token it is.')
  return { id, name: textAt(data, 'username') ?? id }
}

/** More than the server takes would be refused when it is due. @throws ChannelError 'auth' when `length` says more */
export async function checkLength(ctx: ChannelContext): Promise<void> {
  const wanted = Number(setting(ctx, 'length') ?? 0)
  if (wanted === 0) return
  const reply = await ask(ctx, `${need(ctx, 'base')}/api/v1/instance`, { headers: authorization(ctx), accept: [404] })
  const most = reply.status === 404 ? undefined : countAt(reply.json(), 'configuration.statuses.max_characters')
  if (most !== undefined && most < wanted)
    throw new ChannelError('auth', `This server takes ${most} characters in a post, and "length" says ${wanted}. Write "length: ${most}".`)
}

/** The description travels with the file. Large files are worked on after the upload (202), and may not be ready. */
async function upload(ctx: ChannelContext, media: Media): Promise<string> {
  const form = new FormData()
  form.set('file', new Blob([media.bytes as Uint8Array<ArrayBuffer>], { type: media.type }), media.name)
  form.set('description', media.alt)
  const reply = await ask(ctx, `${need(ctx, 'base')}/api/v2/media`, { method: 'POST', headers: authorization(ctx), body: form })
  const id = textAt(reply.json(), 'id')
  if (id === null) throw new ChannelError('later', `Mastodon took ${media.name}, but its answer has no id.`)
  if (reply.status !== 202) return id
  const state = await ask(ctx, `${need(ctx, 'base')}/api/v1/media/${id}`, { headers: authorization(ctx) })
  if (state.status === 206) throw new ChannelError('later', `Mastodon is still working on ${media.name}.`, { retryAt: ctx.now() + 30_000 })
  return id
}

/** As much of the thread as is there, from its first part on: own posts of late with these texts, each in reply to the one before. */
export async function chain(ctx: ChannelContext, rendition: Rendition): Promise<Posted[]> {
  const { id } = await whoAmI(ctx)
  const query = 'limit=40&exclude_reblogs=true'
  const reply = await ask(ctx, `${need(ctx, 'base')}/api/v1/accounts/${id}/statuses?${query}`, { headers: authorization(ctx) })
  const others = await othersOf(ctx)
  const posts = list(reply.json())
    .map(record)
    .filter(each => !others.has(textAt(each, 'id') ?? ''))
  const found: Posted[] = []
  for (const part of rendition.parts) {
    const parent = found.at(-1)?.id ?? null
    const post = posts.find(each => textAt(each, 'in_reply_to_id') === parent && shows(each, part.text))
    if (post === undefined) break
    found.push(postedOf(post))
  }
  return found
}

/**
 * The server gives its own HTML back: links are shortened and mentions rewritten, so only the words are compared. Some
 * (snac) read the text as Markdown, but give it back as it was written, too.
 */
export const shows = (post: Record<string, unknown>, text: string): boolean => {
  const written = textAt(post, 'text')
  return (written !== null && sameText(written, text)) || sameText(words(textAt(post, 'content') ?? ''), named(text))
}

const words = (html: string): string =>
  named(
    decodeEntities(
      html
        .replaceAll(/<br\s*\/?>|<\/p>\s*<p>/g, ' ')
        .replaceAll(/<span class="(?:invisible|ellipsis)">([^<]*)<\/span>/g, '$1')
        .replaceAll(/<[^>]+>/g, ''),
    ),
  )
/** "@ada@example.org" is shown as "@ada". */
const named = (text: string): string => text.replaceAll(/@([\w.-]+)@[\w.-]+\w/g, '@$1')
