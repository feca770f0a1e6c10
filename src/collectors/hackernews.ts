/** Stories and comments on Hacker News that name the project. Source: https://hn.algolia.com/api (at most 1,000 results a query) */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { DAY, HOUR } from './tools/days.ts'
import { listAt, listSetting, number, objectOf, record, text, textSetting } from './tools/read.ts'
import { eachTarget } from './tools/targets.ts'

export const collector: Collector = {
  name: 'hackernews',
  title: 'Hacker News',
  help: 'Stories and comments that name the project or link to it, and the points and comments of the stories.',
  settings: {
    query: { type: 'list', help: 'Words, or a host that stories link to', required: true, example: 'rocket.dev' },
    base: { type: 'url', help: 'The search', default: 'https://hn.algolia.com' },
  },
  metrics: {
    'hackernews.stories': { unit: 'stories', kind: 'total', help: 'Stories so far' },
    'hackernews.comments': { unit: 'comments', kind: 'total', help: 'Comments so far that hold the words' },
    'hackernews.points': { unit: 'points', kind: 'level', help: 'Points of a story of the last 90 days' },
    'hackernews.story_comments': { unit: 'comments', kind: 'level', help: 'Comments on a story of the last 90 days' },
  },
  every: 3 * HOUR,
  hosts: [],
  perSecond: 1,
  detect: ({ homepage }) => {
    const host = homepage !== null && URL.canParse(homepage) ? new URL(homepage).hostname.replace(/^www\./, '') : null
    // A page of a code host is not the project's own.
    return host === null || /(?:^|\.)(?:github\.com|gitlab\.com|npmjs\.com|pypi\.org)$/.test(host) ? null : { query: [host] }
  },
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const base = `${textSetting(ctx.settings, 'base')}/api/v1/search_by_date`
  yield* eachTarget(ctx, listSetting(ctx.settings, 'query'), async function* (query) {
    const isHost = /^[\w-]+(?:\.[\w-]+)+$/.test(query)
    const words = `query=${encodeURIComponent(`"${query}"`)}&advancedSyntax=true`
    const stories = await ctx.ask(`${base}?${words}&tags=story&hitsPerPage=50${isHost ? '&restrictSearchableAttributes=url' : ''}`)
    const labels = { query }
    yield sample(ctx, 'hackernews.stories', number(objectOf(stories)['nbHits']), stories, { labels })
    for (const hit of listAt(stories, 'hits').map(record)) {
      const story = text(hit['objectID'])
      const created = (number(hit['created_at_i']) ?? 0) * 1000
      if (story === null || created < ctx.now() - 90 * DAY) continue
      const more = { labels: { query, story }, source: `https://news.ycombinator.com/item?id=${story}` }
      yield sample(ctx, 'hackernews.points', number(hit['points']), stories, more)
      yield sample(ctx, 'hackernews.story_comments', number(hit['num_comments']) ?? 0, stories, more)
    }
    const comments = await ctx.ask(`${base}?${words}&tags=comment&hitsPerPage=0`)
    yield sample(ctx, 'hackernews.comments', number(objectOf(comments)['nbHits']), comments, { labels })
  })
}
