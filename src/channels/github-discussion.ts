/** Discussions on GitHub, through GraphQL. */
import { ChannelError } from './channel.ts'
import type { ChannelContext } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { graphql } from './tools/graphql.ts'
import { at, countAt, counted, idOf, list, need, needTitle, othersOf, record, sameText, standing, textAt, wholeText } from './tools/read.ts'

/** The requests, so that they can be checked against the schema of GitHub. */
export const look = `query Look($owner: String!, $name: String!) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    id
    nameWithOwner
    discussionCategories(first: 25) { nodes { id name slug } }
  }
}`
export const recent = `query Recent($owner: String!, $name: String!, $category: ID!) {
  repository(owner: $owner, name: $name) {
    discussions(first: 50, categoryId: $category, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { id url title body viewerDidAuthor }
    }
  }
}`
export const read = `query Read($id: ID!) {
  node(id: $id) {
    ... on Discussion {
      title
      body
      upvoteCount
      reactions { totalCount }
      comments(first: 100) { totalCount nodes { id url body viewerDidAuthor } }
    }
  }
}`
export const update = `mutation Update($input: UpdateDiscussionInput!) {
  updateDiscussion(input: $input) { discussion { id url } }
}`
export const remove = `mutation Remove($input: DeleteDiscussionInput!) {
  deleteDiscussion(input: $input) { discussion { id } }
}`
export const reply = `mutation Reply($input: AddDiscussionCommentInput!) {
  addDiscussionComment(input: $input) { comment { id url } }
}`
export const create = `mutation Create($input: CreateDiscussionInput!) {
  createDiscussion(input: $input) { discussion { id url } }
}`

export const channel = defineChannel({
  name: 'github-discussion',
  title: 'GitHub discussion',
  help: 'Discussions in one category of a repository.',
  mode: 'api',
  hosts: ['api.github.com'],
  settings: {
    repo: { type: 'text', help: 'The repository', required: true, example: 'acme/rocket' },
    category: { type: 'text', help: 'The category, by its name', default: 'Announcements' },
    token: { type: 'secret', help: 'A token that may write discussions', required: true, default: 'GITHUB_TOKEN', example: 'GITHUB_TOKEN' },
    base: { type: 'url', help: 'The API', default: 'https://api.github.com' },
  },
  contract: { idempotency: 'lookup', settles: 10_000, apiVersion: null, sunset: null, pricePerPost: null },
  limits: { length: 65_536, counted: 'characters', parts: 1, media: 0, format: 'markdown', breaks: 'hard' },
  needs: { title: { most: 256 } },
  sources: [
    { about: 'api', url: 'https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions' },
    { about: 'limits', url: 'https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api' },
  ],
  async check(ctx) {
    const place = await placeOf(ctx, need(ctx, 'category'))
    return { account: `${place.viewer} in ${need(ctx, 'repo')}` }
  },
  async publish(ctx, rendition) {
    const title = needTitle(rendition, 'A discussion')
    const { repositoryId, categoryId } = await placeOf(ctx, rendition.options['category'] ?? need(ctx, 'category'))
    const input = { repositoryId, categoryId, title, body: wholeText(rendition) }
    const data = await graphql(ctx, api(ctx), { query: create, variables: { input }, posts: true })
    const id = idOf(data, 'createDiscussion.discussion.id', 'GitHub')
    return { state: 'published', id, url: textAt(data, 'createDiscussion.discussion.url') }
  },
  async find(ctx, rendition) {
    const { categoryId } = await placeOf(ctx, rendition.options['category'] ?? need(ctx, 'category'))
    const data = await graphql(ctx, api(ctx), { query: recent, variables: { ...nameOf(ctx), category: categoryId } })
    const others = await othersOf(ctx)
    const found = list(at(data, 'repository.discussions.nodes'))
      .map(record)
      .filter(each => !others.has(textAt(each, 'id') ?? ''))
      .find(
        each =>
          each['viewerDidAuthor'] === true &&
          textAt(each, 'title') === rendition.title?.trim() &&
          sameText(textAt(each, 'body') ?? '', wholeText(rendition)),
      )
    return found && { state: 'published', id: idOf(found, 'id', 'GitHub'), url: textAt(found, 'url') }
  },
  counts: {
    metrics: ['likes', 'replies'],
    note: 'Likes are upvotes and reactions together.',
    source: 'https://docs.github.com/en/graphql/reference/objects#discussion',
  },
  async metrics(ctx, published) {
    const node = await nodeOf(ctx, published.id)
    if (node === null) throw new ChannelError('rejected', 'The discussion is not there any more.')
    const votes = countAt(node, 'upvoteCount')
    const reactions = countAt(node, 'reactions.totalCount')
    const likes = votes === undefined && reactions === undefined ? undefined : (votes ?? 0) + (reactions ?? 0)
    return counted({ likes, replies: countAt(node, 'comments.totalCount') })
  },
  async edit(ctx, published, rendition) {
    const input = { discussionId: published.id, title: needTitle(rendition, 'A discussion'), body: wholeText(rendition) }
    const data = await graphql(ctx, api(ctx), { query: update, variables: { input }, posts: true })
    return { state: 'published', id: published.id, url: textAt(data, 'updateDiscussion.discussion.url') ?? published.url }
  },
  async delete(ctx, published) {
    if ((await nodeOf(ctx, published.id)) === null) return
    await graphql(ctx, api(ctx), { query: remove, variables: { input: { id: published.id } }, posts: true })
  },
  async look(ctx, published, rendition) {
    const node = await nodeOf(ctx, published.id)
    return standing(node === null ? null : (textAt(node, 'body') ?? ''), rendition && wholeText(rendition))
  },
  async comment(ctx, published, text) {
    const input = { discussionId: published.id, body: text }
    const data = await graphql(ctx, api(ctx), { query: reply, variables: { input }, posts: true })
    const id = idOf(data, 'addDiscussionComment.comment.id', 'GitHub')
    return { state: 'published', id, url: textAt(data, 'addDiscussionComment.comment.url') }
  },
  async findComment(ctx, published, text) {
    const node = await nodeOf(ctx, published.id)
    const found = list(at(node, 'comments.nodes'))
      .map(record)
      .find(each => each['viewerDidAuthor'] === true && sameText(textAt(each, 'body') ?? '', text))
    return found && { state: 'published', id: idOf(found, 'id', 'GitHub'), url: textAt(found, 'url') }
  },
})

