/** Posts and threads on Mastodon, and on servers that speak its API. */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Media, Rendition } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import { idOf, list, need, record, sameText, setting, textAt } from './tools/read.ts'
import { sendParts } from './tools/thread.ts'
import type { Posted } from './tools/thread.ts'

const HOUR = 3_600_000

export const channel = defineChannel({
  name: 'mastodon',
  title: 'Mastodon',
  help: 'Posts and threads with images and their descriptions, in a language, by an access token.',
  mode: 'api',
  hosts: [],
  settings: {
    base: { type: 'url', help: 'The server of the account', required: true, example: 'https://fosstodon.org' },
    token: {
      type: 'secret',
      help: 'An access token with read and write',
      required: true,
      default: 'MASTODON_TOKEN',
      example: 'MASTODON_TOKEN',
    },
    visibility: { type: 'text', help: 'public, unlisted or private', default: 'public' },
  },
  // The server remembers a key for an hour.
  contract: { idempotency: 'key', settles: 0, remembers: HOUR, apiVersion: 'v1', sunset: null, pricePerPost: null },
  limits: { length: 500, counted: 'mastodon', parts: 25, media: 4 },
  sources: [
    { about: 'api', url: 'https://docs.joinmastodon.org/methods/statuses/#create' },
    { about: 'api', url: 'https://docs.joinmastodon.org/methods/media/#v2' },
    { about: 'limits', url: 'https://docs.joinmastodon.org/user/posting/' },
  ],
  async check(ctx) {
    const account = await whoAmI(ctx)
    return { account: `@${account.name}@${new URL(need(ctx, 'base')).host}` }
  },
  async publish(ctx, rendition) {
    const there = rendition.parts.length > 1 ? await chain(ctx, rendition) : []
    const first = await sendParts<Posted>(ctx, rendition, async (part, index, before) => {
      // A thread that was cut off goes on where it ended, also when the server has forgotten the keys.
      const known = there[index]
      if (known !== undefined) return known
      const media: string[] = []
      for (const each of part.media) media.push(await upload(ctx, each))
      const reply = await ask(ctx, `${need(ctx, 'base')}/api/v1/statuses`, {
        method: 'POST',
        headers: { ...authorization(ctx), 'idempotency-key': `${ctx.key}-${index}` },
        json: {
          status: part.text,
          visibility: rendition.options['visibility'] ?? setting(ctx, 'visibility') ?? 'public',
          ...(rendition.language === null ? {} : { language: rendition.language }),
          ...(media.length === 0 ? {} : { media_ids: media }),
          ...(before.length === 0 ? {} : { in_reply_to_id: before.at(-1)!.id }),
          ...(rendition.options['warning'] === undefined ? {} : { spoiler_text: rendition.options['warning'] }),
        },
        posts: true,
      })
      const data = reply.json()
      return { id: idOf(data, 'id', 'Mastodon'), url: textAt(data, 'url') }
    })
    return { state: 'published', id: first.id, url: first.url }
  },
  async find(ctx, rendition) {
    const found = await chain(ctx, rendition)
    const first = found[0]
    return first !== undefined && found.length === rendition.parts.length ? { state: 'published', ...first } : undefined
  },
})

const authorization = (ctx: ChannelContext): Record<string, string> => ({ authorization: `Bearer ${need(ctx, 'token')}` })

async function whoAmI(ctx: ChannelContext): Promise<{ id: string; name: string }> {
  const reply = await ask(ctx, `${need(ctx, 'base')}/api/v1/accounts/verify_credentials`, { headers: authorization(ctx) })
  const data = reply.json()
  const id = textAt(data, 'id')
  if (id === null) throw new ChannelError('auth', 'The server does not say whose token it is.')
  return { id, name: textAt(data, 'username') ?? id }
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
async function chain(ctx: ChannelContext, rendition: Rendition): Promise<Posted[]> {
  const { id } = await whoAmI(ctx)
  const query = 'limit=40&exclude_reblogs=true'
  const reply = await ask(ctx, `${need(ctx, 'base')}/api/v1/accounts/${id}/statuses?${query}`, { headers: authorization(ctx) })
  const posts = list(reply.json()).map(record)
  const found: Posted[] = []
  for (const part of rendition.parts) {
    const parent = found.at(-1)?.id ?? null
    const post = posts.find(each => textAt(each, 'in_reply_to_id') === parent && shows(each, part.text))
    if (post === undefined) break
    found.push({ id: textAt(post, 'id')!, url: textAt(post, 'url') })
  }
  return found
}

/** The server gives its own HTML back: links are shortened and mentions rewritten, so only the words are compared. */
const shows = (post: Record<string, unknown>, text: string): boolean => sameText(words(textAt(post, 'content') ?? ''), words(escaped(text)))

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const words = (html: string): string =>
  html
    .replaceAll(/<br\s*\/?>|<\/p>\s*<p>/g, ' ')
    .replaceAll(/<span class="(?:invisible|ellipsis)">([^<]*)<\/span>/g, '$1')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    // "@ada@example.org" is shown as "@ada".
    .replaceAll(/@([\w.-]+)@[\w.-]+\w/g, '@$1')
