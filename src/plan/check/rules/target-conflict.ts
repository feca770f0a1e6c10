import type { Kpi } from '../../model.ts'
import { groupByMetric, metricKey } from '../metric-key.ts'
import { pattern } from '../../text/pattern.ts'
import { projectsOf } from '../projects.ts'
import { lineReader } from '../raw-lines.ts'
import { isApart } from '../scopes.ts'
import { groupBy, number, type Found, type Rule } from '../rule.ts'
import { lowest, say } from '../target-text.ts'
import { dayOf, periodDays } from '../timeline.ts'

export { say } from '../target-text.ts'

/** One metric, one horizon, two values. Rates are compared across units, and against the level they should lead to. */
export const targetConflict: Rule = {
  id: 'target-conflict',
  title: 'Two targets for one metric disagree',
  severity: 'error',
  *check({ plan, documents }) {
    const projectOf = projectsOf(documents)
    const lineAt = lineReader(documents)
    /** "Target: 1,000 clicks" says what its own section is to bring. */
    const ownOf = ({ source, section }: Kpi): string => (OWN.test(lineAt(source)) ? section.join('\n') : '')
    const comparable = plan.kpis.filter(kpi => kpi.op !== '~' && !Array.isArray(kpi.value) && saysWhat(kpi))
    for (const kpis of groupByMetric(comparable, kpi => `${projectOf(kpi)}|${kpi.group ?? ''}|${ownOf(kpi)}`)) {
      const conflict = sameHorizon(kpis) ?? ratesApart(kpis) ?? rateAgainstLevel(kpis) ?? rateOrTotal(kpis)
      if (conflict) yield conflict
    }
  },
}
const OWN = pattern(/^[\s>*+-]*(?:target|goal|ziel|objetivo|meta|objectif|obiettivo|цель|目标|目標|목표)s?\**\s*[:：]/iu)
/** A key without a word of a metric says nothing about what is counted. */
const saysWhat = (kpi: Kpi): boolean => !metricKey(kpi).startsWith('|')

/** Same deadline (or none), same period, same direction, other value. */
function sameHorizon(kpis: readonly Kpi[]): Found | null {
  for (const group of groupBy(kpis, kpi => `${horizonOf(kpi)}|${kpi.period ?? ''}|${kpi.op === 'increase'}|${isCeiling(kpi)}`).values()) {
    const first = group[0]!
    // What is gained in one section is added to what another gains.
    const other = group.find(
      kpi =>
        lowest(kpi.value) !== lowest(first.value) &&
        !isApart(kpi, first) &&
        !(kpi.op === 'increase' && kpi.section.at(-1) !== first.section.at(-1)),
    )
    if (!other) continue
    const isUnbounded = first.by === null && first.period === null
    // Without a deadline, values under different phases may well be steps.
    if (isUnbounded && new Set(group.map(kpi => kpi.phase)).size > 1) continue
    return conflict(`${first.metric}: ${say(first)} here, ${say(other)} there`, [first, other, ...group])
  }
  return null
}

/** Day 90 is month 3. */
function horizonOf({ by }: Kpi): string {
  const days = /^((?:launch\+)?)day:(\d+)$/.exec(by ?? '')
  return days && Number(days[2]) % 30 === 0 ? `${days[1]}month:${Number(days[2]) / 30}` : (by ?? '')
}
/** "Fewer than 20" is the warning sign of what is to be 100. */
const isCeiling = ({ op }: Kpi): boolean => op === '<' || op === '<='

/** How often a period fits into a month. */
const PER_MONTH: Record<string, number> = { day: 365.25 / 12, week: 52.18 / 12, month: 1, quarter: 1 / 3, year: 1 / 12 }
/** Rates that differ by less are one rate, rounded to another period. */
const ROUNDED = 1.25

/** Rates in different units, brought to a month. */
function ratesApart(kpis: readonly Kpi[]): Found | null {
  const rates = kpis
    .filter(kpi => kpi.period !== null && kpi.unit !== '%' && PER_MONTH[kpi.period] !== undefined)
    .map(kpi => ({ kpi, perMonth: lowest(kpi.value) * PER_MONTH[kpi.period!]! }))
  if (rates.length < 2) return null
  rates.sort((a, b) => a.perMonth - b.perMonth)
  const slowest = rates[0]
  const fastest = rates.at(-1)
  if (!slowest || !fastest || slowest.kpi.period === fastest.kpi.period) return null
  if (fastest.perMonth < slowest.perMonth * ROUNDED) return null
  const texts = rates.map(({ kpi, perMonth }) =>
    kpi.period === 'month' ? say(kpi) : `${say(kpi)} (${number(Math.round(perMonth))} a month)`,
  )
  const all = [slowest, fastest, ...rates].map(rate => rate.kpi)
  return conflict(`${slowest.kpi.metric}: ${[...new Set(texts)].join(' against ')}`, all)
}

/** Metrics whose increments add up to a level: gaining 100 followers a month gives 300 in three. */
const GROWS =
  /star|follower|following|member|subscriber|contributor|download|install|user|customer|mention|粉丝|关注|スター|フォロワー|звезд|подписчик|участник|팔로워|estrellas|seguidores|abonnés/i
/** Over more days than these a rate is expected to rise. */
const STEADY_DAYS = 200
/** A rate that leads to this share of the level is close enough. */
const CLOSE = 0.85

/** A rate that does not lead to the level stated for a deadline. */
function rateAgainstLevel(kpis: readonly Kpi[]): Found | null {
  if (kpis.every(kpi => kpi.period === null)) return null
  const levels = kpis
    .filter(kpi => kpi.period === null && kpi.op === '>=' && dayOf(kpi.by)?.axis === 'plan')
    .map(kpi => ({ kpi, day: dayOf(kpi.by)!.day }))
    .sort((a, b) => a.day - b.day)
  for (const rate of kpis) {
    const days = periodDays(rate.period)
    if (days === null || rate.by !== null || rate.unit === '%' || !GROWS.test(rate.metric)) continue
    for (const level of levels) {
      if (level.day < days || level.day > STEADY_DAYS) continue
      const reached = Math.round((lowest(rate.value) * level.day) / days)
      if (reached < lowest(level.kpi.value) * CLOSE)
        return conflict(`${level.kpi.metric}: ${say(rate)} gives ${number(reached)} by then, but ${say(level.kpi)} is wanted`, [
          rate,
          level.kpi,
        ])
    }
  }
  return null
}

/** 10,000 a month and 20,000 for the same deadline: a rate or a total? */
function rateOrTotal(kpis: readonly Kpi[]): Found | null {
  for (const rate of kpis) {
    if (rate.by === null || periodDays(rate.period) === null) continue
    const level = kpis.find(
      kpi => kpi.period === null && kpi.by === rate.by && kpi.op === rate.op && lowest(kpi.value) !== lowest(rate.value),
    )
    if (level) return conflict(`${rate.metric}: ${say(rate)}, but ${say(level)} in all: is it a rate or a total?`, [rate, level])
  }
  return null
}

/** The problem stands at the target that is written first; the others are related, each once. */
function conflict(message: string, kpis: readonly Kpi[]): Found {
  const byPlace = (a: Kpi, b: Kpi): number => (a.source.file === b.source.file ? a.source.line - b.source.line : 0)
  const [lead, ...rest] = [...new Set(kpis)].sort(byPlace)
  return {
    message,
    expected: 'one value for one horizon',
    source: lead!.source,
    related: rest.map(kpi => ({ message: `${kpi.metric}: ${say(kpi)}`, source: kpi.source })),
  }
}
