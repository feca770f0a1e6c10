import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf, problemsOf } from './problems.ts'

const messages = (text: string): string[] => messagesOf('volume-mismatch', text)
const plan = (declared: string, first: string, second: string, cadence = ''): string =>
  `# Plan\n\n## Week 1: Start\n\n### Content\n\n- ${first}\n\n## Week 2: More\n\n### Content\n\n- ${second}\n\n## Content volume\n\n- ${declared}\n${cadence}`

test('fewer pieces listed than declared', () => {
  const [problem] = problemsOf('volume-mismatch', plan('LinkedIn posts: 10', '3 LinkedIn posts', '4 LinkedIn posts'))
  assert.equal(problem!.message, 'LinkedIn posts: 10 declared, 7 listed (3 short).')
  assert.equal(problem!.expected, 'list 3 more pieces, or declare 7')
  assert.deepEqual(
    problem!.related.map(related => related.message),
    ['3 listed: 3 LinkedIn posts', '4 listed: 4 LinkedIn posts'],
  )
})
test('more pieces listed than declared', () => {
  assert.match(messages(plan('LinkedIn posts: 5', '3 LinkedIn posts', '4 LinkedIn posts'))[0]!, /5 declared, 7 listed \(2 over\)/)
})
test('what is declared is what is listed', () => {
  assert.deepEqual(messages(plan('LinkedIn posts: 7', '3 LinkedIn posts', '4 LinkedIn posts')), [])
})
test('pieces of another platform do not count', () => {
  assert.match(messages(plan('LinkedIn posts: 7', '3 LinkedIn posts', '4 Twitter threads'))[0]!, /7 declared, 3 listed/)
})
test('a total of which nothing is listed is no contradiction', () => {
  assert.deepEqual(messages(plan('Podcasts: 7', '3 LinkedIn posts', '4 LinkedIn posts')), [])
})
test('the frequency says what it would give', () => {
  const [message] = messages(
    plan('LinkedIn posts: 10', '3 LinkedIn posts', '4 LinkedIn posts', '\n## Posting frequency\n\n- LinkedIn: 4 posts/week\n'),
  )
  assert.match(message!, /"LinkedIn: 4 posts\/week" over 2 weeks gives 8\./)
})
