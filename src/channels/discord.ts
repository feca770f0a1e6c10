/** Messages in a channel of Discord, through a webhook of that channel. */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Part } from './channel.ts'
import { cannotLook, defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import { countAt, idOf, list, need, record, sameText, setting, textAt } from './tools/read.ts'
import { editParts, notedParts, notePart, sendParts } from './tools/thread.ts'
import type { Posted } from './tools/thread.ts'

export const channel = defineChannel({
  name: 'discord',
  title: 'Discord',
  help: 'Messages with files in one channel, through its webhook. Nobody is pinged.',
  mode: 'api',
  hosts: ['discord.com'],
  settings: {
    url: {
      type: 'secret',
      help: 'The address of the webhook',
      required: true,
      default: 'DISCORD_WEBHOOK_URL',
      example: 'DISCORD_WEBHOOK_URL',
    },
    username: { type: 'text', help: 'The name it posts under', example: 'Rocket' },
  },
  contract: { idempotency: 'none', settles: 0, apiVersion: null, sunset: null, pricePerPost: null },
  limits: {
    length: 2000,
    counted: 'characters',
    parts: 10,
    media: 10,
    image: { bytes: 10_485_760, types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'] },
  },
  sources: [
    { about: 'api', url: 'https://discord.com/developers/docs/resources/webhook#execute-webhook' },
    { about: 'limits', url: 'https://discord.com/developers/docs/topics/rate-limits' },
  ],
  async check(ctx) {
    const data = (await ask(ctx, need(ctx, 'url'))).json()
    return { account: textAt(data, 'name') ?? idOf(data, 'id', 'Discord') }
  },
  async publish(ctx, rendition) {
    // A message does not say which server it is on, and no address works without it.
    const guild = textAt((await ask(ctx, need(ctx, 'url'))).json(), 'guild_id')
    const first = await sendParts<Posted>(ctx, rendition, async (part, index) => {
      const data = await send(ctx, part)
      const [id, where] = [idOf(data, 'id', 'Discord'), textAt(data, 'channel_id')]
      const posted = { id, url: where === null || guild === null ? null : `https://discord.com/channels/${guild}/${where}/${id}` }
      await notePart(ctx, index, posted)
      return posted
    })
    return { state: 'published', ...first }
  },
  find: cannotLook('A webhook of Discord'),
  counts: {
    metrics: ['likes'],
    note: 'Likes are all reactions to the first message.',
    source: 'https://discord.com/developers/docs/resources/webhook#get-webhook-message',
  },
  async metrics(ctx, published) {
    const message = await messageOf(ctx, published.id)
    if (message === null) throw new ChannelError('rejected', 'The message is not there any more.')
    // Discord leaves out "reactions" when there are none.
    return { likes: list(message['reactions']).reduce<number>((sum, each) => sum + (countAt(each, 'count') ?? 0), 0) }
  },
  async edit(ctx, published, rendition) {
    return editParts(ctx, published, rendition, await messages(ctx), ({ id }, part) => {
      const request = { method: 'PATCH', ...bodyOf({ ...messageFor(part), attachments: attachments(part) }, part), posts: true } as const
      return ask(ctx, messageUrl(ctx, id), request)
    })
  },
  async delete(ctx) {
    for (const { id } of (await messages(ctx)).toReversed())
      if ((await messageOf(ctx, id)) !== null) await ask(ctx, messageUrl(ctx, id), { method: 'DELETE', posts: true })
  },
  async look(ctx, published, rendition) {
    if (rendition === null) return (await messageOf(ctx, published.id)) === null ? 'gone' : 'same'
    const there = await messages(ctx)
    if (there.length !== rendition.parts.length) return 'other'
    for (const [index, { id }] of there.entries()) {
      const message = await messageOf(ctx, id)
      if (message === null) return index === 0 ? 'gone' : 'other'
      if (!sameText(textAt(message, 'content') ?? '', rendition.parts[index]!.text)) return 'other'
    }
    return 'same'
  },
})

/** The messages of a piece, as they were noted when they were sent. @throws ChannelError 'rejected' when they were not */
async function messages(ctx: ChannelContext): Promise<readonly Posted[]> {
  const noted = await notedParts(ctx)
  if (noted.length === 0)
    throw new ChannelError('rejected', 'Which messages belong to it was not noted when they were sent: change them in Discord by hand.')
  return noted
}

const messageUrl = (ctx: ChannelContext, id: string): string => `${need(ctx, 'url').split('?')[0]!}/messages/${encodeURIComponent(id)}`
/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const UNKNOWN_MESSAGE = '10008'

/** A message of the webhook; null when it is not there any more. */
async function messageOf(ctx: ChannelContext, id: string): Promise<Record<string, unknown> | null> {
  const reply = await ask(ctx, messageUrl(ctx, id), { accept: [404] })
  if (reply.status !== 404) return record(reply.json())
  if (textAt(reply.json(), 'code') === UNKNOWN_MESSAGE) return null
  throw new ChannelError('auth', 'Discord does not know the webhook any more (404).')
}

/** Nobody is pinged. */
const messageFor = (part: Part): object => ({ content: part.text, allowed_mentions: { parse: [] } })
const attachments = ({ media }: Part): object[] => media.map(({ name, alt }, id) => ({ id, filename: name, description: alt }))

/** `wait` makes Discord answer with the message instead of nothing. */
async function send(ctx: ChannelContext, part: Part): Promise<unknown> {
  const url = new URL(need(ctx, 'url'))
  url.searchParams.set('wait', 'true')
  const username = setting(ctx, 'username')
  const message = {
    ...messageFor(part),
    ...(username === null ? {} : { username }),
    ...(part.media.length === 0 ? {} : { attachments: attachments(part) }),
  }
  const reply = await ask(ctx, url.href, { method: 'POST', ...bodyOf(message, part), posts: true })
  if (reply.text === '') throw new ChannelError('unknown', 'Discord took the message, but did not say which it is.')
  return reply.json()
}

function bodyOf(message: object, part: Part): { json: object } | { body: FormData } {
  if (part.media.length === 0) return { json: message }
  const form = new FormData()
  form.set('payload_json', JSON.stringify(message))
  for (const [index, { bytes, type, name }] of part.media.entries())
    form.set(`files[${index}]`, new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), name)
  return { body: form }
}
