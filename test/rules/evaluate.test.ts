/** Conditions on constructed series and plans, at a fixed moment. What is not known never fires. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Series } from '../../src/metrics/series.ts'
import type { Problem } from '../../src/plan/model.ts'
import { compile } from '../../src/plan/compile.ts'
import { step } from '../../src/rules/episodes.ts'
import { evaluate } from '../../src/rules/evaluate.ts'
import type { Facts, Verdict } from '../../src/rules/evaluate.ts'
import { parseCondition } from '../../src/rules/grammar.ts'
import { at, DAY, random, seriesOf } from '../metrics/make.ts'

const NOW = at('2026-03-02T12:00:00Z')
const facts = (more: Partial<Facts> = {}): Facts => ({
  now: NOW,
  zone: 'UTC',
  series: () => ({ why: 'Nothing has been measured.' }),
  targets: [],
  problems: [],
  tasks: [],
  ...more,
})
const on = (series: Series | null, text: string): Verdict =>
  evaluate(parseCondition(text), facts(series === null ? {} : { series: () => ({ series }) }))
/** Daily totals that end on the morning of NOW's day, `perDay` more each day. */
const total = (days: number, perDay: (day: number) => number | null, start = 100): Series => {
  let value = start
  const values = Array.from({ length: days }, (_, day) => {
    const step = perDay(day)
    if (step === null) return null
    value += step
    return value
  })
  return seriesOf('total', values, '2026-02-01', DAY)
}

