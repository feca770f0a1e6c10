import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf, problemsOf } from './problems.ts'

const messages = (text: string): string[] => messagesOf('sum-mismatch', text)
const budget = (...lines: string[]): string => `# Plan\n\n## Budget\n\n${lines.map(line => `- ${line}\n`).join('')}`

test('a total against its lines', () => {
  const [problem] = problemsOf('sum-mismatch', budget('Ads: $500', 'Design: $300', '**Total: $1,000**'))
  assert.equal(problem!.message, 'Total: $1,000 stated, but its 2 lines add up to $800')
  assert.equal(problem!.expected, '$800, or lines that add up to $1,000')
  assert.equal(problem!.source.line, 7)
  assert.deepEqual(
    problem!.related.map(related => related.message),
    ['Ads: $500', 'Design: $300'],
  )
})
test('a right total is silent', () => {
  assert.deepEqual(messages(budget('Ads: $500', 'Design: $300', '**Total: $800**')), [])
})
test('ranges are added at both ends; one figure inside the range is no contradiction', () => {
  assert.deepEqual(messages(budget('Ads: $500-700', 'Design: $300', '**Total: $800-1,000**')), [])
  assert.deepEqual(messages(budget('Ads: $500-700', 'Design: $300', '**Total: $900**')), [])
  assert.match(messages(budget('Ads: $500-700', 'Design: $300', '**Total: $0-1,200**'))[0]!, /\$0–1,200 stated.*\$800–1,000/)
})
test('what rounds to the total is no contradiction', () => {
  assert.deepEqual(messages(budget('Ads: $333.33', 'Design: $333.33', 'Travel: $333.33', '**Total: $1,000**')), [])
})
test('subtotals stand for their lines in the grand total', () => {
  const tree = (grand: string): string =>
    `# Plan\n\n## Budget\n\n### Content: $300\n\n- Writing: $200\n- Editing: $100\n\n### Events: $700\n\n- Travel: $400\n- Booth: $300\n\n**Total: ${grand}**\n`
  assert.deepEqual(messages(tree('$1,000')), [])
  assert.equal(messages(tree('$1,300')).length, 1)
})
test('currencies are not added to each other', () => {
  assert.deepEqual(messages(budget('Ads: $500', 'Design: $300', 'Travel: €400', '**Total: $800**')), [])
})
test('hours', () => {
  const text = '# Plan\n\n## Time budget\n\n**Phase 1 (Prep):** 30 hours\n- Writing: 10 hours\n- Review: 5 hours\n'
  assert.match(messages(text)[0]!, /30 hours stated, but its 2 lines add up to 15 hours/)
})
test('shares of a whole', () => {
  const mix = (third: number): string => `# Plan\n\n## Content mix\n\n- Tutorials (40%)\n- News (30%)\n- Community (${third}%)\n`
  assert.match(messages(mix(20))[0]!, /The 3 shares of "Content mix" add up to 90 %, not 100 %/)
  assert.deepEqual(messages(mix(30)), [])
})
test('in other languages', () => {
  assert.equal(messages('# Plan\n\n## Orçamento\n\n- Anúncios: R$ 1.500\n- Ferramentas: R$ 300\n- **Total**: R$ 2.000\n').length, 1)
  assert.deepEqual(messages('# Plan\n\n## Budget\n\n- Werbung: 1.500 €\n- Werkzeuge: 300 €\n- **Gesamt**: 1.800 €\n'), [])
  assert.equal(messages('# 计划\n\n## 预算\n\n- 广告：¥5000\n- 设计：¥3000\n- 总计：¥9000\n').length, 1)
})
test('a total closes the lines above it, not those that follow', () => {
  const text = (total: number): string =>
    `# Plan\n\n## Budget\n\n- Mail: $29\n- Posting: $20\n- **Total**: $${total}\n- Later, design: $120\n- Later, video: $200\n`
  assert.deepEqual(messages(text(49)), [])
  assert.match(messages(text(60))[0]!, /\$60 stated, but its 2 lines add up to \$49/)
})
test('headings that state the money of their own lines', () => {
  const text = (events: string): string =>
    `# Plan\n\n## Budget\n\n### Content: $300\n\n- Writing: $200\n- Editing: $100\n\n### Events: ${events}\n\n- Travel: $400\n- Booth: $300\n`
  assert.deepEqual(messages(text('$700')), [])
  assert.match(messages(text('$800'))[0]!, /^Events: \$800 stated, but its 2 lines add up to \$700/)
})
test('a column per quarter: rows and columns are added up', () => {
  const table = (q1: string, annual: string): string =>
    `# Plan\n\n## Budget\n\n| Item | Q1 | Q2 | Total |\n| --- | --- | --- | --- |\n| Ads | $2K | $3K | $5K |\n| Travel | $1K | $1K | ${annual} |\n| **Total** | ${q1} | $4K | $7K |\n`
  assert.deepEqual(messages(table('$3K', '$2K')), [])
  assert.match(messages(table('$9K', '$2K'))[0]!, /^Total \(Q1\): \$9,000 stated, but its 2 lines add up to \$3,000/)
  assert.deepEqual(
    messages(table('$3K', '$4K')).map(each => each.split(' stated')[0]),
    ['Travel: $4,000', 'Total: $7,000'],
  )
})

test('a total behind the last of several groups sums them all up', () => {
  const text = (total: string): string =>
    `# Plan\n\n## Budget\n\n**Staff**:\n- Editor: $40K\n- Designer: $20K\n\n**Tools**:\n- Forum: $500\n- Hosting: $500\n\n**Total**: ${total}\n`
  assert.deepEqual(messages(text('$61K')), [])
  assert.match(messages(text('$80K'))[0]!, /its 4 lines add up to \$61,000/)
  assert.match(messages(text('$1,100'))[0]!, /its 2 lines add up to \$1,000/)
})
test('a total that says it is rounded', () => {
  assert.deepEqual(messages(budget('Ads: $5,000', 'Design: $3,200', '**Total: ~$8,000**')), [])
  assert.equal(messages(budget('Ads: $5,000', 'Design: $3,200', '**Total: ~$6,000**')).length, 1)
})
test('a total that two blocks split in two ways is no contradiction, as long as one of them fits', () => {
  const split = (ads: number): string =>
    `# Plan\n\n**Total Budget:** $2,000\n\n## Schedule\n\n| Week | Key actions | Budget |\n| --- | --- | --- |\n| Week 1 | Post | $800 |\n| Week 2 | Ads | $1,200 |\n\n## Budget\n\n| Category | Amount |\n| --- | --- |\n| Ads | $${ads} |\n| Design | $500 |\n`
  assert.deepEqual(messages(split(1500)), [])
})
