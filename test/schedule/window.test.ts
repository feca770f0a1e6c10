import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { localTime, momentOf, wallClock } from '../../src/lib/zone.ts'
import { addDays } from '../../src/plan/resolve/calendar.ts'
import { cellsOf, clockChange, daysIn, midnight, offsetsIn, stepped } from '../../src/schedule/window.ts'

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Asia/Kolkata',
  'Africa/Cairo',
  'America/Santiago',
  'Pacific/Chatham',
  'America/Havana',
]
const HOUR = 3_600_000

describe('days and cells of the calendar', () => {
  test('a month has whole weeks, a week begins on Monday', () => {
    const month = daysIn('month', '2027-03-17')
    assert.deepEqual([month[0], month.at(-1), month.length], ['2027-03-01', '2027-04-04', 35])
    assert.deepEqual([daysIn('week', '2027-03-07')[0], daysIn('channels', '2027-03-07').length], ['2027-03-01', 7])
    assert.deepEqual([stepped('month', '2027-01-31', 1), stepped('week', '2027-03-07', 1), stepped('day', '2027-03-31', 1)], ['2027-02-01', '2027-03-08', '2027-04-01']) // prettier-ignore
  })
  test('the hour that the clock leaps over is not there; the one that comes twice is one cell of two hours', () => {
    const hours = (day: string): string[] =>
      cellsOf('day', [day], 'Europe/Berlin', []).map(each => `${each.hour} ${(each.to - each.from) / HOUR}`)
    assert.deepEqual(hours('2027-03-28').slice(0, 4), ['0 1', '1 1', '3 1', '4 1'])
    assert.equal(hours('2027-03-28').length, 23)
    assert.deepEqual(hours('2027-10-31').slice(0, 4), ['0 1', '1 1', '2 2', '3 1'])
    assert.equal(hours('2027-10-31').length, 24)
    assert.deepEqual(clockChange('2027-03-28', 'Europe/Berlin'), { kind: 'forward', minutes: 60 })
    assert.deepEqual(clockChange('2027-04-04', 'Australia/Lord_Howe'), { kind: 'back', minutes: 30 })
    assert.equal(clockChange('2027-03-27', 'Europe/Berlin'), null)
  })
  for (const zone of ZONES)
    test(`the offsets of a year say what the clock shows at every quarter of an hour in ${zone}`, () => {
      const [from, to] = [midnight('2027-01-01', zone), midnight('2028-01-01', zone)]
      const offsets = offsetsIn(from, to, zone)
      for (let at = from; at < to; at += HOUR / 4)
        assert.equal(offsets.find(each => at < each.until)?.offset, wallClock(at, zone) - at, new Date(at).toISOString())
      assert.deepEqual(offsetsIn(from, from + 86_400_000, zone).length, 1)
    })
  for (const zone of ZONES)
    test(`cells cover every moment of a year once, on their own day and hour, in ${zone}`, () => {
      let end = midnight('2027-01-01', zone)
      for (let day = '2027-01-01'; day < '2028-01-01'; day = addDays(day, 1))
        for (const cell of cellsOf('day', [day], zone, [])) {
          assert.equal(cell.from, end, `${day} ${cell.hour}`)
          assert.ok(cell.to > cell.from)
          const first = localTime(cell.from, zone)
          const last = localTime(cell.to - 60_000, zone)
          assert.deepEqual([first.slice(0, 10), Number(first.slice(11, 13)), Number(last.slice(11, 13))], [day, cell.hour, cell.hour])
          end = cell.to
        }
      assert.equal(end, midnight('2028-01-01', zone))
    })
  for (const zone of ZONES)
    test(`every local time of a year is read as a moment that shows it, or as one that the clock leaps over, in ${zone}`, () => {
      for (let day = '2027-01-01'; day < '2028-01-01'; day = addDays(day, 1))
        for (const clock of ['00:00', '00:30', '01:45', '02:30', '03:00', '12:00', '23:45']) {
          const { at, reading } = momentOf(`${day}T${clock}`, zone)
          const shown = localTime(at, zone)
          if (reading === 'skipped') assert.ok(shown > `${day}T${clock}` && clockChange(day, zone)?.kind === 'forward', `${day} ${clock}`)
          else assert.equal(shown, `${day}T${clock}`)
          if (reading === 'twice') {
            assert.equal(clockChange(day, zone)?.kind, 'back', `${day} ${clock}`)
            const again = [30, 60].some(minutes => localTime(at + minutes * 60_000, zone) === shown)
            assert.ok(again, `${day} ${clock} comes again`)
          }
        }
    })
})
