/** LinkedIn's versioned Posts API, for people and for pages. */
import { ChannelError } from '../channel.ts'
import type { ChannelContext, ChannelPlugin, Media, PostCounts, Published, Rendition, Standing } from '../channel.ts'
import { address, mediaSteps, pasteSteps, target } from './handoff.ts'
import { ask } from './http.ts'
import type { Reply } from './http.ts'
import { at, countAt, counted, list, need, othersOf, sameText, setting, textAt, wholeText } from './read.ts'
import { escapedLittle } from './little-text.ts'

/** A version answers for about a year, then 426. */
export const version = '202603'
export const sunset = '2027-03-16'
export const register = 'https://www.linkedin.com/developers/apps'

export const limits: ChannelPlugin['limits'] = {
  length: 3000,
  counted: 'characters',
  parts: 1,
  // LinkedIn's own pages do not name it; what is written about it since 2023 agrees.
  comment: 1250,
  media: 20,
  image: { types: ['image/jpeg', 'image/png', 'image/gif'] },
}
export const sources: ChannelPlugin['sources'] = [
  { about: 'api', url: 'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api' },
  { about: 'api', url: 'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/images-api' },
  { about: 'api', url: 'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format' },
  { about: 'limits', url: 'https://www.linkedin.com/help/linkedin/answer/a528176' },
  { about: 'sunset', url: 'https://learn.microsoft.com/en-us/linkedin/marketing/integrations/migrations' },
]
export const settings: ChannelPlugin['settings'] = {
  version: { type: 'text', help: `The version of the API, when another one than ${version} is wanted`, example: version },
  base: { type: 'url', help: 'The API', default: 'https://api.linkedin.com' },
}
/** Without a proof key: LinkedIn knows it only for apps that it enabled for that. */
export const connect = (scopes: readonly string[]): NonNullable<ChannelPlugin['connect']> => ({
  authorize: 'https://www.linkedin.com/oauth/v2/authorization',
  token: 'https://www.linkedin.com/oauth/v2/accessToken',
  revoke: 'https://www.linkedin.com/oauth/v2/revoke',
  scopes,
  pkce: false,
  client: 'post',
  grant: 'standard',
  refusal: 'refresh token is invalid, expired or revoked',
  register,
  redirect: 'loopback',
})

export const byHand = {
  open: (rendition: Rendition, written: Readonly<Record<string, string>>): string =>
    written['page'] ?? address('https://www.linkedin.com/feed/', { shareActive: 'true', text: wholeText(rendition) }),
  steps: (rendition: Rendition): string[] => [
    ...pasteSteps(rendition),
    ...mediaSteps(rendition),
    target(rendition) === null || wholeText(rendition).includes(target(rendition)!)
      ? ''
      : `Put the link into the text or the first comment: ${target(rendition)!}`,
    'Post it.',
  ],
}

const headers = (ctx: ChannelContext): Record<string, string> => ({
  authorization: `Bearer ${need(ctx, 'token')}`,
  'linkedin-version': setting(ctx, 'version') ?? version,
  'x-restli-protocol-version': '2.0.0',
})

type Request = {
  path: string
  method?: 'GET' | 'POST' | 'DELETE'
  json?: unknown
  posts?: boolean
  finder?: boolean
  accept?: readonly number[]
}

/** One request. @throws ChannelError; of a version that is over it says what to do */
export async function askLinkedIn(ctx: ChannelContext, { path, finder, ...request }: Request): Promise<Reply> {
  try {
    return await ask(ctx, `${need(ctx, 'base')}${path}`, {
      ...request,
      headers: { ...headers(ctx), ...(finder === true ? { 'x-restli-method': 'FINDER' } : {}) },
    })
  } catch (error) {
    if (!(error instanceof ChannelError) || error.status !== 426) throw error
    const used = setting(ctx, 'version') ?? version
    throw new ChannelError(
      'rejected',
      `LinkedIn no longer answers version ${used} of its API (426). Update Uptake, or set "version" below the channel to one that it answers.`,
      { status: 426, cause: error },
    )
  }
}

/** Posts as `author` (a URN). Nothing is public before the last request. */
export async function publishAs(ctx: ChannelContext, author: string, rendition: Rendition): Promise<Published> {
  const images: { id: string; altText: string }[] = []
  for (const each of rendition.parts.flatMap(part => part.media)) images.push({ id: await upload(ctx, author, each), altText: each.alt })
  const content = contentOf(rendition, images)
  const reply = await post(ctx, {
    author,
    commentary: escapedLittle(wholeText(rendition)),
    visibility: 'PUBLIC',
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    ...(content === null ? {} : { content }),
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: false,
  })
  const id = reply.headers.get('x-restli-id')
  if (id === null || id === '') throw new ChannelError('unknown', 'LinkedIn took the post, but its answer has no "x-restli-id".')
  return { state: 'published', id, url: addressOf(id) }
}

const addressOf = (urn: string): string => `https://www.linkedin.com/feed/update/${urn}/`

/** LinkedIn refuses a text that the author posted a while ago (422): a send before this one arrived. */
async function post(ctx: ChannelContext, json: object): Promise<Reply> {
  try {
    return await askLinkedIn(ctx, { path: '/rest/posts', method: 'POST', json, posts: true })
  } catch (error) {
    if (error instanceof ChannelError && error.status === 422 && /duplicate/i.test(error.message))
      throw new ChannelError('unknown', `LinkedIn says that it has this post already. ${error.message}`, { cause: error })
    throw error
  }
}

