/** Names of metrics as plans write them → metric ids. The names are data (metric-names/); corrections live in the user's `uptake.yml`. */

import { memo } from '../text/memo.ts'
import { pattern } from '../text/pattern.ts'
import { METRIC_NAMES } from './metric-names/index.ts'
import type { Takes } from './metric-names/index.ts'
import { alternatives, Phrases } from './phrases.ts'

const COLLECTORS = new Map(METRIC_NAMES.map(([id, , collector]) => [id, collector]))
const TAKES = new Map(METRIC_NAMES.map(([id, takes]) => [id, takes]))
let names: Phrases<string> | null = null

/** The metrics that the table knows, each with the collector that reads it. */
export const namedMetrics: readonly { id: string; collector: string | null }[] = METRIC_NAMES.filter(([id]) => id !== '').map(
  ([id, , collector]) => ({ id, collector }),
)

const OF_PERIOD: ReadonlySet<string> = new Set(['users.active', 'sales.mrr', 'sales.arr'])
/**
 * Is the metric itself counted within a period (users of a month, revenue that recurs every month)? Then the period of a
 * target says which of them is meant, and no pace: it stands at a value, as others do without one.
 */
export const isOfPeriod = (id: string | null): boolean => id !== null && OF_PERIOD.has(id)

export type Metric = { id: string; collector: string | null }

/** Scripts that write words without spaces between them: a name stands anywhere in such a text. */
const UNSPACED = pattern(/[\u3040-\u30ff\u3400-\u9fff]/)
function vocabulary(): Phrases<string> {
  const entries = METRIC_NAMES.map(([value, , , words]) => {
    const all = alternatives(words)
    return {
      value,
      words: all.filter(each => !UNSPACED.test(each)).join('|'),
      runs: all.filter(each => UNSPACED.test(each)).join('|'),
    }
  })
  return new Phrases(entries, 'word', 'phrase')
}

/** Metric ids whose names stand in a text, the longest name first, then in the order of the table. */
const found = memo((text: string): readonly string[] => {
  names ??= vocabulary()
  const lengths = new Map<string, number>()
  names.scan(text.length > 200 ? text.slice(0, 200) : text, (id, _, length) => {
    if (length > (lengths.get(id) ?? 0)) lengths.set(id, length)
  })
  return METRIC_NAMES.map(([id]) => id)
    .filter(id => lengths.has(id))
    .sort((a, b) => lengths.get(b)! - lengths.get(a)!)
})

/** What is counted for each person is no count of persons. "Pro customers" is no German. */
const PER_PERSON =
  /\b(?:per|por|par) (?:active |paying )?(?:user|champion|customer|member|person|employee|developer|team|usuario|usuário|cliente|utilisateur|client)s?\b|\bpro (?:nutzer|kunde|kunden|person|team|mitglied)\b|на пользователя|每(?:个)?用户|人均/i
/** Behind this another quantity begins, with a metric of its own: "blog visits, 1,000+ attendees". */
const NEXT = /[,，;；]\s*(?=[<>≥≤~]?\d)/
const GROWTH = pattern(
  /grow|increase|wachstum|steigerung|crecimiento|aumento|crescimento|croissance|增长|增加|成長|増加|рост|прирост|성장|증가|lift/i,
)
const MARK = pattern(/\/ ?(?:5|10)(?![\d.])|out of (?:5|10)\b/i)
const CURRENCY = /^(?:USD|EUR|GBP|CNY|JPY|BRL|INR|KRW|RUB|CHF|CAD|AUD|MXN|ARS|SEK|NOK|DKK|PLN|CZK|TRY|VND|SGD|HKD|TWD|ZAR)$/
const TIME = /^(?:ms|milliseconds?|s|sec|seconds?|min|minutes?|h|hours?|d|days?|weeks?|months?)$/i
const LONG_TIME = /^(?:min|minutes?|h|hours?|d|days?|weeks?)$/i

