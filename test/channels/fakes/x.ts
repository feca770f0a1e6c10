import { NOW } from '../now.ts'
import type { FakeApi, Kept } from './fake.ts'
import { SECRET, bearer, text, unauthorized } from './fake.ts'

/** Ids of posts made one after the other, as X makes them: milliseconds since its epoch, shifted. */
const idAt = (nth: number): string => String((BigInt(NOW - 60_000 + nth - 1_288_834_974_657) << 22n) + BigInt(nth))

export function x(): FakeApi {
  const kept: Kept[] = []
  const shown = (value: string): string =>
    value
      .replaceAll(/https?:\/\/\S+/g, 'https://t.co/Ab12Cd34Ef')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  return {
    source: 'https://docs.x.com/x-api/posts/creation-of-a-post',
    kept,
    settings: base => ({ base, token: SECRET }),
    posts: asked => asked.method === 'POST' && asked.path === '/2/tweets',
    answer(asked) {
      if (!bearer(asked, SECRET)) return unauthorized
      if (asked.path === '/2/users/me') return { body: { data: { id: '7', name: 'Ada', username: 'ada' } } }
      if (asked.path === '/2/users/7/tweets') {
        const most = Number(asked.query.get('max_results'))
        const data = kept
          .toReversed()
          .slice(0, most)
          .map(each => ({ id: each.id, text: shown(each.text) }))
        // Without posts there is no "data".
        return { body: { ...(data.length === 0 ? {} : { data }), meta: { result_count: data.length } } }
      }
      if (asked.path === '/2/media/upload') return { body: { data: { id: '1146654567674912769', media_key: '3_1146654567674912769' } } }
      if (asked.path === '/2/media/metadata') return { body: { data: { id: text(asked.body['id']) } } }
      if (asked.path !== '/2/tweets') return undefined
      if (kept.some(each => each.text === text(asked.body['text'])))
        return {
          status: 403,
          body: {
            title: 'Forbidden',
            detail: 'You are not allowed to create a Tweet with duplicate content.',
            status: 403,
            type: 'about:blank',
          },
        }
      const id = idAt(kept.length + 1)
      const reply = asked.body['reply'] as { in_reply_to_tweet_id: string } | undefined
      kept.push({ id, text: text(asked.body['text']), parent: reply?.in_reply_to_tweet_id ?? null, more: asked.body })
      return { status: 201, body: { data: { id, text: shown(text(asked.body['text'])) } } }
    },
  }
}
