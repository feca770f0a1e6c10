/** Messages in a channel or group of Telegram, by a bot. */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Part } from './channel.ts'
import { cannotLook, defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import type { Reply } from './tools/http.ts'
import { idOf, need, record, textAt } from './tools/read.ts'
import { sendParts } from './tools/thread.ts'
import type { Posted } from './tools/thread.ts'

/** A text below a picture is shorter. */
const longestCaption = 1024

export const channel = defineChannel({
  name: 'telegram',
  title: 'Telegram',
  help: 'Messages in a channel or group, with one picture each, by a bot that is an administrator there.',
  mode: 'api',
  hosts: ['api.telegram.org'],
  settings: {
    chat: { type: 'text', help: 'The channel or group', required: true, example: '@rocket_news' },
    token: { type: 'secret', help: 'The token of the bot', required: true, default: 'TELEGRAM_BOT_TOKEN', example: 'TELEGRAM_BOT_TOKEN' },
    base: { type: 'url', help: 'The server of the bot API', default: 'https://api.telegram.org' },
  },
  contract: { idempotency: 'none', settles: 0, apiVersion: null, sunset: null, pricePerPost: null },
  limits: {
    length: 4096,
    counted: 'characters',
    parts: 10,
    media: 1,
    image: { width: 5000, height: 5000, bytes: 10_000_000, types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] },
  },
  sources: [
    { about: 'api', url: 'https://core.telegram.org/bots/api#sendmessage' },
    { about: 'limits', url: 'https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this' },
  ],
  async check(ctx) {
    const me = (await ask(ctx, method(ctx, 'getMe'))).json()
    const chat = (await ask(ctx, `${method(ctx, 'getChat')}?chat_id=${encodeURIComponent(need(ctx, 'chat'))}`)).json()
    return { account: `@${textAt(me, 'result.username') ?? 'bot'} in ${textAt(chat, 'result.title') ?? need(ctx, 'chat')}` }
  },
  async publish(ctx, rendition) {
    for (const part of rendition.parts)
      if (part.media.length > 0 && part.text.length > longestCaption)
        throw new ChannelError(
          'rejected',
          `A text with a picture may have ${longestCaption} characters on Telegram; this one has ${part.text.length}.`,
        )
    const first = await sendParts<Posted>(ctx, rendition, async (part, _, before) => {
      const reply = await send(ctx, part, before.at(-1)?.id ?? null)
      const data = reply.json()
      if (record(data)['ok'] !== true) throw new ChannelError('unknown', 'Telegram did not say that it took the message.')
      const id = idOf(data, 'result.message_id', 'Telegram')
      const name = textAt(data, 'result.chat.username')
      return { id, url: name === null ? null : `https://t.me/${name}/${id}` }
    })
    return { state: 'published', ...first }
  },
  find: cannotLook('A bot of Telegram'),
})

const method = (ctx: ChannelContext, name: string): string => `${need(ctx, 'base')}/bot${need(ctx, 'token')}/${name}`

function send(ctx: ChannelContext, part: Part, replyTo: string | null): Promise<Reply> {
  const chat = need(ctx, 'chat')
  const reply = replyTo === null ? null : { message_id: Number(replyTo) }
  const picture = part.media[0]
  if (picture === undefined)
    return ask(ctx, method(ctx, 'sendMessage'), {
      method: 'POST',
      json: { chat_id: chat, text: part.text, ...(reply === null ? {} : { reply_parameters: reply }) },
      posts: true,
    })
  const form = new FormData()
  form.set('chat_id', chat)
  form.set('caption', part.text)
  if (reply !== null) form.set('reply_parameters', JSON.stringify(reply))
  form.set('photo', new Blob([picture.bytes as Uint8Array<ArrayBuffer>], { type: picture.type }), picture.name)
  return ask(ctx, method(ctx, 'sendPhoto'), { method: 'POST', body: form, posts: true })
}
