/** Digits that are no quantities: versions, dates, clock times, identifiers, ordinals, numbered blocks. */
import type { Scanned } from './numbers.ts'
import { pattern } from './pattern.ts'

/** Words whose number counts blocks, not things: "Phase 1", "Woche 3", "第 2". */
const BLOCK =
  /(?:§|\b(?:phase|fase|phases|year|jahr|año|ano|année|stage|step|sprint|week|weeks|wk|woche|wochen|semana|semanas|semaine|semaines|tuần|settimana|day|days|tag|día|dia|jour|month|months|monat|monate|mes|mês|mois|tháng|mese|hafta|gün|ay|yıl|faz|aşama|adım|quarter|quartal|trimestre|tier|level|stufe|part|teil|parte|partie|chapter|section|version|option|priority|issue|pr|episode|module|milestone|day-|track|pillar|act|round|step-|figure|table|appendix|layer|python|node(?:\.js)?|java|php|ruby|go|ios|android|windows|postgresql|postgres|mysql|http|web|http\/|no\.|nr\.|risk|risiko|risque|riesgo|risco|day|goal|option|variant|scenario|series|week-)|этап|фаза|недел[яьи]|месяц[аы]?|день|дни|квартал|спринт|шаг|часть|версия|том|第|フェーズ|ステップ|단계|제)\s*[#№.]?\s*$/i
/** "Year 3" counts years, "this year 500" does not. */
const COUNTS_YEARS = /(?:year|jahr|año|ano|année)\s*$/i
const LAST_YEAR = 10
const MONTH_BEFORE =
  /(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sep(?:t|tember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья])\.?\s+$/i
const MONTH_AFTER =
  /^(?:st|nd|rd|th|\.|-го)?\s*(?:de\s+|of\s+)?(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch|zo|s|ço)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sep(?:t|tember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|enero|febrero|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|maio|junho|julho|setembro|outubro|novembro|dezembro|janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre|январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)(?![a-zà-ÿ])/i

const IN_WORD = pattern(/[\p{Script=Latin}\p{Script=Cyrillic}\d_@\\]/u)
const ENDS_WORD = pattern(/[\p{L}\d)]/u)
const ORDINAL = pattern(/^(?:st|nd|rd|th|er|ère|ª|º)(?![\p{L}])/u)
/** How the names of months begin: a cheap look before the long expressions. */
const MAY_BE_MONTH =
  /jan|feb|f[eé]v|m[aä]r|apr|a[bv]r|ma[iy]|ju[inl]|aug|ago|ao[uû]|sep|set|o[cku]t|nov|d[eé][cz]|dic|ene|янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек/i

/** Names of norms whose number is a part of the name: ISO 27001, SOC 2, RFC 9457. */
const NORM = /\b(?:ISO(?:\/IEC)?|IEC|SOC|RFC|IEEE|NIST|FIPS|WCAG|PCI|PEP|CVE|DIN|EN)[\s-]$/

/** Lists whose length is a part of the name: Fortune 500, OWASP Top 10. */
const LIST = /\b(?:Fortune|S&P|FTSE|Forbes(?: Global)?|OWASP(?: LLM)? Top)\s$/i

/** "9-11 AM", "17 Uhr": a time of the day. */
const CLOCK = /^\s?(?:[-–—]\s?\d{1,2}\s?)?(?:[ap]\.?m\b|uhr\b)/i

const AFTERWARDS = /^(?:h|d|w|hrs?|min)(?![a-zà-ÿ])/i

