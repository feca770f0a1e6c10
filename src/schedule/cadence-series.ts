/** Frequencies of a plan ("2 posts a week") as series that could be kept: days of the week and the month, spread evenly. */
import type { Cadence, Source } from '../plan/model.ts'
import { addDays } from '../plan/resolve/calendar.ts'
import { occurrencesIn } from './recurrence.ts'

/** `start` is a local time; `channel` and `format` as the plan names them. */
export type ProposedSeries = { title: string; rule: string; start: string; channel: string | null; format: string | null; source: Source }

/** Days of a week for so many times: never two in a row while there is room. */
const WEEK = ['', 'TU', 'TU,TH', 'MO,WE,FR', 'MO,TU,TH,FR', 'MO,TU,WE,TH,FR', 'MO,TU,WE,TH,FR,SA', 'MO,TU,WE,TH,FR,SA,SU']
const MONTH = ['', '1TU', '1TU,3TU', '1TU,2TU,3TU', '1TU,2TU,3TU,4TU']

/** The rule of a frequency; null for one that no calendar of days can hold (10 a day, per release). */
export function ruleOf({ count, period }: Pick<Cadence, 'count' | 'period'>): string | null {
  const times = Math.round(count)
  if (times < 1) return null
  if (period === 'day') return times === 1 ? 'FREQ=DAILY' : null
  if (period === 'week') return times < WEEK.length ? `FREQ=WEEKLY;BYDAY=${WEEK[times]}` : null
  if (period === 'month') return times < MONTH.length ? `FREQ=MONTHLY;BYDAY=${MONTH[times]}` : null
  if (period === 'quarter') return times === 1 ? 'FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU' : times <= 3 ? `FREQ=MONTHLY;BYDAY=1TU` : null
  if (period === 'year') return times === 1 ? 'FREQ=YEARLY' : null
  return null
}

/**
 * One series for each frequency that days can hold. `from` is the first day, `time` gives the time of day of a channel,
 * 09:00. The start is the first day that the rule holds.
 */
export function proposeSeries(cadences: readonly Cadence[], from: string, time: (channel: string | null) => string): ProposedSeries[] {
  return cadences.flatMap((cadence): ProposedSeries[] => {
    const rule = ruleOf(cadence)
    if (rule === null) return []
    const { text, channel, format, source } = cadence
    const clock = time(channel)
    const [first] = occurrencesIn(
      { rule, start: `${from}T${clock}`, zone: 'UTC', except: [] },
      0,
      Date.parse(`${addDays(from, 400)}T00:00Z`),
      1,
    )
    return [{ title: text, rule, start: `${first?.day ?? from}T${clock}`, channel, format, source }]
  })
}
