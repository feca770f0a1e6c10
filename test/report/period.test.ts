import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Phase } from '../../src/plan/model.ts'
import { addDays } from '../../src/plan/resolve/calendar.ts'
import { periodAt, periodBefore, periodNamed, periodOfPhase, slug } from '../../src/report/period.ts'

const kinds = ['day', 'week', 'month', 'quarter'] as const

test('weeks are ISO weeks: the last days of a year may belong to the next', () => {
  assert.deepEqual(periodAt('week', '2026-11-21'), {
    kind: 'week',
    name: '2026-W47',
    title: 'Week 47, 2026',
    start: '2026-11-16',
    end: '2026-11-22',
  })
  assert.equal(periodAt('week', '2024-12-30').name, '2025-W01')
  assert.equal(periodAt('week', '2027-01-03').name, '2026-W53')
})

test('months and quarters end where the calendar says', () => {
  assert.deepEqual([periodAt('month', '2028-02-10').start, periodAt('month', '2028-02-10').end], ['2028-02-01', '2028-02-29'])
  assert.deepEqual(periodAt('quarter', '2026-11-21'), {
    kind: 'quarter',
    name: '2026-Q4',
    title: 'Quarter 4, 2026',
    start: '2026-10-01',
    end: '2026-12-31',
  })
})

test('every day of five years lies in its periods; they follow each other, and their names mean them', () => {
  for (let date = '2024-01-01'; date < '2029-01-01'; date = addDays(date, 1))
    for (const kind of kinds) {
      const period = periodAt(kind, date)
      assert.ok(period.start <= date && date <= period.end)
      assert.equal(periodBefore(period).end, addDays(period.start, -1))
      if (date === period.start) assert.deepEqual(periodNamed(period.name), period)
    }
})

test('what is no name of a period is none', () => {
  for (const name of ['2026-W54', '2025-W53', '2026-W00', '2026-13', '2026-Q5', '2026-02-30', 'phase-launch', '', 'last week'])
    assert.equal(periodNamed(name), null, name)
})

test('a phase without dates has no period', () => {
  const phase = { title: 'Launch: the day', span: { start: '2026-11-01', end: '2026-11-10' } } as Phase
  const period = periodOfPhase(phase)
  assert.equal(period?.name, 'phase-launch-the-day')
  assert.deepEqual([periodBefore(period).start, periodBefore(period).end], ['2026-10-22', '2026-10-31'])
  assert.equal(periodOfPhase({ ...phase, span: { start: null, end: '2026-11-10' } }), null)
  assert.equal(periodOfPhase({ ...phase, span: null }), null)
})

test('names of files hold no more than letters, digits and hyphens', () => {
  assert.equal(slug('../../etc/passwd'), 'etc-passwd')
  assert.equal(slug('Número 1 — 発売'), 'número-1-発売')
  assert.equal(slug('///'), 'item')
  assert.ok(slug('a b '.repeat(100)).length <= 60)
})
