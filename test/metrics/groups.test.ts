import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyOf, anyOfGroups, bandsOf, countStates } from '../../src/metrics/groups.ts'
import { pace } from '../../src/metrics/pace.ts'
import type { Kpi } from '../../src/plan/model.ts'
import { at, info, kpi, seriesOf } from './make.ts'

const paced = (target: Partial<Kpi>, value: number): { kpi: Kpi; pace: ReturnType<typeof pace> } => {
  const each = kpi({ due: '2026-03-01', ...target })
  return {
    kpi: each,
    pace: pace(each, seriesOf('total', [0, value]), { now: at('2026-02-01'), zone: 'UTC', start: '2026-01-05', info: info('total') }),
  }
}

test('one of several suffices', () => {
  const members = [paced({ group: 'any-of' }, 2), paced({ group: 'any-of', value: 10 }, 11)]
  assert.equal(anyOf(members), 'done')
  assert.equal(anyOf([]), 'not measured')
  assert.deepEqual(
    anyOfGroups([...members, paced({ group: 'any-of', section: ['elsewhere'] }, 1), paced({}, 1)]).map(group => group.length),
    [2, 1],
  )
})

test('bands of one metric: what is reached and what is next', () => {
  const bands = bandsOf([
    paced({ group: 'Stretch', value: 500 }, 120),
    paced({ group: 'Minimum', value: 100 }, 120),
    paced({ group: 'Minimum', value: 100, metricId: 'github.forks' }, 120),
    paced({ group: 'Target', value: 300 }, 120),
  ])
  assert.equal(bands.length, 1)
  assert.deepEqual(
    bands[0]?.steps.map(step => step.kpi.group),
    ['Minimum', 'Target', 'Stretch'],
  )
  assert.equal(bands[0]?.reached?.kpi.group, 'Minimum')
  assert.equal(bands[0]?.next?.kpi.group, 'Target')
})

test('states are counted worst first', () => {
  assert.deepEqual(countStates([paced({}, 100), paced({}, 1), paced({}, 1)]), [
    { state: 'off track', count: 2 },
    { state: 'done', count: 1 },
  ])
})
