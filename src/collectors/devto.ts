/** Articles on DEV and reactions to them; with a key of the author also views. Source: https://developers.forem.com/api/v1 */
import { CollectError, sample } from './collector.ts'
import type { Answer, CollectContext, Collector, Step } from './collector.ts'
import type { Sample } from '../metrics/sample.ts'
import { HOUR } from './tools/days.ts'
import { detectLink } from './tools/links.ts'
import { listAt, number, record, text, textSetting } from './tools/read.ts'
import type { Data } from './tools/read.ts'
import { settled } from './tools/settled.ts'

const perPage = 100
const mostPages = 50
/** So many of the newest articles have series of their own. */
const newest = 20

export const collector: Collector = {
  name: 'devto',
  title: 'DEV',
  help: 'Articles on dev.to, reactions and comments; with a key of the author also views.',
  settings: {
    account: { type: 'text', help: 'The user or organisation; not needed with a key', example: 'rocket' },
    token: { type: 'secret', help: "Optional: the author's API key", default: 'DEVTO_API_KEY' },
    base: { type: 'url', help: 'The site', default: 'https://dev.to' },
  },
  metrics: {
    'devto.articles': { unit: 'articles', kind: 'level', help: 'Published articles' },
    'devto.reactions': { unit: 'reactions', kind: 'level', help: 'Reactions to all articles' },
    'devto.comments': { unit: 'comments', kind: 'level', help: 'Comments on all articles' },
    'devto.views': { unit: 'views', kind: 'total', help: 'Views of all articles' },
    'devto.article_reactions': { unit: 'reactions', kind: 'level', help: 'Reactions to one of the 20 newest articles' },
    'devto.article_views': { unit: 'views', kind: 'total', help: 'Views of one of the 20 newest articles' },
  },
  every: 12 * HOUR,
  hosts: [],
  perSecond: 1,
  detect: detectLink('account', 'text', /^https?:\/\/dev\.to\/(\w+)\/?$/),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const { settings } = ctx
  const token = textSetting(settings, 'token')
  const account = textSetting(settings, 'account')
  if (token === '' && account === '')
    throw new CollectError('settings', 'Neither an account nor a key of DEV is given.', { hint: 'account: NAME' })
  const headers: Record<string, string> = { accept: 'application/vnd.forem.api-v1+json', ...(token === '' ? {} : { 'api-key': token }) }
  const address = `${textSetting(settings, 'base')}/api/articles${token === '' ? `?username=${encodeURIComponent(account)}&` : '/me/published?'}`
  const read = await settled(async () => {
    const articles = new Map<string, Data>()
    let first: Answer | null = null
    let page = 1
    for (; page <= mostPages; page++) {
      const answer = await ctx.ask(`${address}page=${page}&per_page=${perPage}`, { headers })
      first ??= answer
      const found = listAt(answer).map(record)
      for (const article of found) articles.set(String(article['id']), article)
      if (found.length < perPage) break
    }
    return { pages: page, ids: [...articles.keys()], value: first === null ? null : { first, all: [...articles.values()] } }
  })
  if (read === null) return
  const { first, all } = read
  const labels = { account: account || 'me' }
  const sum = (field: string): number => all.reduce((total, article) => total + (number(article[field]) ?? 0), 0)
  yield sample(ctx, 'devto.articles', all.length, first, { labels })
  yield sample(ctx, 'devto.reactions', sum('public_reactions_count'), first, { labels })
  yield sample(ctx, 'devto.comments', sum('comments_count'), first, { labels })
  if (token !== '') yield sample(ctx, 'devto.views', sum('page_views_count'), first, { labels })
  const sorted = all.sort((a, b) => (text(b['published_at']) ?? '').localeCompare(text(a['published_at']) ?? ''))
  for (const article of sorted.slice(0, newest)) {
    const url = text(article['url'])
    if (url === null) continue
    const more: Partial<Sample> = { labels: { article: new URL(url).pathname.slice(1) }, source: url }
    yield sample(ctx, 'devto.article_reactions', number(article['public_reactions_count']), first, more)
    if (token !== '') yield sample(ctx, 'devto.article_views', number(article['page_views_count']), first, more)
  }
}
