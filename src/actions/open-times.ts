/** When a channel may speak: its slots, the times that are closed, and what stands there already. */
import { countIn } from '../db/calendar.ts'
import { DAY, MINUTE } from '../db/local.ts'
import type { Database } from '../db/open.ts'
import { STATES } from '../delivery/delivery.ts'
import { systemZone } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import { localTime } from '../lib/zone.ts'
import { blackoutText, closed, closedAt, type Closed } from '../schedule/blackouts.ts'
import { limitOf } from '../schedule/crowding.ts'
import { nextFree, type SlotTime } from '../schedule/slots.ts'
import { midnight, offsetsIn } from '../schedule/window.ts'
import { addDays } from '../plan/resolve/calendar.ts'
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

/** How many posts of a channel stand at which minute of a local day. */
async function minutesTaken(
  db: Database,
  workspace: string,
  channel: string,
  { day, zone }: { day: string; zone: string },
): Promise<Map<number, number>> {
  const span = { from: midnight(day, zone), to: midnight(addDays(day, 1), zone), channel }
  const states = STATES.filter(each => each !== 'cancelled' && each !== 'rejected' && each !== 'deleted')
  const counts = await countIn(
    db,
    workspace,
    span,
    { channels: null, states },
    { clock: offsetsIn(span.from, span.to, zone), unit: MINUTE },
  )
  const taken = new Map<number, number>()
  for (const { at, count } of counts) {
    const minute = (at % DAY) / MINUTE
    taken.set(minute, (taken.get(minute) ?? 0) + count)
  }
  return taken
}

export function openTimes(db: Database, workspace: string, config: Pick<Config, 'calendar' | 'timezone'>): OpenTimes {
  const own = config.timezone ?? systemZone()
  const { slots, limits } = config.calendar
  const shut = closed(config.calendar.blackouts, own)
  const next: OpenTimes['next'] = async (channel, from, zone) => {
    // Day by day, as far as it is looked: most often the first one has room.
    let taken: ReadonlyMap<number, number> = new Map()
    let known = ''
    const standing = (first: number, length: number): number => {
      let sum = 0
      for (let minute = first; minute < first + length; minute++) sum += taken.get(minute) ?? 0
      return sum
    }
    const perDay = limitOf(limits, channel, 'perDay') ?? Infinity
    const perHour = limitOf(limits, channel, 'perHour') ?? Infinity
    const free = async ({ at }: SlotTime): Promise<boolean> => {
      if (closedAt(shut, at, channel) !== null) return false
      const [day = '', clock = ''] = localTime(at, own).split('T')
      if (day !== known) taken = await minutesTaken(db, workspace, channel, { day, zone: own })
      known = day
      const [hour = 0, minute = 0] = clock.split(':').map(Number)
      const isFree = standing(hour * 60 + minute, 1) === 0 && standing(hour * 60, 60) < perHour
      return isFree && standing(0, 1440) < perDay
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
