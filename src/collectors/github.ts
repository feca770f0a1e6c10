/**
 * A repository on GitHub or GitHub Enterprise Server. Public numbers need no token (60 requests an hour); with one there
 * are 5,000, discussions, and for those who may push also traffic.
 * Source: https://docs.github.com/en/rest, https://docs.github.com/en/graphql. What each part reads stands in its file.
 * Which repositories depend on this one is not offered by the API, so it is not measured here.
 */
import { CollectError } from './collector.ts'
import type { CollectContext, Collector, Cursor, Step } from './collector.ts'
import { createApi, isSample } from './github/api.ts'
import type { Part } from './github/api.ts'
import { community, contributors, goodFirstIssues, repository } from './github/counts.ts'
import { discussions } from './github/discussions.ts'
import { items } from './github/items.ts'
import { metrics } from './github/metrics.ts'
import { releases } from './github/releases.ts'
import { stars } from './github/stars.ts'
import { traffic } from './github/traffic.ts'
import { HOUR } from './tools/days.ts'
import { listSetting, record, textSetting } from './tools/read.ts'

/** What is read of others to compare with, and what of our own; the cheap parts first, what can be lost before what waits. */
const compared: readonly Part[] = [repository, stars, contributors, releases]
const own: readonly Part[] = [repository, traffic, stars, contributors, releases, community, goodFirstIssues, discussions, items]

export const collector: Collector = {
  name: 'github',
  title: 'GitHub',
  help: 'Stars and their history, forks, watchers, issues, pull requests, contributors, releases, discussions, traffic, response times.',
  settings: {
    repo: { type: 'text', help: 'The repository', required: true, example: 'owner/name' },
    compare: { type: 'list', help: 'Other repositories, of which the public numbers are read to compare', example: 'other/project' },
    token: { type: 'secret', help: 'Optional: more requests, discussions and traffic', default: 'GITHUB_TOKEN' },
    working_hours: {
      type: 'text',
      help: 'Optional: when answers can be expected; times to answer and to resolve are then counted within these hours too',
      example: 'Mon-Fri 09:00-18:00',
    },
    zone: { type: 'text', help: 'The time zone of the working hours', default: 'UTC', example: 'Europe/Berlin' },
    good_first_issue: { type: 'text', help: 'The label of issues for newcomers', default: 'good first issue' },
    base: { type: 'url', help: 'The API', default: 'https://api.github.com', example: 'https://github.example.org/api/v3' },
  },
  metrics,
  every: 6 * HOUR,
  hosts: [],
  perSecond: 10,
  detect: ({ remote }) => (remote?.host === 'github.com' ? { repo: `${remote.owner}/${remote.name}` } : null),
  collect,
}

async function* collect(ctx: CollectContext, since: Cursor): AsyncIterable<Step> {
  const states: Record<string, unknown> = { ...record(since === null ? {} : JSON.parse(since)) }
  const repo = textSetting(ctx.settings, 'repo')
  for (const name of [repo, ...listSetting(ctx.settings, 'compare')]) {
    if (!/^[\w.-]+\/[\w.-]+$/.test(name))
      throw new CollectError('settings', `"${name}" is no repository of GitHub.`, { hint: 'Write it as owner/name.' })
    for (const part of name === repo ? own : compared) {
      for await (const step of runPart(ctx, name, part, states)) yield step
    }
  }
}

/** Runs a part; one that may not be read costs only itself. The repository itself must be there. */
async function* runPart(ctx: CollectContext, repo: string, part: Part, states: Record<string, unknown>): AsyncIterable<Step> {
  const api = createApi(ctx, repo)
  if (part.needsToken === true && !api.token) return
  const key = `${repo} ${part.name}`
  try {
    for await (const step of part.run(api, states[key])) {
      if (isSample(step)) yield step
      else {
        states[key] = step.state
        yield { cursor: JSON.stringify(states) }
      }
    }
  } catch (error) {
    const optional =
      error instanceof CollectError &&
      (error.kind === 'missing' || (error.kind === 'auth' && error.status === 403) || error.kind === 'answer')
    if (!optional || part === repository || (part === items && error.kind === 'answer')) throw error
    ctx.log.warn(`${repo}: ${part.what} could not be read. ${error.message}`)
  }
}
