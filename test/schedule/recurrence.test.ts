import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { occurrencesIn, wrongRule, type Recurrence } from '../../src/schedule/recurrence.ts'
import { localTime } from '../../src/lib/zone.ts'

const series = (rule: string, start: string, zone: string, except: string[] = []): Recurrence => ({ rule, start, zone, except })
const FOREVER = Date.UTC(2040, 0, 1)
const days = (recurrence: Recurrence, limit = 6): string[] =>
  occurrencesIn(recurrence, 0, FOREVER, limit).map(each => `${each.local} ${new Date(each.at).toISOString().slice(11, 16)}`)

/** The same on a generator that can be repeated: Park and Miller's. */
function random(seed: number): (most: number) => number {
  let state = seed
  return most => {
    state = (state * 48_271) % 2_147_483_647
    return state % most
  }
}
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
  'UTC',
]

describe('recurring dates', () => {
  test('office hours stay at five over both edges of daylight saving', () => {
    assert.deepEqual(days(series('FREQ=WEEKLY;BYDAY=TU', '2026-03-17T17:00', 'Europe/Berlin'), 3), [
      '2026-03-17T17:00 16:00',
      '2026-03-24T17:00 16:00',
      '2026-03-31T17:00 15:00',
    ])
    assert.deepEqual(days(series('FREQ=WEEKLY', '2026-10-20T17:00', 'Europe/Berlin'), 2), [
      '2026-10-20T17:00 15:00',
      '2026-10-27T17:00 16:00',
    ])
  })
  test('the last Thursday of a month, and the first weekday of a quarter', () => {
    assert.deepEqual(
      occurrencesIn(series('FREQ=MONTHLY;BYDAY=-1TH', '2026-01-01T18:00', 'UTC'), 0, FOREVER, 3).map(each => each.day),
      ['2026-01-29', '2026-02-26', '2026-03-26'],
    )
    assert.deepEqual(
      occurrencesIn(series('FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1', '2026-01-01T09:00', 'UTC'), 0, FOREVER, 3).map(
        each => each.day,
      ),
      ['2026-01-01', '2026-04-01', '2026-07-01'],
    )
  })
  test('a time that the clock leaps over, and one that it shows twice, are said to be so', () => {
    const [, leap] = occurrencesIn(series('FREQ=DAILY', '2026-03-28T02:30', 'Europe/Berlin'), 0, FOREVER, 2)
    assert.deepEqual([leap?.reading, new Date(leap?.at ?? 0).toISOString()], ['skipped', '2026-03-29T01:30:00.000Z'])
    const [, twice] = occurrencesIn(series('FREQ=DAILY', '2026-10-24T02:30', 'Europe/Berlin'), 0, FOREVER, 2)
    assert.deepEqual([twice?.reading, new Date(twice?.at ?? 0).toISOString()], ['twice', '2026-10-25T00:30:00.000Z'])
  })
  test('an end as a day holds that whole day, in the zone; as a moment it is that moment', () => {
    const start = '2026-03-01T23:30'
    assert.equal(days(series('FREQ=DAILY;UNTIL=20260303', start, 'America/New_York'), 9).length, 3)
    assert.equal(days(series('FREQ=DAILY;UNTIL=20260304T043000Z', start, 'America/New_York'), 9).length, 3)
    assert.equal(days(series('FREQ=DAILY;UNTIL=20260304T042959Z', start, 'America/New_York'), 9).length, 2)
    assert.equal(days(series('FREQ=DAILY;COUNT=4', start, 'America/New_York'), 9).length, 4)
  })
  test('a day that is left out is not counted anew', () => {
    const found = occurrencesIn(series('FREQ=DAILY;COUNT=3', '2026-03-01T09:00', 'UTC', ['2026-03-02']), 0, FOREVER)
    assert.deepEqual(found.map(each => each.day), ['2026-03-01', '2026-03-03']) // prettier-ignore
  })
  test('a rule that has no day ends', () => {
    assert.deepEqual(occurrencesIn(series('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-03-01T09:00', 'UTC'), 0, FOREVER), [])
  })
  test('what is wrong with a rule is said in words', () => {
    assert.equal(wrongRule('RRULE:FREQ=WEEKLY;BYDAY=TU'), null)
    assert.equal(wrongRule('freq=weekly'), null)
    for (const [rule, says] of [
      ['every week', /no part of a rule/],
      ['INTERVAL=2', /how often/],
      ['FREQ=HOURLY', /none of DAILY/],
      ['FREQ=DAILY;COUNT=2;UNTIL=20260101', /either/],
      ['FREQ=DAILY;UNTIL=tomorrow', /no day/],
      ['FREQ=WEEKLY;BYDAY=1MO', /month or a year/],
      ['FREQ=WEEKLY;BYDAY=XX', /XX/],
      ['FREQ=DAILY;INTERVAL=0', /from 1 on/],
      ['FREQ=DAILY;BYHOUR=9', /BYHOUR/],
      ['FREQ=MONTHLY;BYMONTHDAY=32', /up to 31/],
      ['FREQ=MONTHLY;BYSETPOS=1', /among/],
    ] as const)
      assert.match(wrongRule(rule) ?? '', says)
  })
  for (const zone of ZONES)
    test(`as another implementation of RFC 5545 has it, in ${zone}`, () => {
      const pick = random(ZONES.indexOf(zone) + 7)
      for (let round = 0; round < 40; round++) {
        const rule = someRule(pick)
        const start = `202${5 + pick(3)}-${two(1 + pick(12))}-${two(1 + pick(28))}T${two(pick(24))}:${two(pick(2) * 30)}`
        assert.equal(wrongRule(rule), null, rule)
        const ours = occurrencesIn(series(rule, start, zone), 0, FOREVER, 30)
        const theirs = other(rule, start, zone).filter(each => each < FOREVER)
        // RFC 5545 drops a time that the clock leaps over; here it moves on by the leap and says so.
        const kept = ours.filter(each => each.reading !== 'skipped').map(each => each.at)
        const same = theirs.filter(each => !ours.some(own => own.reading === 'skipped' && own.at === each))
        assert.deepEqual(kept, same.slice(0, kept.length), `${rule} from ${start} ${zone}`)
        if (kept.length === ours.length) assert.equal(ours.length, Math.min(30, theirs.length), `${rule} from ${start} ${zone}`)
        for (const each of ours) {
          if (each.reading === 'skipped') assert.notEqual(localTime(each.at, zone), each.local)
          else assert.equal(localTime(each.at, zone), each.local)
        }
      }
    })
})

