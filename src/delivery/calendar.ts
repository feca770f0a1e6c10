/** What the calendar shows of a stretch of time. Plain JSON; times are UTC epoch milliseconds unless they are said to be local. */
import type { Reading } from '../lib/zone.ts'
import type { ContentPiece } from '../plan/model.ts'
import type { Crowding } from '../schedule/crowding.ts'
import type { CalendarKind } from '../schedule/window.ts'
import type { Delivery } from './delivery.ts'

/** As much of a delivery as is drawn and moved. */
export type ShownDelivery = Pick<Delivery, 'id' | 'item' | 'channel' | 'dueAt' | 'local' | 'zone' | 'state' | 'kind' | 'campaign'>
export type CalendarEntry = {
  delivery: ShownDelivery
  title: string
  theme: string | null
  /** Day and time on the clock of the workspace. */
  day: string
  time: string
  /** Whether the clock of its own zone shows its time once, never or twice on that day. */
  reading: Reading
}
/** One day, hour, or channel on a day; cells in which nothing stands are left out. `entries` are the first of `count`. */
export type CalendarCell = { day: string; hour: number | null; channel: string | null; count: number; entries: readonly CalendarEntry[] }
/** A time that a file asks for and that nobody has scheduled. */
export type ProposedTime = {
  piece: string
  title: string
  theme: string | null
  channels: readonly string[]
  /** On the clock of the workspace. */
  day: string
  time: string
  /** On the clock of the file: 2026-03-02T09:00, and its IANA zone. */
  local: string
  zone: string
}
/** One time of a series; `name` is its own day by which it is known, `piece` its content file. */
export type SeriesTime = {
  series: string
  title: string
  name: string
  day: string
  time: string
  at: number
  zone: string
  local: string
  minutes: number
  channels: readonly string[]
  reading: Reading
  file: string
  piece: string | null
}
/** A piece of the plan that nobody has written; `day` null: some time between `from` and `to`. */
export type OutlineTime = { piece: ContentPiece; day: string | null; from: string; to: string }
/** A time in which nothing is scheduled; `days` are those of the view that it touches. */
export type ClosedTime = { reason: string; text: string; days: readonly string[]; channels: readonly string[] | null }
/** A day on which a clock is set. */
export type ClockChange = { day: string; zone: string; kind: 'forward' | 'back'; minutes: number }

export type CalendarView = {
  view: CalendarKind
  day: string
  days: readonly string[]
  /** Zone of the workspace, and those beside it. */
  zone: string
  zones: readonly string[]
  /** `shown`: not left out by what was asked for. */
  channels: readonly { name: string; title: string; shown: boolean }[]
  cells: readonly CalendarCell[]
  /** Deliveries in view. */
  count: number
  proposed: readonly ProposedTime[]
  series: readonly SeriesTime[]
  outlines: readonly OutlineTime[]
  closed: readonly ClosedTime[]
  clocks: readonly ClockChange[]
  /** What stands too close, the first of each day; how many in each day there are in all, by day. */
  crowding: readonly (Crowding & { text: string })[]
  crowdedDays: Readonly<Record<string, number>>
  /** Series of which files stayed when the launch was changed by hand: how many, and the launch as it is. */
  leftBehind: readonly { series: string; title: string; launch: string; files: number }[]
  /** Content files of the workspace, and pieces of the plan without one. */
  files: number
  planned: number
}