const RANKED = /rank|position|search|google|app store|trend|product of/i
/** "#1 in the survey", "#3 for “json parser”". */
const FIRST_IN = /^\d{1,2}(?:[-–]\d{1,2})?\s+(?:in|on|for|among|bei|auf|im|en|em|dans|sur|pour|para|su|в|на)\s/i
const TOP = pattern(/(?<![\p{L}])(?:top|топ)-$/iu)
/** "See #1 in …", "Fixes #3 on main". */
const OF_A_LIST = /\p{L}[\s(]*$/u

/** May a quantity begin with the digit at `i`? Not inside a word, path, version, date or "#12". */
export function isQuantityStart(text: string, i: number): boolean {
  const prev = text[i - 1]
  if (prev === undefined || prev === ' ') return true
  if (IN_WORD.test(prev)) return /(?:US|HK)$/.test(text.slice(i - 2, i)) ? false : /x$/i.test(prev) && /^\d/.test(text[i - 2] ?? '')
  const before = text[i - 2]
  if (prev === '#')
    return (
      /^\d{1,2}\b(?!\d)/.test(text.slice(i, i + 3)) &&
      (RANKED.test(text.slice(Math.max(0, i - 16), i + 40)) ||
        (FIRST_IN.test(text.slice(i, i + 40)) && !OF_A_LIST.test(text.slice(0, i - 1))))
    )
  if (prev === '-' || prev === '/' || prev === '.' || prev === ':' || prev === '−' || prev === '–') {
    if (before === undefined || before === ' ') return prev !== '.'
    if (prev === '/' && /\d/.test(before)) return true
    if (prev === ':' && !/\d/.test(before)) return true
    if (prev === '-' && TOP.test(text.slice(Math.max(0, i - 5), i))) return /^\d{1,3}(?!\d|[.,]\d|\s?%)/.test(text.slice(i, i + 6))
    return (!ENDS_WORD.test(before) && prev !== '.') || (prev === '–' && /\d/.test(before))
  }
  return true
}

/** "200 OK", "no 429 errors", "status 404", "fails with a 403": what a server answers. */
const CODES = new Set([401, 403, 404, 409, 422, 429, 502, 503, 504])
const CODE_AFTER = /^\s+(?:errors?\b|response|status|rate|count|retr|응답|에러|오류|비율|エラー|错误)/i
const CODE_BEFORE =
  /\b(?:http|status(?: codes?)?|returns?|errors?|canonical|with|of|provider|código|codes?)\s+(?:an? )?$|(?:код|응답|状态码|返回)\s*$/i
const isCode = ({ value, digits, grouped }: Scanned, before: string, after: string): boolean =>
  digits === 3 &&
  !grouped &&
  (CODES.has(value)
    ? CODE_AFTER.test(after) || (CODE_BEFORE.test(before) && !/^\s?[+%]/.test(after))
    : (value === 200 && /^\s+OK\b/.test(after)) || ((value === 400 || value === 500) && /^\s+errors?\b/i.test(after)))

/** A round number that would be a year nobody plans for. */
const PAST = 2000

/** Is the number at `i` something else than a quantity? */
export function isRejected(text: string, i: number, number: Scanned): boolean {
  const after = text.slice(number.end, number.end + 24)
  const before = text.slice(Math.max(0, i - 24), i)
  const first = after.charCodeAt(0)
  if (first === 46 && /^\.\d/.test(after)) return true
  if (first === 58 && /^:\d{2}(?!\d)/.test(after) && number.value < 25) return true
  if (ORDINAL.test(after) || NORM.test(before) || LIST.test(before)) return true
  if (number.digits <= 2 && CLOCK.test(after)) return true
  if (isCode(number, before, after)) return true
  // "Look again at +24h and +7d": so long after.
  if (before.endsWith('+') && AFTERWARDS.test(after)) return true
  // "3/4/2026" is a date; "4.5/5.0" is a value of so many.
  if (!number.grouped && /^([-/.])\d{1,2}\1\d{1,4}(?!\d)/.test(after)) return true
  if (
    (/^\s?[年月日号號](?!间|間|活|费|費|收|均|度|流|入)/.test(after) && !number.multiplied) ||
    /^\s?(?:주차|일차|월(?!간)|년도)/.test(after)
  )
    return true
  if (
    number.value >= 1990 &&
    number.value <= 2040 &&
    number.value !== PAST &&
    number.digits === 4 &&
    !/^\s?(?:[+%]|[KMkx](?![a-z]))|^\s?[万만]/i.test(after) &&
    !/[$€£¥]\s?$/.test(before) &&
    yearLike(before, after)
  )
    return true
  if (
    before.length > 0 &&
    !/^[개건명件个人]/.test(after) &&
    BLOCK.test(before) &&
    !number.multiplied &&
    number.value < 1000 &&
    !/^\s?%/.test(after)
  )
    return !/\bper\s+\w+\s*$/i.test(before) && !(number.value > LAST_YEAR && COUNTS_YEARS.test(before))
  if (number.digits <= 2 && MAY_BE_MONTH.test(before + after) && (MONTH_BEFORE.test(before) || MONTH_AFTER.test(after))) return true
  if (number.decimal && /(?:^|[\s(])v?\.?$/i.test(before.slice(-2)) && /\bv$/i.test(before)) return true
  return false
}
/** A bare four-digit number between 1990 and 2040 is a year unless a counted word follows it directly. */
const yearLike = (before: string, after: string): boolean =>
  !/^\s?(?:stars|users|downloads|followers|members|views|visitors|people|minutes|TPS|ops|人|명|个)/i.test(after) &&
  !/[<>≥≤~+]\s?$/.test(before)
