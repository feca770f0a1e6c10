import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bucketsBetween, dateAt, dayEnd, dayStart, stepDate } from '../../src/metrics/calendar.ts'

const iso = (moment: number): string => new Date(moment).toISOString()

test('a day begins at midnight of its zone, also around changes of the clock', () => {
  const cases: [date: string, zone: string, start: string][] = [
    ['2026-01-01', 'UTC', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    // Midnight is skipped: the day begins at one o'clock, the moment of the change.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    // Midnight comes twice: the first is meant.
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
  ]
  for (const [date, zone, start] of cases) assert.equal(iso(dayStart(date, zone)), start, `${date} ${zone}`)
})

test('every moment lies in the day that begins before it', () => {
  for (const zone of ['Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Africa/Cairo', 'America/Havana']) {
    for (let date = '2018-10-01'; date < '2018-12-01'; date = stepDate(date, 'day')) {
      const start = dayStart(date, zone)
      assert.equal(dateAt(start, zone), date, zone)
      assert.ok(dateAt(start - 1, zone) < date, `${date} ${zone}`)
      assert.equal(dayEnd(date, zone), dayStart(stepDate(date, 'day'), zone) - 1)
    }
  }
})

test('weeks begin on Monday, months on their first day, and leave no time between them', () => {
  for (const unit of ['day', 'week', 'month'] as const) {
    const all = bucketsBetween(dayStart('2026-03-18', 'Europe/Berlin'), dayStart('2026-11-05', 'Europe/Berlin'), unit, 'Europe/Berlin')
    for (const [index, bucket] of all.entries()) {
      if (index > 0) assert.equal(bucket.from, all[index - 1]?.to)
      assert.equal(dateAt(bucket.from, 'Europe/Berlin'), bucket.date)
    }
    assert.equal(all[0]?.date, { day: '2026-03-18', week: '2026-03-16', month: '2026-03-01' }[unit])
    assert.equal(all.at(-1)?.date, { day: '2026-11-05', week: '2026-11-02', month: '2026-11-01' }[unit])
  }
  const [march] = bucketsBetween(dayStart('2026-03-29', 'Europe/Berlin'), dayStart('2026-03-29', 'Europe/Berlin'), 'day', 'Europe/Berlin')
  assert.equal(((march?.to ?? 0) - (march?.from ?? 0)) / 3_600_000, 23)
})
