/** Tables: which column names what is measured, says by when, what is spent, who works and what may happen. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

/** A table below a heading: its header, and its rows. */
const below = (heading: string, header: string, ...rows: string[]): string =>
  `# Plan\n\n## ${heading}\n\n| ${header} |\n|${' --- |'.repeat(header.split('|').length)}\n${rows.map(row => `| ${row} |\n`).join('')}`
const kpis = (text: string): unknown[] => read(text).kpis.map(({ metric, op, value, by, baseline }) => [metric, op, value, by, baseline])
const budgets = (text: string): unknown[] => read(text).budgets.map(({ label, min, max, period }) => [label, min, max, period])

test('a column of time says when each target is due, unless the target does', () => {
  const rows = ['Open rate | 20% | 35% | 6 weeks', 'Podcast plays | 0 | 900 | Q3 2027', 'Forum members | 40 | 400 by month 9 | Month 12']
  assert.deepEqual(kpis(below('Success metrics', 'Metric | Current | Target | Timeline', ...rows)), [
    ['Open rate', '>=', 35, 'week:6', 20],
    ['Podcast plays', '>=', 900, '2027-Q3', 0],
    ['Forum members', '>=', 400, 'month:9', 40],
  ])
})
test('a key result is what a target is of; without a target it says as a whole what is to be reached', () => {
  assert.deepEqual(
    kpis(
      below(
        'OKRs',
        'Objective | Key result | Target',
        'Be found | Newsletter subscribers | 800',
        'Be fast | Median reply time | < 6 hours',
      ),
    ),
    [
      ['Newsletter subscribers', '>=', 800, null, null],
      ['Median reply time', '<', 6, null, null],
    ],
  )
  assert.deepEqual(kpis(below('OKRs', 'Objective | Key result | Deadline', 'Be found | Reach 800 newsletter subscribers | May 2027')), [
    ['newsletter subscribers', '>=', 800, '2027-05', null],
  ])
})
test('behind a stage or a number the metric stands in its own column', () => {
  assert.deepEqual(kpis(below('Metrics', 'Stage | Metric | Measured by | Target', 'Activation | First map drawn | events | 55%')), [
    ['First map drawn', '>=', 55, null, null],
  ])
  assert.deepEqual(kpis(below('Goals', '# | What we count | Target', '1 | Downloads of the atlas | 700')), [
    ['Downloads of the atlas', '>=', 700, null, null],
  ])
  assert.deepEqual(kpis(below('Goals', 'Area | Metric | From | To', 'Docs | Pages with an example | 30% | 75%')), [
    ['Pages with an example', '>=', 75, null, 30],
  ])
})
test('several values in a cell, each with what it is of', () => {
  assert.deepEqual(kpis(below('Metrics', 'Metric | Target (Year 1)', 'Conversion | Visit to trial: 12%, trial to paid: 30%')), [
    ['Conversion (Visit to trial)', '>=', 12, 'year:1', null],
    ['Conversion (trial to paid)', '>=', 30, 'year:1', null],
  ])
})
test('behind a time that is no more than one, the target says of what', () => {
  assert.deepEqual(
    kpis(
      below(
        'Summary of goals',
        'Horizon | Theme | Target',
        'Year 1 | Found the guild | 90 members',
        'Year 2 | Grow | 200 members, 10+ mentors',
      ),
    ),
    [
      ['members', '>=', 90, 'year:1', null],
      ['members', '>=', 200, 'year:2', null],
      ['mentors', '>=', 10, 'year:2', null],
    ],
  )
})
test('a table without a header', () => {
  assert.deepEqual(kpis(below('Goals', 'GitHub stars | 700', 'Discord members | 250')), [
    ['GitHub stars', '>=', 700, null, null],
    ['Discord members', '>=', 250, null, null],
  ])
})
test('figures below "Target" are targets, whatever the table is about, but not who is meant', () => {
  assert.deepEqual(kpis(below('The first hundred', 'Source | Target | How', 'Old colleagues | 25 | by mail', 'Meetups | 40 | talks')), [
    ['Old colleagues', '>=', 25, null, null],
    ['Meetups', '>=', 40, null, null],
  ])
  assert.equal(read(below('Shop', 'Source | Monthly target', 'Atlas | 12 | by post', 'Globe | 4 | by post')).kpis[0]?.period, 'month')
  assert.deepEqual(kpis(below('Pricing', 'Tier | Price | Target', 'Team | $9 | 2-40 seats')), [])
  assert.deepEqual(kpis(below('Goals', 'Goal | KPI | Source', 'Retention | teams that still write after 30 days | telemetry')), [])
})
test('a plan by week with what it costs and what is to be true then', () => {
  const text = below('Weekly plan', 'Week | Focus | Budget | Main KPI', '1 | Posters | $120 | 60 signups', '2 | Radio | $340 | CTR > 3%')
  assert.deepEqual(kpis(text), [
    ['signups', '>=', 60, 'week:1', null],
    ['CTR', '>', 3, 'week:2', null],
  ])
  assert.deepEqual(budgets(text), [
    ['Week 1', 120, 120, null],
    ['Week 2', 340, 340, null],
  ])
  assert.equal(read(text).phases.length, 2)
})
test('a column of budgets is spent wherever it stands, but not by those who buy', () => {
  assert.deepEqual(budgets(below('Fairs', 'Fair | When | Estimated budget', 'Map days | May | €800-1,500')), [
    ['Map days', 800, 1500, null],
  ])
  assert.deepEqual(budgets(below('Salons', 'Salon | Lieu | Budget estimé', 'Jours de la carte | Lyon | 900 €')), [
    ['Jours de la carte', 900, 900, null],
  ])
  assert.deepEqual(budgets(below('Who buys', 'Customer | Budget | Need', 'Studios | $5,000 | maps')), [])
})
test('what all cost, from the least to the most, per month; the label behind a number or below a group', () => {
  assert.deepEqual(budgets(below('Budget', 'Item | Qty | Unit cost | Total', 'Pins | 400 | $0.30 | $120')), [['Pins', 120, 120, null]])
  assert.deepEqual(budgets(below('Budget', 'Item | Low | High', 'Ads | $150 | $900')), [['Ads', 150, 900, null]])
  assert.deepEqual(budgets(below('Budget', 'Item | Monthly | Annual', 'Mail | $15 | $180')), [['Mail', 15, 15, 'month']])
  assert.deepEqual(budgets(below('Budget', '# | Item | Cost', '1 | Banner | $70')), [['Banner', 70, 70, null]])
  assert.deepEqual(budgets(below('Budget', 'Group | Item | Cost', 'Ads | Posters | $40', ' | Radio | $60')), [
    ['Ads', 40, 40, null],
    ['Radio', 60, 60, null],
  ])
  assert.deepEqual(budgets(below('Costs', 'Model | Input | Output', 'Small | $0.20/1M tokens | $0.80/1M tokens')), [])
})
test('the share of a job below "Time", the risk behind its number', () => {
  assert.deepEqual(
    read(below('Team', 'Name | Role | Time', 'Ida | Map editor | 40%')).roles.map(({ title, fte, holder }) => [title, fte, holder]),
    [['Map editor', 0.4, 'Ida']],
  )
  assert.deepEqual(
    read(below('Risks', 'ID | Description | Likelihood | Response', 'R1 | The printer fails | Low | Ask the library')).risks.map(
      ({ risk, likelihood, contingency }) => [risk, likelihood, contingency],
    ),
    [['The printer fails', 'Low', 'Ask the library']],
  )
})
test('a column so long after the beginning; a phase that is no block by itself; a measure that is a value', () => {
  assert.deepEqual(kpis(below('Goals', '指標 | 30日後 | 3ヶ月後', '読者 | 40 | 200')), [
    ['読者', '>=', 40, 'day:30', null],
    ['読者', '>=', 200, 'month:3', null],
  ])
  assert.deepEqual(kpis(below('Metrics', 'Metric | After 2 weeks | In 6 months', 'Readers | 40 | 200')), [
    ['Readers', '>=', 40, 'week:2', null],
    ['Readers', '>=', 200, 'month:6', null],
  ])
  assert.deepEqual(kpis(below('Gate metrics', 'Phase | Key metric | Target', '4 | Paying clubs | 30')), [
    ['Paying clubs', '>=', 30, 'phase:Phase 4', null],
  ])
  assert.deepEqual(kpis(below('Goals', 'ID | Goal | Measure', 'G-1 | Time to the first map | ≤ 4 minutes')), [
    ['Time to the first map', '<=', 4, null, null],
  ])
})
test('what a column costs per month, below what is needed; answers to risks in Chinese', () => {
  const rows = ['Domain | drei | ~€4', '**Gesamt** | | **€4**']
  assert.deepEqual(budgets(below('Aufbau', 'Komponente | Details | Kosten/Monat', ...rows)), [
    ['Domain', 4, 4, 'month'],
    ['Gesamt', 4, 4, 'month'],
  ])
  assert.deepEqual(
    read(below('风险', '风险 | 触发信号 | 缓解策略', '成本过高 | 账单增长 | 限制额度')).risks.map(({ risk, trigger, mitigation }) => [
      risk,
      trigger,
      mitigation,
    ]),
    [['成本过高', '账单增长', '限制额度']],
  )
})
test('a target behind what is to be done; a range that begins at nothing', () => {
  assert.deepEqual(
    kpis(
      below('Finanzierung', 'Quartal | Maßnahme', 'Q3 2027 | Spendenlauf starten (Ziel: 20–30k €)', 'Q4 2027 | Antrag stellen (2 Seiten)'),
    ),
    [['Spendenlauf starten', 'between', [20000, 30000], '2027-Q3', null]],
  )
  assert.deepEqual(budgets(below('Salons', 'Salon | Budget estimé', 'Jours de la carte | Gratuit-1 000 €')), [
    ['Jours de la carte', 0, 1000, null],
  ])
})
