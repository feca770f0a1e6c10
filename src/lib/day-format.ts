/** ISO dates for people, short and the same on every machine. Browser-safe. */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

const parts = (iso: string): { year: string; month: string; day: string } => ({
  year: iso.slice(0, 4),
  month: months[Number(iso.slice(5, 7)) - 1] ?? iso.slice(5, 7),
  day: String(Number(iso.slice(8, 10))),
})

/** "2 Mar", with its year when that is not the year of `today`. */
export function shortDay(iso: string, today: string): string {
  const { year, month, day } = parts(iso)
  return year === today.slice(0, 4) ? `${day} ${month}` : `${day} ${month} ${year}`
}

/** "Mon 2 Mar". */
export function weekdayDay(iso: string, today: string): string {
  const weekday = weekdays[new Date(`${iso}T00:00:00Z`).getUTCDay()] ?? ''
  return `${weekday} ${shortDay(iso, today)}`
}

/** "2 – 15 Mar", "28 Feb – 6 Mar", "from 2 Mar", "by 6 Mar"; empty when nothing is known. */
export function shortSpan(span: { start: string | null; end: string | null } | null, today: string): string {
  if (span === null || (span.start === null && span.end === null)) return ''
  if (span.start === null) return `by ${shortDay(span.end ?? '', today)}`
  if (span.end === null) return `from ${shortDay(span.start, today)}`
  if (span.start === span.end) return shortDay(span.start, today)
  const from = parts(span.start)
  const to = parts(span.end)
  const end = shortDay(span.end, today)
  if (from.year !== to.year) return `${from.day} ${from.month} ${from.year} – ${to.day} ${to.month} ${to.year}`
  return from.month === to.month ? `${from.day} – ${end}` : `${from.day} ${from.month} – ${end}`
}

/** Whole days from one ISO date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** "today", "tomorrow", "in 5 days", "3 days ago", "in 6 weeks". */
export function relativeDay(iso: string, today: string): string {
  const days = daysBetween(today, iso)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  const far = Math.abs(days)
  const text =
    far < 21
      ? `${far} days`
      : far < 90
        ? `${Math.round(far / 7)} weeks`
        : far < 730
          ? `${Math.round(far / 30.44)} months`
          : `${Math.round(far / 365.25)} years`
  return days > 0 ? `in ${text}` : `${text} ago`
}
