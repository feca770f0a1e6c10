/** The collector against a server that checks each request by GitHub's own description and answers with its examples. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadCollector } from '../../src/collectors/index.ts'
import { serveGithub } from './github-mock.ts'
import { memoryStore, run } from './harness.ts'

const now = Date.parse('2026-03-10T12:00:00Z')
/** Newer than the description: see the head of github/stars.ts. */
const history = { 'stargazers/history': [{ week: Date.parse('2026-03-08T00:00:00Z') / 1000, total: 3, days: [1, 2, 0, 0, 0, 0, 0] }] }

test('every request fits the description; its examples are read without an error', async t => {
  const mock = await serveGithub(history)
  t.after(() => mock.close())
  const store = memoryStore()
  const collector = (await loadCollector('github'))!
  const settings = { repo: 'octocat/Hello-World', compare: ['octocat/Spoon-Knife'], base: mock.base }
  const env = { GITHUB_TOKEN: 'gh-secret-token-1' }
  const collect = async (more: { from?: number } = {}): Promise<void> => {
    const { result } = await run({ collector, settings, now, env, store, options: more })
    assert.deepEqual(mock.problems, [])
    assert.equal(result.error, null, JSON.stringify(result.error))
    assert.deepEqual(
      result.warnings.filter(warning => !/is now called|archived/.test(warning)),
      [],
    )
  }
  await collect()
  const first = mock.asked.length
  const seen = new Set([...store.samples.values()].map(each => each.metric))
  for (const metric of Object.keys(collector.metrics)) {
    // These need working hours, an answer, or an issue that is no pull request, which the examples have not.
    if (/working_time|first_response_time|issue_resolution_time|share/.test(metric)) continue
    assert.ok(seen.has(metric), `the examples give no ${metric}`)
  }
  const value = (metric: string): number | null | undefined =>
    [...store.samples.values()].find(each => each.metric === metric && each.span === 0)?.value
  assert.equal(value('github.forks'), 9)
  assert.equal(value('github.discussions'), 11)
  assert.equal(value('github.discussions_open'), 4)
  assert.equal(value('github.discussions_answered'), 6)
  // The second time it goes on from its cursors, and a third time from a day on: other parameters, which must fit as well.
  await collect()
  await collect({ from: now - 86_400_000 * 30 })
  assert.ok(mock.asked.slice(first).some(each => each.includes('since=')))
})

test('the mock refuses what is not described', async t => {
  const mock = await serveGithub({})
  t.after(() => mock.close())
  const headers = { 'x-github-api-version': '2022-11-28' }
  for (const path of [
    'repos/o/r/isues',
    'repos/o/r/issues?state=every',
    'repos/o/r/issues?per_page=101',
    'repos/o/r/issues?since=soon',
    'repos/o/r/issues?page=x',
    'repos/o/r?a=b',
  ])
    assert.equal((await fetch(`${mock.base}/${path}`, { headers })).status, 422, path)
  assert.equal(mock.problems.length, 6)
  const body = JSON.stringify({ query: '{ repository(owner: "a", name: "b") { stars } }', variables: {} })
  await fetch(`${mock.base}/graphql`, { method: 'POST', body })
  assert.equal(mock.problems.length, 7)
})
