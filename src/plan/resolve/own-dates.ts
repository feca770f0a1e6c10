/** When the plan starts and launches, as the front matter of its documents says. */
import type { PlanOptions } from '../model.ts'
import type { FrontMatter } from '../read/front-matter.ts'
import { isDate } from './calendar.ts'

const KEYS = {
  start: ['start', 'start_date', 'start-date', 'startDate'],
  launch: ['launch', 'launch_date', 'launch-date', 'launchDate'],
} as const

/**
 * Dates (YYYY-MM-DD) of the first front matter that gives one of them; nothing where the caller knows one already, for
 * "start" here and "launch" there need not fit together.
 */
export function ownDates(
  heads: Iterable<FrontMatter | null>,
  known: Pick<PlanOptions, 'start' | 'launch'>,
): Pick<PlanOptions, 'start' | 'launch'> {
  if (isDate(known.start) || isDate(known.launch)) return {}
  for (const head of heads) {
    if (head === null) continue
    const [start, launch] = [dateAt(head.data, KEYS.start), dateAt(head.data, KEYS.launch)]
    if (start !== null || launch !== null) return { start, launch }
  }
  return {}
}
function dateAt(data: Readonly<Record<string, unknown>>, keys: readonly string[]): string | null {
  const said = keys.map(key => data[key]).find(value => typeof value === 'string')
  const date = typeof said === 'string' ? said.slice(0, 10) : null
  return isDate(date) ? date : null
}
