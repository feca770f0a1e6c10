/** A report as YAML: the whole of it, for other programs. */
import { stringify } from 'yaml'
import type { Report } from './view.ts'

/** Grows by one when a field changes its meaning. */
export const YAML_FORMAT = 1

/** Numbers are cut to nine digits that say something: what lies behind them is the noise of arithmetic. */
export const toYaml = (report: Report): string => stringify({ format: YAML_FORMAT, ...(rounded(report) as Report) }, { lineWidth: 0 })

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(9))
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each)]))
}
