/** From uptake.yml to jobs, and from a repository to what could measure it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jobsOf } from '../../src/collect/jobs.ts'
import { propose } from '../../src/collect/propose.ts'
import { duration } from '../../src/collect/settings.ts'

test('several of a kind, by a name of their own; all problems at once', async () => {
  const { jobs, problems } = await jobsOf({
    git: {},
    blog: { collector: 'rss', url: 'https://example.org/feed.xml', every: '30m' },
    npm: {},
    githb: { repo: 'a/b' },
  })
  assert.deepEqual(
    jobs.map(job => [job.instance, job.collector.name, job.settings.every]),
    [
      ['git', 'git', 21_600_000],
      ['blog', 'rss', 1_800_000],
    ],
  )
  assert.deepEqual(
    problems.map(problem => problem.at),
    [
      ['collectors', 'npm'],
      ['collectors', 'githb'],
    ],
  )
})
test('competitors are compared, beside those that the entry names', async () => {
  const competitors = ['https://github.com/other/shuttle.git', 'third/one']
  const { jobs } = await jobsOf({ github: { repo: 'a/b' }, second: { collector: 'github', repo: 'c/d', compare: ['e/f'] } }, competitors)
  assert.deepEqual(
    jobs.map(job => job.settings.values['compare']),
    [
      ['other/shuttle', 'third/one'],
      ['e/f', 'other/shuttle', 'third/one'],
    ],
  )
})
test('a repository is met with the collectors that fit it', async () => {
  const found = {
    remote: { host: 'github.com', owner: 'acme', name: 'rocket' },
    packages: [
      { registry: 'npm' as const, name: '@acme/rocket' },
      { registry: 'go' as const, name: 'github.com/acme/rocket' },
    ],
    homepage: 'https://rocket.dev/',
    files: ['.git', 'src/a.ts', 'coverage/lcov.info'],
  }
  const proposals = await propose(found, {})
  assert.deepEqual(
    proposals.map(each => each.name),
    ['coverage', 'depsdev', 'git', 'github', 'go', 'hackernews', 'npm', 'probe', 'source'],
  )
  assert.ok(proposals.every(each => each.works))
  // What is proposed must be accepted.
  const { problems } = await jobsOf(Object.fromEntries(proposals.map(each => [each.name, each.settings])))
  assert.deepEqual(problems, [])
  assert.deepEqual(await propose({ remote: null, packages: [], homepage: null, files: [] }, {}), [])
})
test('times between runs', () => {
  assert.deepEqual(
    ['90s', '30m', '6h', '1d', '2w', '1.5h'].map(duration),
    [90_000, 1_800_000, 21_600_000, 86_400_000, 1_209_600_000, 5_400_000],
  )
  assert.deepEqual(['', '6', 'often', '-1h'].map(duration), [null, null, null, null])
})
