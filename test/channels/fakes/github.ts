import type { FakeApi, Kept } from './fake.ts'
import { SECRET, bearer, counter, text, unauthorized } from './fake.ts'

export function release(): FakeApi {
  const kept: Kept[] = []
  const next = counter()
  const shown = (each: Kept): object => ({
    id: Number(each.id),
    html_url: `https://github.com/acme/rocket/releases/tag/${text(each.more['tag_name'])}`,
    body: each.text,
  })
  return {
    source: 'https://docs.github.com/en/rest/releases/releases#create-a-release',
    kept,
    settings: base => ({ base, repo: 'acme/rocket', token: SECRET }),
    rendition: { options: { tag: 'v1.2.0' } },
    posts: asked => asked.method === 'POST',
    answer(asked) {
      if (!bearer(asked, SECRET)) return unauthorized
      if (asked.path === '/repos/acme/rocket') return { body: { full_name: 'acme/rocket', permissions: { push: true } } }
      if (asked.path === '/repos/acme/rocket/git/ref/tags/v1.2.0')
        return { body: { ref: 'refs/tags/v1.2.0', object: { sha: 'abc', type: 'commit' } } }
      const tag = /^\/repos\/acme\/rocket\/releases\/tags\/(.+)$/.exec(asked.path)?.[1]
      if (tag !== undefined) {
        const found = kept.find(each => each.more['tag_name'] === tag)
        return found === undefined ? { status: 404, body: { message: 'Not Found' } } : { body: shown(found) }
      }
      if (asked.path !== '/repos/acme/rocket/releases') return undefined
      if (kept.some(each => each.more['tag_name'] === asked.body['tag_name']))
        return {
          status: 422,
          body: { message: 'Validation Failed', errors: [{ resource: 'Release', code: 'already_exists', field: 'tag_name' }] },
        }
      const made = { id: next(), text: text(asked.body['body']), parent: null, more: asked.body }
      kept.push(made)
      return { status: 201, body: shown(made) }
    },
  }
}

export function discussion(): FakeApi {
  const kept: Kept[] = []
  const next = counter()
  const shown = (each: Kept): object => ({
    id: each.id,
    url: `https://github.com/acme/rocket/discussions/${each.id}`,
    title: each.more['title'],
    body: each.text,
    viewerDidAuthor: true,
  })
  const categories = { nodes: [{ id: 'c1', name: 'Announcements', slug: 'announcements' }] }
  return {
    source: 'https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions',
    kept,
    settings: base => ({ base, repo: 'acme/rocket', category: 'Announcements', token: SECRET }),
    posts: asked => text(asked.body['query']).startsWith('mutation'),
    answer(asked) {
      if (!bearer(asked, SECRET)) return unauthorized
      if (asked.path !== '/graphql') return undefined
      const query = text(asked.body['query'])
      if (query.startsWith('query Look'))
        return {
          body: {
            data: { viewer: { login: 'ada' }, repository: { id: 'r1', nameWithOwner: 'acme/rocket', discussionCategories: categories } },
          },
        }
      if (query.startsWith('query Recent')) return { body: { data: { repository: { discussions: { nodes: kept.map(shown) } } } } }
      const input = (asked.body['variables'] as { input: Record<string, unknown> }).input
      const made = { id: next(), text: text(input['body']), parent: null, more: input }
      kept.push(made)
      return { body: { data: { createDiscussion: { discussion: shown(made) } } } }
    },
  }
}
