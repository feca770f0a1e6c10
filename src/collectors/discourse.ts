/** Members, topics and posts of a Discourse forum. Public. Source: https://docs.discourse.org/#tag/Site (GET /about.json) */
import { sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { detectLink } from './tools/links.ts'
import { at, notUnderstood, number, objectOf, record, textSetting } from './tools/read.ts'

/** Our names, and the fields that have had this number through the versions. */
const fields: Readonly<Record<string, readonly string[]>> = {
  members: ['users_count', 'user_count'],
  active: ['active_users_30_days'],
  topics: ['topics_count', 'topic_count'],
  posts: ['posts_count', 'post_count'],
  likes: ['likes_count', 'like_count'],
}

export const collector: Collector = {
  name: 'discourse',
  title: 'Discourse',
  help: 'Members, active members, topics, posts and likes of a Discourse forum.',
  settings: { base: { type: 'url', help: 'The forum', required: true, example: 'https://discuss.example.org' } },
  metrics: {
    'discourse.members': { unit: 'people', kind: 'level', help: 'Members' },
    'discourse.active': { unit: 'people', kind: 'level', help: 'Members active within 30 days' },
    'discourse.topics': { unit: 'topics', kind: 'level', help: 'Topics' },
    'discourse.posts': { unit: 'posts', kind: 'level', help: 'Posts' },
    'discourse.likes': { unit: 'likes', kind: 'level', help: 'Likes' },
  },
  every: 12 * HOUR,
  hosts: [],
  detect: detectLink('base', 'text', /^(https?:\/\/(?:discuss|discourse)\.[\w.-]+|https?:\/\/[\w-]+\.discourse\.group)/),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const base = textSetting(ctx.settings, 'base')
  const answer = await ctx.ask(`${base}/about.json`)
  const stats = record(at(objectOf(answer), 'about.stats'))
  if (Object.keys(stats).length === 0) throw notUnderstood(answer, 'statistics')
  for (const [name, names] of Object.entries(fields)) {
    const value = names.map(field => number(stats[field])).find(each => each !== null) ?? null
    yield sample(ctx, `discourse.${name}`, value, answer, { labels: { forum: new URL(base).hostname } })
  }
}
