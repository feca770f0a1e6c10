/**
 * The platforms of the examples: a `fetch` that answers as their interfaces do, keeps what is posted, and counts what came
 * of it. Nothing leaves this machine; the numbers are invented.
 */
type Asked = { method: string; url: URL; body: Record<string, unknown> }
type Kept = { id: string; at: number; body: Record<string, unknown> }
type Answer = (asked: Asked) => unknown

/** `now`: the moment in the story, UTC epoch milliseconds. `broken`: whether this request to post ends badly, and how. */
export type Story = { now(): number; broken(host: string, nth: number): 'busy' | 'lost' | 'refused' | null }

const HOUR = 3_600_000

/** Most of what comes of a post comes in its first two days. `most` is what it ends at. */
function grown(post: Kept, now: number, most: number): number {
  const seed = [...post.id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 997, 7)
  const size = most * (0.4 + (seed / 997) * 1.2)
  return Math.round(size * (1 - Math.exp(-Math.max(0, now - post.at) / (30 * HOUR))))
}

export function internet(story: Story): typeof fetch {
  const kept = new Map<string, Kept[]>()
  const posts = new Map<string, number>()
  const of = (host: string): Kept[] => kept.get(host) ?? kept.set(host, []).get(host)!
  const find = (host: string, id: string): Kept | undefined => of(host).find(each => each.id === id)
  /** Keeps a post, once for each key. */
  const keep = (host: string, id: string, body: Record<string, unknown>): Kept => {
    const known = find(host, id)
    if (known) return known
    const post = { id, at: story.now(), body }
    of(host).push(post)
    return post
  }
  const next = (host: string): string => String(1000 + of(host).length)
  const count = (post: Kept | undefined, most: number): number => (post === undefined ? 0 : grown(post, story.now(), most))

  const mastodon: Answer = ({ method, url, body }) => {
    if (url.pathname.endsWith('/verify_credentials')) return { id: '7', username: 'team' }
    if (url.pathname === '/api/v2/media') return { id: `m${Math.round(story.now() / 1000)}` }
    const id = /^\/api\/v1\/statuses\/(\d+)/.exec(url.pathname)?.[1]
    if (url.pathname.endsWith('/context')) return { ancestors: [], descendants: [] }
    if (url.pathname.endsWith('/statuses') && method === 'GET') return []
    const post = id === undefined ? keep(url.host, next(url.host), body) : find(url.host, id)
    return {
      id: post?.id ?? id,
      url: `https://${url.host}/@team/${post?.id ?? id}`,
      content: `<p>${String(post?.body['status'] ?? '')}</p>`,
      account: { id: '7', username: 'team' },
      in_reply_to_id: post?.body['in_reply_to_id'] ?? null,
      favourites_count: count(post, 22),
      reblogs_count: count(post, 9),
      quotes_count: 0,
      replies_count: count(post, 4),
    }
  }

  const bluesky: Answer = ({ url, body }) => {
    const did = 'did:plc:sample'
    const name = url.pathname.slice('/xrpc/'.length)
    if (name === 'com.atproto.server.createSession') return { did, handle: body['identifier'], accessJwt: 'sample-session' }
    if (name === 'com.atproto.repo.uploadBlob')
      return { blob: { $type: 'blob', ref: { $link: 'bafysample' }, mimeType: 'image/png', size: 1 } }
    if (name === 'com.atproto.repo.putRecord') {
      const uri = `at://${did}/app.bsky.feed.post/${String(body['rkey'])}`
      keep(url.host, uri, body)
      return { uri, cid: `cid-${String(body['rkey'])}` }
    }
    if (name !== 'app.bsky.feed.getPosts') return null
    const shown = url.searchParams.getAll('uris').flatMap(uri => find(url.host, uri) ?? [])
    return {
      posts: shown.map(post => ({
        uri: post.id,
        likeCount: count(post, 31),
        repostCount: count(post, 8),
        quoteCount: count(post, 2),
        replyCount: count(post, 5),
      })),
    }
  }

  const dev: Answer = ({ method, url, body }) => {
    if (url.pathname === '/api/users/me') return { username: 'team' }
    const shown = (post: Kept): object => ({
      id: Number(post.id),
      ...(post.body['article'] as object),
      url: `https://dev.to/team/${slug(String((post.body['article'] as Record<string, unknown>)['title']))}`,
      page_views_count: count(post, 640),
      public_reactions_count: count(post, 18),
      comments_count: count(post, 4),
    })
    return method === 'POST' ? shown(keep(url.host, next(url.host), body)) : of(url.host).map(shown)
  }

  const discussionOf = ({ id, body }: Kept): object | null =>
    id.startsWith('D_') ? { id, title: body['title'], body: body['body'], viewerDidAuthor: true, url: discussionAt(id) } : null
  const discussionAt = (id: string): string => `https://github.com/example/discussions/${id.slice(2)}`

  const github: Answer = ({ method, url, body }) => {
    const repo = /^\/repos\/([^/]+\/[^/]+)/.exec(url.pathname)?.[1]
    if (repo !== undefined) {
      if (url.pathname.endsWith('/releases') && method === 'POST') {
        const post = keep(url.host, next(url.host), body)
        return { id: Number(post.id), html_url: `https://github.com/${repo}/releases/tag/${String(body['tag_name'])}` }
      }
      const post = find(url.host, url.pathname.split('/').at(-1) ?? '')
      return { id: 1, full_name: repo, object: { sha: 'sample' }, reactions: { total_count: count(post, 24) }, assets: [] }
    }
    const query = String(body['query'])
    const variables = (body['variables'] ?? {}) as Record<string, unknown>
    const input = (variables['input'] ?? {}) as Record<string, unknown>
    if (/createDiscussion/.test(query)) {
      const post = keep(url.host, `D_${next(url.host)}`, input)
      return { data: { createDiscussion: { discussion: { id: post.id, url: discussionAt(post.id) } } } }
    }
    const post = find(url.host, String(variables['id'] ?? ''))
    const names = ['Announcements', 'General', 'Ideas', 'Q&A', 'Show and tell', 'Polls']
    return {
      data: {
        viewer: { login: 'team' },
        repository: {
          id: 'R_1',
          discussionCategories: { nodes: names.map((name, index) => ({ id: `C_${index}`, name, slug: slug(name) })) },
          discussions: { nodes: of(url.host).flatMap(each => discussionOf(each) ?? []) },
        },
        node: post && {
          body: post.body['body'],
          upvoteCount: count(post, 11),
          reactions: { totalCount: count(post, 7) },
          comments: { totalCount: count(post, 13), nodes: [] },
        },
      },
    }
  }

  const discord: Answer = ({ method, url, body }) => {
    if (method === 'POST') return { id: keep(url.host, next(url.host), body).id, channel_id: '77' }
    const post = find(url.host, url.pathname.split('/').at(-1) ?? '')
    return post === undefined
      ? { id: '5', name: 'team', guild_id: '9', channel_id: '77' }
      : { id: post.id, content: post.body['content'], reactions: [{ count: count(post, 12) }] }
  }

  const buttondown: Answer = ({ method, url, body }) => {
    const id = /^\/v1\/emails\/([^/]+)/.exec(url.pathname)?.[1]
    if (url.pathname.endsWith('/analytics')) {
      const post = find(url.host, id ?? '')
      return { opens: count(post, 210), clicks: count(post, 34), replies: count(post, 3) }
    }
    if (method === 'POST') return { ...body, id: keep(url.host, `em-${next(url.host)}`, body).id, status: 'draft', absolute_url: null }
    if (id !== undefined) return { id, status: 'about_to_send', absolute_url: `https://buttondown.com/sample/archive/${id}` }
    return { results: [], count: 0, next: null }
  }

  const answers: readonly [RegExp, Answer][] = [
    [/^bsky\.social$/, bluesky],
    [/^dev\.to$/, dev],
    [/^api\.github\.com$/, github],
    [/^discord\.com$/, discord],
    [/^api\.buttondown\.com$/, buttondown],
    [/^social\./, mastodon],
  ]
  const isPost = ({ method, url, body }: Asked): boolean =>
    method === 'POST' &&
    (/\/statuses$|putRecord$|\/api\/articles$|\/releases$|\/webhooks\/|\/emails/.test(url.pathname) ||
      String(body['query']).includes('createDiscussion'))

  return async (input, init) => {
    const url = new URL(String(input instanceof Request ? input.url : input))
    const asked: Asked = { method: init?.method ?? 'GET', url, body: bodyOf(init?.body) }
    const answer = answers.find(([host]) => host.test(url.host))?.[1]
    if (answer === undefined) throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } })
    if (isPost(asked)) {
      const nth = (posts.get(url.host) ?? 0) + 1
      posts.set(url.host, nth)
      const broken = story.broken(url.host, nth)
      if (broken === 'busy') return json({ error: 'Too many requests' }, 429, { 'retry-after': '600' })
      if (broken === 'refused') return json({ error: 'Validation failed: Canonical url has already been taken' }, 422)
      if (broken === 'lost') {
        await answer(asked)
        throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } })
      }
    }
    const found = answer(asked)
    return found === null ? json({ error: 'RecordNotFound', message: 'Could not locate record' }, 400) : json(found)
  }
}

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '-')
const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', ...headers } })
const bodyOf = (body: unknown): Record<string, unknown> => {
  try {
    return typeof body === 'string' ? (JSON.parse(body) as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
