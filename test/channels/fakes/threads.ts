import type { Answered, FakeApi, Kept } from './fake.ts'
import { SECRET, counter, text } from './fake.ts'

/** Containers are no posts; to publish one makes a post of it. */
export function threads(): FakeApi {
  const kept: Kept[] = []
  const containers = new Map<string, { text: string; parent: string | null }>()
  const next = counter()
  const refused: Answered = {
    status: 400,
    body: { error: { message: 'Error validating access token', type: 'OAuthException', code: 190, fbtrace_id: 'A' } },
  }
  const gone: Answered = {
    status: 400,
    body: {
      error: {
        message: `Unsupported get request. Object with ID does not exist, cannot be loaded due to missing permissions`,
        type: 'GraphMethodException',
        code: 100,
        error_subcode: 33,
      },
    },
  }
  const shown = ({ id, text: words, parent }: Kept): object => ({
    id,
    text: words,
    permalink: `https://www.threads.net/@ada/post/${id}`,
    ...(parent === null ? {} : { replied_to: { id: parent } }),
  })
  return {
    source: 'https://developers.facebook.com/docs/threads/reference/publishing',
    kept,
    settings: base => ({ base, token: SECRET }),
    posts: asked => asked.path.endsWith('/threads_publish') || asked.method === 'DELETE',
    answer(asked): Answered | undefined {
      const fields = asked.method === 'POST' ? new URLSearchParams(asked.raw) : asked.query
      if (fields.get('access_token') !== SECRET) return refused
      if (asked.path === '/v1.0/me') return { body: { id: '7', username: 'ada' } }
      if (asked.path === '/v1.0/me/threads_publishing_limit')
        return { body: { data: [{ quota_usage: 4, config: { quota_total: 250, quota_duration: 86400 } }] } }
      if (asked.path === '/v1.0/me/replies')
        return {
          body: {
            data: kept
              .filter(each => each.parent !== null)
              .toReversed()
              .map(shown),
          },
        }
      if (asked.path === '/v1.0/me/threads' && asked.method === 'GET')
        return {
          body: {
            data: kept
              .filter(each => each.parent === null)
              .toReversed()
              .map(shown),
          },
        }
      if (asked.path === '/v1.0/me/threads') {
        const id = next()
        containers.set(id, { text: text(fields.get('text')), parent: fields.get('reply_to_id') })
        return { body: { id } }
      }
      if (asked.path === '/v1.0/me/threads_publish') {
        const container = containers.get(text(fields.get('creation_id')))
        if (container === undefined)
          return { status: 400, body: { error: { message: 'Media not found', type: 'OAuthException', code: 24 } } }
        const id = next()
        kept.push({ id, ...container, more: {} })
        return { body: { id } }
      }
      const id = asked.path.replace('/v1.0/', '')
      if (containers.has(id)) return { body: { id, status: 'FINISHED' } }
      const at = kept.findIndex(each => each.id === id.replace('/insights', ''))
      if (at < 0) return gone
      if (asked.method === 'DELETE') {
        kept.splice(at, 1)
        return { body: { success: true, deleted_id: id } }
      }
      if (!id.endsWith('/insights')) return { body: shown(kept[at]!) }
      const told: Record<string, number> = { views: 250, likes: 3, replies: 1, reposts: 0 }
      return {
        body: {
          data: text(fields.get('metric'))
            .split(',')
            .filter(name => told[name] !== undefined)
            .map(name => ({ name, period: 'lifetime', values: [{ value: told[name] }], id: `${id}/${name}/lifetime` })),
        },
      }
    },
  }
}
