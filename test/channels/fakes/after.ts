/** What imitations answer about posts that are out: reading, editing, taking down, comments and numbers. */
import type { Answered, Asked, FakeApi, Kept } from './fake.ts'
import { text } from './fake.ts'

type After = (asked: Asked, kept: Kept[]) => Answered | undefined
const none: Answered = { status: 404, body: { message: 'Not Found', errors: ['not found'] } }
const escaped = (value: string): string => `<p>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`
const drop = (kept: Kept[], id: string): void =>
  void kept.splice(
    kept.findIndex(each => each.id === id),
    1,
  )
const byId = (kept: readonly Kept[], id: string | undefined): Kept | undefined => kept.find(each => each.id === id)
const comments = (kept: readonly Kept[], parent: string): Kept[] => kept.filter(each => each.parent === parent)

const after: Readonly<Record<string, After>> = {
  // Its imitation knows it all: what is out, and relations, are events as well.
  matrix: () => undefined,
  // https://docs.joinmastodon.org/methods/statuses/
  mastodon(asked, kept) {
    const [, id, context] = /^\/api\/v1\/statuses\/(\w+)(\/context)?$/.exec(asked.path) ?? []
    if (id === undefined) return undefined
    const status = byId(kept, id)
    if (status === undefined) return none
    const shown = (each: Kept): object => ({
      id: each.id,
      in_reply_to_id: each.parent,
      content: escaped(each.text),
      url: `https://m.example/@ada/${each.id}`,
      account: { id: '7' },
      language: each.more['language'] ?? null,
      favourites_count: 3,
      reblogs_count: 0,
      replies_count: comments(kept, each.id).length,
    })
    if (context !== undefined) return { body: { ancestors: [], descendants: kept.filter(each => each.parent !== null).map(shown) } }
    if (asked.method === 'PUT') status.text = text(asked.body['status'])
    if (asked.method === 'DELETE') drop(kept, id)
    return { body: shown(status) }
  },
  // https://docs.bsky.app/docs/api/com-atproto-repo-delete-record
  bluesky(asked, kept) {
    if (asked.path === '/xrpc/com.atproto.repo.deleteRecord') {
      const found = kept.find(each => each.id.endsWith(`/${text(asked.body['rkey'])}`))
      if (found !== undefined) drop(kept, found.id)
      return { body: {} }
    }
    if (asked.path !== '/xrpc/app.bsky.feed.getPosts') return undefined
    const posts = kept.filter(each => asked.query.getAll('uris').includes(each.id))
    return {
      body: {
        posts: posts.map(each => ({
          uri: each.id,
          likeCount: 3,
          repostCount: 0,
          replyCount: comments(kept, each.id).length,
          quoteCount: 1,
        })),
      },
    }
  },
  // https://developers.forem.com/api/v1
  devto(asked, kept) {
    if (asked.path === '/api/articles/me/published')
      return { body: kept.map(each => ({ id: Number(each.id), page_views_count: 250, public_reactions_count: 3, comments_count: 0 })) }
    const id = /^\/api\/articles\/(\d+)$/.exec(asked.path)?.[1]
    if (id === undefined) return undefined
    const article = byId(kept, id)
    if (article === undefined) return none
    const change = asked.body['article'] as Record<string, unknown> | undefined
    if (asked.method === 'PUT' && change?.['published'] === false) drop(kept, id)
    else if (asked.method === 'PUT') article.text = text(change?.['body_markdown'])
    return { body: { id: Number(id), url: `https://dev.to/ada/${id}`, body_markdown: article.text } }
  },
  // https://docs.discourse.org
  discourse(asked, kept) {
    if (asked.method === 'POST' && asked.path === '/posts.json' && asked.body['topic_id'] !== undefined) {
      const id = `c${kept.length}`
      kept.push({ id, text: text(asked.body['raw']), parent: String(asked.body['topic_id']), more: {} })
      return { body: { id, topic_id: asked.body['topic_id'] } }
    }
    const post = /^\/posts\/post-(\d+)\.json$/.exec(asked.path)?.[1]
    if (post !== undefined && asked.method === 'PUT') {
      byId(kept, post)!.text = text((asked.body['post'] as Record<string, unknown>)['raw'])
      return { body: {} }
    }
    const id = /^\/t\/(\d+)\.json$/.exec(asked.path)?.[1]
    if (id === undefined) return undefined
    const topic = byId(kept, id)
    if (topic === undefined) return none
    if (asked.method === 'DELETE') {
      drop(kept, id)
      return { body: '' }
    }
    const posts = [{ id: `post-${id}`, raw: topic.text }, ...comments(kept, id).map(each => ({ id: each.id, raw: each.text }))]
    return { body: { id: Number(id), views: 250, like_count: 3, posts_count: posts.length, post_stream: { posts } } }
  },
  // https://developer.wordpress.org/rest-api/reference/posts/
  wordpress(asked, kept) {
    const id = /^\/wp\/v2\/posts\/(\d+)$/.exec(asked.query.get('rest_route') ?? '')?.[1]
    if (id === undefined) return undefined
    const post = byId(kept, id)
    if (post === undefined) return { body: { id: Number(id), status: 'trash', content: { raw: '' } } }
    if (asked.method === 'POST') post.text = text(asked.body['content'])
    if (asked.method === 'DELETE') drop(kept, id)
    return { body: { id: Number(id), status: 'publish', link: `https://blog.example.org/?p=${id}`, content: { raw: post.text } } }
  },
  // https://docs.ghost.org/admin-api/posts/updating-a-post
  ghost(asked, kept) {
    if (asked.path.startsWith('/ghost/api/admin/comments/post/')) return { body: { comments: [{}], meta: { pagination: { total: 1 } } } }
    const id = /^\/ghost\/api\/admin\/posts\/(\w+)\/$/.exec(asked.path)?.[1]
    if (id === undefined) return undefined
    const post = byId(kept, id)
    if (post === undefined) return none
    if (asked.method === 'DELETE') {
      drop(kept, id)
      return { status: 204, body: '' }
    }
    if (asked.method === 'PUT') {
      const [change] = asked.body['posts'] as Record<string, unknown>[]
      if (change!['updated_at'] !== '2026-03-02T09:00:00.000Z') return { status: 409, body: { errors: [{ message: 'Saving failed!' }] } }
      post.text = text(change!['html'])
    }
    const counts = { email: { email_count: 9, opened_count: 5, track_clicks: false }, count: { clicks: 0, positive_feedback: 3 } }
    const times = { updated_at: '2026-03-02T09:00:00.000Z' }
    return { body: { posts: [{ id, html: post.text, url: 'https://blog.example.org/x/', ...times, ...counts }] } }
  },
  // https://discord.com/developers/docs/resources/webhook#edit-webhook-message
  discord(asked, kept) {
    const id = /\/messages\/(\d+)$/.exec(asked.path)?.[1]
    if (id === undefined) return undefined
    const message = byId(kept, id)
    if (message === undefined) return { status: 404, body: { message: 'Unknown Message', code: 10008 } }
    if (asked.method === 'DELETE') {
      drop(kept, id)
      return { status: 204, body: '' }
    }
    if (asked.method === 'PATCH') message.text = text(asked.body['content'])
    return { body: { id, channel_id: '6', content: message.text, reactions: [{ count: 2 }, { count: 1 }] } }
  },
  // https://github.com/Hashnode/gql-skill/blob/main/skills/gql-api/references/schema.graphql
  hashnode(asked, kept) {
    const query = text(asked.body['query'])
    const variables = (asked.body['variables'] ?? {}) as { id?: string; input?: Record<string, unknown> }
    if (query.startsWith('query Read')) {
      const post = byId(kept, variables.id)
      const shown = post && { title: 'x', content: { markdown: post.text }, views: 250, reactionCount: 3, responseCount: 1 }
      return { body: { data: { post: shown ?? null } } }
    }
    if (!query.startsWith('mutation Update')) return undefined
    const post = byId(kept, text(variables.input?.['id']))
    if (post === undefined) return { body: { data: null, errors: [{ message: 'Post not found', extensions: { code: 'NOT_FOUND' } }] } }
    post.text = text(variables.input?.['contentMarkdown'])
    return { body: { data: { updatePost: { post: { id: post.id, url: 'https://rocket.hashnode.dev/x' } } } } }
  },
  // https://docs.github.com/en/rest/releases/releases
  'github-release'(asked, kept) {
    const id = /\/releases\/(\d+)$/.exec(asked.path)?.[1]
    if (id === undefined) return undefined
    const made = byId(kept, id)
    if (made === undefined) return none
    if (asked.method === 'PATCH') made.text = text(asked.body['body'])
    if (asked.method === 'DELETE') {
      drop(kept, id)
      return { status: 204, body: '' }
    }
    return {
      body: {
        id: Number(id),
        html_url: 'https://github.com/acme/rocket/releases/tag/v1',
        body: made.text,
        reactions: { total_count: 3 },
        assets: [{ download_count: 40 }, { download_count: 2 }],
      },
    }
  },
  // https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions
  'github-discussion'(asked, kept) {
    const query = text(asked.body['query'])
    const variables = (asked.body['variables'] ?? {}) as { id?: string; input?: Record<string, unknown> }
    const input = variables.input ?? {}
    if (query.startsWith('query Read')) {
      const found = byId(kept, variables.id)
      if (found === undefined)
        return {
          body: { data: { node: null }, errors: [{ type: 'NOT_FOUND', message: 'Could not resolve to a node with the global id' }] },
        }
      const nodes = comments(kept, found.id).map(each => ({ id: each.id, url: null, body: each.text, viewerDidAuthor: true }))
      return {
        body: {
          data: {
            node: {
              title: 'x',
              body: found.text,
              upvoteCount: 1,
              reactions: { totalCount: 2 },
              comments: { totalCount: nodes.length, nodes },
            },
          },
        },
      }
    }
    if (query.startsWith('mutation Update')) {
      byId(kept, text(input['discussionId']))!.text = text(input['body'])
      return {
        body: {
          data: { updateDiscussion: { discussion: { id: input['discussionId'], url: 'https://github.com/acme/rocket/discussions/1' } } },
        },
      }
    }
    if (query.startsWith('mutation Remove')) {
      drop(kept, text(input['id']))
      return { body: { data: { deleteDiscussion: { discussion: { id: input['id'] } } } } }
    }
    if (!query.startsWith('mutation Reply')) return undefined
    const id = `c${kept.length}`
    kept.push({ id, text: text(input['body']), parent: text(input['discussionId']), more: {} })
    return { body: { data: { addDiscussionComment: { comment: { id, url: null } } } } }
  },
}

/** An imitation that knows about posts that are out. Who has no right is refused as before. */
export function withAfter(name: string, fake: FakeApi): FakeApi {
  const answer = fake.answer.bind(fake)
  return {
    ...fake,
    posts: asked => asked.method !== 'GET' && !text(asked.body['query']).startsWith('query') && !asked.path.includes('createSession'),
    answer(asked, base) {
      const own = after[name]?.(asked, fake.kept)
      return own ?? answer(asked, base)
    },
  }
}
export const withWayBack = Object.keys(after)
