/** Newsletter services: Buttondown and listmonk. A draft is no post; sending it is. */
import type { Answered, Asked, FakeApi, Kept } from './fake.ts'
import { SECRET, counter, text, unauthorized } from './fake.ts'

type Draft = { id: string; status: string; more: Record<string, unknown> }

export function buttondown(): FakeApi {
  const kept: Kept[] = []
  const emails: Draft[] = []
  const shown = ({ id, status, more }: Draft): object => ({
    id,
    status,
    subject: more['subject'],
    metadata: more['metadata'] ?? {},
    absolute_url: `https://buttondown.com/rocket/archive/${id}/`,
    creation_date: '2026-03-02T09:00:00Z',
  })
  return {
    source: 'https://github.com/buttondown/openapi',
    kept,
    settings: base => ({ base: `${base}/v1`, token: SECRET, templates: 'false' }),
    posts: asked => asked.method === 'PATCH' && asked.body['status'] === 'about_to_send',
    answer(asked): Answered | undefined {
      if (asked.headers['authorization'] !== `Token ${SECRET}`) return unauthorized
      if (asked.headers['x-api-version'] !== '2026-04-01') return { status: 400, body: { detail: 'the version is not said' } }
      if (asked.path === '/v1/newsletters') return { body: { results: [{ id: 'n1', name: 'Rocket news', username: 'rocket' }], count: 1 } }
      if (asked.path === '/v1/emails' && asked.method === 'GET')
        return { body: { results: emails.toReversed().map(shown), next: null, previous: null, count: emails.length } }
      if (asked.path === '/v1/emails') {
        const email = { id: `em_${emails.length + 1}`, status: text(asked.body['status']) || 'draft', more: asked.body }
        emails.push(email)
        return { status: 201, body: shown(email) }
      }
      if (asked.path === '/v1/images')
        return { status: 201, body: { id: 'i1', image: `https://assets.buttondown.email/${text(asked.body['image'])}` } }
      const email = emails.find(each => asked.path === `/v1/emails/${each.id}`)
      if (email === undefined || asked.method !== 'PATCH') return undefined
      email.status = 'about_to_send'
      kept.push({ id: email.id, text: text(email.more['body']), parent: null, more: email.more })
      return { body: shown(email) }
    },
  }
}

export function listmonk(): FakeApi {
  const kept: Kept[] = []
  const campaigns: Draft[] = []
  const next = counter()
  const shown = ({ id, status, more }: Draft): object => ({ id: Number(id), status, name: more['name'], tags: more['tags'], lists: [] })
  const tagsOf = (each: Draft): readonly unknown[] => each.more['tags'] as readonly unknown[]
  return {
    source: 'https://listmonk.app/docs/apis/campaigns/',
    kept,
    settings: base => ({ base, user: 'uptake', token: SECRET, lists: 'Newsletter\n2', templates: 'false' }),
    posts: (asked: Asked) => asked.method === 'PUT' && asked.path.endsWith('/status'),
    answer(asked): Answered | undefined {
      if (asked.headers['authorization'] !== `token uptake:${SECRET}`) return unauthorized
      if (asked.path === '/api/lists')
        return {
          body: {
            data: {
              results: [
                { id: 1, name: 'Newsletter', subscriber_count: 40 },
                { id: 2, name: 'Partners', subscriber_count: 1 },
              ],
            },
          },
        }
      if (asked.path === '/api/campaigns' && asked.method === 'GET') {
        const tag = asked.query.get('tag')
        const results = campaigns.filter(each => tag === null || tagsOf(each).includes(tag)).map(shown)
        return { body: { data: { results, total: results.length, per_page: 20, page: 1 } } }
      }
      if (asked.path === '/api/campaigns') {
        const campaign = { id: next(), status: 'draft', more: asked.body }
        campaigns.push(campaign)
        return { body: { data: shown(campaign) } }
      }
      if (asked.path === '/api/media') return { body: { data: { id: 3, url: `/uploads/${text(asked.body['file'])}` } } }
      const campaign = campaigns.find(each => asked.path === `/api/campaigns/${each.id}/status`)
      if (campaign === undefined) return undefined
      // "Only 'paused' and 'draft' campaigns can start."
      if (!['draft', 'paused'].includes(campaign.status))
        return { status: 400, body: { message: 'Only paused campaigns and drafts can be started' } }
      campaign.status = text(asked.body['status'])
      kept.push({ id: campaign.id, text: text(campaign.more['body']), parent: null, more: campaign.more })
      return { body: { data: shown(campaign) } }
    },
  }
}
