/** Posts, views and reactions of a publication on Hashnode. Source: https://apidocs.hashnode.com/ (GraphQL; no schema is published on npm) */
import { CollectError, sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { detectLink } from './tools/links.ts'
import { at, listAt, listSetting, number, objectOf, record, text, textSetting } from './tools/read.ts'
import { eachTarget } from './tools/targets.ts'

const query = `query Publication($host: String!, $after: String) {
  publication(host: $host) {
    followersCount
    posts(first: 20, after: $after) {
      totalDocuments
      edges { node { id views reactionCount responseCount } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`

export const collector: Collector = {
  name: 'hashnode',
  title: 'Hashnode',
  help: 'Followers, posts, views and reactions of publications on Hashnode.',
  settings: {
    publication: { type: 'list', help: 'Hosts of publications', required: true, example: 'rocket.hashnode.dev' },
    base: { type: 'url', help: 'The API', default: 'https://gql.hashnode.com' },
  },
  metrics: {
    'hashnode.followers': { unit: 'people', kind: 'level', help: 'Followers' },
    'hashnode.posts': { unit: 'posts', kind: 'level', help: 'Published posts' },
    'hashnode.views': { unit: 'views', kind: 'total', help: 'Views of all posts' },
    'hashnode.reactions': { unit: 'reactions', kind: 'level', help: 'Reactions and responses to all posts' },
  },
  every: 12 * HOUR,
  hosts: [],
  perSecond: 1,
  detect: detectLink('publication', 'list', /^https?:\/\/([\w-]+\.hashnode\.dev)/),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  yield* eachTarget(ctx, listSetting(ctx.settings, 'publication'), async function* (host) {
    const posts = new Map<string, Record<string, unknown>>()
    let after: string | null = null
    let last = null
    for (let page = 1; page <= 100; page++) {
      const body = JSON.stringify({ query, variables: { host, after } })
      const answer = await ctx.ask(`${textSetting(ctx.settings, 'base')}/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      const said = text(at(objectOf(answer), 'errors[0].message'))
      if (said !== null) throw new CollectError('answer', `Hashnode says: ${said.slice(0, 200)}`, { hint: 'Check the settings.' })
      if (at(answer.json(), 'data.publication') === null)
        throw new CollectError('missing', `There is no publication ${host} on Hashnode.`, { hint: 'Write its host: rocket.hashnode.dev' })
      last = answer
      for (const edge of listAt(answer, 'data.publication.posts.edges')) {
        const node = record(record(edge)['node'])
        posts.set(text(node['id']) ?? '', node)
      }
      if (at(answer.json(), 'data.publication.posts.pageInfo.hasNextPage') !== true) break
      after = text(at(answer.json(), 'data.publication.posts.pageInfo.endCursor'))
    }
    if (last === null) return
    const labels = { publication: host }
    const sum = (...fields: string[]): number =>
      [...posts.values()].reduce((total, post) => total + fields.reduce((all, field) => all + (number(post[field]) ?? 0), 0), 0)
    const about = at(last.json(), 'data.publication')
    yield sample(ctx, 'hashnode.followers', number(at(about, 'followersCount')), last, { labels })
    yield sample(ctx, 'hashnode.posts', number(at(about, 'posts.totalDocuments')), last, { labels })
    yield sample(ctx, 'hashnode.views', sum('views'), last, { labels })
    yield sample(ctx, 'hashnode.reactions', sum('reactionCount', 'responseCount'), last, { labels })
  })
}
