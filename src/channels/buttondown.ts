/** A newsletter by Buttondown: a draft that carries our key, then the word to send it. */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Media, Published, Rendition } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import type { Ask } from './tools/http.ts'
import { at, countAt, counted, digest, isOn, list, need, needTitle, textAt } from './tools/read.ts'
import { letterLimits } from './tools/letter.ts'
import { withAddresses } from './tools/pictures.ts'

/** Of 2026-04-01: an email without a status is a draft. */
const version = '2026-04-01'
/** States in which readers have it, or are about to. https://docs.buttondown.com/api-emails-introduction */
const GONE_OUT = new Set(['about_to_send', 'scheduled', 'in_flight', 'throttled', 'resending', 'sent', 'paused'])
/** So many of the newest emails are looked through. */
const PAGES = 3

export const channel = defineChannel({
  name: 'buttondown',
  title: 'Buttondown',
  platform: 'newsletter',
  help: 'Sends a piece to the readers of a Buttondown newsletter: a draft first, which is then sent.',
  mode: 'api',
  hosts: ['api.buttondown.com'],
  settings: {
    token: { type: 'secret', help: 'An API key', required: true, default: 'BUTTONDOWN_TOKEN', example: 'BUTTONDOWN_TOKEN' },
    templates: {
      type: 'boolean',
      help: 'Pieces use {{ variables }} of Buttondown; otherwise such braces are sent as they stand',
      default: false,
    },
    base: { type: 'url', help: 'The API', default: 'https://api.buttondown.com/v1' },
  },
  contract: { idempotency: 'lookup', settles: 10_000, apiVersion: version, sunset: null, pricePerPost: null },
  limits: letterLimits,
  needs: { title: { most: 2000 } },
  sources: [
    { about: 'api', url: 'https://github.com/buttondown/openapi' },
    { about: 'api', url: 'https://docs.buttondown.com/api-emails-create' },
    { about: 'api', url: 'https://buttondown.com/blog/2026-03-07-safer-email-api-defaults' },
    { about: 'policy', url: 'https://docs.buttondown.com/using-templating' },
  ],
  async check(ctx) {
    const reply = await ask(ctx, `${need(ctx, 'base')}/newsletters`, { headers: headers(ctx) })
    const [first] = list(at(reply.json(), 'results'))
    const name = textAt(first, 'name') ?? textAt(first, 'username')
    if (name === null) throw new ChannelError('auth', 'Buttondown shows this key no newsletter. Check what the key may do.')
    return { account: name }
  },
  async publish(ctx, rendition) {
    const email = (await ownEmail(ctx)) ?? (await draft(ctx, rendition))
    if (email.status !== 'draft') return publishedOf(email)
    const sent = await send(ctx, `/emails/${email.id}`, { method: 'PATCH', json: { status: 'about_to_send' }, posts: true })
    return publishedOf({ ...email, url: textAt(sent, 'absolute_url') ?? email.url })
  },
  async find(ctx) {
    const email = await ownEmail(ctx)
    return email !== null && GONE_OUT.has(email.status) ? publishedOf(email) : undefined
  },
  counts: {
    metrics: ['views', 'clicks', 'replies'],
    note: 'Views are openings; mail programs that load pictures by themselves count, too.',
    source: 'https://docs.buttondown.com/api-emails-analytics',
  },
  async metrics(ctx, published) {
    const path = `/emails/${encodeURIComponent(published.id)}/analytics`
    const reply = await ask(ctx, `${need(ctx, 'base')}${path}`, { headers: headers(ctx), accept: [404] })
    if (reply.status === 404) throw new ChannelError('rejected', 'The email is not there any more.')
    const data = reply.json()
    return counted({ views: countAt(data, 'opens'), clicks: countAt(data, 'clicks'), replies: countAt(data, 'replies') })
  },
})

type Email = { id: string; status: string; url: string | null }
const publishedOf = ({ id, url }: Email): Published => ({ state: 'published', id, url })

const headers = (ctx: ChannelContext): Record<string, string> => ({
  authorization: `Token ${need(ctx, 'token')}`,
  'x-api-version': version,
})
const send = async (ctx: ChannelContext, path: string, request: Ask): Promise<unknown> =>
  (await ask(ctx, `${need(ctx, 'base')}${path}`, { ...request, headers: headers(ctx) })).json()

/** The key of a delivery travels in the metadata of its email. */
const keyOf = (ctx: ChannelContext): string => digest('buttondown', ctx.key)

function emailOf(data: unknown): Email {
  const id = textAt(data, 'id')
  if (id === null) throw new ChannelError('later', 'Buttondown took the draft, but its answer has no id.')
  return { id, status: textAt(data, 'status') ?? 'draft', url: textAt(data, 'absolute_url') }
}

/** The email of this delivery, made by an attempt before. */
async function ownEmail(ctx: ChannelContext): Promise<Email | null> {
  const key = keyOf(ctx)
  for (let page = 1; page <= PAGES; page++) {
    const data = await send(ctx, `/emails?ordering=-creation_date&excluded_fields=body&page=${page}`, {})
    const found = list(at(data, 'results')).find(each => textAt(each, 'metadata.uptake') === key)
    if (found !== undefined) return emailOf(found)
    if (textAt(data, 'next') === null) break
  }
  return null
}

async function draft(ctx: ChannelContext, rendition: Rendition): Promise<Email> {
  const subject = needTitle(rendition, 'A newsletter')
  const body = await withAddresses(rendition, media => upload(ctx, media))
  const text = isOn(ctx, 'templates') ? body : withoutTemplates(body)
  const { canonical, options } = rendition
  return emailOf(
    await send(ctx, '/emails', {
      method: 'POST',
      json: {
        subject,
        // Says that it is Markdown, whatever it looks like.
        body: `<!-- buttondown-editor-mode: plaintext -->${text}`,
        status: 'draft',
        metadata: { uptake: keyOf(ctx) },
        ...(canonical === null ? {} : { canonical_url: canonical }),
        ...(options['description'] === undefined ? {} : { description: options['description'] }),
      },
    }),
  )
}

async function upload(ctx: ChannelContext, media: Media): Promise<string> {
  const form = new FormData()
  form.set('image', new Blob([media.bytes as Uint8Array<ArrayBuffer>], { type: media.type }), media.name)
  const url = textAt(await send(ctx, '/images', { method: 'POST', body: form }), 'image')
  if (url === null) throw new ChannelError('later', `Buttondown took ${media.name}, but its answer has no address.`)
  return url
}

const TAGS: Readonly<Record<string, string>> = { '{{': 'openvariable', '{%': 'openblock', '{#': 'opencomment' }
/** Buttondown reads bodies as templates of Django, which has a tag for each of its own braces. */
const withoutTemplates = (text: string): string => text.replaceAll(/\{[{%#]/g, brace => `{% templatetag ${TAGS[brace]!} %}`)
