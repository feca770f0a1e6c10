/** Puts an approved piece on the calendar: one delivery for each channel, due at a local time, of exactly the approved bytes. */
import { createHash } from 'node:crypto'
import { lockGate } from '../db/dialect.ts'
import { deliveriesOf, followersOf, moveOn, planDeliveries, type NewDelivery } from '../db/deliveries.ts'
import { inTransaction, type Database } from '../db/open.ts'
import { whyNotNow } from '../delivery/gate.ts'
import { launchTimeText, readLaunchTime } from '../content/launch-time.ts'
import { stands, type Delivery, type DeliveryState, type MissedPolicy } from '../delivery/delivery.ts'
import { isTimeZone, systemZone } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import { momentOf } from '../lib/zone.ts'
import type { SlotTime } from '../schedule/slots.ts'
import { recordAction, type ActionContext } from './action.ts'
import { claimLedger } from './one-ledger.ts'
import { inOrder } from './order.ts'
import { openTimes, type OpenTimes } from './open-times.ts'
import { takeMerges } from './take-merges.ts'
import { publishing, type Publishing } from './publishing.ts'

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** A piece that was due up to six hours ago is still sent; an older one waits for a person. */
const POLICY: MissedPolicy = { late: 'ask', within: 6 * 3_600_000 }

/**
 * `at` (2026-03-02T09:00, T-7 09:00) and `zone` in place of what the file says; `slot`: the next free slot of each channel instead.
 * `anyway`: in a blackout too. `known`: files
 * and channels as they were just read. A piece that is on its way, or out, on a channel is
 * not put there again.
 * @throws UserError content-unknown, content-broken, recurring, not-approved, bad-time, no-time, already-scheduled, channel-unknown, blackout, no-slot, not-scheduled, order-circle
 */
