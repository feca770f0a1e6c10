/** What can be moved on the calendar: deliveries that have not left, and times that files propose. Pure. */
import type { ProposedTime, ShownDelivery } from '../../../src/delivery/calendar.ts'
import { localTime, momentOf } from '../../../src/lib/zone.ts'
import { movable as deliveryIsMovable } from './use-publishing.ts'

export type Movable = ShownDelivery | ProposedTime
/** Where one is to stand: on its own clock. */
export type Target = { what: Movable; local: string; zone: string }

export const isProposed = (what: Movable): what is ProposedTime => 'piece' in what
/** Of a file several times may stand on the calendar, of different channels. */
export const idOf = (what: Movable): string => (isProposed(what) ? `${what.piece} ${what.channels.join(' ')}` : what.id)
export const movable = (what: Movable): boolean => isProposed(what) || deliveryIsMovable(what)
/** Where it stands on the clock of the calendar. */
export const shownAt = (what: Movable, zone: string): string =>
  isProposed(what) ? `${what.day}T${what.time}` : localTime(what.dueAt, zone)

/** A file keeps its zone: what is meant on another clock it says on its own. */
export function targetOf(what: Movable, local: string, zone: string): Target {
  if (!isProposed(what) || zone === what.zone) return { what, local, zone }
  return { what, local: localTime(momentOf(local, zone).at, what.zone), zone: what.zone }
}
export const changes = ({ what, local, zone }: Target): boolean => what.local !== local || what.zone !== zone

const DAY = 86_400_000
const MINUTE = 60_000
/** Days and minutes of the wall clock between where a time stands and where it is to stand. */
export function stepOf({ what, local }: Target): { days: number; minutes: number } {
  const minutes = Math.round((Date.parse(`${local}Z`) - Date.parse(`${what.local}Z`)) / MINUTE)
  const days = Math.trunc((minutes * MINUTE) / DAY)
  return { days, minutes: minutes - (days * DAY) / MINUTE }
}
