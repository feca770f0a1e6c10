/** Messages in a channel of Discord, through a webhook of that channel. */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Part } from './channel.ts'
import { cannotLook, defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import { idOf, need, setting, textAt } from './tools/read.ts'
import { sendParts } from './tools/thread.ts'
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
    const first = await sendParts<Posted>(ctx, rendition, async part => {
      const data = await send(ctx, part)
      const [id, where] = [idOf(data, 'id', 'Discord'), textAt(data, 'channel_id')]
      return { id, url: where === null || guild === null ? null : `https://discord.com/channels/${guild}/${where}/${id}` }
    })
    return { state: 'published', ...first }
  },
  find: cannotLook('A webhook of Discord'),
})

/** `wait` makes Discord answer with the message instead of nothing. */
async function send(ctx: ChannelContext, part: Part): Promise<unknown> {
  const url = new URL(need(ctx, 'url'))
  url.searchParams.set('wait', 'true')
  const username = setting(ctx, 'username')
  const message = {
    content: part.text,
    allowed_mentions: { parse: [] },
    ...(username === null ? {} : { username }),
    ...(part.media.length === 0 ? {} : { attachments: part.media.map(({ name, alt }, id) => ({ id, filename: name, description: alt })) }),
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
