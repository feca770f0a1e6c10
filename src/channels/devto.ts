/** Articles on DEV (dev.to), and on other sites of Forem. */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Published, Rendition } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import { countAt, counted, idOf, list, need, needTitle, record, setting, standing, textAt, wholeText } from './tools/read.ts'

export const channel = defineChannel({
  name: 'devto',
  title: 'DEV',
  help: 'Articles in Markdown with a canonical address and up to four tags.',
  mode: 'api',
  hosts: ['dev.to'],
  settings: {
    token: { type: 'secret', help: 'An API key', required: true, default: 'DEVTO_API_KEY', example: 'DEVTO_API_KEY' },
    organization: { type: 'text', help: 'The id of an organisation to post for', example: '1234' },
    base: { type: 'url', help: 'The site', default: 'https://dev.to' },
  },
  contract: { idempotency: 'lookup', settles: 30_000, apiVersion: 'v1', sunset: null, pricePerPost: null },
  limits: { length: 100_000, counted: 'characters', parts: 1, media: 0, format: 'markdown', breaks: 'hard' },
  needs: { title: { most: 128 }, tags: { most: 4 } },
  sources: [
    { about: 'api', url: 'https://developers.forem.com/api/v1#tag/articles/operation/createArticle' },
    { about: 'limits', url: 'https://developers.forem.com/api#rate-limits' },
  ],
  async check(ctx) {
    const reply = await ask(ctx, `${need(ctx, 'base')}/api/users/me`, { headers: headers(ctx) })
    return { account: textAt(reply.json(), 'username') ?? 'unknown' }
  },
  async publish(ctx, rendition) {
    const reply = await ask(ctx, `${need(ctx, 'base')}/api/articles`, {
      method: 'POST',
      headers: headers(ctx),
      json: { article: articleOf(ctx, rendition) },
      posts: true,
    })
    const data = reply.json()
    return { state: 'published', id: idOf(data, 'id', 'DEV'), url: textAt(data, 'url') }
  },
  find,
  counts: {
    metrics: ['views', 'likes', 'replies'],
    source: 'https://developers.forem.com/api/v1#tag/articles/operation/getUserPublishedArticles',
  },
  async metrics(ctx, published) {
    const article = await own(ctx, each => String(each['id']) === published.id, 'me/published')
    if (article === undefined) throw new ChannelError('rejected', 'The article is not there any more.')
    return counted({
      views: countAt(article, 'page_views_count'),
      likes: countAt(article, 'public_reactions_count'),
      replies: countAt(article, 'comments_count'),
    })
  },
  async edit(ctx, published, rendition) {
    const reply = await ask(ctx, articleUrl(ctx, published.id), {
      method: 'PUT',
      headers: headers(ctx),
      json: { article: articleOf(ctx, rendition) },
      posts: true,
    })
    return { state: 'published', id: published.id, url: textAt(reply.json(), 'url') ?? published.url }
  },
  // Its API deletes nothing: an article that is not published is seen by its author alone.
  async delete(ctx, published) {
    const json = { article: { published: false } }
    await ask(ctx, articleUrl(ctx, published.id), { method: 'PUT', headers: headers(ctx), json, posts: true, accept: [404] })
  },
  async look(ctx, published, rendition) {
    const reply = await ask(ctx, articleUrl(ctx, published.id), { headers: headers(ctx), accept: [404] })
    return standing(reply.status === 404 ? null : (textAt(reply.json(), 'body_markdown') ?? ''), rendition && wholeText(rendition))
  },
})

const articleUrl = (ctx: ChannelContext, id: string): string => `${need(ctx, 'base')}/api/articles/${encodeURIComponent(id)}`

function articleOf(ctx: ChannelContext, rendition: Rendition): object {
  const organization = setting(ctx, 'organization')
  return {
    title: needTitle(rendition, 'DEV'),
    body_markdown: wholeText(rendition),
    published: true,
    tags: rendition.tags.slice(0, 4).map(tagOf).filter(Boolean),
    ...(rendition.canonical === null ? {} : { canonical_url: rendition.canonical }),
    ...pick(rendition, 'description', 'series', 'main_image'),
    ...(organization === null ? {} : { organization_id: Number(organization) }),
  }
}

const headers = (ctx: ChannelContext): Record<string, string> => ({
  'api-key': need(ctx, 'token'),
  accept: 'application/vnd.forem.api-v1+json',
})
const pick = ({ options }: Rendition, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap(name => (options[name] === undefined ? [] : [[name, options[name]] as const])))
/** Tags are letters and digits only. */
const tagOf = (tag: string): string => tag.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** Own articles, also unpublished ones, by canonical address, else by title. */
async function find(ctx: ChannelContext, rendition: Rendition): Promise<Published | undefined> {
  const found = await own(ctx, each => isSame(each, rendition), 'me/all')
  return found && { state: 'published', id: idOf(found, 'id', 'DEV'), url: textAt(found, 'url') }
}

/** One of the own articles. @throws ChannelError 'unknown' when there are too many to look through */
async function own(
  ctx: ChannelContext,
  is: (article: Record<string, unknown>) => boolean,
  which: 'me/all' | 'me/published',
): Promise<Record<string, unknown> | undefined> {
  for (let page = 1; page <= 5; page++) {
    const reply = await ask(ctx, `${need(ctx, 'base')}/api/articles/${which}?per_page=100&page=${page}`, { headers: headers(ctx) })
    const articles = list(reply.json()).map(record)
    const found = articles.find(is)
    if (found !== undefined || articles.length < 100) return found
  }
  throw new ChannelError('unknown', 'There are more than 500 articles on DEV; the newest are not this one.')
}

const isSame = (article: Record<string, unknown>, { canonical, title }: Rendition): boolean =>
  canonical === null ? textAt(article, 'title')?.trim() === title?.trim() : textAt(article, 'canonical_url') === canonical
