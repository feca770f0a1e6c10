/** Working time between two moments, held against counting minute by minute. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWithin, parseHours, workingTime } from '../../src/lib/hours.ts'
import type { Hours } from '../../src/lib/hours.ts'
import { random } from '../support/shared.ts'

const HOUR = 3_600_000
const hoursOf = (text: string): Hours => parseHours(text)!
const time = (hours: string, from: string, to: string, zone = 'UTC'): number =>
  workingTime([hoursOf(hours)], Date.parse(from), Date.parse(to), zone) / HOUR

test('an evening and a weekend between question and answer do not count', () => {
  // Friday 16:00 to Monday 10:00.
  assert.equal(time('Mon-Fri 09:00-17:00', '2026-03-06T16:00Z', '2026-03-09T10:00Z'), 2)
  assert.equal(time('Mon-Fri 09:00-17:00', '2026-03-07T11:00Z', '2026-03-08T11:00Z'), 0)
  assert.equal(time('Mon-Fri 09:00-17:00', '2026-03-09T10:00Z', '2026-03-09T10:30Z'), 0.5)
})

test('by the clock of the zone', () => {
  // 07:00 UTC is 08:00 in Berlin: before work.
  assert.equal(time('Mon-Fri 09:00-17:00', '2026-03-09T07:00Z', '2026-03-09T09:00Z', 'Europe/Berlin'), 1)
  assert.equal(time('Mon-Fri 09:00-17:00', '2026-03-09T07:00Z', '2026-03-09T09:00Z', 'America/New_York'), 0)
})

test('weeks are whole, also over a change of the clock', () => {
  assert.equal(time('Mon-Fri 09:00-17:00', '2026-03-02T00:00Z', '2026-04-06T00:00Z', 'Europe/Berlin'), 5 * 40)
  assert.equal(time('Mon-Fri 09:00-17:00', '2020-01-01T00:00Z', '2020-01-01T00:00Z'), 0)
  assert.equal(time('Mon-Fri 09:00-17:00', '2026-03-09T12:00Z', '2026-03-09T11:00Z'), 0)
})

test('the same as counting every minute', () => {
  const next = random(7)
  const zone = 'America/New_York'
  for (const text of ['Mon-Fri 09:00-17:30', 'Sat-Mon 00:00-24:00', 'Tue, Thu 06:15-06:45'])
    for (let round = 0; round < 6; round++) {
      const from = Date.parse('2026-04-01T00:00Z') + Math.floor(next() * 30_000) * 60_000
      const minutes = Math.floor(next() * 25_000)
      let counted = 0
      for (let minute = 0; minute < minutes; minute++) if (isWithin([hoursOf(text)], from + minute * 60_000, zone)) counted++
      assert.equal(workingTime([hoursOf(text)], from, from + minutes * 60_000, zone) / 60_000, counted, `${text} ${from} ${minutes}`)
    }
})
