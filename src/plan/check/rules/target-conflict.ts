import type { Kpi, KpiValue } from '../../model.ts'
import { metricKey } from '../metric-key.ts'
import { groupBy, number, type Found, type Rule } from '../rule.ts'
import { dayOf, periodDays } from '../timeline.ts'

const PER: Record<string, number> = { day: 365.25 / 12, week: 52.18 / 12, month: 1, quarter: 1 / 3, year: 1 / 12 }
/** Metrics whose increments add up to a level: gaining 100 followers a month gives 300 in three. */
const GROWS =
  /star|follower|following|member|subscriber|contributor|download|install|user|customer|mention|粉丝|关注|スター|フォロワー|звезд|подписчик|участник|팔로워|estrellas|seguidores|abonnés/iu

/** One metric, one horizon, two values. Rates are compared across units, and against the level they should lead to. */
export const targetConflict: Rule = {
  id: 'target-conflict',
  title: 'Two targets for one metric disagree',
  severity: 'error',
  *check({ plan }) {
    for (const kpis of groupBy(
      plan.kpis.filter(kpi => kpi.op !== '~' && !Array.isArray(kpi.value)),
      kpi => `${metricKey(kpi)}|${kpi.group ?? ''}`,
    ).values()) {
      if (kpis.length < 2 || kpis[0] === undefined || metricKey(kpis[0]).startsWith('|')) continue
      const conflict = sameHorizon(kpis) ?? rates(kpis) ?? ratesAgainstLevels(kpis) ?? mixed(kpis)
      if (conflict) yield conflict
    }
  },
}
const num = (value: KpiValue): number => (Array.isArray(value) ? value[0] : value)
/** "10+ a week", "500+ by month 3": as a person would say it. */
export function say(kpi: Kpi): string {
  const sign = {
    '>=': '+',
    '>': ' (more than)',
    '<=': ' at most',
    '<': ' (less than)',
    '=': '',
    between: '',
    increase: ' more',
    '~': ' or so',
  }[kpi.op]
  const unit = kpi.unit === '%' ? ' %' : kpi.unit && !/^[\p{Script=Han}\p{Script=Hangul}]/u.test(kpi.unit) ? ` ${kpi.unit}` : ''
  const value = Array.isArray(kpi.value) ? `${number(kpi.value[0])}–${number(kpi.value[1])}` : number(kpi.value)
  return `${value}${kpi.op === '>=' || kpi.op === '<=' ? (kpi.op === '<=' ? `${unit} at most` : `${sign}${unit}`) : `${unit}${sign}`}${kpi.period ? ` a ${kpi.period}` : ''}${kpi.by ? ` by ${byText(kpi.by)}` : ''}`
}
const byText = (by: string): string =>
  by
    .replace(/^text:/, '')
    .replace(/^launch\+(\w+):(\d+)$/, '$1 $2 after launch')
    .replace(/^(\w+):(\d+)$/, '$1 $2')

/** Same deadline (or none), same period, same direction, other value. */
function sameHorizon(kpis: Kpi[]): Found | null {
  for (const group of groupBy(kpis, kpi => `${kpi.by ?? ''}|${kpi.period ?? ''}|${kpi.op === 'increase'}`).values()) {
    const values = new Set(group.map(kpi => num(kpi.value)))
    if (values.size < 2) continue
    const first = group[0]!
    if (first.by === null && first.period === null && new Set(group.map(kpi => kpi.phase)).size > 1) continue
    const other = group.find(kpi => num(kpi.value) !== num(first.value))!
    return pair(first, other, group)
  }
  return null
}
/** Rates in different units, brought to a month. */
function rates(kpis: Kpi[]): Found | null {
  const timed = kpis.filter(kpi => kpi.period !== null && PER[kpi.period] !== undefined && kpi.unit !== '%')
  if (new Set(timed.map(kpi => kpi.period)).size < 2) return null
  const monthly = timed.map(kpi => ({ kpi, value: num(kpi.value) * PER[kpi.period!]! })).sort((a, b) => a.value - b.value)
  const low = monthly[0]!
  const high = monthly.at(-1)!
  if (low.kpi.period === high.kpi.period || high.value < low.value * 1.25) return null
  const later = monthly.map(entry => entry.kpi)
  return {
    ...pair(low.kpi, high.kpi, later),
    message: `${low.kpi.metric}: ${monthly
      .filter((entry, i) => i === 0 || say(entry.kpi) !== say(monthly[i - 1]!.kpi))
      .map(entry => (entry.kpi.period === 'month' ? say(entry.kpi) : `${say(entry.kpi)} (${number(Math.round(entry.value))} a month)`))
      .join(' against ')}`,
  }
}
/** A rate that does not lead to the level stated for the same deadline. */
function ratesAgainstLevels(kpis: Kpi[]): Found | null {
  for (const rate of kpis) {
    const days = periodDays(rate.period)
    if (days === null || rate.by !== null || rate.unit === '%' || !GROWS.test(rate.metric)) continue
    const levels = kpis
      .filter(kpi => kpi.period === null && kpi.by !== null && kpi.op === '>=' && dayOf(kpi.by)?.axis === 'plan')
      .sort((a, b) => dayOf(a.by)!.day - dayOf(b.by)!.day)
    for (const level of levels) {
      const deadline = dayOf(level.by)!.day
      if (deadline > 200 || deadline < days) continue
      const reached = Math.round((num(rate.value) * deadline) / days)
      if (reached < num(level.value) * 0.85)
        return {
          ...pair(rate, level, [rate, level]),
          message: `${level.metric}: ${say(rate)} gives ${number(reached)} by then, but ${say(level)} is wanted`,
        }
    }
  }
  return null
}
/** 10,000 a month and 20,000 for the same deadline: a rate or a total? */
function mixed(kpis: Kpi[]): Found | null {
  for (const rate of kpis) {
    if (rate.period === null || rate.by === null || periodDays(rate.period) === null) continue
    const level = kpis.find(kpi => kpi.period === null && kpi.by === rate.by && kpi.op === rate.op && num(kpi.value) !== num(rate.value))
    if (level)
      return {
        ...pair(rate, level, [rate, level]),
        message: `${rate.metric}: ${say(rate)}, but ${say(level)} in all: is it a rate or a total?`,
      }
  }
  return null
}
function pair(first: Kpi, other: Kpi, all: Kpi[]): Found {
  const [lead, ...rest] = [first, other, ...all.filter(kpi => kpi !== first && kpi !== other)].sort((a, b) =>
    a.source.file === b.source.file ? a.source.line - b.source.line : 0,
  )
  return {
    message: `${first.metric}: ${say(first)} here, ${say(other)} there`,
    expected: 'one value for one horizon',
    source: lead!.source,
    related: rest.map(kpi => ({ message: `${kpi.metric}: ${say(kpi)}`, source: kpi.source })),
  }
}
