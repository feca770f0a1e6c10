/** Quantities in a line of text: value or range, operator, currency, unit, period. */
import type { Op, Period } from '../model.ts'
import { halfWidth, scanNumber, type Scanned } from './numbers.ts'
import { operatorAfter, insideAfter, operatorBefore } from './operators.ts'
import { periodAfter, periodBefore } from './periods.ts'
import { memo } from './memo.ts'
import { pattern } from './pattern.ts'
import { isQuantityStart, isRejected } from './traps.ts'
import { currencyAfter, currencyBefore, unitAt, yenOf } from './units.ts'

export type Quantity = {
  /** Offsets in the text; they include operator, currency, unit and "+". */
  from: number
  to: number
  op: Op | null
  value: number
  /** Upper end of a range. */
  high: number | null
  currency: string | null
  unit: string | null
  period: Period | null
  plus: boolean
  signed: '+' | '-' | null
  /** Part of a compound: "5-part", "72-hour". */
  compound: boolean
  /** The value today of "600 → 2,000" and "0 / 500K". */
  baseline: number | null
}

const LONGEST = 4000
/** A sign of money before the second number of a range: "R$ 500 - R$ 900". */
const SIGN = '(?:(?:US|HK|NT|MX|NZ|CA|AU|R|A|C|S)?\\$|[€£¥￥₩₽₹₫₺₴]|(?:USD|EUR|GBP|CHF|BRL|INR)(?=\\s\\d))'
const SECOND_SIGN = new RegExp(`^${SIGN}\\s?`)
const RANGE = new RegExp(`^\\s*(?:[-–—~〜～]|(?:to|bis|a)\\b|至|到|から|à(?=\\s))\\s*(?=${SIGN}?\\s*\\d)`, 'i')
/** "between 20 and 30". */
const BETWEEN = /(?:between|zwischen|entre|tra|между)\s+$/i
const AND = new RegExp(`^\\s*(?:and|und|y|et|e|и)\\s+(?=${SIGN}?\\s*\\d)`, 'i')
const ARROW = /^\s*(?:→|->|⇒|=>|➜|➡️?|\/(?=\s))\s*(?=[$€£¥~≥>≤<]?\s*\d)/

/** "88/100 → 95/100": of how many, and no quantity of its own. */
const SCALE = /^\/\d+(?=\s*→)/
const isScale = (line: string, at: number, { value, end, grouped }: Scanned): boolean =>
  line[at - 1] === '/' && !grouped && (value === 5 || value === 10 || value === 100) && /\d/.test(line[at - 2] ?? '') && line[end] !== '/'

const OPENS_WORD = pattern(/^[\p{Script=Latin}\p{Script=Cyrillic}]/u)
const WORD_OR_DIGIT = pattern(/[\p{L}\d%]/u)
const OPENS_COMPOUND = pattern(/^-\p{L}/u)

/** All quantities of `text` in order, not overlapping. Only the first 4,000 characters are read. Remembered by text: callers must not change them. */
export const quantities = memo((text: string): readonly Quantity[] => {
  const line = halfWidth(text.length > LONGEST ? text.slice(0, LONGEST) : text)
  const out: Quantity[] = []
  let yen: string | null = null
  let last = 0
  for (let i = 0; i < line.length;) {
    const c = line.charCodeAt(i)
    if (c < 48 || c > 57) {
      i++
      continue
    }
    const number = scanNumber(line, i)
    if (number && isScale(line, i, number)) {
      i = number.end
      continue
    }
    if (!number || !isQuantityStart(line, i) || isRejected(line, i, number)) {
      i = skipToken(line, number?.end ?? i + 1)
      continue
    }
    yen ??= line.includes('¥') || line.includes('￥') ? yenOf(line) : ''
    const quantity = read(line, i, number, last, yen)
    if (!quantity) {
      i = skipToken(line, number.end)
      continue
    }
    const before = out.at(-1)
    const said = before ? line.slice(before.to, i) : ''
    const between = before && said.includes('→') ? withoutNoun(said.replace(SCALE, ''), line.slice(quantity.to)) : said
    if (before && between.trim().length <= 4 && ARROW.test(`${between}0`) && isSameKind(before, quantity)) {
      quantity.baseline = before.value
      // Both numbers are the quantity: what stands before it is what is measured. The arrow compares nothing.
      quantity.from = before.from
      if (/[-=]>\s*[$€£¥]?$/.test(between)) quantity.op = quantity.plus ? '>=' : null
      out.pop()
    }
    out.push(quantity)
    i = last = Math.max(quantity.to, i + 1)
  }
  return out
})

