/** Times that a piece tells from the launch: `schedule: T-7 09:00`. Pure. */
import { addDays } from '../plan/resolve/calendar.ts'
import type { ContentItem, LaunchTime, Schedule } from './model.ts'

const WRITTEN = /^T(?: ?([+\-\u2212\u2013]) ?(\d{1,4}))?[ T]((?:[01]\d|2[0-3]):[0-5]\d)$/i

/** `T-7 09:00`, `T+3 18:30`, `T 09:00` (the day itself); null for anything else. */
export function readLaunchTime(written: string): Omit<LaunchTime, 'zone'> | null {
  const match = WRITTEN.exec(written.trim())
  if (match === null) return null
  const [, sign, count, time = ''] = match
  const days = count === undefined ? 0 : Number(count) * (sign === '+' ? 1 : -1)
  return { days: days === 0 ? 0 : days, time }
}

/** As it is written: `T-7 09:00`. */
export const launchTimeText = ({ days, time }: Pick<LaunchTime, 'days' | 'time'>): string =>
  `T${days === 0 ? '' : days > 0 ? `+${days}` : days} ${time}`

/** The local time for a launch (ISO day): `2026-11-03 09:00`. */
export const atLaunch = ({ days, time, zone }: LaunchTime, launch: string): Schedule => ({ at: `${addDays(launch, days)} ${time}`, zone })

type Timed = Pick<ContentItem, 'schedule' | 'fromLaunch'>
/** When a channel of a piece asks to be published, and the time from the launch behind it; its own word goes before that of the piece. */
export function askedTime(
  item: Timed & { channels: readonly (Timed & { name: string })[] },
  channel: string,
  launch: string | null,
): { schedule: Schedule | null; fromLaunch: LaunchTime | null } {
  const use = item.channels.find(each => each.name === channel)
  const own = use !== undefined && (use.schedule !== null || (use.fromLaunch ?? null) !== null)
  const { schedule, fromLaunch = null } = own ? use : item
  if (fromLaunch === null) return { schedule, fromLaunch }
  return { schedule: launch === null ? null : atLaunch(fromLaunch, launch), fromLaunch }
}
