/** Discussions, which the REST API does not count. Source: https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions */
import { CollectError, sample } from '../collector.ts'
import { at, number, objectOf, text } from '../tools/read.ts'
import type { Part } from './api.ts'

/** Validated in the tests against the schema that GitHub publishes. */
export const discussionsQuery = `query Discussions($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    hasDiscussionsEnabled
    discussions { totalCount }
    open: discussions(states: [OPEN]) { totalCount }
    answered: discussions(answered: true) { totalCount }
  }
}`

export const discussions: Part = {
  name: 'discussions',
  what: 'discussions, which only a token may read',
  needsToken: true,
  async *run(api) {
    const { ctx, repo } = api
    const [owner = '', name = ''] = repo.split('/')
    const body = JSON.stringify({ query: discussionsQuery, variables: { owner, name } })
    const answer = await api.ask(api.graphqlUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    const data = objectOf(answer)
    // GraphQL answers errors with status 200.
    const said = text(at(data, 'errors[0].message'))
    if (said !== null) throw new CollectError('answer', `GitHub's GraphQL API says: ${said.slice(0, 200)}`)
    const found = at(data, 'data.repository')
    if (at(found, 'hasDiscussionsEnabled') === false) return
    const fields = { discussions: 'discussions', discussions_open: 'open', discussions_answered: 'answered' }
    for (const [metric, field] of Object.entries(fields))
      yield sample(ctx, `github.${metric}`, number(at(found, `${field}.totalCount`)), answer, { labels: { repo } })
  },
}