/** "50K+ Week 1": the number behind the unit says which one. */
const BY_NUMBER =
  /^\s(?:day|week|month|year|tag|woche|monat|jahr|d[ií]a|semana|m[eê]s|a[nñ]o|jour|semaine|giorno|settimana|mese|anno)\s+\d/i
/** "5,000 GitHub stars → 100,000 stars": what is counted stands at both values. */
function withoutNoun(between: string, after: string): string {
  const arrow = between.indexOf('→')
  const noun = LAST_WORD.exec(between.slice(0, arrow))?.[1]
  return noun !== undefined && arrow < 40 && LAST_WORD.exec(FIRST_WORDS.exec(after)?.[0] ?? '')?.[1]?.toLowerCase() === noun.toLowerCase()
    ? between.slice(arrow)
    : between
}
const LAST_WORD = pattern(/(\p{L}+)\s*$/u)
const FIRST_WORDS = pattern(/^\s*(?:\p{L}+\s+){0,2}?\p{L}+(?=\s*(?:[(（,;.，；。]|$))/u)

const SHORT = new Set(['seconds', 'minutes', 'hours'])
const TIME = new Set(['hours', 'days', 'weeks', 'months', 'years'])
/** "$150K / 90 days" is money for a time, not a value of today and one of later. */
const isSameKind = (a: Quantity, b: Quantity): boolean =>
  a.currency === null || b.currency === a.currency || (b.currency === null && !TIME.has(b.unit ?? ''))
/** Past the rest of a token that is not a quantity: "1.2.3", "3rd", "08:00". */
function skipToken(line: string, at: number): number {
  while (at < line.length && /[\d.:]/.test(line[at]!) && !(line[at] === '.' && !/\d/.test(line[at + 1] ?? ''))) at++
  return at
}

function read(line: string, at: number, first: ReturnType<typeof scanNumber> & object, last: number, yen: string): Quantity | null {
  const before = line.slice(Math.max(last, at - 32), at)
  const money = currencyBefore(before, yen)
  let from = at - (money?.length ?? 0)
  let value = first.value
  let high: number | null = null
  let end = first.end
  let unit = unitAt(line.slice(end, end + 24))
  const between = BETWEEN.exec(before.slice(0, before.length - (money?.length ?? 0)))
  // "500 € - 900 €": the currency stands behind both.
  const own = money ? null : currencyAfter(line.slice(end, end + 16))
  const behind = end + (own?.length ?? (unit?.unit === '%' ? unit.length : 0))
  const range = (between ? AND : RANGE).exec(line.slice(behind, behind + 12))
  if (between && range) from -= between[0].length
  if (range) {
    let second = behind + range[0].length
    const sign = SECOND_SIGN.exec(line.slice(second, second + 5))
    if (sign) second += sign[0].length
    const next = /\d/.test(line[second] ?? '') ? scanNumber(line, second) : null
    if (
      next &&
      (!own || currencyAfter(line.slice(next.end, next.end + 16))?.currency === own.currency) &&
      next.value >= value * (next.multiplied && !first.multiplied ? 0.001 : 1) &&
      !/^[-/.]\d/.test(line.slice(next.end, next.end + 2))
    ) {
      if (next.multiplied && !first.multiplied && value < next.value / 100) value *= multiplierOf(line, second, next)
      high = next.value
      end = next.end
      unit = unitAt(line.slice(end, end + 24))
    }
  }
  let plus = /^\s?\+(?!\s?\d)/.test(line.slice(end, end + 3))
  if (plus) {
    end += line[end] === '+' ? 1 : 2
    unit = unitAt(line.slice(end, end + 24))
  }
  // "$20 USD", "$20 CAD": the code says which dollar it is.
  const after =
    !money && end === first.end
      ? own
      : money && !/^\s[A-Z]{3}\b/.test(line.slice(end, end + 5))
        ? null
        : currencyAfter(line.slice(end, end + 16))
  if (after) {
    end += after.length
    unit = null
  } else if (unit && TIME.has(unit.unit) && BY_NUMBER.test(line.slice(end, end + 16))) unit = null
  else if (unit && !(unit.unit === 'x' && money)) end += unit.length
  if (!plus && /^\s?\+(?!\s?\d)/.test(line.slice(end, end + 3))) {
    plus = true
    end += line[end] === '+' ? 1 : 2
  }
  if (!unit && !money && !after && OPENS_WORD.test(line.slice(end, end + 2))) return null
  const compound = OPENS_COMPOUND.test(line.slice(end, end + 2)) || OPENS_COMPOUND.test(line.slice(first.end, first.end + 2))
  const signed = signOf(line, from, last)
  if (signed) from--
  const op = operatorBefore(line.slice(Math.max(last, from - 28), from))
  if (op) from -= op.length
  const tail =
    operatorAfter(line.slice(end, end + 16)) ?? (unit !== null && SHORT.has(unit.unit) ? insideAfter(line.slice(end, end + 4)) : null)
  if (tail) end += tail.length
  // "%40", as Turkish writes it.
  if (unit === null && !money && !after && line[from - 1] === '%' && !WORD_OR_DIGIT.test(line[from - 2] ?? '')) {
    unit = { unit: '%', length: 0 }
    from--
  }
  const ratio = !money && /^\s?:\s?\d{1,3}(?!\d|:)/.exec(line.slice(end, end + 5))
  if (ratio) end += ratio[0].length
  const rank = unit === null && !money && /(?:\btop[\s-]|топ[\s-]|#)$/i.test(line.slice(Math.max(0, from - 4), from))
  const stop = /[;；。,，、|)）](?!\d)|\.\s|\d/.exec(line.slice(end, end + 60))
  const ahead = periodBefore(line.slice(Math.max(last, from - 8), from))
  if (ahead) from -= ahead.length
  const period = ahead?.period ?? periodAfter(line.slice(end, end + (stop ? stop.index : 60)))
  return {
    from,
    to: end,
    op: signed === '+' && !op ? 'increase' : (tail?.op ?? op?.op ?? (high === null && plus ? '>=' : null)),
    value,
    high,
    currency: after?.currency ?? money?.currency ?? null,
    unit: ratio ? 'ratio' : rank ? 'rank' : (unit?.unit ?? null),
    period,
    plus,
    signed,
    compound,
    baseline: null,
  }
}
function multiplierOf(line: string, at: number, next: { value: number }): number {
  const bare = /^[\d.,]+/.exec(line.slice(at))
  const plain = bare ? (scanNumber(`${bare[0]} `, 0)?.value ?? 1) : 1
  return plain === 0 ? 1 : next.value / plain
}
/** "+200" and "-10%": a sign that belongs to the number, not a bullet, range or hyphen. */
function signOf(line: string, from: number, last: number): '+' | '-' | null {
  const sign = line[from - 1]
  if (from - 1 < last || (sign !== '+' && sign !== '-' && sign !== '−')) return null
  const prior = line[from - 2]
  if (prior !== undefined && !/[\s(（|:：,，]/.test(prior)) return null
  return sign === '+' ? '+' : '-'
}
