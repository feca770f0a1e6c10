/** When two targets speak of the same metric. */
import type { Kpi } from '../model.ts'
import { memo } from '../text/memo.ts'
import { pattern } from '../text/pattern.ts'
import { groupBy } from './rule.ts'

const FILLER = new Set(
  'the a an of for in on per and or total growth number new our your each across platforms count rate de del la el les des und der die das'.split(
    ' ',
  ),
)
const WORD = pattern(/[\p{L}\p{N}]+/gu)
const PLURAL = pattern(/(?<=\p{L}{3})(?:ies|es|s)$/u)
/** Words of a metric's name, singular and without filler: what two names of one metric share. */
export const metricWords = memo((metric: string): readonly string[] =>
  (
    metric
      .toLowerCase()
      .replace(/[(（][^()（）]*[)）]/g, ' ')
      .match(WORD) ?? []
  )
    .map(word => word.replace(PLURAL, ''))
    .filter(word => !FILLER.has(word)),
)
/** Qualified metrics ("paid users", "enterprise conversations") are others than the plain one: the key keeps the qualifier. */
export function metricKey(kpi: Kpi): string {
  let key = keys.get(kpi)
  if (key === undefined) {
    key = `${keyWords(kpi.metric)}|${kpi.unit === '%' ? '%' : ''}`
    keys.set(kpi, key)
  }
  return key
}
/** Rules ask for the same keys again and again. */
const keys = new WeakMap<Kpi, string>()
const SAME: Readonly<Record<string, string>> = { following: 'follower', doc: 'documentation' }
const keyWords = memo((metric: string): string =>
  metricWords(metric)
    .filter(word => word !== 'github' && word !== 'social' && word !== 'media')
    .map(word => SAME[word] ?? word)
    .sort()
    .join(' '),
)

/**
 * Two or more targets of one metric that can be compared. `scale` says what else must be alike (period, unit …). What stands in
 * brackets is a remark, unless the targets of one metric differ in it: "Trades (US)" and "Trades (EU)" are two metrics.
 */
export function groupByMetric(kpis: Iterable<Kpi>, scale: (kpi: Kpi) => string): Kpi[][] {
  // Most metrics have one target, and no scale is asked of that one.
  const ofMetric = [...groupBy(kpis, metricKey).values()].filter(({ length }) => length > 1)
  const groups = ofMetric.flatMap(group => [...groupBy(group, scale).values()])
  return groups.flatMap(group => {
    if (group.length < 2) return []
    const scopes = new Set(group.map(scopeOf).filter(scope => scope !== ''))
    return scopes.size < 2 ? [group] : [...groupBy(group, scopeOf).values()].filter(({ length }) => length > 1)
  })
}
const scopeIn = memo((metric): string => /[(（]([^()（）]*)[)）]/.exec(metric)?.[1]?.trim().toLowerCase() ?? '')
const scopeOf = ({ metric }: Kpi): string => (metric.includes('(') || metric.includes('（') ? scopeIn(metric) : '')
