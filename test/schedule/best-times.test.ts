import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bestTimes, type PostOutcome } from '../../src/schedule/best-times.ts'
import { addDays } from '../../src/plan/resolve/calendar.ts'

/** One post a week at a time of the week, for some weeks. */
const weekly = (from: string, time: string, came: readonly number[], channel = 'x'): PostOutcome[] =>
  came.map((each, week) => ({ channel, local: `${addDays(from, week * 7)}T${time}`, came: each }))

describe('best times of a channel', () => {
  // 2027-03-01 is a Monday.
  const usual = [...weekly('2027-03-01', '17:00', [10, 11, 9, 10]), ...weekly('2027-03-03', '12:00', [10, 8, 9, 10])]
  test('hours in which posts came to more than usual, the best first', () => {
    const [found] = bestTimes([...usual, ...weekly('2027-03-02', '09:10', [30, 28, 32]), ...weekly('2027-03-04', '08:00', [20, 18, 19])])
    assert.equal(found?.posts, 14)
    assert.deepEqual(found.best.map(each => [each.day, each.hour, each.posts]), [[2, 9, 3], [4, 8, 3], [1, 17, 4]].slice(0, found.best.length)) // prettier-ignore
    assert.ok((found.best[0]?.times ?? 0) > 2)
  })
  test('one post that ran away makes no best time', () => {
    const [found] = bestTimes([...usual, ...weekly('2027-03-02', '09:00', [5000, 8, 9, 7])])
    assert.equal(found?.best.some(each => each.day === 2), false) // prettier-ignore
  })
  test('too few posts, in all or in an hour, say nothing', () => {
    assert.deepEqual(bestTimes(weekly('2027-03-02', '09:00', [30, 28, 32])), [{ channel: 'x', posts: 3, best: [] }])
    const [found] = bestTimes([...usual, ...weekly('2027-03-03', '12:00', [10, 9, 8]), ...weekly('2027-03-02', '09:00', [90, 90])])
    assert.equal(found?.best.some(each => each.day === 2), false) // prettier-ignore
    assert.deepEqual(
      bestTimes(
        weekly(
          '2027-03-02',
          '09:00',
          Array.from({ length: 20 }, () => 0),
        ),
      )[0]?.best,
      [],
    )
  })
  test('each channel by itself', () => {
    const both = bestTimes([...usual, ...weekly('2027-03-02', '09:00', [30, 30, 30, 30]), ...weekly('2027-03-02', '09:00', [1], 'a')])
    assert.deepEqual(both.map(each => [each.channel, each.posts, each.best.length > 0]), [['a', 1, false], ['x', 12, true]]) // prettier-ignore
  })
})
