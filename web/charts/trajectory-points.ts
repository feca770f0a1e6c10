/** What of a metric's targets can be drawn on one axis. Pure. */
import type { Kpi } from '../../src/plan/model.ts'
import { diffDays } from '../../src/plan/resolve/calendar.ts'
import type { Trajectory } from '../../src/schedule/targets.ts'

/** `at` counts days from the first day of the axis; `low` differs from `high` for ranges. */
export type DrawnPoint = { kpi: Kpi; at: number; low: number; high: number; gain: boolean }
export type Drawn = { points: DrawnPoint[]; last: number; today: number | null; period: string | null }

const high = (kpi: Kpi): number => (Array.isArray(kpi.value) ? kpi.value[1] : kpi.value)
const low = (kpi: Kpi): number => (Array.isArray(kpi.value) ? kpi.value[0] : kpi.value)

/**
 * The largest set of targets that share a period (levels before rates), on dates when every one has a date and on plan
 * days when not. Null when fewer than two can be placed. Gains ("200 more") are points, but no part of the line.
 */
export function drawnPoints(group: Trajectory, start: string | null, today: string): Drawn | null {
  const placed = group.points.flatMap(point => (point.day === null && point.due === null ? [] : [point]))
  const byPeriod = [...Map.groupBy(placed, point => point.kpi.period ?? '')].sort(
    (a, b) => b[1].length - a[1].length || (a[0] === '' ? -1 : 1),
  )
  const [period, chosen] = byPeriod[0] ?? ['', []]
  if (chosen.length < 2) return null
  const dates = chosen.flatMap(point => point.due ?? [])
  const dated = dates.length === chosen.length
  const first = dated ? [start ?? dates[0] ?? today, dates[0] ?? today].sort()[0]! : null
  const points = chosen.flatMap(({ kpi, due, day }) => {
    const at = first !== null && due ? diffDays(first, due) : day
    return at === null ? [] : [{ kpi, at, low: low(kpi), high: high(kpi), gain: kpi.op === 'increase' }]
  })
  if (points.length < 2) return null
  const last = Math.max(1, ...points.map(point => point.at))
  const now = first === null ? null : diffDays(first, today)
  return { points, last, today: now !== null && now >= 0 && now <= last ? now : null, period: period === '' ? null : period }
}
