/** What `derived:` may hold: the operations of src/metrics/derived.ts as data. */
import * as v from 'valibot'
import type { Derived } from '../metrics/derived.ts'

export const metricId = v.pipe(v.string(), v.trim(), v.regex(/^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+$/i))
const days = v.pipe(v.number(), v.minValue(1), v.maxValue(3660))

export const derivedSchema: v.GenericSchema<unknown, Derived> = v.variant('by', [
  v.strictObject({ by: v.literal('rate'), of: metricId, per: v.picklist(['day', 'week', 'month', 'quarter', 'year']) }),
  v.strictObject({ by: v.literal('moving-average'), of: metricId, days }),
  v.strictObject({ by: v.literal('percent-within'), of: metricId, limit: v.number(), days }),
  v.strictObject({ by: v.literal('ratio'), of: metricId, over: metricId, percent: v.optional(v.boolean(), false) }),
  v.strictObject({ by: v.literal('mean-per'), of: metricId, per: metricId, days }),
  v.strictObject({ by: v.literal('sum'), of: v.pipe(v.array(metricId), v.minLength(1)) }),
  v.strictObject({ by: v.literal('difference'), of: metricId, minus: metricId }),
])

/** What is expected of an entry, by its operation. */
const FORMS: Record<Derived['by'], string> = {
  rate: 'by: rate, of: METRIC, per: day, week, month, quarter or year',
  'moving-average': 'by: moving-average, of: METRIC, days: 28',
  'percent-within': 'by: percent-within, of: METRIC, limit: 24, days: 28',
  ratio: 'by: ratio, of: METRIC, over: METRIC, percent: true',
  'mean-per': 'by: mean-per, of: METRIC, per: METRIC, days: 28',
  sum: 'by: sum, of: [METRIC, METRIC]',
  difference: 'by: difference, of: METRIC, minus: METRIC',
}
export function expectedDerived(value: unknown): string {
  const by = typeof value === 'object' && value !== null && 'by' in value ? String(value.by) : ''
  return Object.hasOwn(FORMS, by) ? FORMS[by as Derived['by']] : `by: one of ${Object.keys(FORMS).join(', ')}`
}
