import type { Answered, Asked, FakeApi, Kept } from './fake.ts'
import { SECRET, bearer, counter, text, unauthorized } from './fake.ts'

/** LinkedIn's versioned API, of a person or of a page. */
const linkedin = (author: string, own: Record<string, string>): FakeApi => {
  const kept: Kept[] = []
  const next = counter()
  return {
    source: 'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api',
    kept,
    settings: base => ({ base, token: SECRET, ...own }),
    posts: asked =>
      (asked.method === 'POST' && (asked.path === '/rest/posts' || asked.path.endsWith('/comments'))) || asked.method === 'DELETE',
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
      const below = belowOf(asked, kept, next)
      if (below !== undefined) return below
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

const none: Answered = { status: 404, body: { status: 404, message: 'Could not find entity' } }

/** One post, its comments and its numbers: https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/comments-api */
function belowOf(asked: Asked, kept: Kept[], next: () => string): Answered | undefined {
  const [, kind, encoded = '', rest] = /^\/rest\/(posts|socialActions)\/([^/]+)(\/comments)?$/.exec(asked.path) ?? []
  if (kind === undefined) return undefined
  const id = decodeURIComponent(encoded)
  const post = kept.find(each => each.id === id)
  if (post === undefined) return none
  const comments = kept.filter(each => each.parent === id)
  if (kind === 'posts') {
    if (asked.method !== 'DELETE') return { body: { id, commentary: post.more['commentary'] } }
    kept.splice(kept.indexOf(post), 1)
    return { status: 204, body: '' }
  }
  if (rest === undefined)
    return { body: { target: id, likesSummary: { totalLikes: 3 }, commentsSummary: { aggregatedTotalComments: comments.length } } }
  if (asked.method === 'GET')
    return { body: { elements: comments.map(each => ({ id: each.id, actor: each.more['actor'], message: { text: each.text } })) } }
  const { text: words } = asked.body['message'] as { text: string }
  const comment = { id: `urn:li:comment:(${id},${next()})`, text: words, parent: id, more: asked.body }
  kept.push(comment)
  return { status: 201, body: { id: '6', commentUrn: comment.id, actor: asked.body['actor'], message: { text: words } } }
}

export const linkedinPerson = (): FakeApi => linkedin('urn:li:person:782bbtaQ', {})
export const linkedinPage = (): FakeApi => linkedin('urn:li:organization:2414183', { organization: '2414183' })