function contentOf({ link, title, options }: Rendition, images: readonly { id: string; altText: string }[]): object | null {
  if (images.length === 1) return { media: { ...images[0]!, ...(title === null ? {} : { title }) } }
  if (images.length > 1) return { multiImage: { images } }
  if (link === null || title === null) return null
  const description = options['description']
  return { article: { source: link, title: title.slice(0, 400), ...(description === undefined ? {} : { description }) } }
}

async function upload(ctx: ChannelContext, owner: string, media: Media): Promise<string> {
  if (!media.type.startsWith('image/')) throw new ChannelError('rejected', `${media.name} is no image. Post films by hand.`)
  const json = { initializeUploadRequest: { owner } }
  const begun = await askLinkedIn(ctx, { path: '/rest/images?action=initializeUpload', method: 'POST', json })
  const data = begun.json()
  const [url, id] = [textAt(data, 'value.uploadUrl'), textAt(data, 'value.image')]
  if (url === null || id === null) throw new ChannelError('later', `LinkedIn does not say where ${media.name} goes.`)
  await ask(ctx, url, { method: 'PUT', headers: { authorization: headers(ctx)['authorization']! }, body: media.bytes })
  return id
}

/** A post of the author with this text among the newest. */
export async function findOf(ctx: ChannelContext, author: string, rendition: Rendition): Promise<Published | undefined> {
  const query = `author=${encodeURIComponent(author)}&q=author&count=20&sortBy=CREATED`
  const reply = await askLinkedIn(ctx, { path: `/rest/posts?${query}`, finder: true })
  const wanted = plain(escapedLittle(wholeText(rendition)))
  const others = await othersOf(ctx)
  const posts = list(at(reply.json(), 'elements')).filter(each => !others.has(textAt(each, 'id') ?? ''))
  const found = posts.find(each => plain(textAt(each, 'commentary') ?? '') === wanted)
  const id = found === undefined ? null : textAt(found, 'id')
  return id === null ? undefined : { state: 'published', id, url: addressOf(id) }
}

/** Hashtags come back as templates: {hashtag|\#|word}. */
const plain = (little: string): string =>
  little
    .replaceAll(/\{hashtag\|\\?#\|([^}]*)\}/g, '#$1')
    .replaceAll('\\', '')
    .replaceAll(/\s+/g, ' ')
    .trim()

const encoded = (urn: string): string => encodeURIComponent(urn)

/** Writes below a post, as `author`. https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/comments-api */
export async function commentAs(ctx: ChannelContext, author: string, published: Published, text: string): Promise<Published> {
  const json = { actor: author, object: published.id, message: { text } }
  const reply = await askLinkedIn(ctx, { path: `/rest/socialActions/${encoded(published.id)}/comments`, method: 'POST', json, posts: true })
  const id = textAt(reply.json(), 'commentUrn') ?? textAt(reply.json(), 'id')
  if (id === null) throw new ChannelError('unknown', 'LinkedIn took the comment, but its answer has no id.')
  return { state: 'published', id, url: published.url }
}

/** A comment of `author` with this text below a post. */
export async function findCommentOf(
  ctx: ChannelContext,
  author: string,
  published: Published,
  text: string,
): Promise<Published | undefined> {
  const reply = await askLinkedIn(ctx, { path: `/rest/socialActions/${encoded(published.id)}/comments?count=50`, accept: [404] })
  if (reply.status === 404) return undefined
  const found = list(at(reply.json(), 'elements')).find(
    each => textAt(each, 'actor') === author && sameText(textAt(each, 'message.text') ?? '', text),
  )
  const id = found === undefined ? null : (textAt(found, 'commentUrn') ?? textAt(found, 'id'))
  return id === null ? undefined : { state: 'published', id, url: published.url }
}

/** A deletion that is repeated is answered as the first. */
export async function takeDown(ctx: ChannelContext, { id }: Published): Promise<void> {
  await askLinkedIn(ctx, { path: `/rest/posts/${encoded(id)}`, method: 'DELETE', posts: true, accept: [404] })
}

/** What stands there now. */
export async function standingOf(ctx: ChannelContext, { id }: Published, rendition: Rendition | null): Promise<Standing> {
  const reply = await askLinkedIn(ctx, { path: `/rest/posts/${encoded(id)}`, accept: [404] })
  if (reply.status === 404) return 'gone'
  if (rendition === null) return 'same'
  return plain(textAt(reply.json(), 'commentary') ?? '') === plain(escapedLittle(wholeText(rendition))) ? 'same' : 'other'
}

/** Likes and comments. https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/network-update-social-actions */
export async function countsOf(ctx: ChannelContext, { id }: Published): Promise<PostCounts> {
  const reply = await askLinkedIn(ctx, { path: `/rest/socialActions/${encoded(id)}`, accept: [404] })
  if (reply.status === 404) throw new ChannelError('rejected', 'The post is not there any more.')
  const data = reply.json()
  return counted({
    likes: countAt(data, 'likesSummary.totalLikes'),
    replies: countAt(data, 'commentsSummary.aggregatedTotalComments'),
  })
}
