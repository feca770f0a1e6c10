/** Articles on DEV (dev.to), and on other sites of Forem. */
import { ChannelError } from './channel.ts'
import type { ChannelContext, Published, Rendition } from './channel.ts'
import { defineChannel } from './tools/define.ts'
import { ask } from './tools/http.ts'
import { idOf, list, need, needTitle, record, setting, textAt, wholeText } from './tools/read.ts'

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
  limits: { length: 100_000, counted: 'characters', parts: 1, media: 0, format: 'markdown' },
  sources: [
    { about: 'api', url: 'https://developers.forem.com/api/v1#tag/articles/operation/createArticle' },
    { about: 'limits', url: 'https://developers.forem.com/api#rate-limits' },
  ],
  async check(ctx) {
    const reply = await ask(ctx, `${need(ctx, 'base')}/api/users/me`, { headers: headers(ctx) })
    return { account: textAt(reply.json(), 'username') ?? 'unknown' }
  },
  async publish(ctx, rendition) {
    const title = needTitle(rendition, 'DEV')
    const organization = setting(ctx, 'organization')
    const reply = await ask(ctx, `${need(ctx, 'base')}/api/articles`, {
      method: 'POST',
      headers: headers(ctx),
      json: {
        article: {
          title,
          body_markdown: wholeText(rendition),
          published: true,
          tags: rendition.tags.slice(0, 4).map(tagOf).filter(Boolean),
          ...(rendition.canonical === null ? {} : { canonical_url: rendition.canonical }),
          ...pick(rendition, 'description', 'series', 'main_image'),
          ...(organization === null ? {} : { organization_id: Number(organization) }),
        },
      },
      posts: true,
    })
    const data = reply.json()
    return { state: 'published', id: idOf(data, 'id', 'DEV'), url: textAt(data, 'url') }
  },
  find,
})

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
  for (let page = 1; page <= 5; page++) {
    const reply = await ask(ctx, `${need(ctx, 'base')}/api/articles/me/all?per_page=100&page=${page}`, { headers: headers(ctx) })
    const articles = list(reply.json()).map(record)
    const found = articles.find(each => isSame(each, rendition))
    if (found !== undefined) return { state: 'published', id: idOf(found, 'id', 'DEV'), url: textAt(found, 'url') }
    if (articles.length < 100) return undefined
  }
  throw new ChannelError('unknown', 'There are more than 500 articles on DEV; the newest are not this one.')
}

const isSame = (article: Record<string, unknown>, { canonical, title }: Rendition): boolean =>
  canonical === null ? textAt(article, 'title')?.trim() === title?.trim() : textAt(article, 'canonical_url') === canonical
