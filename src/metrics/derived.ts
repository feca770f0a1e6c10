/** Metrics that are worked out from others, declared as data and never coded: the same few operations for everything. */
import type { MetricInfo, MetricKind } from './sample.ts'

type Period = 'day' | 'week' | 'month' | 'quarter' | 'year'
/**
 * `rate`: what was added per period. `moving-average`: the mean of the last `days`. `percent-within`: of the values of the
 * last `days`, how many percent were at most `limit` ("resolved within 24 hours"). `ratio`: `of` divided by `over`, in
 * percent if wanted. `mean-per`: the amount of `of` for one of `per` over the last `days` ("views per post").
 * `sum` and `difference` take values of the same moments.
 */
export type Derived =
  | { by: 'rate'; of: string; per: Period }
  | { by: 'moving-average'; of: string; days: number }
  | { by: 'percent-within'; of: string; limit: number; days: number }
  | { by: 'ratio'; of: string; over: string; percent?: boolean }
  | { by: 'mean-per'; of: string; per: string; days: number }
  | { by: 'sum'; of: readonly string[] }
  | { by: 'difference'; of: string; minus: string }
export type Definitions = Readonly<Record<string, Derived>>

/** The metrics that a derived one reads. */
export function sourcesOf(derived: Derived): string[] {
  switch (derived.by) {
    case 'sum':
      return [...derived.of]
    case 'ratio':
      return [derived.of, derived.over]
    case 'mean-per':
      return [derived.of, derived.per]
    case 'difference':
      return [derived.of, derived.minus]
    default:
      return [derived.of]
  }
}

/** What a derived metric is, from what its sources are. */
export function infoOf(derived: Derived, source: (metric: string) => MetricInfo | undefined): MetricInfo {
  const unit = source(sourcesOf(derived)[0] ?? '')?.unit ?? ''
  const kind: MetricKind = derived.by === 'sum' || derived.by === 'difference' ? combinedKind(derived, source) : 'level'
  const units: Partial<Record<Derived['by'], string>> = {
    'percent-within': '%',
    ratio: derived.by === 'ratio' && derived.percent ? '%' : 'ratio',
    rate: derived.by === 'rate' ? `${unit}/${derived.per}` : unit,
    'mean-per': `${unit} per ${derived.by === 'mean-per' ? (source(derived.per)?.unit ?? derived.per) : ''}`,
  }
  return { unit: units[derived.by] ?? unit, kind, help: `Worked out: ${derived.by} of ${sourcesOf(derived).join(', ')}.` }
}

/** A sum of flows is a flow; a difference of totals can fall, so it is a level. */
function combinedKind(derived: Derived, source: (metric: string) => MetricInfo | undefined): MetricKind {
  const kinds = new Set(sourcesOf(derived).map(metric => source(metric)?.kind ?? 'level'))
  if (kinds.size !== 1) return 'level'
  const [kind = 'level'] = kinds
  return derived.by === 'difference' && kind === 'total' ? 'level' : kind
}