export async function scheduleContent(
  context: ActionContext,
  input: { item: string; channels: readonly string[] | null; at: string | null; zone: string | null; slot?: boolean; anyway?: boolean },
  known?: Publishing,
): Promise<Delivery[]> {
  if (known === undefined) await takeMerges(context, { quick: true })
  const place = known ?? (await publishing(context, [input.item]))
  const { file, rendered } = place.renditions(input.item, input.channels)
  const { item } = file
  // Beside its own times it would be posted twice.
  if (item.recurrence !== null)
    throw new UserError(
      'recurring',
      `"${item.title ?? item.id}" comes again and again: each time is a file of its own, and this one is none of them.`,
      {
        hint: '"uptake calendar series --draft" begins the files; schedule those.',
      },
    )
  const scheduled = await inTransaction(context.db, async db => {
    await lockGate(db, context.ref.id, 'change')
    const there = (await deliveriesOf(db, context.ref.id, { item: item.id })).filter(each => each.kind === 'post')
    const posts: NewDelivery[] = []
    const times = openTimes(db, context.ref.id, { calendar: place.calendar, timezone: place.zone })
    for (const { name, digest } of rendered) {
      const open = there.find(each => each.channel === name && stands(each.state))
      if (open !== undefined)
        throw new UserError('already-scheduled', `"${item.title ?? item.id}" is ${open.state} on ${name} already.`, {
          hint: 'Move or drop that delivery: "uptake deliveries" lists them.',
        })
      const of = { workspace: context.ref.id, item: item.id, channel: name, digest }
      const missing = await whyNotNow(db, of, place.gateOf(file, name))
      if (missing !== null)
        throw new UserError('not-approved', `"${item.title ?? item.id}" may not go out on ${name} as it is now: ${missing}`, {
          hint: `"uptake approve ${item.id}" says yes, "uptake review show ${item.id}" what is open.`,
        })
      const said = place.timeOf(item, name)
      const own = input.zone ?? said.schedule?.zone ?? place.zone ?? systemZone()
      const typed = input.at === null ? null : readLaunchTime(input.at)
      // T-7 09:00 that is said here stands as if the file said it.
      const { schedule, fromLaunch } =
        typed === null ? said : place.timeOf({ ...item, schedule: null, fromLaunch: { ...typed, zone: own }, channels: [] }, null)
      const at = typed === null ? input.at : null
      const slot = input.slot === true ? await freeSlot(times, name, context.now, own) : null
      const local = (slot?.local ?? at ?? schedule?.at ?? '').replace(' ', 'T')
      const zone = slot?.zone ?? own
      if (at !== null && !LOCAL.test(local))
        throw new UserError('bad-time', `"${at}" is no local time.`, {
          hint: 'Write it as 2026-03-02T09:00, or from the launch: T-7 09:00.',
        })
      if (!LOCAL.test(local) || !isTimeZone(zone))
        throw new UserError('no-time', `"${item.title ?? item.id}" has no time for ${name}.`, {
          hint:
            fromLaunch === null
              ? 'Say when: --at 2026-03-02T09:00, or "schedule:" in the file.'
              : `${typed === null ? 'Its file says' : 'You say'} ${launchTimeText(fromLaunch)}: write "launch:" in uptake.yml, or say when: --at 2026-03-02T09:00.`,
        })
      const dueAt = momentOf(local, zone).at
      if (input.anyway !== true) await times.mustBeOpen(dueAt, name, item.title ?? item.id, zone)
      const attempt = there.filter(each => each.channel === name).length
      posts.push({
        id: createHash('sha256').update(`${context.ref.id}\n${item.id}\n${name}\n${attempt}`).digest('hex').slice(0, 20),
        workspace: context.ref.id,
        item: item.id,
        channel: name,
        digest,
        dueAt,
        local,
        zone,
        after: null,
        policy: POLICY,
        campaign: item.campaign,
        // Another time than the file tells is one of its own.
        launchTime: fromLaunch !== null && slot === null && local === schedule?.at.replace(' ', 'T') ? launchTimeText(fromLaunch) : null,
      })
    }
    await replace(db, context, there, posts)
    const planned = await inOrder({ db, workspace: context.ref.id, place, item }, posts)
    await planDeliveries(db, planned, context.now)
    for (const each of posts)
      await recordAction(db, context, {
        action: 'schedule',
        subject: `${item.id} ${each.channel}`,
        before: null,
        after: { local: each.local, zone: each.zone, digest: each.digest },
      })
    const ids = new Set(planned.map(each => each.id))
    return (await deliveriesOf(db, context.ref.id, { item: item.id })).filter(each => ids.has(each.id))
  })
  // Now, not when it is due: so that there is time to commit it before other clones come into it.
  if (known === undefined) await claimLedger(context)
  return scheduled
}

/** What stands still on the same channel goes no more, or it would be posted twice once it is approved. What was to follow it follows the new one. */
async function replace(db: Database, context: ActionContext, there: readonly Delivery[], posts: readonly NewDelivery[]): Promise<void> {
  for (const post of posts)
    for (const old of there.filter(each => each.channel === post.channel && STANDS.has(each.state))) {
      await moveOn(db, old, old.state, { state: 'cancelled', reason: 'It was scheduled anew.' }, context.now)
      for (const follower of await followersOf(db, old.id))
        if (follower.of === old.id)
          await moveOn(db, follower, follower.state, { state: 'cancelled', reason: 'Its post was scheduled anew.' }, context.now)
        else if (follower.id !== post.id) await moveOn(db, follower, follower.state, { after: post.id }, context.now)
    }
}
const STANDS: ReadonlySet<DeliveryState> = new Set(['blocked', 'missed'])

/** @throws UserError no-slot */
async function freeSlot(times: OpenTimes, channel: string, now: number, zone: string): Promise<SlotTime> {
  if (!times.hasSlots(channel))
    throw new UserError('no-slot', `${channel} has no slots.`, {
      hint: `Say at which times it speaks, under "calendar: slots:" of uptake.yml: ${channel}: weekdays 09:00 and 17:00 Europe/Berlin`,
    })
  const free = await times.next(channel, now, zone)
  if (free !== null) return free
  throw new UserError('no-slot', `No slot of ${channel} is free within a year.`, { hint: 'Give it more slots, or a time with --at.' })
}
