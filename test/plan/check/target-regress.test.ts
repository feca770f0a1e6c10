import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf, problemsOf } from './problems.ts'

const messages = (text: string): string[] => messagesOf('target-regress', text)
const plan = (...lines: string[]): string => `# Plan\n\n## Success metrics\n\n${lines.map(line => `- ${line}\n`).join('')}`

test('a later level below an earlier one', () => {
  const [problem] = problemsOf('target-regress', plan('1,000 GitHub stars by month 3', '800 GitHub stars by month 6'))
  assert.equal(problem!.message, 'GitHub stars: 800+ by month 6 is below 1,000+ by month 3')
  assert.equal(problem!.source.line, 6)
  assert.equal(problem!.related[0]!.source.line, 5)
})
test('rising levels are silent, also across units of time', () => {
  assert.deepEqual(messages(plan('100 GitHub stars by week 2', '400 GitHub stars by month 2', '900 GitHub stars by day 90')), [])
})
test('weeks and months are laid on one axis', () => {
  assert.equal(messages(plan('500 GitHub stars by week 12', '300 GitHub stars by month 4')).length, 1)
})
test('where less is better, a later target must not be above', () => {
  assert.deepEqual(messages(plan('Issue response time: < 48 hours by month 1', 'Issue response time: < 24 hours by month 3')), [])
  assert.match(
    messages(plan('Issue response time: < 24 hours by month 1', 'Issue response time: < 48 hours by month 3'))[0]!,
    /less than 48 hours by month 3 is above less than 24 hours by month 1/,
  )
})
test('small counts are portions of work, shares are set anew', () => {
  assert.deepEqual(messages(plan('3 blog posts by week 1', '1 blog post by week 2')), [])
  assert.deepEqual(messages(plan('Retention: 60% by month 1', 'Retention: 40% by month 3')), [])
})
test('in other languages', () => {
  assert.equal(
    messages('# Plan\n\n## Métricas\n\n- 900 estrellas en GitHub en el mes 3\n- 500 estrellas en GitHub en el mes 6\n').length,
    1,
  )
  assert.equal(messages('# План\n\n## Метрики\n\n- 900 звёзд на GitHub к 3 месяцу\n- 1200 звёзд на GitHub к 6 месяцу\n').length, 0)
})
test('a channel and the whole are two scales', () => {
  const text = (heading: string): string =>
    `# Plan\n\n## ${heading}\n\n### Search ads\n\n#### Goals\n\n- 50+ trial signups by month 3\n\n## Success metrics\n\n- 300+ trial signups by month 2\n`
  assert.deepEqual(messages(text('Channels')), [])
  assert.equal(messages(text('Spring')).length, 1)
})
