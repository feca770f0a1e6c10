/** Dates in words and figures, in the languages of the lexicon; years missing in the text come from the context. */
import { pattern } from './pattern.ts'

/** Year and month that a text stands in; `dayFirst`: 01/05/2026 is the first of May. */
export type Around = { year?: number; month?: number; dayFirst?: boolean }
export type FoundDate = { from: string; to: string; at: number; end: number; precision: 'day' | 'month' }

const MONTH_NAMES: string[] = [
  'january|jan|januar|jänner|enero|ene|janeiro|janvier|janv|январ[ьяе]|янв|gennaio|ocak|tháng 1',
  'february|feb|februar|febrero|fevereiro|fev|février|févr|феврал[ьяе]|фев|febbraio|şubat',
  'march|mar|märz|marzo|março|mars|март[ае]?|мар|mart',
  'april|apr|abril|abr|avril|avr|апрел[ьяе]|апр|aprile|nisan',
  'may|mai|mayo|maio|ма[йяе]|maggio|mayıs',
  'june|jun|juni|junio|junho|juin|июн[ьяе]|июн|giugno|haziran',
  'july|jul|juli|julio|julho|juillet|juil|июл[ьяе]|июл|luglio|temmuz',
  'august|aug|agosto|ago|août|август[ае]?|авг|ağustos',
  'september|sept|sep|septiembre|setembro|set|septembre|сентябр[ьяе]|сент?|settembre|eylül',
  'october|oct|oktober|okt|octubre|outubro|out|octobre|октябр[ьяе]|окт|ottobre|ott|ekim',
  'november|nov|noviembre|novembro|novembre|ноябр[ьяе]|ноя|kasım',
  'december|dec|dezember|dez|diciembre|dic|dezembro|décembre|déc|декабр[ьяе]|дек|dicembre|aralık',
]
const M = MONTH_NAMES.join('|')
const W = '(?<![\\p{L}\\d])'
const E = '(?![\\p{L}])'
const RANGE = '\\s*(?:-|–|—|~|〜|to|bis|a|al|à|au|до|по|至|から|through|until|→)\\s*'
const ISO = new RegExp(
  `(?<![\\d-])(20\\d{2})[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?(?!\\d)(?:${RANGE}(?:(20\\d{2})[-/.])?(\\d{1,2})(?:[-/.](\\d{1,2}))?(?!\\d))?`,
  'i',
)
/** "31/01/2026", "31.1.2026 - 14.2.2026". */
const NUMERIC = new RegExp(
  `(?<![\\d./-])(\\d{1,2})([./-])(\\d{1,2})\\2(20[2-4]\\d)(?!\\d)(?:${RANGE}(\\d{1,2})\\2(\\d{1,2})\\2(20[2-4]\\d)(?!\\d))?`,
  'i',
)
/** "04/2026", "6-12/2026". */
const MONTHS_OF_YEAR = /(?<![\d./-])(?:(\d{1,2})\s*[-–]\s*)?(\d{1,2})\s?\/\s?(20[2-4]\d)(?!\d)/
const MAY_BE_NUMERIC = /[./-]\s?20[2-4]\d(?!\d)/
/** Without the name of a month none of the following need be tried. */
const MONTH = pattern(new RegExp(`${W}(?:${M})\\.?${E}`, 'iu'))
const MD = pattern(
  new RegExp(
    `${W}(${M})\\.?${E}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[:.]\\d)(?:,?\\s*(20\\d{2}))?(?:${RANGE}(?:(${M})\\.?${E}\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[:.]\\d)(?:,?\\s*(20\\d{2}))?)?`,
    'iu',
  ),
)
const DM = pattern(
  new RegExp(
    `(?<![\\d.,])(\\d{1,2})(?:\\.|º|er|-го)?(?:${RANGE}(\\d{1,2})\\.?)?\\s+(?:de\\s+)?(${M})\\.?${E}(?:\\s+(?:de\\s+)?(20\\d{2}))?(?:${RANGE}(\\d{1,2})\\.?\\s+(?:de\\s+)?(${M})\\.?${E}(?:\\s+(?:de\\s+)?(20\\d{2}))?)?`,
    'iu',
  ),
)
/** "24-Apr-25", "3-17-Apr-2025", "24/Apr/25 to 5/May/25", "24-Apr": as sheets and issue trackers write them. */
const DASHED = pattern(
  new RegExp(
    `(?<![\\d.,/-])(?:(\\d{1,2})\\s?[-–]\\s?)?(\\d{1,2})([-/.])(${M})${E}(?:\\3(20\\d{2}|[2-4]\\d)(?![\\d-]))?(?:${RANGE}(\\d{1,2})\\3(${M})${E}(?:\\3(20\\d{2}|[2-4]\\d)(?![\\d-]))?)?`,
    'iu',
  ),
)
const MAY_BE_DASHED = pattern(/\d[-/.]\p{L}/u)
/** Behind the name of a month: "2026", "de 2026", "-2026", "'26". */
const YEAR_BEHIND = "(?:(?:,?\\s+(?:de\\s+)?|\\s?[-/.]\\s?)(20\\d{2})(?!\\d)|\\s?['’]([2-4]\\d)(?!\\d))"
const MY = pattern(
  new RegExp(
    `${W}(${M})\\.?${E}(?:(?:\\s*[-–—/&]\\s*|\\s+(?:to|through|thru|and|a|à|bis|und|y|e|et|и)\\s+)(${M})\\.?${E})?(?:${YEAR_BEHIND}(?:${RANGE}(${M})\\.?${E}${YEAR_BEHIND})?)?`,
    'iu',
  ),
)
const CJK =
  /(?:(20\d{2})\s*[年년]\s*)?(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日号號일])?(?:\s*(?:-|–|—|~|～|〜|至|から|到)\s*(?:(\d{1,2})\s*[月월]\s*)?(\d{1,2})\s*[日号號일])?/
