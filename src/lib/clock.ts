/** The clock is handed in, never reached for. Dates are ISO days in a named IANA zone. Browser-safe. */

export type Clock = { now(): Date }

/** The machine's clock: made once at the door (the CLI, the server). */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still, for tests and for `--today`. */
export const fixedClock = (iso: string): Clock => ({ now: () => new Date(iso) })

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')

/** ISO date of `at` in `zone`. No zone means the machine's own, which needs no Intl and so starts faster. */
export function dateIn(zone: string | null, at: Date): string {
  if (zone === null) return `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at)
  const part = (type: string): string => parts.find(each => each.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

/** Is it a zone that Intl knows ("Europe/Berlin", "UTC")? Offsets such as "+02:00" are no zones: they know no summer. */
export function isTimeZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** The machine's own zone. */
export const systemZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** Is it a day of the calendar, written 2026-03-01? */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
