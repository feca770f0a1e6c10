import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { crowding, crowdingText, defaultLimits, type Placed } from '../../src/schedule/crowding.ts'

const placed = (item: string, channel: string, local: string, campaign: string | null = null): Placed => ({
  item,
  channel,
  local,
  campaign,
})
const said = (all: readonly Placed[], limits = defaultLimits): string[] => crowding(all, limits).map(crowdingText)

describe('what stands too close', () => {
  test('two in one minute on one channel, not on two', () => {
    const all = [placed('a', 'x', '2027-03-02T09:00'), placed('b', 'x', '2027-03-02T09:00'), placed('c', 'y', '2027-03-02T09:00')]
    assert.deepEqual(said(all), ['2 on x in the same minute, 2027-03-02 09:00'])
  })
  test('more than the limit in a day and in an hour; a channel may have its own, or none', () => {
    const all = ['09:00', '09:20', '09:40', '18:00'].map((time, i) => placed(`p${i}`, 'x', `2027-03-02T${time}`))
    const limits = { ...defaultLimits, perDay: 3, perHour: 2 }
    assert.deepEqual(said(all, limits), [
      '4 on x on 2027-03-02; at most 3 are meant',
      '3 on x from 2027-03-02 09:00 to 09:59; at most 2 are meant',
    ])
    assert.deepEqual(said(all, { ...limits, channels: { x: { perDay: 9, perHour: 9 } } }), [])
    assert.deepEqual(said(all, { ...limits, perDay: null, perHour: null }), [])
    assert.deepEqual(said(all, { ...limits, channels: { x: { perDay: null, perHour: null } } }), [])
  })
  test('a campaign counts pieces, not channels', () => {
    const all = ['a', 'b', 'c'].flatMap((item, i) =>
      ['x', 'y'].map((channel, j) => placed(item, channel, `2027-03-02T${10 + i * 2 + j}:00`, 'spring')),
    )
    assert.deepEqual(said(all, { ...defaultLimits, campaignPerDay: 3 }), [])
    assert.deepEqual(said(all, { ...defaultLimits, campaignPerDay: 2 }), [
      '3 pieces of the campaign "spring" on 2027-03-02; at most 2 are meant',
    ])
  })
})