test('a total that grows too slowly, week by week', () => {
  const slow = total(30, () => 1)
  assert.equal(on(slow, 'github.stars grows < 10/week for 2 weeks').truth, 'true')
  assert.equal(on(slow, 'github.stars grows < 7/week for 2 weeks').truth, 'false')
  assert.equal(on(slow, 'github.stars grows >= 7/week for 3 weeks').truth, 'true')
  // Fast in the week before last: one of two weeks is no two weeks.
  const lately = total(30, day => (day >= 15 && day < 22 ? 5 : 1))
  assert.equal(on(lately, 'github.stars grows < 10/week').truth, 'true')
  assert.equal(on(lately, 'github.stars grows < 10/week for 2 weeks').truth, 'false')
  assert.match(on(slow, 'github.stars grows < 10/week for 2 weeks').because, /grew by 7 .*2 times in a row/)
})
test('growth in percent, and loss', () => {
  const doubling = seriesOf('level', [100, 110, 121, 133.1], '2026-02-09', 7 * DAY)
  assert.equal(on(doubling, 'web.visitors grows >= 9.9%/week for 3 weeks').truth, 'true')
  assert.equal(on(doubling, 'web.visitors grows > 11%/week').truth, 'false')
  const falling = seriesOf('level', [100, 100, 100, 70], '2026-02-09', 7 * DAY)
  assert.equal(on(falling, 'web.visitors falls > 20%/week').truth, 'true')
  assert.equal(on(falling, 'web.visitors falls > 40%/week').truth, 'false')
  assert.equal(on(seriesOf('level', [0, 5], '2026-02-23', 7 * DAY), 'web.visitors grows > 1%/week').truth, 'unknown')
})
test('the amount of a flow, in whole periods only', () => {
  const downloads = seriesOf(
    'flow',
    Array.from({ length: 29 }, () => 10),
    '2026-02-01',
    DAY,
  )
  assert.equal(on(downloads, 'npm.downloads < 71/week for 4 weeks').truth, 'true')
  assert.equal(on(downloads, 'npm.downloads < 70/week').truth, 'false')
  // Four weeks and a day are no five weeks.
  assert.equal(on(downloads, 'npm.downloads < 71/week for 5 weeks').truth, 'unknown')
  assert.equal(on(downloads, 'npm.downloads grows < 1/week').truth, 'true')
})
test('values as they stand, for a time', () => {
  const coverage = seriesOf(
    'level',
    Array.from({ length: 30 }, (_, day) => (day < 20 ? 85 : 70)),
    '2026-02-01',
    DAY,
  )
  assert.equal(on(coverage, 'engineering.coverage < 80').truth, 'true')
  assert.equal(on(coverage, 'engineering.coverage < 80 for 1 week').truth, 'true')
  assert.equal(on(coverage, 'engineering.coverage < 80 for 2 weeks').truth, 'false')
})
test('a gap, a stale value, a new way of counting: unknown, not true', () => {
  const condition = 'github.stars grows < 10/week for 2 weeks'
  assert.equal(on(null, condition).truth, 'unknown')
  assert.equal(on(seriesOf('total', [], '2026-02-01'), condition).truth, 'unknown')
  assert.equal(
    on(
      total(1, () => 1),
      condition,
    ).truth,
    'unknown',
  )
  // Nothing was read from the 10th to the 19th: what the week before last brought is not known.
  assert.equal(
    on(
      total(30, day => (day > 9 && day < 20 ? null : 1)),
      condition,
    ).truth,
    'unknown',
  )
  // The last value is a week old.
  assert.equal(
    on(
      total(22, () => 1),
      condition,
    ).truth,
    'unknown',
  )
  // A gap today leaves yesterday's value, which is fresh enough.
  assert.equal(
    on(
      total(30, day => (day === 29 ? null : 1)),
      condition,
    ).truth,
    'true',
  )
  const recounted = seriesOf('total', [100, 107, 50, 52], '2026-02-09', 7 * DAY)
  assert.equal(on(recounted, condition).truth, 'unknown')
  assert.equal(on(seriesOf('level', [85, 70, null], '2026-02-28', DAY), 'engineering.coverage < 80').truth, 'unknown')
  assert.equal(
    on(seriesOf('level', [70, null, 70, 70, 70, 70, 70, 70], '2026-02-23', DAY), 'engineering.coverage < 80 for 1 week').truth,
    'unknown',
  )
  const holes = seriesOf(
    'flow',
    Array.from({ length: 29 }, (_, day) => (day === 25 ? null : 1)),
    '2026-02-01',
    DAY,
  )
  assert.equal(on(holes, 'npm.downloads < 1,000/week').truth, 'unknown')
})
test('no gap makes a condition true that is not true without it', () => {
  const next = random(3)
  for (let i = 0; i < 500; i++) {
    const missing = new Set(Array.from({ length: Math.floor(next() * 28) }, () => Math.floor(next() * 30)))
    const holed = (series: Series): Series => ({
      ...series,
      points: series.points.map((point, day) => (missing.has(day) ? { ...point, value: null } : point)),
    })
    // 14 a week: never below 10, whatever is missing.
    const steady = holed(total(30, () => 2))
    for (const text of [
      'github.stars grows < 10/week for 2 weeks',
      'github.stars grows < 1.5/day for 3 days',
      'github.stars falls > 0/week',
    ])
      assert.notEqual(on(steady, text).truth, 'true', text)
    const slow = holed(total(30, () => 1))
    assert.notEqual(on(slow, 'github.stars grows < 10/week for 2 weeks').truth, 'false')
    // Every value of the last two weeks has to be known.
    const recent = [...missing].some(day => day >= 16)
    const level = on(slow, 'github.stars < 1000 for 2 weeks').truth
    assert.equal(level, recent ? 'unknown' : 'true')
  }
  assert.equal(
    on(
      total(30, () => null),
      'github.stars grows < 10/week',
    ).truth,
    'unknown',
  )
})
test('later values are not seen', () => {
  const future = total(60, day => (day < 30 ? 1 : 100))
  assert.equal(on(future, 'github.stars grows < 10/week for 2 weeks').truth, 'true')
})
test('targets by their text; not measured is not off track', () => {
  const targets = [
    { id: 'a', text: 'GitHub Stars', state: 'off track', reason: 'Behind.' },
    { id: 'b', text: 'GitHub stars', state: 'done', reason: '' },
    { id: 'c', text: 'Downloads', state: 'not measured', reason: '' },
  ] as const
  const found = (text: string): Verdict => evaluate(parseCondition(text), facts({ targets }))
  assert.deepEqual(found('target "github  stars" is off track').subjects, ['a'])
  assert.equal(found('target "GitHub stars" is at risk').truth, 'false')
  assert.equal(found('target "Downloads" is off track').truth, 'unknown')
  assert.equal(found('target "Downloads" is not measured').truth, 'true')
  assert.equal(found('target "Forks" is off track').truth, 'unknown')
})
test('problems and work that is late', () => {
  const { plan } = compile(
    [{ path: 'plan.md', text: '# Plan\n\n## Week 1\n\n- [ ] Write it\n- [x] Read it\n\n## Week 9\n\n- [ ] Later\n' }],
    { start: '2026-02-09', today: '2026-03-02' },
  )
  const found = (text: string): Verdict => evaluate(parseCondition(text), facts({ tasks: plan.tasks, problems: plan.problems }))
  const write = plan.tasks.find(task => task.title === 'Write it')!
  assert.deepEqual(found('task overdue by 15 days').subjects, [write.id])
  assert.equal(found('task overdue by 16 days').truth, 'false')
  assert.equal(found('task "later" overdue by 1 day').truth, 'false')
  assert.equal(found('task "read" overdue by 1 day').truth, 'false')
  assert.equal(found('task "unheard of" overdue by 1 day').truth, 'unknown')
  assert.equal(found('problem volume-mismatch').truth, 'false')
  const problem: Problem = {
    rule: 'volume-mismatch',
    severity: 'warning',
    message: 'Five are listed.',
    expected: null,
    source: write.source,
    related: [],
    fix: null,
  }
  assert.equal(evaluate(parseCondition('problem volume-mismatch'), facts({ problems: [problem] })).truth, 'true')
})
test('unknown in "and" and "or"', () => {
  const known = total(30, () => 1)
  const both = facts({ series: ref => (ref.metric === 'github.stars' ? { series: known } : { why: 'Not measured.' }) })
  const truth = (text: string): string => evaluate(parseCondition(text), both).truth
  assert.equal(truth('github.stars > 0 and npm.downloads > 0'), 'unknown')
  assert.equal(truth('github.stars < 0 and npm.downloads > 0'), 'false')
  assert.equal(truth('github.stars > 0 or npm.downloads > 0'), 'true')
  assert.equal(truth('github.stars < 0 or npm.downloads > 0'), 'unknown')
})
test('a reminder comes once in each period of the calendar', () => {
  const subject = (now: number, text: string): readonly string[] =>
    evaluate(parseCondition(text), facts({ now, zone: 'Asia/Tokyo' })).subjects
  assert.deepEqual(subject(at('2026-03-31T16:00:00Z'), 'every month'), ['2026-04'])
  assert.deepEqual(subject(at('2026-03-31T12:00:00Z'), 'every quarter'), ['2026-Q1'])
  assert.deepEqual(subject(at('2026-03-04T00:00:00Z'), 'every week'), ['week of 2026-03-02'])
})
test('it fires once in an episode; unknown neither begins nor ends one', () => {
  const yes = (...subjects: string[]): Verdict => ({ truth: 'true', because: '', subjects })
  const no: Verdict = { truth: 'false', because: '', subjects: [] }
  const open: Verdict = { truth: 'unknown', because: '', subjects: [] }
  let episodes: Parameters<typeof step>[0] = []
  const after = (verdict: Verdict, condition = 'c'): [readonly string[], readonly string[]] => {
    const next = step(episodes, verdict, condition, 1)
    episodes = next.open
    return [next.fire, next.end]
  }
  assert.deepEqual(after(open), [[], []])
  assert.deepEqual(after(yes('')), [[''], []])
  assert.deepEqual(after(yes('')), [[], []])
  assert.deepEqual(after(open), [[], []])
  assert.deepEqual(after(yes('')), [[], []])
  assert.deepEqual(after(no), [[], ['']])
  assert.deepEqual(after(yes('')), [[''], []])
  // Written anew, it is another condition.
  assert.deepEqual(after(yes(''), 'd'), [[''], []])
  assert.deepEqual(after(yes('a', 'b'), 'd'), [['a', 'b'], ['']])
  assert.deepEqual(after(yes('b'), 'd'), [[], ['a']])
})
