import type { Answered, FakeApi, Kept } from './fake.ts'
import { SECRET, bearer, counter, text, unauthorized } from './fake.ts'

/** LinkedIn's versioned API, of a person or of a page. */
const linkedin = (author: string, own: Record<string, string>): FakeApi => {
  const kept: Kept[] = []
  const next = counter()
  return {
    source: 'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api',
    kept,
    settings: base => ({ base, token: SECRET, ...own }),
    posts: asked => asked.method === 'POST' && asked.path === '/rest/posts',
    answer(asked, base): Answered | undefined {
      if (!bearer(asked, SECRET)) return unauthorized
      if (asked.path === '/upload') return { status: 201, body: '' }
      if (!/^20\d{4}$/.test(asked.headers['linkedin-version'] ?? ''))
        return {
          status: 400,
          body: {
            status: 400,
            code: 'VERSION_MISSING',
            message: 'A version must be present. Please specify a version by adding the LinkedIn-Version header.',
          },
        }
      if (asked.path === '/v2/userinfo') return { body: { sub: '782bbtaQ', name: 'Ada Lovelace' } }
      if (asked.path === '/rest/organizations/2414183') return { body: { id: 2414183, localizedName: 'Rocket' } }
      if (asked.path === '/rest/images')
        return { body: { value: { uploadUrl: `${base}/upload`, image: 'urn:li:image:C4E10AQFoyyAjHPMQuQ', uploadUrlExpiresAt: 1 } } }
      if (asked.path !== '/rest/posts') return undefined
      if (asked.method === 'GET') {
        if (asked.headers['x-restli-method'] !== 'FINDER' || asked.query.get('author') !== author)
          return { status: 400, body: { message: 'no finder' } }
        const elements = kept
          .toReversed()
          .map(each => ({ id: each.id, commentary: each.more['commentary'], author, lifecycleState: 'PUBLISHED' }))
        return { body: { elements, paging: { start: 0, count: 20 } } }
      }
      const id = `urn:li:share:${next()}`
      const commentary = text(asked.body['commentary'])
      // As it is shown: escapes are gone.
      kept.push({ id, text: commentary.replaceAll(/\\(.)/g, '$1'), parent: null, more: asked.body })
      return { status: 201, headers: { 'x-restli-id': id }, body: '' }
    },
  }
}

export const linkedinPerson = (): FakeApi => linkedin('urn:li:person:782bbtaQ', {})
export const linkedinPage = (): FakeApi => linkedin('urn:li:organization:2414183', { organization: '2414183' })
