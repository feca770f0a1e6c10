/** Channels of chats: Discord, Slack, Telegram. */
import type { Answered, Asked, FakeApi, Kept } from './fake.ts'
import { SECRET, counter, text } from './fake.ts'

export function discord(): FakeApi {
  const kept: Kept[] = []
  const next = counter()
  const path = `/api/webhooks/42/${SECRET}`
  return {
    source: 'https://discord.com/developers/docs/resources/webhook#execute-webhook',
    kept,
    settings: base => ({ url: `${base}${path}` }),
    posts: asked => asked.method === 'POST' && asked.path === path,
    answer(asked) {
      if (asked.path !== path) return undefined
      if (asked.method === 'GET') return { body: { id: '42', name: 'News', guild_id: '5', channel_id: '6', type: 1, token: SECRET } }
      const message = (asked.body['payload_json'] === undefined ? asked.body : JSON.parse(text(asked.body['payload_json']))) as Record<
        string,
        unknown
      >
      const id = next()
      kept.push({ id, text: text(message['content']), parent: null, more: message })
      // Without `wait` there is no body.
      return asked.query.get('wait') === 'true' ? { body: { id, channel_id: '6', content: message['content'] } } : { status: 204, body: '' }
    },
  }
}

export function slack(): FakeApi {
  const kept: Kept[] = []
  const next = counter()
  const path = `/services/T1/B1/${SECRET}`
  return {
    source: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
    kept,
    settings: base => ({ url: `${base}${path}` }),
    posts: asked => asked.method === 'POST' && asked.path === path,
    answer(asked) {
      if (asked.path !== path || asked.method !== 'POST') return undefined
      kept.push({ id: next(), text: text(asked.body['text']), parent: null, more: asked.body })
      return { body: 'ok' }
    },
  }
}

export function telegram(): FakeApi {
  const kept: Kept[] = []
  const next = counter()
  const chat = { id: -100, title: 'Rocket news', username: 'rocket_news', type: 'channel' }
  const refused = (description: string): Answered => ({
    status: 400,
    body: { ok: false, error_code: 400, description: `Bad Request: ${description}` },
  })
  // In the words of https://github.com/tdlib/telegram-bot-api/issues and of its tests: the page of the API names no errors.
  const changed = ({ body }: Asked, method: string): Answered => {
    const index = kept.findIndex(each => each.id === String(body['message_id']))
    const there = kept[index]
    if (method === 'deleteMessage') {
      if (there === undefined) return refused('message to delete not found')
      kept.splice(index, 1)
      return { body: { ok: true, result: true } }
    }
    if (there === undefined) return refused('message to edit not found')
    const result = { message_id: Number(there.id), date: 1, chat }
    if (method === 'editMessageMedia') {
      const media = JSON.parse(text(body['media'])) as { type: string; media: string; caption: string }
      const name = /^attach:\/\/(.+)$/.exec(media.media)?.[1]
      if (media.type !== 'photo' || name === undefined || body[name] === undefined)
        return refused('wrong file identifier/HTTP URL specified')
      there.text = media.caption
      there.more = { ...there.more, photo: body[name] }
      return { body: { ok: true, result } }
    }
    if (there.more['photo'] !== undefined) return refused('there is no text in the message to edit')
    if (there.text === body['text'])
      return refused(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      )
    there.text = text(body['text'])
    return { body: { ok: true, result } }
  }
  return {
    source: 'https://core.telegram.org/bots/api#sendmessage',
    kept,
    settings: base => ({ base, chat: '@rocket_news', token: SECRET }),
    posts: asked => /\/(?:send(?:Message|Photo)|edit\w+|deleteMessage)$/.test(asked.path),
    answer(asked) {
      if (!asked.path.startsWith(`/bot${SECRET}/`))
        return { status: 401, body: { ok: false, error_code: 401, description: 'Unauthorized' } }
      if (asked.path.endsWith('/getMe')) return { body: { ok: true, result: { id: 1, is_bot: true, username: 'rocket_bot' } } }
      if (asked.path.endsWith('/getChat')) return { body: { ok: true, result: chat } }
      if (!this.posts(asked)) return undefined
      const method = asked.path.split('/').at(-1)!
      if (!method.startsWith('send')) return changed(asked, method)
      const reply = asked.body['reply_parameters'] as { message_id: number } | undefined
      const id = next()
      kept.push({
        id,
        text: text(asked.body['text'] ?? asked.body['caption']),
        parent: reply === undefined ? null : String(reply.message_id),
        more: asked.body,
      })
      return { body: { ok: true, result: { message_id: Number(id), date: 1, chat } } }
    },
  }
}

/** A receiver that does as Standard Webhooks asks of it: one id is taken once. */
export function webhook(): FakeApi {
  const kept: Kept[] = []
  return {
    source: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    kept,
    settings: base => ({ url: `${base}/hook`, secret: SECRET }),
    posts: asked => asked.method === 'POST',
    answer(asked) {
      if (asked.path !== '/hook') return undefined
      const id = asked.headers['webhook-id'] ?? ''
      const data = asked.body['data'] as { parts: { text: string }[] }
      if (!kept.some(each => each.id === id))
        kept.push({ id, text: data.parts.map(part => part.text).join('\n\n'), parent: null, more: asked.headers })
      return { body: { id, url: 'https://example.org/shown' } }
    },
  }
}
