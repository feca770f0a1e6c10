/** Messages in a room of Matrix. */
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import { digest, idOf, need, textAt } from './tools/read.ts'
import { sendParts } from './tools/thread.ts'
import type { Posted } from './tools/thread.ts'

export const channel = defineChannel({
  name: 'matrix',
  title: 'Matrix',
  help: 'Messages in one room that is not encrypted, by an access token.',
  mode: 'api',
  hosts: [],
  settings: {
    base: { type: 'url', help: 'The homeserver', required: true, example: 'https://matrix.example.org' },
    room: { type: 'text', help: 'The id of the room', required: true, example: '!abc:example.org' },
    token: { type: 'secret', help: 'An access token', required: true, default: 'MATRIX_TOKEN', example: 'MATRIX_TOKEN' },
  },
  // A transaction id makes a repeat harmless for as long as the token lives.
  contract: { idempotency: 'key', settles: 0, apiVersion: 'v3', sunset: null, pricePerPost: null },
  limits: { length: 60_000, counted: 'bytes', parts: 10, media: 0 },
  sources: [
    { about: 'api', url: 'https://spec.matrix.org/latest/client-server-api/#put_matrixclientv3roomsroomidsendeventtypetxnid' },
    { about: 'limits', url: 'https://spec.matrix.org/latest/client-server-api/#size-limits' },
  ],
  async check(ctx) {
    const reply = await ask(ctx, `${need(ctx, 'base')}/_matrix/client/v3/account/whoami`, {
      headers: { authorization: `Bearer ${need(ctx, 'token')}` },
    })
    return { account: textAt(reply.json(), 'user_id') ?? 'unknown' }
  },
  async publish(ctx, rendition) {
    const room = need(ctx, 'room')
    const first = await sendParts<Posted>(ctx, rendition, async (part, index) => {
      const transaction = digest(ctx.key, String(index))
      const url = `${need(ctx, 'base')}/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${transaction}`
      const html = part.html === null ? {} : { format: 'org.matrix.custom.html', formatted_body: part.html }
      const reply = await ask(ctx, url, {
        method: 'PUT',
        headers: { authorization: `Bearer ${need(ctx, 'token')}` },
        json: { msgtype: 'm.text', body: part.text, ...html },
        posts: true,
      })
      const id = idOf(reply.json(), 'event_id', 'Matrix')
      return { id, url: `https://matrix.to/#/${encodeURIComponent(room)}/${encodeURIComponent(id)}` }
    })
    return { state: 'published', ...first }
  },
  // The same transaction id gives the same event, so nothing needs to be looked for.
  async find() {
    return undefined
  },
})
