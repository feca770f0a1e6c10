/** Articles on Hashnode. Writing needs the Pro plan of the publication. */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Rendition } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { graphql } from './tools/graphql.ts'
import { at, countAt, counted, idOf, list, need, needTitle, record, slugOf, standing, textAt, wholeText } from './tools/read.ts'

const publish = `mutation Publish($input: PublishPostInput!) {
  publishPost(input: $input) { post { id url } }
}`
const look = `query Look($host: String!) {
  publication(host: $host) { id title posts(first: 50) { edges { node { id url title canonicalUrl } } } }
}`
const read = `query Read($id: ID!) {
  post(id: $id) { title content { markdown } views reactionCount responseCount }
}`
const update = `mutation Update($input: UpdatePostInput!) {
  updatePost(input: $input) { post { id url } }
}`

export const channel = defineChannel({
  name: 'hashnode',
  title: 'Hashnode',
  help: 'Articles in Markdown with a canonical address and tags. The publication needs the Pro plan.',
  mode: 'api',
  hosts: ['gql-beta.hashnode.com'],
  settings: {
    publication: { type: 'text', help: 'The address of the publication', required: true, example: 'rocket.hashnode.dev' },
    token: { type: 'secret', help: 'A personal access token', required: true, default: 'HASHNODE_TOKEN', example: 'HASHNODE_TOKEN' },
    base: { type: 'url', help: 'The API', default: 'https://gql-beta.hashnode.com' },
  },
  contract: { idempotency: 'lookup', settles: 30_000, apiVersion: null, sunset: null, pricePerPost: null },
  limits: { length: 100_000, counted: 'characters', parts: 1, media: 0, format: 'markdown' },
  needs: { title: { most: 250 } },
  sources: [
    { about: 'api', url: 'https://github.com/Hashnode/gql-skill/blob/main/skills/gql-api/references/schema.graphql' },
    { about: 'policy', url: 'https://github.com/Hashnode/gql-skill/blob/main/skills/gql-api/references/auth-and-roles.md' },
  ],
  async check(ctx) {
    return { account: (await publicationOf(ctx)).title }
  },
  async publish(ctx, rendition) {
    const fields = fieldsOf(rendition)
    const input = { ...fields, publicationId: (await publicationOf(ctx)).id }
    const data = await graphql(ctx, api(ctx), { query: publish, variables: { input }, posts: true })
    return { state: 'published', id: idOf(data, 'publishPost.post.id', 'Hashnode'), url: textAt(data, 'publishPost.post.url') }
  },
  async find(ctx, rendition) {
    const { posts } = await publicationOf(ctx)
    const { canonical, title } = rendition
    const found = posts.find(post =>
      canonical === null ? textAt(post, 'title')?.trim() === title?.trim() : textAt(post, 'canonicalUrl') === canonical,
    )
    return found && { state: 'published', id: idOf(found, 'id', 'Hashnode'), url: textAt(found, 'url') }
  },
  counts: {
    metrics: ['views', 'likes', 'replies'],
    note: 'Likes are all reactions.',
    source: 'https://github.com/Hashnode/gql-skill/blob/main/skills/gql-api/references/schema.graphql',
  },
  async metrics(ctx, published) {
    const post = await postOf(ctx, published.id)
    if (post === null) throw new ChannelError('rejected', 'The article is not there any more.')
    return counted({ views: countAt(post, 'views'), likes: countAt(post, 'reactionCount'), replies: countAt(post, 'responseCount') })
  },
  // Its API takes no article down.
  async edit(ctx, published, rendition) {
    const input = { ...fieldsOf(rendition), id: published.id }
    const data = await graphql(ctx, api(ctx), { query: update, variables: { input }, posts: true })
    return { state: 'published', id: published.id, url: textAt(data, 'updatePost.post.url') ?? published.url }
  },
  async look(ctx, published, rendition) {
    const post = await postOf(ctx, published.id)
    return standing(post === null ? null : (textAt(post, 'content.markdown') ?? ''), rendition && wholeText(rendition))
  },
})

/** What a piece says of itself, when it is made as when it is edited. */
function fieldsOf(rendition: Rendition): object {
  const { canonical, tags, options } = rendition
  return {
    title: needTitle(rendition, 'Hashnode'),
    contentMarkdown: wholeText(rendition),
    tags: tags.slice(0, 5).map(tag => ({ slug: slugOf(tag) })),
    ...(canonical === null ? {} : { originalArticleURL: canonical }),
    ...(options['subtitle'] === undefined ? {} : { subtitle: options['subtitle'] }),
    ...(options['cover'] === undefined ? {} : { coverImage: options['cover'] }),
  }
}

/** The article; null when there is none of that id any more. */
async function postOf(ctx: ChannelContext, id: string): Promise<Record<string, unknown> | null> {
  const { post } = await graphql(ctx, api(ctx), { query: read, variables: { id } })
  return post === null || post === undefined ? null : record(post)
}

const api = (ctx: ChannelContext): { url: string; token: string; title: string } => ({
  url: need(ctx, 'base'),
  token: need(ctx, 'token'),
  title: 'Hashnode',
})

async function publicationOf(ctx: ChannelContext): Promise<{ id: string; title: string; posts: Record<string, unknown>[] }> {
  const host = need(ctx, 'publication').replace(/^https?:\/\//, '')
  const data = await graphql(ctx, api(ctx), { query: look, variables: { host } })
  const id = textAt(data, 'publication.id')
  if (id === null) throw new ChannelError('auth', `There is no publication at ${host}, or the token does not see it.`)
  const posts = list(at(data, 'publication.posts.edges')).map(edge => record(record(edge)['node']))
  return { id, title: textAt(data, 'publication.title') ?? host, posts }
}
