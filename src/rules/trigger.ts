/** A trigger as a plan writes it ("Star growth < 100/month for 2+ months") → a condition, or why it is none. Pure. */
import { metricFor } from '../plan/lexicon/metrics.ts'
import { operatorBefore } from '../plan/text/operators.ts'
import { scanNumber } from '../plan/text/numbers.ts'
import { periodOf } from '../plan/text/periods.ts'
import { PERIODS } from './condition.ts'
import type { Comparison, Condition, Length, Period } from './condition.ts'

const growth =
  /(?<![\p{L}])(?:growth(?: rate)?|grows?|growing|increases?|wachstum|zuwachs|crecimiento|crescimento|croissance|crescita|рост|增长|成長|성장|tăng trưởng)(?![\p{Script=Latin}\p{Script=Cyrillic}])/giu
const fall =
  /(?<![\p{L}])(?:declines?|drops? (?:by|of)|falls? (?:by|of)|decreases? (?:by|of)|loss of|rückgang|caída|queda|baisse|calo|падени[ея]|下降|減少|감소)(?![\p{Script=Latin}\p{Script=Cyrillic}])/giu
const lasting =
  /(?:for|over|während|für|durante|por|pendant|per|в течение|連続|连续)\s+(\d+)\s*\+?\s*(?:consecutive |straight |full )?(day|week|month|quarter|year)s?/i

/** `unread`: clauses that are none, each with its reason. */
export type Trigger = { condition: Condition | null; unread: readonly string[] }

/** Clauses that are joined by ";" hold each on its own. What cannot be read is left out and said. */
export function readTrigger(trigger: string): Trigger {
  const read: Condition[] = []
  const unread: string[] = []
  for (const clause of trigger.split(/\s*[;；\n]\s*/).filter(each => /[\p{L}\p{N}]/u.test(each))) {
    const condition = readClause(clause)
    if ('why' in condition) unread.push(condition.why)
    else read.push(condition)
  }
  const [first] = read
  if (first === undefined) return { condition: null, unread }
  return { condition: read.length === 1 ? first : { kind: 'any', of: read }, unread }
}

function readClause(clause: string): Condition | { why: string } {
  const at = clause.search(/\d/)
  if (at < 0) return { why: `"${clause}" has no number that could be measured.` }
  const found = scanNumber(clause, at)
  const before = clause.slice(0, at)
  const operator = operatorBefore(before)
  const op = comparison(operator?.op ?? null)
  if (found === null || operator === null || op === null) return { why: `"${clause}" does not say below or above which number.` }
  const subject = before.slice(0, before.length - operator.length)
  const how = fall.test(subject) ? 'falls' : growth.test(subject) ? 'grows' : 'is'
  fall.lastIndex = 0
  growth.lastIndex = 0
  const metric = metricFor(subject.replace(growth, ' ').replace(fall, ' ').replace(/\s+/g, ' ').trim())
  if (metric === null) return { why: `No metric is known for "${subject.trim()}".` }
  const after = clause.slice(found.end)
  const rest = after.replace(lasting, ' ')
  const per = periodIn(rest)
  const percent = /^\s*%/.test(after)
  if (percent && how === 'is') return { why: `"${clause}" does not say percent of what.` }
  if (how !== 'is' && per === null) return { why: `"${clause}" does not say in which time.` }
  return {
    kind: 'metric',
    ref: { metric: metric.id, labels: {} },
    how,
    op,
    value: found.value,
    percent,
    per,
    lasting: lengthIn(after),
  }
}

function comparison(op: string | null): Comparison | null {
  return op === '<' || op === '<=' || op === '>' || op === '>=' ? op : null
}

const periodIn = (text: string): Period | null => {
  const over = /\b(day|week|month|quarter|year)-over-\1\b/i.exec(text)?.[1]?.toLowerCase()
  const period = over ?? periodOf(text)
  return PERIODS.find(each => each === period) ?? null
}

function lengthIn(text: string): Length | null {
  const match = lasting.exec(text)
  const unit = PERIODS.find(each => each === match?.[2]?.toLowerCase())
  return match === null || unit === undefined ? null : { count: Number(match[1]), unit }
}
