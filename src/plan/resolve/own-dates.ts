/** When the plan starts and launches, as the front matter of its documents says. */
import type { PlanOptions } from '../model.ts'
import type { Document } from '../read/document.ts'
import { isDate } from './calendar.ts'

const KEYS = {
  start: ['start', 'start_date', 'start-date', 'startDate'],
  launch: ['launch', 'launch_date', 'launch-date', 'launchDate'],
} as const

/**
 * Dates (YYYY-MM-DD) of the first document that gives one of them; nothing where the caller knows one already, for
 * "start" here and "launch" there need not fit together.
 */
export function ownDates(documents: readonly Document[], known: PlanOptions): Pick<PlanOptions, 'start' | 'launch'> {
  if (isDate(known.start) || isDate(known.launch)) return {}
  for (const { frontMatter } of documents) {
    if (frontMatter === null) continue
    const [start, launch] = [dateAt(frontMatter.data, KEYS.start), dateAt(frontMatter.data, KEYS.launch)]
    if (start !== null || launch !== null) return { start, launch }
  }
  return {}
}
function dateAt(data: Readonly<Record<string, unknown>>, keys: readonly string[]): string | null {
  const said = keys.map(key => data[key]).find(value => typeof value === 'string')
  const date = typeof said === 'string' ? said.slice(0, 10) : null
  return isDate(date) ? date : null
}
