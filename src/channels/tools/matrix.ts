/** Requests to a homeserver of Matrix about one room. https://spec.matrix.org/latest/client-server-api/ */
import type { ChannelContext, Part } from '../channel.ts'
import { ask } from './http.ts'
import { at, digest, idOf, list, need, record, textAt } from './read.ts'
import type { Posted } from './thread.ts'

const authorization = (ctx: ChannelContext): Record<string, string> => ({ authorization: `Bearer ${need(ctx, 'token')}` })
const room = (ctx: ChannelContext, version = 'v3'): string =>
  `${need(ctx, 'base')}/_matrix/client/${version}/rooms/${encodeURIComponent(need(ctx, 'room'))}`
const addressOf = (ctx: ChannelContext, id: string): string =>
  `https://matrix.to/#/${encodeURIComponent(need(ctx, 'room'))}/${encodeURIComponent(id)}`

/** Whose token it is. */
export async function connected(ctx: ChannelContext): Promise<string> {
  const reply = await ask(ctx, `${need(ctx, 'base')}/_matrix/client/v3/account/whoami`, { headers: authorization(ctx) })
  return textAt(reply.json(), 'user_id') ?? 'unknown'
}

/** @param what of the piece it is: with the key a transaction id, the same in every attempt. @param edited the message whose text it becomes */
export async function send(ctx: ChannelContext, part: Part, what: string, edited: string | null = null): Promise<Posted> {
  const html = part.html === null ? {} : { format: 'org.matrix.custom.html', formatted_body: part.html }
  const content = { msgtype: 'm.text', body: part.text, ...html }
  const json =
    edited === null
      ? content
      : { ...content, body: `* ${part.text}`, 'm.new_content': content, 'm.relates_to': { rel_type: 'm.replace', event_id: edited } }
  return put(ctx, json, what)
}

/** Below a message, in its thread. */
export const commentIn = (ctx: ChannelContext, id: string, text: string): Promise<Posted> =>
  put(
    ctx,
    {
      msgtype: 'm.text',
      body: text,
      'm.relates_to': { rel_type: 'm.thread', event_id: id, is_falling_back: true, 'm.in_reply_to': { event_id: id } },
    },
    'comment',
  )

async function put(ctx: ChannelContext, json: object, what: string): Promise<Posted> {
  const url = `${room(ctx)}/send/m.room.message/${digest(ctx.key, what)}`
  const reply = await ask(ctx, url, { method: 'PUT', headers: authorization(ctx), json, posts: true })
  const id = idOf(reply.json(), 'event_id', 'Matrix')
  return { id, url: addressOf(ctx, id) }
}

export const takeDown = async (ctx: ChannelContext, id: string): Promise<unknown> =>
  ask(ctx, `${room(ctx)}/redact/${encodeURIComponent(id)}/${digest(ctx.key, 'redact', id)}`, {
    method: 'PUT',
    headers: authorization(ctx),
    json: {},
    posts: true,
    accept: [404],
  })

/** Own messages of late as they were sent, the oldest first. */
export async function messages(ctx: ChannelContext): Promise<(Posted & { text: string })[]> {
  const filter = JSON.stringify({ types: ['m.room.message'], senders: [await connected(ctx)] })
  const url = `${room(ctx)}/messages?dir=b&limit=100&filter=${encodeURIComponent(filter)}`
  const reply = await ask(ctx, url, { headers: authorization(ctx) })
  return list(at(reply.json(), 'chunk'))
    .map(record)
    .filter(each => textAt(record(record(each['content'])['m.relates_to']), 'rel_type') !== 'm.replace')
    .flatMap(each => {
      const [id, text] = [textAt(each, 'event_id'), textAt(each, 'content.body')]
      return id === null || text === null ? [] : [{ id, url: addressOf(ctx, id), text }]
    })
    .toReversed()
}

/** A message; null when it is not there, or was taken down: then nothing is left in it. */
export async function messageOf(ctx: ChannelContext, id: string): Promise<Record<string, unknown> | null> {
  const reply = await ask(ctx, `${room(ctx)}/event/${encodeURIComponent(id)}`, { headers: authorization(ctx), accept: [404] })
  const event = reply.status === 404 ? {} : record(reply.json())
  return textAt(event, 'content.body') === null ? null : event
}

/** What it says now, after edits. */
export async function textOf(ctx: ChannelContext, id: string): Promise<string | null> {
  const message = await messageOf(ctx, id)
  if (message === null) return null
  const sender = textAt(message, 'sender')
  // Others may send what looks like an edit: it does not count.
  const edit = (await within(ctx, id, 'm.replace')).find(each => textAt(each, 'sender') === sender)
  return textAt(record(record(edit?.['content'])['m.new_content']), 'body') ?? textAt(message, 'content.body')
}

/** What relates to a message in one way, the newest first; at most a hundred. */
export async function within(ctx: ChannelContext, id: string, relation: string): Promise<Record<string, unknown>[]> {
  const url = `${room(ctx, 'v1')}/relations/${encodeURIComponent(id)}/${relation}?limit=100`
  const reply = await ask(ctx, url, { headers: authorization(ctx), accept: [404] })
  return reply.status === 404 ? [] : list(at(reply.json(), 'chunk')).map(record)
}
