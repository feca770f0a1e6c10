import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const budgets = (text: string) =>
  read(text).budgets.map(({ label, min, max, currency, period, total, subtotal, category }) => ({
    label,
    amount: min === max ? `${min} ${currency}` : `${min}-${max} ${currency}`,
    ...(period ? { period } : {}),
    ...(total ? { total } : {}),
    ...(subtotal ? { subtotal } : {}),
    ...(category ? { category } : {}),
  }))

test('lines, ranges, periods and a total', () => {
  assert.deepEqual(budgets('# Plan\n\n## Budget\n\n- Ads: $500-700/month\n- Design (Fiverr): $50\n- **Total: $750**\n'), [
    { label: 'Ads', amount: '500-700 USD', period: 'month' },
    { label: 'Design (Fiverr)', amount: '50 USD' },
    { label: 'Total', amount: '750 USD', total: true },
  ])
})
test('nested lists: the line above is the sum of those below it', () => {
  const found = budgets('# Plan\n\n## Budget\n\n- Content: $300\n  - Writing: $200\n  - Editing: $100\n- Total: $300\n')
  assert.deepEqual(
    found.map(({ label, subtotal, category }) => [label, subtotal ?? false, category ?? null]),
    [
      ['Content', true, null],
      ['Writing', false, 'Content'],
      ['Editing', false, 'Content'],
      ['Total', false, null],
    ],
  )
})
test('amounts in headings: parts of a block that states a total, else totals of their own', () => {
  const parts = '### Content: $300\n\n- Writing: $200\n- Editing: $100\n\n### Events: $700\n\n- Travel: $400\n- Booth: $300\n'
  const marks = (text: string): string[] =>
    budgets(text)
      .filter(each => each.total || each.subtotal)
      .map(each => `${each.label}${each.total ? ' total' : ''}`)
  assert.deepEqual(marks(`# Plan\n\n## Budget\n\n${parts}`), ['Content total', 'Events total'])
  assert.deepEqual(marks(`# Plan\n\n## Budget\n\n${parts}\n**Total: $1,000**\n`), ['Content', 'Events', 'Total total'])
  assert.deepEqual(marks(`# Plan\n\n## Budget: $1,000\n\n${parts}`), ['Budget total', 'Content', 'Events'])
})
test('a table', () => {
  assert.deepEqual(budgets('# Plan\n\n## Budget\n\n| Item | Cost |\n| --- | --- |\n| Ads | $500 |\n| **Total** | **$500** |\n'), [
    { label: 'Ads', amount: '500 USD' },
    { label: 'Total', amount: '500 USD', total: true },
  ])
})
test('prices, revenue and the budgets of others are not spent', () => {
  for (const title of ['Pricing', 'Revenue', 'Target audience'])
    assert.deepEqual(budgets(`# Plan\n\n## ${title}\n\n- Pro plan: $500\n`), [], title)
})
test('time is a budget of its own', () => {
  const [effort, ...lines] = read('# Plan\n\n## Time budget\n\n**Phase 1 (Prep):** 20-30 hours\n- Writing: 10 hours\n').efforts
  assert.deepEqual([effort!.label, effort!.min, effort!.max, effort!.unit, effort!.subtotal], ['Phase 1 (Prep)', 20, 30, 'hours', true])
  assert.deepEqual(
    lines.map(line => [line.label, line.min, line.category]),
    [['Writing', 10, 'Phase 1 (Prep)']],
  )
})
test('in other languages and currencies', () => {
  const amount = (heading: string, line: string): string | undefined => budgets(`# Plan\n\n## ${heading}\n\n- ${line}\n`)[0]?.amount
  assert.equal(amount('Budget', 'Werbung: 1.500 €'), '1500 EUR')
  assert.equal(amount('Presupuesto', 'Anuncios: 1.500 €'), '1500 EUR')
  assert.equal(amount('Orçamento', 'Anúncios: R$ 1.500,50'), '1500.5 BRL')
  assert.equal(amount('Budget', 'Publicité : 1 500 €'), '1500 EUR')
  assert.equal(amount('预算', '广告：¥5,000'), '5000 CNY')
  assert.equal(amount('预算', '广告：5万元'), '50000 CNY')
  assert.equal(amount('予算', '広告：30,000円'), '30000 JPY')
  assert.equal(amount('예산', '광고: 50만원'), '500000 KRW')
  assert.equal(amount('Бюджет', 'Реклама: 15 000 ₽'), '15000 RUB')
})
