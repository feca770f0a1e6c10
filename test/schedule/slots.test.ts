import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { blackoutText, closed, closedAt } from '../../src/schedule/blackouts.ts'
import { nextFree, readSlots, slotTimes, type Slot } from '../../src/schedule/slots.ts'

const read = (text: string): Slot[] => {
  const slots = readSlots(text)
  assert.ok(typeof slots !== 'string', String(slots))
  return slots
}
const at = (iso: string): number => Date.parse(iso)

describe('slots of a channel', () => {
  test('as people write them', () => {
    const week = [1, 2, 3, 4, 5]
    assert.deepEqual(read('weekdays 09:00 and 17:00 Europe/Berlin'), [
      { days: week, time: '09:00', zone: 'Europe/Berlin' },
      { days: week, time: '17:00', zone: 'Europe/Berlin' },
    ])
    assert.deepEqual(read('Tue, Thursdays at 9:30'), [{ days: [2, 4], time: '09:30', zone: null }])
    assert.deepEqual(read('mon-fri 10:00'), [{ days: week, time: '10:00', zone: null }])
    assert.deepEqual(read('fri-mon 10:00')[0]?.days, [1, 5, 6, 7])
    assert.deepEqual(read('18:00')[0]?.days, [1, 2, 3, 4, 5, 6, 7])
    assert.match(String(readSlots('sometimes 09:00')), /"sometimes" is no day/)
    assert.match(String(readSlots('weekdays')), /says no time/)
    assert.match(String(readSlots('daily 25:00')), /"25:00" is no day, no time/)
  })
  test('stand on the clock of their own zone, over its edges', () => {
    const times = [...slotTimes(read('sun 09:00 Europe/Berlin'), at('2027-03-20T00:00Z'), at('2027-04-06T00:00Z'), 'Asia/Tokyo')]
    assert.deepEqual(
      times.map(each => new Date(each.at).toISOString()),
      ['2027-03-21T08:00:00.000Z', '2027-03-28T07:00:00.000Z', '2027-04-04T07:00:00.000Z'],
    )
  })
  test('the next one is the first that is not taken; of slots of two zones the earlier', async () => {
    const slots = [...read('daily 09:00 Europe/Berlin'), ...read('daily 09:00 Asia/Tokyo')]
    const free = await nextFree(slots, { from: at('2027-03-02T07:00Z'), zone: 'UTC', free: () => true })
    assert.deepEqual([free?.local, free?.zone], ['2027-03-02T09:00', 'Europe/Berlin'])
    const later = await nextFree(slots, { from: at('2027-03-02T07:00Z'), zone: 'UTC', free: each => each.at !== free?.at })
    assert.deepEqual([later?.local, later?.zone], ['2027-03-03T09:00', 'Asia/Tokyo'])
    assert.equal(await nextFree(slots, { from: 0, zone: 'UTC', free: () => false }), null)
  })
  test('without slots the same time of the next free day is it', async () => {
    const shut = closed([{ from: '2026-12-24', until: '2027-01-01', zone: null, reason: 'Holidays', channels: null }], 'Europe/Berlin')
    const free = await nextFree([], {
      from: at('2026-12-26T09:00Z'),
      zone: 'Europe/Berlin',
      free: each => closedAt(shut, each.at, 'blog') === null,
    })
    assert.equal(free?.local, '2027-01-02T10:00')
  })
})

describe('blackouts', () => {
  const freeze = { from: '2027-03-26T12:00', until: '2027-03-29T08:00', zone: 'Europe/Berlin', reason: 'Freeze', channels: ['blog'] }
  test('a day is closed to its end, in its zone; a time from then until then', () => {
    const day = closed([{ from: '2026-12-24', until: '2026-12-24', zone: null, reason: 'Eve', channels: null }], 'America/New_York')
    assert.equal(closedAt(day, at('2026-12-24T04:59Z'), 'x'), null)
    assert.equal(closedAt(day, at('2026-12-24T05:00Z'), 'x')?.reason, 'Eve')
    assert.equal(closedAt(day, at('2026-12-25T04:59Z'), 'x')?.reason, 'Eve')
    assert.equal(closedAt(day, at('2026-12-25T05:00Z'), 'x'), null)
    const over = closed([freeze], 'UTC')
    assert.equal(closedAt(over, at('2027-03-29T05:59Z'), 'blog')?.reason, 'Freeze')
    assert.equal(closedAt(over, at('2027-03-29T06:00Z'), 'blog'), null)
  })
  test('may be of some channels only', () => {
    assert.equal(closedAt(closed([freeze], 'UTC'), at('2027-03-27T09:00Z'), 'mastodon'), null)
    assert.equal(blackoutText(freeze), 'Freeze (2027-03-26 12:00 to 2027-03-29 08:00)')
  })
})
