/** When a channel may speak: its slots, the times that are closed, and what stands there already. */
import { standingIn } from '../db/calendar.ts'
import type { Database } from '../db/open.ts'
import { systemZone } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import { localTime } from '../lib/zone.ts'
import { blackoutText, closed, closedAt, type Closed } from '../schedule/blackouts.ts'
import { limitOf } from '../schedule/crowding.ts'
import { HORIZON, nextFree, type SlotTime } from '../schedule/slots.ts'
import type { Config } from '../workspace/settings.ts'

export type OpenTimes = {
  /** What closes a channel at a moment, or null. */
  closedAt(at: number, channel: string): Closed | null
  /** The next slot (without slots: the same time of the next day) that is open and not taken, from a moment on; null when there is none for a year. */
  next(channel: string, from: number, zone: string): Promise<SlotTime | null>
  /** Has the channel slots? */
  hasSlots(channel: string): boolean
  /** @throws UserError blackout, with the next free time */
  mustBeOpen(at: number, channel: string, title: string, zone: string): Promise<void>
}

/** More deliveries than this on one channel in a year are not looked through. */
const MOST = 20_000

export function openTimes(db: Database, workspace: string, config: Pick<Config, 'calendar' | 'timezone'>): OpenTimes {
  const own = config.timezone ?? systemZone()
  const { slots, limits } = config.calendar
  const shut = closed(config.calendar.blackouts, own)
  const next: OpenTimes['next'] = async (channel, from, zone) => {
    const standing = await standingIn(db, workspace, { from: from - 86_400_000, to: from + HORIZON, channel }, MOST)
    const taken = new Map<string, number>()
    const count = (key: string, by = 0): number => {
      const now = (taken.get(key) ?? 0) + by
      if (by > 0) taken.set(key, now)
      return now
    }
    for (const { at } of standing) for (const length of [10, 13, 16]) count(localTime(at, own).slice(0, length), 1)
    const perDay = limitOf(limits, channel, 'perDay') ?? Infinity
    const perHour = limitOf(limits, channel, 'perHour') ?? Infinity
    const free = ({ at }: SlotTime): boolean => {
      const local = localTime(at, own)
      return (
        closedAt(shut, at, channel) === null &&
        count(local.slice(0, 16)) === 0 &&
        count(local.slice(0, 13)) < perHour &&
        count(local.slice(0, 10)) < perDay
      )
    }
    return nextFree(slots[channel] ?? [], { from, zone, free })
  }
  return {
    closedAt: (at, channel) => closedAt(shut, at, channel),
    next,
    hasSlots: channel => (slots[channel] ?? []).length > 0,
    async mustBeOpen(at, channel, title, zone) {
      const why = closedAt(shut, at, channel)
      if (why === null) return
      const free = await next(channel, at, zone)
      const hint =
        free === null ? 'No time of the next year is free.' : `The next free time is ${free.local.replace('T', ' ')} ${free.zone}.`
      throw new UserError('blackout', `Nothing is scheduled in "${blackoutText(why)}": "${title}" on ${channel} is not.`, {
        hint: `${hint} --anyway does it all the same.`,
      })
    },
  }
}
