/**
 * Followers, posts and reactions of accounts on a Mastodon server. Public, no token, unless the server wants one.
 * Sources: https://docs.joinmastodon.org/methods/accounts/#lookup, #statuses
 */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { DAY, HOUR } from './tools/days.ts'
import { nameInLinks } from './tools/links.ts'
import { instant, listAt, listSetting, notUnderstood, number, objectOf, record, text, textSetting } from './tools/read.ts'
import { eachTarget } from './tools/targets.ts'

export const collector: Collector = {
  name: 'mastodon',
  title: 'Mastodon',
  help: 'Followers and posts of accounts, and reactions to their newest posts of the last 30 days.',
  settings: {
    base: { type: 'url', help: 'The server', required: true, example: 'https://fosstodon.org' },
    account: { type: 'list', help: 'Accounts on it', required: true, example: 'rocket' },
    token: { type: 'secret', help: 'Optional: for servers that show nothing without one', default: 'MASTODON_TOKEN' },
  },
  metrics: {
    'mastodon.followers': { unit: 'people', kind: 'level', help: 'Followers' },
    'mastodon.posts': { unit: 'posts', kind: 'level', help: 'Posts so far' },
    'mastodon.reactions': { unit: 'reactions', kind: 'level', help: 'Favourites, boosts and replies on own posts of the last 30 days' },
  },
  every: 6 * HOUR,
  hosts: [],
  detect: ({ links }) => {
    const link = nameInLinks(links, /^(https?:\/\/[\w.-]*(?:mastodon|mstdn|fosstodon|hachyderm|mas\.to|floss\.social)[\w.-]*\/@\w+)\/?$/)
    const [base, account] = link?.split('/@') ?? []
    return base === undefined || account === undefined ? null : { base, account: [account] }
  },
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const base = `${textSetting(ctx.settings, 'base')}/api/v1/accounts`
  const token = textSetting(ctx.settings, 'token')
  const request = token === '' ? {} : { headers: { authorization: `Bearer ${token}` } }
  yield* eachTarget(ctx, listSetting(ctx.settings, 'account'), async function* (written) {
    const account = written.replace(/^@/, '')
    const labels = { account, server: new URL(base).hostname }
    const profile = await ctx.ask(`${base}/lookup?acct=${encodeURIComponent(account)}`, request)
    const data = objectOf(profile)
    const id = text(data['id'])
    if (id === null) throw notUnderstood(profile, 'an id')
    yield sample(ctx, 'mastodon.followers', number(data['followers_count']), profile, { labels })
    yield sample(ctx, 'mastodon.posts', number(data['statuses_count']), profile, { labels })
    const answer = await ctx.ask(`${base}/${encodeURIComponent(id)}/statuses?exclude_replies=true&exclude_reblogs=true&limit=40`, request)
    const statuses = listAt(answer).map(record)
    const recent = statuses.filter(status => (instant(status['created_at']) ?? 0) >= ctx.now() - 30 * DAY)
    const reactions = recent.reduce(
      (sum, status) =>
        sum + ['favourites_count', 'reblogs_count', 'replies_count'].reduce((all, name) => all + (number(status[name]) ?? 0), 0),
      0,
    )
    const flags = statuses.length >= 40 && recent.length === statuses.length ? (['partial'] as const) : []
    yield sample(ctx, 'mastodon.reactions', reactions, answer, { labels, flags })
  })
}