/** Behind a month: "～4月", " – 2027年2月". */
const CJK_UNTIL = /^\s*(?:-|–|—|~|～|〜|至|から|到)\s*(?:(20\d{2})\s*[年년]\s*)?(\d{1,2})\s*[月월](?!\s*\d)/
/** "8月份", "7-8月", "10月~12月", "7月下旬", by themselves or in brackets: months of the year that the text stands in. */
const CJK_MONTHS =
  /(?<=^\s*|[(（]\s*)(\d{1,2})(?:\s*[月월]?\s*(?:-|–|—|~|～|〜|至|到)\s*(\d{1,2}))?\s*[月월](?:份|([上中下])旬|초|중순|말)?(?=\s*(?:$|[)）(（:：,，、|–—-]))/
/** "(July–August)", "Phase 2: Aug-Sep". */
const ASIDE_MONTHS = pattern(
  new RegExp(`(?<=[(（:：|–—]\\s*)(${M})\\.?(?:\\s*(?:-|–|—|/|to|bis|a|à|до)\\s*(${M})\\.?)?(?=\\s*(?:[)）]|$))`, 'iu'),
)
const MONTHS = MONTH_NAMES.map(words => new RegExp(`^(?:${words})$`, 'i'))
/** Something in brackets, or at the end behind a sign. */
const MAY_BE_ASIDE = /[(（:：|–—]/
const LONGEST_TITLE = 100
const monthOf = (word: string): number => MONTHS.findIndex(month => month.test(word)) + 1
const pad = (n: number): string => String(n).padStart(2, '0')
const last = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The first date or range of dates in `text`; month precision gives `YYYY-MM`. Bare month names count only where `bare` allows. */
export function findDate(text: string, around: Around, bare = false): FoundDate | null {
  const hasDigit = /\d/.test(text)
  if (hasDigit) {
    const iso = ISO.exec(text)
    if (iso) return isoDate(iso)
    const numeric = MAY_BE_NUMERIC.test(text) ? numericDate(text, around) : null
    if (numeric) return numeric
    const dotted = around.dayFirst && MAY_BE_DOTTED.test(text) ? dottedDate(text, around) : null
    if (dotted) return dotted
    const cjk = /[月월]/.test(text) ? CJK.exec(text) : null
    if (cjk && (cjk[1] || cjk[3])) return cjkDate(cjk, around)
    const months = cjk && around.year !== undefined ? CJK_MONTHS.exec(text) : null
    if (months) return cjkMonths(months, around)
    if (!MONTH.test(text)) return null
    const md = MD.exec(text)
    const dm = DM.exec(text)
    if (md && (!dm || md.index <= dm.index)) {
      const date = mdDate(md, around)
      if (date) return date
    }
    if (dm) {
      const date = dmDate(dm, around)
      if (date) return date
    }
    const dashed = MAY_BE_DASHED.test(text) ? DASHED.exec(text) : null
    if (dashed) {
      const date = dashedDate(dashed, around)
      if (date) return date
    }
  }
  if (!bare && !hasDigit && !MAY_BE_ASIDE.test(text)) return null
  const my = hasDigit || bare ? MY.exec(text) : null
  if (my && (my[3] || my[4] || (bare && my.index <= 1))) return myDate(my, around)
  const aside = around.year !== undefined && text.length < LONGEST_TITLE && MAY_BE_ASIDE.test(text) ? ASIDE_MONTHS.exec(text) : null
  return aside && myDate(aside, around)
}

function isoDate(m: RegExpExecArray): FoundDate | null {
  const year = Number(m[1])
  const month = Number(m[2])
  if (month < 1 || month > 12) return null
  const end = m.index + m[0].length
  if (!m[3]) {
    const to = m[4] && m[5] ? `${m[4]}-${pad(Number(m[5]))}` : null
    return { from: `${year}-${pad(month)}`, to: to ?? `${year}-${pad(month)}`, at: m.index, end, precision: 'month' }
  }
  const from = `${year}-${pad(month)}-${pad(Number(m[3]))}`
  if (Number(m[3]) > 31) return null
  const to = m[5]
    ? m[6]
      ? `${m[4] ?? year}-${pad(Number(m[5]))}-${pad(Number(m[6]))}`
      : `${year}-${pad(month)}-${pad(Number(m[5]))}`
    : from
  return { from, to, at: m.index, end, precision: 'day' }
}
/** "12.03.", "01.04.–15.04.": a day and a month with two figures each, for "2.1." numbers a section. */
const DOTTED = /(?<![\p{L}\d.])([0-3]\d)\.(0[1-9]|1[0-2])\.(?!\d)(?:\s*(?:-|–|—|bis|до|až)\s*([0-3]\d)\.(0[1-9]|1[0-2])\.(?!\d))?/u
const MAY_BE_DOTTED = /\d\.[01]\d\./
function dottedDate(text: string, around: Around): FoundDate | null {
  const m = DOTTED.exec(text)
  if (!m) return null
  const [month, toMonth] = [Number(m[2]), Number(m[4] ?? m[2])]
  return days(m, month, Number(m[1]), toMonth, Number(m[3] ?? m[1]), undefined, undefined, around)
}
/** Dates of figures alone; null where nothing says which of two is the day. */
function numericDate(text: string, around: Around): FoundDate | null {
  const m = NUMERIC.exec(text)
  if (m) {
    const dayFirst = m[2] === '.' || Number(m[1]) > 12 || (Number(m[3]) <= 12 && around.dayFirst)
    if (!dayFirst && Number(m[3]) <= 12) return null
    const day = (a: string, b: string, year: string): string | null => {
      const [d, month] = dayFirst ? [Number(a), Number(b)] : [Number(b), Number(a)]
      return d >= 1 && month >= 1 && month <= 12 && d <= last(Number(year), month) ? `${year}-${pad(month)}-${pad(d)}` : null
    }
    const from = day(m[1]!, m[3]!, m[4]!)
    const to = m[5] ? day(m[5], m[6]!, m[7]!) : from
    return from && to ? { from, to, at: m.index, end: m.index + m[0].length, precision: 'day' } : null
  }
  const months = MONTHS_OF_YEAR.exec(text)
  if (!months) return null
  const [first, second] = [Number(months[1] ?? months[2]), Number(months[2])]
  if (first < 1 || second > 12 || first > second) return null
  const year = months[3]!
  return {
    from: `${year}-${pad(first)}`,
    to: `${year}-${pad(second)}`,
    at: months.index,
    end: months.index + months[0].length,
    precision: 'month',
  }
}
function mdDate(m: RegExpExecArray, around: Around): FoundDate | null {
  const month = monthOf(m[1]!)
  const toMonth = m[4] ? monthOf(m[4]) : month
  return days(
    m,
    month,
    Number(m[2]),
    toMonth,
    m[5] ? Number(m[5]) : Number(m[2]),
    m[3] ? Number(m[3]) : m[6] && toMonth >= month ? Number(m[6]) : undefined,
    m[6] ? Number(m[6]) : undefined,
    around,
  )
}
function dmDate(m: RegExpExecArray, around: Around): FoundDate | null {
  const month = monthOf(m[3]!)
  const toMonth = m[6] ? monthOf(m[6]) : month
  const toDay = m[5] ? Number(m[5]) : m[2] ? Number(m[2]) : Number(m[1])
  return days(
    m,
    month,
    Number(m[1]),
    toMonth,
    toDay,
    m[4] ? Number(m[4]) : m[7] && toMonth >= month ? Number(m[7]) : undefined,
    m[7] ? Number(m[7]) : undefined,
    around,
  )
}
function days(
  m: RegExpExecArray,
  month: number,
  day: number,
  toMonth: number,
  toDay: number,
  year: number | undefined,
  toYear: number | undefined,
  around: Around,
): FoundDate | null {
  if (day < 1 || day > 31 || toDay < 1 || toDay > 31 || month === 0 || toMonth === 0) return null
  let y = year ?? around.year ?? toYear
  if (y === undefined) return null
  if (year === undefined && toYear !== undefined && toMonth < month) y = toYear - 1
  else if (year === undefined && around.month !== undefined && month - around.month >= 6) y--
  else if (year === undefined && around.month !== undefined && around.month - month >= 9) y++
  const ty = toYear ?? (toMonth < month ? y + 1 : y)
  return {
    from: `${y}-${pad(month)}-${pad(day)}`,
    to: `${ty}-${pad(toMonth)}-${pad(Math.min(toDay, last(ty, toMonth)))}`,
    at: m.index,
    end: m.index + m[0].trimEnd().length,
    precision: 'day',
  }
}
function dashedDate(m: RegExpExecArray, around: Around): FoundDate | null {
  const [first, day, name, year, toDay = day, toName = name, toYear] = [m[1], m[2]!, m[4]!, m[5], m[6], m[7], m[8]]
  // "2-set": without a year only where the month is written as a name, "5-Aug".
  if (!year && !toYear && name[0] === name[0]!.toLowerCase()) return null
  const month = monthOf(name)
  const toMonth = monthOf(toName)
  const end = toYear ? fullYear(toYear) : undefined
  const start = year ? fullYear(year) : toMonth >= month ? end : undefined
  return days(m, month, Number(first ?? day), toMonth, Number(toDay), start, end, around)
}
const fullYear = (written: string): number => Number(written.length === 2 ? `20${written}` : written)
function myDate(m: RegExpExecArray, around: Around): FoundDate | null {
  const [, name, until, year4, year2, later, laterYear4, laterYear2] = m
  const month = monthOf(name!)
  const last = later ?? until
  const to = last ? monthOf(last) : month
  const written = year4 ?? year2
  const year = written ? fullYear(written) : around.year
  if (year === undefined || month === 0 || to === 0) return null
  const end = laterYear4 ?? laterYear2
  const fromYear = written && !end && to < month ? year - 1 : year
  const toYear = end ? fullYear(end) : !written && to < month ? year + 1 : year
  return {
    from: `${fromYear}-${pad(month)}`,
    to: `${toYear}-${pad(to)}`,
    at: m.index,
    end: m.index + m[0].trimEnd().length,
    precision: 'month',
  }
}
function cjkDate(m: RegExpExecArray, around: Around): FoundDate | null {
  const year = m[1] ? Number(m[1]) : around.year
  const month = Number(m[2])
  if (year === undefined || month < 1 || month > 12) return null
  const end = m.index + m[0].length
  if (!m[3]) {
    const until = CJK_UNTIL.exec(m.input.slice(end))
    const toMonth = until ? Number(until[2]) : month
    const toYear = until?.[1] ? Number(until[1]) : toMonth < month ? year + 1 : year
    if (toMonth < 1 || toMonth > 12) return null
    return {
      from: `${year}-${pad(month)}`,
      to: `${toYear}-${pad(toMonth)}`,
      at: m.index,
      end: end + (until?.[0].length ?? 0),
      precision: 'month',
    }
  }
  const from = `${year}-${pad(month)}-${pad(Number(m[3]))}`
  return { from, to: m[5] ? `${year}-${pad(m[4] ? Number(m[4]) : month)}-${pad(Number(m[5]))}` : from, at: m.index, end, precision: 'day' }
}
const PART_OF_MONTH: Readonly<Record<string, readonly [number, number]>> = { 上: [1, 10], 中: [11, 20], 下: [21, 31] }
function cjkMonths(m: RegExpExecArray, { year }: Around): FoundDate | null {
  // "3月) …": what is left of a bracket.
  if (m.index === 0 && /^\s*[)）]/.test(m.input.slice(m[0].length))) return null
  const [first, second] = [Number(m[1]), Number(m[2] ?? m[1])]
  if (year === undefined || first < 1 || first > 12 || second < 1 || second > 12) return null
  const [from, to] = [`${year}-${pad(first)}`, `${second < first ? year + 1 : year}-${pad(second)}`]
  const found = { at: m.index, end: m.index + m[0].length }
  const part = m[2] === undefined ? PART_OF_MONTH[m[3] ?? ''] : undefined
  if (!part) return { from, to, ...found, precision: 'month' }
  return { from: `${from}-${pad(part[0])}`, to: `${to}-${pad(Math.min(part[1], last(year, first)))}`, ...found, precision: 'day' }
}
