/** Articles: DEV, Hashnode, WordPress, Ghost, Discourse. */
import { createHmac } from 'node:crypto'
import type { Asked, FakeApi, Kept } from './fake.ts'
import { SECRET, bearer, counter, text, unauthorized } from './fake.ts'

const taken = (kept: readonly Kept[], name: string, value: unknown): boolean =>
  value !== undefined && kept.some(each => each.more[name] === value)

export function devto(): FakeApi {
  const kept: Kept[] = []
  const next = counter()
  const shown = (each: Kept): object => ({
    id: Number(each.id),
    title: each.more['title'],
    url: `https://dev.to/ada/${each.id}`,
    canonical_url: each.more['canonical_url'],
  })
  return {
    source: 'https://developers.forem.com/api/v1#tag/articles/operation/createArticle',
    kept,
    settings: base => ({ base, token: SECRET }),
    posts: asked => asked.method === 'POST',
    answer(asked) {
      if (asked.headers['api-key'] !== SECRET) return unauthorized
      if (asked.path === '/api/users/me') return { body: { id: 1, username: 'ada' } }
      if (asked.path === '/api/articles/me/all') return { body: kept.map(shown) }
      if (asked.path !== '/api/articles') return undefined
      const article = asked.body['article'] as Record<string, unknown>
      if (taken(kept, 'canonical_url', article['canonical_url']))
        return { status: 422, body: { error: 'Canonical url has already been taken', status: 422 } }
      const post = { id: next(), text: text(article['body_markdown']), parent: null, more: article }
      kept.push(post)
      return { status: 201, body: shown(post) }
    },
  }
}

/** Shapes from the published schema of Hashnode; what it really answers was not seen. */
export function hashnode(): FakeApi {
  const kept: Kept[] = []
  const next = counter()
  const shown = (each: Kept): object => ({
    id: each.id,
    url: `https://rocket.hashnode.dev/${each.id}`,
    title: each.more['title'],
    canonicalUrl: each.more['originalArticleURL'] ?? null,
  })
  return {
    source: 'https://github.com/Hashnode/gql-skill/blob/main/skills/gql-api/references/schema.graphql',
    kept,
    settings: base => ({ base, publication: 'rocket.hashnode.dev', token: SECRET }),
    posts: asked => text(asked.body['query']).startsWith('mutation'),
    answer(asked) {
      if (!bearer(asked, SECRET))
        return { body: { errors: [{ message: 'No token', extensions: { code: 'UNAUTHENTICATED' } }], data: null } }
      if (!this.posts(asked))
        return {
          body: { data: { publication: { id: 'p1', title: 'Rocket', posts: { edges: kept.map(each => ({ node: shown(each) })) } } } },
        }
      const input = (asked.body['variables'] as { input: Record<string, unknown> }).input
      const post = { id: next(), text: text(input['contentMarkdown']), parent: null, more: input }
      kept.push(post)
      return { body: { data: { publishPost: { post: shown(post) } } } }
    },
  }
}

export function wordpress(): FakeApi {
  const kept: Kept[] = []
  const next = counter()
  const shown = (each: Kept): object => ({
    id: Number(each.id),
    link: `https://blog.example.org/${text(each.more['slug'])}/`,
    slug: each.more['slug'],
    title: { raw: each.more['title'], rendered: each.more['title'] },
  })
  return {
    source: 'https://developer.wordpress.org/rest-api/reference/posts/#create-a-post',
    kept,
    settings: base => ({ base, user: 'ada', password: SECRET }),
    posts: asked => asked.method === 'POST',
    answer(asked) {
      if (asked.headers['authorization'] !== `Basic ${Buffer.from(`ada:${SECRET}`).toString('base64')}`) return unauthorized
      const route = asked.query.get('rest_route')
      if (route === '/wp/v2/users/me') return { body: { id: 1, name: 'Ada' } }
      if (route !== '/wp/v2/posts') return undefined
      if (asked.method === 'GET') return { body: kept.filter(each => each.more['slug'] === asked.query.get('slug')).map(shown) }
      // A slug that is taken gets a number.
      const slug = taken(kept, 'slug', asked.body['slug']) ? `${text(asked.body['slug'])}-2` : asked.body['slug']
      const post = { id: next(), text: text(asked.body['content']), parent: null, more: { ...asked.body, slug } }
      kept.push(post)
      return { status: 201, body: shown(post) }
    },
  }
}

