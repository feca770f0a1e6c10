/** Times in which nothing is to go out: holidays, a freeze before a release. */
import { momentOf } from '../lib/zone.ts'

/** Local days (2026-12-24: the whole day) or times (2026-12-24T18:00); `until` is the last day, or the end. `channels` null: all. */
export type Blackout = { from: string; until: string; zone: string | null; reason: string; channels: readonly string[] | null }
/** The same as moments, `to` not included. */
export type Closed = Blackout & { start: number; end: number }

/** `zone` is the clock of those that name none. */
export function closed(blackouts: readonly Blackout[], zone: string): Closed[] {
  return blackouts
    .map(each => {
      const where = each.zone ?? zone
      const end = each.until.length === 10 ? `${nextDay(each.until)}T00:00` : each.until
      return { ...each, start: momentOf(each.from, where).at, end: momentOf(end, where).at }
    })
    .sort((a, b) => a.start - b.start)
}
const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** What closes a channel at a moment; null when it is open. */
export const closedAt = (all: readonly Closed[], at: number, channel: string): Closed | null =>
  all.find(each => at >= each.start && at < each.end && (each.channels === null || each.channels.includes(channel))) ?? null

/** "Holidays (2026-12-24 to 2027-01-01)". */
export const blackoutText = ({ reason, from, until }: Blackout): string =>
  `${reason} (${from.replace('T', ' ')}${from === until ? '' : ` to ${until.replace('T', ' ')}`})`
