/** What the database counts as too close is what is found among the rows themselves, on both engines and over both edges of daylight saving. */
import assert from 'node:assert/strict'
import { crowdingIn } from '../../src/db/crowding.ts'
import { deliveriesIn } from '../../src/db/calendar.ts'
import { planDeliveries, type NewDelivery } from '../../src/db/deliveries.ts'
import type { Database } from '../../src/db/open.ts'
import { localTime } from '../../src/lib/zone.ts'
import { crowding, crowdingText, type Limits } from '../../src/schedule/crowding.ts'
import { offsetsIn } from '../../src/schedule/window.ts'
import { withDatabase } from '../support/engines.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const LIMITS: Limits = {
  perDay: 6,
  perHour: 2,
  campaignPerDay: 3,
  channels: { blog: { perDay: null, perHour: 1 }, "it's": { perHour: null } },
}
const WANTED = { channels: null, states: null }

function pieces(from: number, count: number): NewDelivery[] {
  let seed = 7
  const below = (limit: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return seed % limit
  }
  return Array.from({ length: count }, (_, i) => ({
    id: `d${i}`,
    workspace: 'w',
    item: `item ${below(count / 2)}`,
    channel: ['bluesky', 'blog', "it's"][below(3)]!,
    digest: 'd',
    // Crowded in the first hours of each day, where clocks are set.
    dueAt: from + below(4) * DAY + below(5 * 60) * MINUTE + below(3) * 20_000,
    local: '',
    zone: 'UTC',
    after: null,
    policy: { late: 'ask', within: 0 },
    campaign: below(3) === 0 ? null : `campaign ${below(2)}`,
    kind: below(10) === 0 ? 'comment' : 'post',
  }))
}

async function rejectSome(db: Database): Promise<void> {
  for (const [state, ids] of [
    ['rejected', ['d1', 'd2', 'd3']],
    ['cancelled', ['d4', 'd5']],
    ['published', ['d6']],
  ] as const)
    // prettier-ignore
    await db.updateTable('delivery').set({ state }).where('id', 'in', [...ids]).execute()
}

for (const [zone, first] of [
  ['Europe/Berlin', '2027-03-27T00:00Z'],
  ['Europe/Berlin', '2027-10-30T00:00Z'],
  ['Australia/Lord_Howe', '2027-04-03T13:00Z'],
  ['Asia/Kolkata', '2027-06-01T00:00Z'],
] as const)
  withDatabase(`what stands too close in ${zone} from ${first} on is the same counted as looked through`, async db => {
    const from = Date.parse(first)
    const span = { from, to: from + 4 * DAY, channel: null }
    await planDeliveries(db, pieces(from, 600), 0)
    await rejectSome(db)
    const clock = offsetsIn(span.from, span.to, zone)
    const counted = await crowdingIn(db, 'w', span, WANTED, { clock, limits: LIMITS, most: 10_000 })
    const rows = (await deliveriesIn(db, 'w', span, WANTED, 10_000)).filter(each => each.kind === 'post' && each.state !== 'rejected')
    const found = crowding(rows.map(each => ({ ...each, local: localTime(each.dueAt, zone) })), LIMITS) // prettier-ignore
    assert.ok(found.length > 50)
    assert.deepEqual(counted.first.map(crowdingText).sort(), found.map(crowdingText).sort())
    assert.equal(counted.total, found.length)
    const few = await crowdingIn(db, 'w', span, WANTED, { clock, limits: LIMITS, most: 2 })
    assert.deepEqual([few.total, few.days], [counted.total, counted.days])
    assert.ok([...few.days.keys()].every(day => few.first.filter(each => each.when.startsWith(day)).length <= 2))
    assert.equal(few.first[0]?.kind, 'day', 'a day that is too full says most')
  })
