/** Samples as rows, and back. */
import type { Flag, Sample } from '../metrics/sample.ts'
import { labelsKey } from '../metrics/sample.ts'
import { storable } from './text.ts'
import type { Tables } from './tables.ts'

export type SampleRow = Tables['sample']

/** The labels that `labelsKey` wrote. */
export const labelsOf = (key: string): Record<string, string> => Object.fromEntries(JSON.parse(key) as [string, string][])

export function sampleOf(metric: string, labels: Readonly<Record<string, string>>, row: Omit<SampleRow, 'series_id'>): Sample {
  return {
    metric,
    labels,
    at: row.at,
    span: row.span,
    value: row.value,
    source: row.source,
    method: row.method,
    fetchedAt: row.fetched_at,
    flags: flagsOf(row.flags),
    answer: row.answer,
  }
}
export const flagsOf = (text: string): Flag[] => (text === '' ? [] : (text.split(' ') as Flag[]))

/** A sample with the key of its series. @throws Error for a number that no engine could hold: a fault of who measured it */
export function rowOf(sample: Sample): Omit<SampleRow, 'series_id'> & { metric: string; labels: string } {
  const { metric, at, span, value, fetchedAt } = sample
  if (![at, span, fetchedAt].every(Number.isSafeInteger)) throw new Error(`${metric}: at, span and fetchedAt are whole milliseconds`)
  if (value !== null && !Number.isFinite(value)) throw new Error(`${metric} has the value ${value}; what cannot be read is null`)
  return {
    metric: storable(metric),
    labels: labelsKey(sample.labels),
    at,
    span,
    // Without this, -0 would come back as 0 from one engine and as -0 from the other.
    value: value === 0 ? 0 : value,
    source: storable(sample.source),
    method: storable(sample.method),
    fetched_at: fetchedAt,
    flags: [...new Set(sample.flags)].sort().join(' '),
    answer: sample.answer,
  }
}
