/**
 * Followers, posts and reactions of accounts on Bluesky. Public, no token. Sources:
 * https://docs.bsky.app/docs/api/app-bsky-actor-get-profile, https://docs.bsky.app/docs/api/app-bsky-feed-get-author-feed
 */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { DAY, HOUR } from './tools/days.ts'
import { detectLink } from './tools/links.ts'
import { at, instant, listAt, listSetting, number, objectOf, record, textSetting } from './tools/read.ts'
import { eachTarget } from './tools/targets.ts'

export const collector: Collector = {
  name: 'bluesky',
  title: 'Bluesky',
  help: 'Followers and posts of accounts, and reactions to their posts of the last 30 days.',
  settings: {
    account: { type: 'list', help: 'Handles', required: true, example: 'rocket.bsky.social' },
    base: { type: 'url', help: 'The public AppView', default: 'https://public.api.bsky.app' },
  },
  metrics: {
    'bluesky.followers': { unit: 'people', kind: 'level', help: 'Followers' },
    'bluesky.posts': { unit: 'posts', kind: 'level', help: 'Posts and replies so far' },
    'bluesky.reactions': { unit: 'reactions', kind: 'level', help: 'Likes, reposts, quotes and replies on own posts of the last 30 days' },
    'bluesky.reactions_per_post': { unit: 'reactions', kind: 'level', help: 'Mean of the reactions to own posts of the last 30 days' },
  },
  every: 6 * HOUR,
  hosts: [],
  detect: detectLink('account', 'list', /^https?:\/\/bsky\.app\/profile\/([\w.-]+\.[\w-]+)/),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const base = `${textSetting(ctx.settings, 'base')}/xrpc`
  yield* eachTarget(ctx, listSetting(ctx.settings, 'account'), async function* (written) {
    const account = written.replace(/^@/, '')
    const labels = { account }
    const profile = await ctx.ask(`${base}/app.bsky.actor.getProfile?actor=${encodeURIComponent(account)}`)
    yield sample(ctx, 'bluesky.followers', number(objectOf(profile)['followersCount']), profile, { labels })
    yield sample(ctx, 'bluesky.posts', number(objectOf(profile)['postsCount']), profile, { labels })
    const feed = await ctx.ask(`${base}/app.bsky.feed.getAuthorFeed?actor=${encodeURIComponent(account)}&filter=posts_no_replies&limit=100`)
    const entries = listAt(feed, 'feed').map(record)
    const since = ctx.now() - 30 * DAY
    // A repost is somebody else's post.
    const own = entries
      .filter(entry => entry['reason'] === undefined)
      .map(entry => record(entry['post']))
      .filter(post => (instant(at(post, 'record.createdAt')) ?? 0) >= since)
    const reactions = own.reduce(
      (sum, post) =>
        sum + ['likeCount', 'repostCount', 'quoteCount', 'replyCount'].reduce((all, name) => all + (number(post[name]) ?? 0), 0),
      0,
    )
    // One page is read: a very busy account has more.
    const flags = entries.length >= 100 && own.length === entries.length ? (['partial'] as const) : []
    yield sample(ctx, 'bluesky.reactions', reactions, feed, { labels, flags })
    if (own.length > 0)
      yield sample(ctx, 'bluesky.reactions_per_post', Math.round((reactions / own.length) * 100) / 100, feed, { labels, flags })
  })
}