const two = (value: number): string => String(value).padStart(2, '0')
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
function someRule(pick: (most: number) => number): string {
  const interval = `INTERVAL=${1 + pick(3)}`
  const weekdays = [...new Set([WEEKDAYS[pick(7)], WEEKDAYS[pick(7)]])].join(',')
  const end = ['', ';COUNT=9', ';UNTIL=20291231'][pick(3)]!
  const forms = [
    `FREQ=DAILY;${interval}`,
    `FREQ=DAILY;${interval};BYDAY=${weekdays}`,
    `FREQ=WEEKLY;${interval}`,
    `FREQ=WEEKLY;${interval};BYDAY=${weekdays};WKST=${pick(2) === 0 ? 'MO' : 'SU'}`,
    `FREQ=MONTHLY;${interval};BYMONTHDAY=${[1, 15, 28, 31, -1][pick(5)]}`,
    `FREQ=MONTHLY;${interval};BYDAY=${[1, 2, 3, 4, -1][pick(5)]}${WEEKDAYS[pick(7)]}`,
    `FREQ=MONTHLY;${interval};BYDAY=MO,TU,WE,TH,FR;BYSETPOS=${pick(2) === 0 ? 1 : -1}`,
    `FREQ=YEARLY;BYMONTH=${1 + pick(12)};BYMONTHDAY=${1 + pick(28)}`,
    `FREQ=YEARLY;BYMONTH=${1 + pick(12)};BYDAY=${[1, 2, -1][pick(3)]}${WEEKDAYS[pick(7)]}`,
  ]
  return `${forms[pick(forms.length)]}${end}`
}
function other(rule: string, start: string, zone: string): number[] {
  const until = rule.replace('UNTIL=20291231', `UNTIL=${untilUtc(zone)}`)
  const begin = start.replaceAll(/[-:]/g, '')
  const rules = new RRuleTemporal({ rruleString: `DTSTART;TZID=${zone}:${begin}00\nRRULE:${until}` })
  return rules.all((_, index) => index < 30).map(each => Temporal.ZonedDateTime.from(each.toString()).epochMilliseconds)
}
const untilUtc = (zone: string): string =>
  Temporal.PlainDateTime.from('2029-12-31T23:59:59').toZonedDateTime(zone).toInstant().toString().replaceAll(/[-:]/g, '')
