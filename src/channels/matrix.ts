/** Messages in a room of Matrix. */
import { ChannelError } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { commentIn, connected, messageOf, messages, send, takeDown, textOf, within } from './tools/matrix.ts'
import { othersOf, sameText, textAt } from './tools/read.ts'
import { editParts, partsOf, sendNoted, takeDownParts } from './tools/thread.ts'

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
  // A transaction id makes a repeat harmless, but nobody promises for how long: a day on Synapse.
  contract: { idempotency: 'lookup', settles: 10_000, apiVersion: 'v3', sunset: null, pricePerPost: null },
  limits: { length: 60_000, counted: 'bytes', parts: 10, media: 0 },
  sources: [
    { about: 'api', url: 'https://spec.matrix.org/latest/client-server-api/#put_matrixclientv3roomsroomidsendeventtypetxnid' },
    { about: 'api', url: 'https://spec.matrix.org/latest/client-server-api/#get_matrixclientv3roomsroomidmessages' },
    { about: 'api', url: 'https://spec.matrix.org/latest/client-server-api/#event-replacements' },
    { about: 'limits', url: 'https://spec.matrix.org/latest/client-server-api/#size-limits' },
  ],
  async check(ctx) {
    return { account: await connected(ctx) }
  },
  async publish(ctx, rendition) {
    const first = await sendNoted(
      ctx,
      rendition,
      (part, index) => send(ctx, part, `${index}`),
      async (part, before) => {
        const all = await messages(ctx)
        const from = all.findIndex(each => each.id === before.at(-1)?.id)
        return all.slice(from + 1).find(each => sameText(each.text, part.text))
      },
    )
    return { state: 'published', id: first.id, url: first.url }
  },
  // The last ones first, so that of two with the same texts the newer one is found.
  async find(ctx, rendition) {
    const others = await othersOf(ctx)
    let rest = (await messages(ctx)).filter(each => !others.has(each.id))
    let first = null
    for (const part of rendition.parts.toReversed()) {
      const at = rest.findLastIndex(each => sameText(each.text, part.text))
      if (at < 0) return undefined
      first = rest[at]!
      rest = rest.slice(0, at)
    }
    return first === null ? undefined : { state: 'published', id: first.id, url: first.url }
  },
  counts: {
    metrics: ['likes', 'replies'],
    note: 'Likes are all reactions to the first message, replies those in its thread; no more than a hundred are looked at.',
    source: 'https://spec.matrix.org/latest/client-server-api/#get_matrixclientv1roomsroomidrelationseventidreltype',
  },
  async metrics(ctx, published) {
    if ((await messageOf(ctx, published.id)) === null) throw new ChannelError('rejected', 'The message is not there any more.')
    const count = async (relation: string): Promise<number> => (await within(ctx, published.id, relation)).length
    return { likes: await count('m.annotation'), replies: await count('m.thread') }
  },
  async edit(ctx, published, rendition) {
    return editParts(ctx, published, rendition, await partsOf(ctx, published), async ({ id }, part) => {
      if ((await textOf(ctx, id)) !== part.text) await send(ctx, part, `edit of ${id}`, id)
    })
  },
  async delete(ctx, published) {
    await takeDownParts(ctx, await partsOf(ctx, published), ({ id }) => takeDown(ctx, id))
  },
  async look(ctx, published, rendition) {
    if (rendition === null) return (await messageOf(ctx, published.id)) === null ? 'gone' : 'same'
    const there = await partsOf(ctx, published)
    if (there.length !== rendition.parts.length) return 'other'
    for (const [index, { id }] of there.entries()) {
      const text = await textOf(ctx, id)
      if (text === null) return index === 0 ? 'gone' : 'other'
      if (!sameText(text, rendition.parts[index]!.text)) return 'other'
    }
    return 'same'
  },
  async comment(ctx, published, text) {
    return { state: 'published', ...(await commentIn(ctx, published.id, text)) }
  },
  async findComment(ctx, published, text) {
    const me = await connected(ctx)
    const found = (await within(ctx, published.id, 'm.thread')).find(
      each => textAt(each, 'sender') === me && sameText(textAt(each, 'content.body') ?? '', text),
    )
    return found && { state: 'published', id: textAt(found, 'event_id')!, url: published.url }
  },
})
