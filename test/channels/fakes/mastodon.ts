import type { FakeApi, Kept } from './fake.ts'
import { SECRET, bearer, counter, text, unauthorized } from './fake.ts'

export function mastodon(): FakeApi {
  const kept: Kept[] = []
  const keys = new Map<string, Kept>()
  const next = counter()
  const html = (value: string): string =>
    `<p>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br />')}</p>`
  const shown = (each: Kept, base: string): object => ({
    id: each.id,
    in_reply_to_id: each.parent,
    content: html(each.text),
    url: `${base}/@ada/${each.id}`,
    visibility: each.more['visibility'],
    language: each.more['language'] ?? null,
    created_at: '2026-03-02T09:00:00.000Z',
    account: { id: '7', username: 'ada' },
  })
  return {
    source: 'https://docs.joinmastodon.org/methods/statuses/#create',
    kept,
    settings: base => ({ base, token: SECRET, visibility: 'public' }),
    posts: asked => asked.method === 'POST' && asked.path === '/api/v1/statuses',
    answer(asked, base) {
      if (!bearer(asked, SECRET)) return unauthorized
      if (asked.path === '/api/v1/accounts/verify_credentials') return { body: { id: '7', username: 'ada' } }
      if (asked.path === '/api/v1/accounts/7/statuses') return { body: kept.toReversed().map(each => shown(each, base)) }
      if (asked.path === '/api/v2/media') return { body: { id: 'm1', type: 'image', description: asked.body['description'] } }
      if (asked.path !== '/api/v1/statuses') return undefined
      const key = asked.headers['idempotency-key'] ?? ''
      let status = keys.get(key)
      if (status === undefined) {
        status = { id: next(), text: text(asked.body['status']), parent: text(asked.body['in_reply_to_id']) || null, more: asked.body }
        kept.push(status)
        keys.set(key, status)
      }
      return { body: shown(status, base) }
    },
  }
}
