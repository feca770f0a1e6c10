import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { compile } from '../../src/plan/compile.ts'
import { proposeSeries, ruleOf } from '../../src/schedule/cadence-series.ts'
import { occurrencesIn, wrongRule } from '../../src/schedule/recurrence.ts'

const YEAR = [Date.UTC(2027, 0, 1), Date.UTC(2028, 0, 1)] as const

describe('frequencies as series', () => {
  test('a rule comes as often as the plan says', () => {
    for (const [count, period, inYear] of [
      [1, 'day', 365],
      [1, 'week', 52],
      [2, 'week', 104],
      [3, 'week', 156],
      [5, 'week', 261],
      [7, 'week', 365],
      [1, 'month', 12],
      [4, 'month', 48],
      [1, 'quarter', 4],
      [1, 'year', 1],
    ] as const) {
      const rule = ruleOf({ count, period })
      assert.ok(rule !== null && wrongRule(rule) === null, `${count} a ${period}`)
      const times = occurrencesIn({ rule, start: '2027-01-01T09:00', zone: 'UTC', except: [] }, ...YEAR)
      assert.ok(Math.abs(times.length - inYear) <= 1, `${count} a ${period}: ${times.length}`)
    }
  })
  test('what days cannot hold is not proposed', () => {
    for (const [count, period] of [
      [10, 'day'],
      [9, 'week'],
      [8, 'month'],
      [2, 'year'],
      [1, 'release'],
    ] as const)
      // prettier-ignore
      assert.equal(ruleOf({ count, period }), null)
  })
  test('one for each line of the plan, from its first own day on', () => {
    const { plan } = compile([{ path: 'plan.md', text: '# Plan\n\n## Cadence\n- LinkedIn: 2 posts/week\n- Newsletter: 1 per month\n' }])
    const proposed = proposeSeries(plan.cadences, '2027-03-03', channel => (channel === 'linkedin' ? '17:30' : '09:00'))
    assert.deepEqual(
      proposed.map(each => [each.channel, each.rule, each.start]),
      [
        ['linkedin', 'FREQ=WEEKLY;BYDAY=TU,TH', '2027-03-04T17:30'],
        ['newsletter', 'FREQ=MONTHLY;BYDAY=1TU', '2027-04-06T09:00'],
      ],
    )
  })
})
