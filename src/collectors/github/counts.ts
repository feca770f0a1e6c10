/**
 * What a repository is at this moment. Sources: https://docs.github.com/en/rest/repos/repos#get-a-repository,
 * #list-repository-contributors, https://docs.github.com/en/rest/metrics/community.
 */
import { sample } from '../collector.ts'
import { number, objectOf, text, textSetting } from '../tools/read.ts'
import { allOf, countOf } from './api.ts'
import type { Part } from './api.ts'

export const repository: Part = {
  name: 'repository',
  what: 'stars, forks and watchers',
  async *run(api) {
    const answer = await api.get('')
    const data = objectOf(answer)
    const labels = { repo: api.repo }
    // `watchers_count` is the number of stars; those who watch are `subscribers_count`.
    const fields = { stars: 'stargazers_count', forks: 'forks_count', watchers: 'subscribers_count', open_items: 'open_issues_count' }
    for (const [name, field] of Object.entries(fields)) yield sample(api.ctx, `github.${name}`, number(data[field]), answer, { labels })
    if (data['archived'] === true) api.ctx.log.warn(`${api.repo} is archived.`)
    const name = text(data['full_name'])
    if (name !== null && name.toLowerCase() !== api.repo.toLowerCase())
      api.ctx.log.warn(`${api.repo} is now called ${name}: correct it in uptake.yml; its samples keep the label that is written there.`)
  },
}

export const contributors: Part = {
  name: 'contributors',
  what: 'contributors',
  async *run(api) {
    const { count, answer } = await countOf(api, 'contributors?anon=true')
    yield sample(api.ctx, 'github.contributors', count, answer, { labels: { repo: api.repo } })
  },
}

export const community: Part = {
  name: 'community',
  what: 'the community profile',
  async *run(api) {
    const answer = await api.get('community/profile')
    yield sample(api.ctx, 'github.community_profile', number(objectOf(answer)['health_percentage']), answer, { labels: { repo: api.repo } })
  },
}

export const goodFirstIssues: Part = {
  name: 'good-first-issues',
  what: 'good first issues',
  async *run(api) {
    const label = textSetting(api.ctx.settings, 'good_first_issue')
    const path = `issues?state=open&labels=${encodeURIComponent(label)}&per_page=100`
    const found = await allOf(api, path, issue => String(issue['number']), 10)
    if (found === null) return
    // The list of issues holds pull requests too.
    const issues = found.entries.filter(issue => issue['pull_request'] === undefined)
    const free = issues.filter(issue => issue['assignee'] == null)
    const from = found.answer
    yield sample(api.ctx, 'github.good_first_issues', issues.length, from, { labels: { repo: api.repo } })
    yield sample(api.ctx, 'github.good_first_issues_free', free.length, from, { labels: { repo: api.repo } })
  },
}