/** May a target of this unit be meant for a metric that takes this? Units that are nouns fit everything. */
function fits(takes: Takes, unit: string | null, text: string): boolean {
  if (takes === 'any') return true
  if (unit === null) return !MARK.test(text) || takes === 'mark'
  if (unit === '%' || unit === 'percent') return takes === 'share' || takes === 'mark' || GROWTH.test(text)
  if (unit === 'rank') return takes === 'rank'
  if (unit === 'x' || unit === 'ratio') return takes === 'share' || GROWTH.test(text)
  if (CURRENCY.test(unit)) return takes === 'money'
  if (TIME.test(unit)) return takes === 'time'
  return true
}

/** "issues_resolved", as data writes it. */
const spoken = (text: string): string => (text.includes('_') ? text.replaceAll('_', ' ') : text)

/**
 * The metric that a KPI's text means: the longest name of the table found in it that can have the unit; null when none is.
 * @param unit of the target (null: it has none); left out when only the text is to be read
 */
export function metricFor(written: string, unit?: string | null): Metric | null {
  const text = spoken(written)
  const own = found(text.split(NEXT)[0] ?? text)
  const ids = own.length > 0 ? own : found(text)
  if (ids.length === 0 || PER_PERSON.test(text)) return null
  const id = unit === undefined ? ids[0]! : withUnit(ids, unit, text)
  return id === null || id === '' ? null : { id, collector: COLLECTORS.get(id) ?? null }
}

function withUnit(ids: readonly string[], unit: string | null, text: string): string | null {
  const id = ids.find(each => fits(TAKES.get(each) ?? 'any', unit, text)) ?? null
  if (id === null) return unit === null && MARK.test(text) ? 'survey.satisfaction' : null
  // A "response time" of hours is that of people.
  return id === 'engineering.latency' && unit !== null && LONG_TIME.test(unit) && /respon/i.test(text) ? 'github.first_response_time' : id
}

/** What a plan prepares as often as it measures it: such a name alone makes no target of a number. */
const PREPARED =
  /^(?:github\.(?:good_first_issues|releases|discussions|maintainers)|git\.|content\.languages|events\.held|community\.(?:feedback|reviews)|sales\.(?:pilots|referrals)|engineering\.(?:open_bugs|vulnerabilities|incidents)|usage\.)/

/** The metric that a text names so clearly that a number in it is a target even without an operator, or null. */
export function targetMetric(text: string): Metric | null {
  const metric = metricFor(text)
  return metric === null || PREPARED.test(metric.id) ? null : metric
}

const LONG_WORD = pattern(/\p{L}{4,}/gu)
const wordsOf = (text: string): string[] => (text.toLowerCase().match(LONG_WORD) ?? []).map(word => word.replace(/(?:ies|s)$/, ''))
/** Words of each metric's names, and how many metrics have a word: one that few have says more. */
let known: { words: [id: string, words: ReadonlySet<string>][]; counts: ReadonlyMap<string, number> } | null = null
function knownWords(): NonNullable<typeof known> {
  const words = METRIC_NAMES.filter(([id]) => id !== '').map(([id, , , source]): [string, ReadonlySet<string>] => [
    id,
    new Set(wordsOf(`${id} ${source.replaceAll(/[?*\\]|\[[^\]]*\]/g, '')}`)),
  ])
  const counts = new Map<string, number>()
  for (const [, own] of words) for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { words, counts }
}

/** Up to three metric ids whose names share words with the text: what to map it to by hand. Remembered: callers must not change them. */
export const nearestMetrics = memo((text: string): string[] => {
  const { words, counts } = (known ??= knownWords())
  const own = new Set(wordsOf(text))
  const score = (names: ReadonlySet<string>): number =>
    [...own].reduce((sum, word) => sum + (names.has(word) ? 1 / (counts.get(word) ?? 1) : 0), 0)
  return words
    .map(([id, names]) => ({ id, score: score(names) }))
    .filter(entry => entry.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(entry => entry.id)
})

/** Does a collector exist that can read the metric by itself? A choice of labels in braces is left out of account. */
export const isCollected = memo((id): boolean => (COLLECTORS.get(id.replace(/\{.*$/, '')) ?? null) !== null)
