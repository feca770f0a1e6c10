/** A room on a homeserver of Matrix: events, what relates to them, and what is left of one that was taken down. */
import type { Answered, FakeApi, Kept } from './fake.ts'
import { SECRET, bearer, counter, text, unauthorized } from './fake.ts'

const ME = '@ada:example.org'
const none: Answered = { status: 404, body: { errcode: 'M_NOT_FOUND', error: 'Event not found.' } }
type Relation = { rel_type?: string; event_id?: string }

export function matrix(): FakeApi {
  const kept: Kept[] = []
  const edits: { id: string; of: string; content: Record<string, unknown> }[] = []
  const transactions = new Map<string, string>()
  const next = counter()
  const event = ({ id, more }: Kept): object => ({ event_id: id, sender: ME, type: 'm.room.message', content: more })
  const relationOf = (content: Record<string, unknown>): Relation => (content['m.relates_to'] ?? {}) as Relation

  function take(content: Record<string, unknown>): string {
    const id = `$${next()}`
    const { rel_type, event_id = '' } = relationOf(content)
    if (rel_type !== 'm.replace')
      kept.push({ id, text: text(content['body']), parent: rel_type === 'm.thread' ? event_id : null, more: content })
    else {
      edits.push({ id, of: event_id, content })
      const edited = kept.find(each => each.id === event_id)
      if (edited !== undefined) edited.text = text((content['m.new_content'] as Record<string, unknown>)['body'])
    }
    return id
  }
  function related(id: string, relation: string): object[] {
    if (relation === 'm.annotation') return [1, 2, 3].map(n => ({ event_id: `$r${n}`, sender: '@grace:example.org', content: {} }))
    if (relation === 'm.thread') return kept.filter(each => each.parent === id).map(event)
    return edits
      .filter(each => each.of === id)
      .map(each => ({ event_id: each.id, sender: ME, content: each.content }))
      .toReversed()
  }

  return {
    source: 'https://spec.matrix.org/latest/client-server-api/#put_matrixclientv3roomsroomidsendeventtypetxnid',
    kept,
    settings: base => ({ base, room: '!abc:example.org', token: SECRET }),
    posts: asked => asked.method === 'PUT',
    answer(asked) {
      if (!bearer(asked, SECRET)) return unauthorized
      const path = decodeURIComponent(asked.path)
      if (path === '/_matrix/client/v3/account/whoami') return { body: { user_id: ME } }
      const [, version, what] = /^\/_matrix\/client\/(v[13])\/rooms\/!abc:example\.org\/(.+)$/.exec(path) ?? []
      const [verb, one = '', two = ''] = what?.split('/') ?? []
      if (version === 'v3' && asked.method === 'PUT') {
        const transaction = what!
        if (verb !== 'send' && verb !== 'redact') return undefined
        if (verb === 'redact' && !kept.some(each => each.id === one)) return none
        const id = transactions.get(transaction) ?? (verb === 'send' ? take(asked.body) : `$${next()}`)
        transactions.set(transaction, id)
        if (verb === 'redact') kept.splice(kept.findIndex(each => each.id === one), 1) // prettier-ignore
        return { body: { event_id: id } }
      }
      if (version === 'v3' && verb === 'messages') {
        const all = [...kept.map(event), ...edits.map(each => ({ event_id: each.id, sender: ME, content: each.content }))]
        return { body: { chunk: all.toReversed(), start: 's', end: 'e' } }
      }
      if (version === 'v3' && verb === 'event') {
        const found = kept.find(each => each.id === one)
        // Of an event that was taken down nothing is left but that it was one.
        return found === undefined ? { body: { event_id: one, sender: ME, type: 'm.room.message', content: {} } } : { body: event(found) }
      }
      if (version === 'v1' && verb === 'relations') return { body: { chunk: related(one, two) } }
      return undefined
    },
  }
}
