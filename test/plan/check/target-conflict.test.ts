import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf, problemsOf } from './problems.ts'

const messages = (text: string | Record<string, string>): string[] => messagesOf('target-conflict', text)

test('one metric, one deadline, two values', () => {
  const text =
    '# Plan\n\n## Success metrics\n\n- 500 GitHub stars by month 3\n- 20 contributors by month 3\n- 800 GitHub stars by month 3\n'
  const [problem, ...rest] = problemsOf('target-conflict', text)
  assert.equal(rest.length, 0)
  assert.equal(problem!.message, 'GitHub stars: 500+ by month 3 here, 800+ by month 3 there')
  assert.equal(problem!.source.line, 5)
  assert.deepEqual(
    problem!.related.map(related => related.source.line),
    [7],
  )
  assert.equal(problem!.expected, 'one value for one horizon')
})
test('the same number twice is no conflict', () => {
  assert.deepEqual(messages('# Plan\n\n## Metrics\n\n- 500 GitHub stars by month 3\n\n## Goals\n\n- GitHub stars: 500 by month 3\n'), [])
})
test('growing levels at growing deadlines are no conflict', () => {
  assert.deepEqual(
    messages('# Plan\n\n## Metrics\n\n- 100 GitHub stars by month 1\n- 500 GitHub stars by month 3\n- 900 stars by month 6\n'),
    [],
  )
})
test('rates are compared across units', () => {
  const [message] = messages('# Plan\n\n## Metrics\n\n- Documentation page views: 500+/week\n- Documentation page views: 1,000+/month\n')
  assert.equal(message, 'Documentation page views: 1,000+ a month against 500+ a week (2,174 a month)')
})
test('rates that are one rate in two units are no conflict', () => {
  assert.deepEqual(messages('# Plan\n\n## Metrics\n\n- Page views: 250/week\n- Page views: 1,087/month\n'), [])
})
test('a rate that does not lead to the level', () => {
  const [message] = messages('# Plan\n\n## Metrics\n\n- Newsletter subscribers: 100+/month\n- 500+ newsletter subscribers by month 3\n')
  assert.match(message!, /100\+ a month gives 300 by then, but 500\+ by month 3 is wanted/)
})
test('a rate and a level for one deadline', () => {
  const [message] = messages('# Plan\n\n## Month 6\n\n### Metrics\n\n- 10,000+ npm downloads/month\n- 20,000+ npm downloads\n')
  assert.match(message!, /is it a rate or a total\?/)
})
test('bands of success do not contradict each other', () => {
  const bands = (first: string, second: string): string =>
    `# Plan\n\n## Success criteria\n\n### ${first} (Week 1)\n\n- 100+ GitHub stars\n\n### ${second} (Week 1)\n\n- 200+ GitHub stars\n`
  assert.deepEqual(messages(bands('Minimum success', 'Stretch success')), [])
  assert.deepEqual(messages(bands('Minimum success', 'Target success')), [])
  assert.equal(messages(bands('Stars of the team', 'Stars of the company')).length, 1)
})
test('what stands in brackets tells metrics apart only where it differs', () => {
  const table = (first: string, second: string): string =>
    `# Plan\n\n## Metrics\n\n| Metric | Month 1 | Month 3 |\n| --- | --- | --- |\n| ${first} | 20+ | 90+ |\n| ${second} | 10+ | 90+ |\n`
  assert.deepEqual(messages(table('Active users (France)', 'Active users (Spain)')), [])
  assert.equal(messages(table('Active users (France)', 'Active users (France)')).length, 1)
  assert.equal(messages(table('Active users (weekly report)', 'Active users')).length, 1)
})
test('across documents of one product, not of two', () => {
  const page = (name: string, stars: number): string =>
    `# ${name} Growth Plan\n\n${name} is a queue. Use ${name} when ${name} fits.\n\n## Metrics\n\n- ${stars} GitHub stars by month 3\n`
  assert.equal(messages({ 'a.md': page('QueueKit', 500), 'b.md': page('QueueKit', 800) }).length, 1)
  assert.deepEqual(messages({ 'a.md': page('QueueKit', 500), 'b.md': page('TreeLine', 800) }), [])
  assert.equal(messages({ 'a.md': page('QueueKit', 500), 'b.md': `${page('TreeLine', 800)}\nIt runs on QueueKit.\n` }).length, 1)
})
test('in other languages', () => {
  assert.match(
    messages('# Plan\n\n## Kennzahlen\n\n- 500 GitHub-Sterne bis Monat 3\n- 800 GitHub-Sterne bis Monat 3\n')[0]!,
    /500\+ by month 3 here, 800\+ by month 3 there/,
  )
  assert.match(
    messages('# 计划\n\n## 成功指标\n\n- 第3个月：500个 GitHub 星标\n- 第3个月：800个 GitHub 星标\n').join(),
    /500\+ by month 3 here, 800\+ by month 3 there/,
  )
})
test('what is asked of one channel is not asked of all', () => {
  const text = (channel: string, metric: string): string =>
    `# Plan\n\n## Channel strategy\n\n### 1. ${channel}\n\n**Expected outcomes:**\n- 50 ${metric}\n\n### 2. Events\n\n**Expected outcomes:**\n- 20 ${metric}\n\n## Success metrics\n\n- 100 ${metric}\n`
  assert.deepEqual(messages(text('Search ads', 'trial signups')), [])
  assert.equal(messages(text('Chat', 'Discord members')).length, 1)
})
test('who stays for a day is not who stays for a week', () => {
  assert.deepEqual(messages('# Plan\n\n## Metrics\n\n- **Day 1 retention**: 80%\n- **Day 7 retention**: 60%\n'), [])
})
test('what is needed at the least does not contradict what is wanted', () => {
  assert.deepEqual(
    messages(
      '# Plan\n\n## Metrics\n\n- Activation rate: 60%\n\n## Key metrics: thresholds\n\n| Metric | Minimum for break-even |\n|---|---|\n| Activation rate | 50% |\n',
    ),
    [],
  )
})
test('what must be reached and what would be nice are two ambitions', () => {
  const text = (first: string, second: string): string =>
    `# Plan\n\n## Success criteria\n\n### ${first}\n\n- 100 customers by month 3\n\n### ${second}\n\n- 200 customers by month 3\n`
  assert.deepEqual(messages(text('Must achieve', 'Nice to have')), [])
  assert.deepEqual(messages(text('Base case', 'Stretch')), [])
  assert.deepEqual(messages(text('最低目标', '挑战目标')), [])
  assert.equal(messages(text('Users', 'Growth')).length, 1)
})