const ghostKey = { id: '6489af', secret: Buffer.from(SECRET).toString('hex') }

/** A token is good for what it says and was signed with our key. */
function ghostToken({ headers }: Asked): boolean {
  const [head = '', claims = '', signature] = (headers['authorization'] ?? '').replace('Ghost ', '').split('.')
  const expected = createHmac('sha256', Buffer.from(ghostKey.secret, 'hex')).update(`${head}.${claims}`).digest('base64url')
  const { aud, exp, iat } = JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}') as { aud?: string; exp?: number; iat?: number }
  return signature === expected && aud === '/admin/' && exp! - iat! <= 300
}

export function ghost(): FakeApi {
  const kept: Kept[] = []
  const next = counter()
  const shown = (each: Kept): object => ({
    id: each.id,
    title: each.more['title'],
    slug: each.more['slug'],
    url: `https://blog.example.org/${text(each.more['slug'])}/`,
  })
  return {
    source: 'https://docs.ghost.org/admin-api/posts/creating-a-post',
    kept,
    settings: base => ({ base, token: `${ghostKey.id}:${ghostKey.secret}` }),
    posts: asked => asked.method === 'POST',
    answer(asked) {
      if (asked.path === '/ghost/api/admin/site/') return { body: { site: { title: 'Rocket blog' } } }
      if (!ghostToken(asked)) return { status: 401, body: { errors: [{ message: 'Invalid token', type: 'UnauthorizedError' }] } }
      if (asked.path !== '/ghost/api/admin/posts/') return undefined
      const slug = /^slug:'(.*)'$/.exec(asked.query.get('filter') ?? '')?.[1]
      if (asked.method === 'GET')
        return { body: { posts: kept.filter(each => slug === undefined || each.more['slug'] === slug).map(shown) } }
      const [post] = asked.body['posts'] as Record<string, unknown>[]
      const made = {
        id: next(),
        text: text(post!['html']),
        parent: null,
        more: { ...post, slug: taken(kept, 'slug', post!['slug']) ? `${text(post!['slug'])}-2` : post!['slug'] },
      }
      kept.push(made)
      return { status: 201, body: { posts: [shown(made)] } }
    },
  }
}

export function discourse(): FakeApi {
  const kept: Kept[] = []
  const next = counter()
  return {
    source: 'https://docs.discourse.org/#tag/Topics/operation/createTopicPostPM',
    kept,
    settings: base => ({ base, user: 'ada', token: SECRET }),
    posts: asked => asked.method === 'POST',
    answer(asked) {
      if (asked.headers['api-key'] !== SECRET || asked.headers['api-username'] !== 'ada') return unauthorized
      if (asked.path === '/session/current.json') return { body: { current_user: { id: 1, username: 'ada' } } }
      const external = /^\/t\/external_id\/(.+)\.json$/.exec(asked.path)?.[1]
      if (external !== undefined) {
        const found = kept.find(each => each.more['external_id'] === external)
        if (found === undefined) return { status: 404, body: { errors: ['not found'], error_type: 'not_found' } }
        return { status: 301, headers: { location: `/t/rocket-one/${found.id}.json` }, body: '' }
      }
      if (asked.path !== '/posts.json') return undefined
      if (taken(kept, 'external_id', asked.body['external_id']))
        return { status: 422, body: { action: 'create_post', errors: ['External ID has already been taken'] } }
      const post = { id: next(), text: text(asked.body['raw']), parent: null, more: asked.body }
      kept.push(post)
      return { body: { id: 9, topic_id: Number(post.id), topic_slug: 'rocket-one' } }
    },
  }
}
