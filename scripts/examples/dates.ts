/** The examples are written for one day; a copy of them is moved by whole weeks, so that they are as fresh whenever it is made. */

/** A Saturday: what stands before it in the examples is over, what stands after it is still to come. */
export const WRITTEN_FOR = '2026-11-21'
const DAY = 86_400_000
const ISO_DATE = /\b\d{4}-\d{2}-\d{2}\b/g

/** Days from the day that the examples are written for to `today` (ISO date), in whole weeks: weekdays stay. */
export const daysSince = (today: string): number => Math.floor((Date.parse(today) - Date.parse(WRITTEN_FOR)) / DAY / 7) * 7

/** Each ISO date of a text, so many days later. */
export const moved = (text: string, days: number): string =>
  days === 0 ? text : text.replace(ISO_DATE, date => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10))
