import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localTime, momentOf } from '../../src/lib/zone.ts'

const iso = (local: string, zone: string): [string, string] => {
  const { at, reading } = momentOf(local, zone)
  return [new Date(at).toISOString(), reading]
}

test('a local time is a moment, in summer and in winter', () => {
  assert.deepEqual(iso('2026-01-15T09:00', 'Europe/Berlin'), ['2026-01-15T08:00:00.000Z', 'once'])
  assert.deepEqual(iso('2026-07-15T09:00', 'Europe/Berlin'), ['2026-07-15T07:00:00.000Z', 'once'])
  assert.deepEqual(iso('2026-07-15T09:00', 'Asia/Kathmandu'), ['2026-07-15T03:15:00.000Z', 'once'])
})
test('a time that the clock leaps over is that much later; of one that comes twice the first is meant', () => {
  assert.deepEqual(iso('2026-03-29T02:30', 'Europe/Berlin'), ['2026-03-29T01:30:00.000Z', 'skipped'])
  assert.deepEqual(iso('2026-10-25T02:30', 'Europe/Berlin'), ['2026-10-25T00:30:00.000Z', 'twice'])
  assert.deepEqual(iso('2026-03-08T02:30', 'America/New_York'), ['2026-03-08T07:30:00.000Z', 'skipped'])
  assert.deepEqual(iso('2026-11-01T01:30', 'America/New_York'), ['2026-11-01T05:30:00.000Z', 'twice'])
  assert.equal(localTime(momentOf('2026-03-29T02:30', 'Europe/Berlin').at, 'Europe/Berlin'), '2026-03-29T03:30')
})
test('every hour of a year in many zones comes back as it was, unless the clock leaps', () => {
  for (const zone of [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Africa/Casablanca',
    'Pacific/Apia',
    'UTC',
  ])
    for (let hour = 0; hour < 365 * 24; hour += 7) {
      const local = new Date(Date.UTC(2026, 0, 1, hour)).toISOString().slice(0, 16)
      const { at, reading } = momentOf(local, zone)
      if (reading !== 'skipped') assert.equal(localTime(at, zone), local, `${local} ${zone}`)
      else assert.ok(localTime(at, zone) > local)
    }
})