/** The discussion; null when there is none of that id any more. */
async function nodeOf(ctx: ChannelContext, id: string): Promise<Record<string, unknown> | null> {
  try {
    const node = (await graphql(ctx, api(ctx), { query: read, variables: { id } }))['node']
    return node === null || node === undefined ? null : record(node)
  } catch (error) {
    if (error instanceof ChannelError && /could not resolve to a node/i.test(error.message)) return null
    throw error
  }
}

const api = (ctx: ChannelContext): { url: string; token: string; title: string } => ({
  url: `${need(ctx, 'base')}/graphql`,
  token: need(ctx, 'token'),
  title: 'GitHub',
})

function nameOf(ctx: ChannelContext): { owner: string; name: string } {
  const [owner = '', name = ''] = need(ctx, 'repo').split('/')
  return { owner, name }
}

async function placeOf(ctx: ChannelContext, wanted: string): Promise<{ viewer: string; repositoryId: string; categoryId: string }> {
  const data = await graphql(ctx, api(ctx), { query: look, variables: nameOf(ctx) })
  const repositoryId = textAt(data, 'repository.id')
  if (repositoryId === null) throw new ChannelError('auth', `The token does not see ${need(ctx, 'repo')}.`)
  const categories = list(at(data, 'repository.discussionCategories.nodes')).map(record)
  const same = (name: string | null): boolean => name?.toLowerCase() === wanted.toLowerCase()
  const category = categories.find(each => same(textAt(each, 'name')) || same(textAt(each, 'slug')))
  if (category === undefined) {
    const names = categories.map(each => textAt(each, 'name')).join(', ')
    throw new ChannelError(
      'rejected',
      `${need(ctx, 'repo')} has no category "${wanted}"${names === '' ? ': discussions are off' : `; there are ${names}`}.`,
    )
  }
  return { viewer: textAt(data, 'viewer.login') ?? 'somebody', repositoryId, categoryId: idOf(category, 'id', 'GitHub') }
}
