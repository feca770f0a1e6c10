/** Messages in a channel or group of Telegram, by a bot. */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Media, Part, Rendition } from './channel.ts'
import { cannotLook, defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import type { Reply } from './tools/http.ts'
import { fileOf } from './tools/pictures.ts'
import { idOf, need, record, textAt } from './tools/read.ts'
import { editParts, notePart, partsOf, sendParts, takeDownParts } from './tools/thread.ts'
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
    { about: 'api', url: 'https://core.telegram.org/bots/api#updating-messages' },
    { about: 'api', url: 'https://core.telegram.org/bots/api#deletemessage' },
    { about: 'limits', url: 'https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this' },
  ],
  async check(ctx) {
    const me = (await ask(ctx, method(ctx, 'getMe'))).json()
    const chat = (await ask(ctx, `${method(ctx, 'getChat')}?chat_id=${encodeURIComponent(need(ctx, 'chat'))}`)).json()
    return { account: `@${textAt(me, 'result.username') ?? 'bot'} in ${textAt(chat, 'result.title') ?? need(ctx, 'chat')}` }
  },
  async publish(ctx, rendition) {
    refuseLongCaptions(rendition)
    const first = await sendParts<Posted>(ctx, rendition, async (part, index, before) => {
      const posted = postedOf(await send(ctx, part, before.at(-1)?.id ?? null))
      await notePart(ctx, index, posted)
      return posted
    })
    return { state: 'published', ...first }
  },
  find: cannotLook('A bot of Telegram'),
  async edit(ctx, published, rendition) {
    refuseLongCaptions(rendition)
    return editParts(ctx, published, rendition, await partsOf(ctx, published), (there, part) => change(ctx, there, part))
  },
  async delete(ctx, published) {
    await takeDownParts(ctx, await partsOf(ctx, published), ({ id }) => takeDown(ctx, id))
  },
})

function refuseLongCaptions({ parts }: Rendition): void {
  for (const { media, text } of parts)
    if (media.length > 0 && text.length > longestCaption)
      throw new ChannelError(
        'rejected',
        `A text with a picture may have ${longestCaption} characters on Telegram; this one has ${text.length}.`,
      )
}

function postedOf(reply: Reply): Posted {
  const data = reply.json()
  if (record(data)['ok'] !== true) throw new ChannelError('unknown', 'Telegram did not say that it took the message.')
  const id = idOf(data, 'result.message_id', 'Telegram')
  const name = textAt(data, 'result.chat.username')
  return { id, url: name === null ? null : `https://t.me/${name}/${id}` }
}

/**
 * Brings one message to what the piece says now. Telegram answers 400 when it says so already: that is no refusal. A
 * picture goes with its text, so that both are what was approved; to a message of text one can be added, not the other way.
 */
async function change(ctx: ChannelContext, { id }: Posted, part: Part): Promise<void> {
  const which = { chat_id: need(ctx, 'chat'), message_id: Number(id) }
  const picture = part.media[0]
  const request =
    picture === undefined
      ? { name: 'editMessageText', content: { json: { ...which, text: part.text } } }
      : { name: 'editMessageMedia', content: { body: formOf(which, part.text, picture) } }
  const reply = await ask(ctx, method(ctx, request.name), { method: 'POST', ...request.content, posts: true, accept: [400] })
  if (reply.status !== 400) return
  const said = textAt(reply.json(), 'description') ?? ''
  if (/message is not modified/i.test(said)) return
  const why = /there is no text in the message/i.test(said)
    ? 'The message has a picture, and Telegram lets none be taken from a message. Take it down and publish it anew.'
    : /can't be edited/i.test(said)
      ? 'Telegram does not let the bot edit this message any more.'
      : /message to edit not found/i.test(said)
        ? 'The message is not there any more.'
        : 'Telegram refused the edit.'
  throw new ChannelError('rejected', `${why} It says: ${said}.`, { status: 400 })
}

function formOf(which: { chat_id: string; message_id: number }, caption: string, picture: Media): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(which)) form.set(name, String(value))
  form.set('media', JSON.stringify({ type: 'photo', media: 'attach://picture', caption }))
  form.set('picture', fileOf(picture))
  return form
}

async function takeDown(ctx: ChannelContext, id: string): Promise<void> {
  const json = { chat_id: need(ctx, 'chat'), message_id: Number(id) }
  const reply = await ask(ctx, method(ctx, 'deleteMessage'), { method: 'POST', json, posts: true, accept: [400] })
  if (reply.status !== 400) return
  const said = textAt(reply.json(), 'description') ?? ''
  if (/message to delete not found/i.test(said)) return
  throw new ChannelError(
    'rejected',
    `Telegram did not delete the message. After 48 hours a bot needs the right "Delete messages" there. It says: ${said}.`,
    { status: 400 },
  )
}

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
  form.set('photo', fileOf(picture))
  return ask(ctx, method(ctx, 'sendPhoto'), { method: 'POST', body: form, posts: true })
}
