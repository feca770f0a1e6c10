/** Time axes with round moments. Pure. Times are UTC epoch milliseconds. */

export const DAY = 86_400_000
export type TimeTick = { at: number; label: string }
type Step = { unit: 'day' | 'month'; size: number }

const STEPS: readonly Step[] = [
  ...[1, 2, 7, 14].map(size => ({ unit: 'day', size }) as const),
  ...[1, 2, 3, 6, 12, 24, 60].map(size => ({ unit: 'month', size }) as const),
]
const length = ({ unit, size }: Step): number => (unit === 'day' ? size : size * 30.44) * DAY
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' })
const monthYear = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** Round moments of [from, to], at most `most` of them; each year is said once. */
export function timeTicks(from: number, to: number, most: number): TimeTick[] {
  const step = STEPS.find(each => (to - from) / length(each) <= most) ?? { unit: 'month', size: 120 }
  const moments = step.unit === 'day' ? wholeDays(from, to, step.size) : wholeMonths(from, to, step.size)
  return moments.map(at => ({ at, label: labelOf(at, step) }))
}

function wholeDays(from: number, to: number, size: number): number[] {
  // Weeks begin on Mondays: day 4 of the epoch was one.
  const first = Math.ceil((from / DAY - 4) / size) * size + 4
  const out: number[] = []
  for (let each = first; each * DAY <= to; each += size) out.push(each * DAY)
  return out
}
function wholeMonths(from: number, to: number, size: number): number[] {
  const start = new Date(from)
  const first = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / size) * size
  const out: number[] = []
  for (let each = first; ; each += size) {
    const at = Date.UTC(Math.floor(each / 12), each % 12)
    if (at > to) break
    if (at >= from) out.push(at)
  }
  return out
}
function labelOf(at: number, { unit, size }: Step): string {
  const date = new Date(at)
  if (unit === 'day') return day.format(date)
  if (size % 12 === 0) return String(date.getUTCFullYear())
  return date.getUTCMonth() === 0 ? monthYear.format(date) : month.format(date)
}

const formats = new Map<string, Intl.DateTimeFormat>()
function format(zone: string, time: boolean): Intl.DateTimeFormat {
  const key = `${zone} ${time}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en', {
    weekday: time ? undefined : 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(time ? { hour: '2-digit', minute: '2-digit', hour12: false } : {}),
    timeZone: zone,
  })
  formats.set(key, made)
  return made
}
/** The day of a moment. What is counted by UTC days keeps its own day; any other moment is told in the zone of the plan. */
export const dayAt = (at: number, zone: string): string => format(at % DAY === 0 ? 'UTC' : zone, false).format(at)
/** Day and time in the zone of the plan. */
export const momentAt = (at: number, zone: string): string => format(zone, true).format(at)
