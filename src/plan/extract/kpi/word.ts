/** Targets whose number is a word: "Zero critical bugs", "Double the number of contributors". */
import { metricFor } from '../../lexicon/metrics.ts'
import type { Line } from '../../read/document.ts'
import { fact } from '../../read/fact.ts'
import { pattern } from '../../text/pattern.ts'
import type { Quantity } from '../../text/quantity.ts'
import { title, type Context } from '../context.ts'
import { allTargets, blockOf, isGate } from './block.ts'
import { pushKpi } from './make.ts'
import { cleanMetric, metricText } from './metric-text.ts'

/** "Zero critical bugs", "Null Datenverlust": a number, though no digit. */
const NONE = pattern(/^(?:zero|null|cero|zéro|ноль)\s+(?=\p{L})(?!(?:to|bis|trust|day|knowledge|config\w*|touch|waste)(?![\p{L}]))/iu)
const isNone = fact(text => NONE.test(text))
const TIMES: readonly [RegExp, number][] = [
  [
    pattern(
      /^(?:to )?(?:double|duplicar|doubler|dobrar|verdopp[\p{L}]+|удвоить|raddoppiare)\s+(?=\p{L})(?!down(?!load)|check)(?:the |our |el |la |los |las |le |les |a |o |die |der |das )?(?:number of |número de |nombre de |anzahl der )?/iu,
    ),
    2,
  ],
  [
    pattern(
      /^(?:to )?(?:triple|triplicar|tripler|verdreif[\p{L}]+|утроить|triplicare)\s+(?=\p{L})(?:the |our |el |la |los |las |le |les |a |o |die |der |das )?(?:number of |número de |nombre de |anzahl der )?/iu,
    ),
    3,
  ],
]
/** "Anzahl der Nutzer verdoppeln", "用户数翻一番": the verb stands last. */
const TIMES_LAST = pattern(
  /^(?:(?:die |der |das )?(?:Anzahl (?:der|des|von) |Zahl der )?(\p{L}[^:,.]{2,60}?)\s+(verdoppeln|verdreifachen)|([^：:，,。\s]{2,12}?)(?:实现)?(翻一番|翻倍|翻两番))$/u,
)
const TIMES_HINT = /^(?:to )?(?:d[ou]|tri|ver|уд|ут|radd)/i
const isMultiple = fact(
  text => (TIMES_HINT.test(text) && TIMES.some(([verb]) => verb.test(text))) || (LAST_HINT.test(text) && TIMES_LAST.test(text)),
)
const LAST_HINT = /(?:fachen|doppeln|[番倍])$/

/** Reads a line that states its number in a word; does it state a target as a whole? */
export function wordTarget(context: Context, line: Line): boolean {
  if (isNone(line)) return noneTarget(context, line)
  return isMultiple(line) && multipleTarget(context, line)
}

function noneTarget(context: Context, line: Line): boolean {
  const text = title(line)
  if (text.length > 80) return false
  const block = blockOf(context, line)
  const inGoals = block === 'kpi' && (line.box === null || (!isGate(line.parent) && allTargets(context, line)))
  const to = NONE.exec(text)?.[0].trimEnd().length ?? 0
  const [digit] = context.quantities('0')
  if (to === 0 || digit === undefined) return false
  const none: Quantity = { ...digit, to, op: '<=' }
  const name = metricText(text, none, null)
  // In a checklist it is no work either: nobody does none of something.
  if (!inGoals && (block === 'never' || line.box === null || isGate(line.parent) || metricFor(name) === null)) return false
  return pushKpi(context, line, name, none) !== null
}

function multipleTarget(context: Context, line: Line): boolean {
  if (blockOf(context, line) !== 'kpi') return false
  const text = title(line)
  const [one] = context.quantities('2x')
  const last = TIMES_LAST.exec(text)
  if (last && one) {
    const value = last[2] === 'verdreifachen' ? 3 : last[4] === '翻两番' ? 4 : 2
    return pushKpi(context, line, cleanMetric((last[1] ?? last[3])!), { ...one, value, from: 0, to: text.length, op: '>=' }) !== null
  }
  for (const [verb, value] of TIMES) {
    const opens = verb.exec(text)?.[0].length ?? 0
    if (opens === 0 || one === undefined) continue
    return pushKpi(context, line, cleanMetric(text.slice(opens)), { ...one, value, from: 0, to: opens, op: '>=' }) !== null
  }
  return false
}
