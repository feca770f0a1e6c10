/** Periods of rates and frequencies: "/week", "per month", "wöchentlich", "每月", "MoM". */
import type { Period } from '../model.ts'
import { halfWidth, numberWord, scanNumber } from './numbers.ts'
import { pattern } from './pattern.ts'

const UNITS: [Period, string][] = [
  ['day', 'days?|tag(?:e|en)?|d[ií]as?|jours?|день|дня|дней|сутки|天|日|일|ngày|giorn[oi]|gün'],
  [
    'week',
    'weeks?|wks?|woche[n]?|semanas?|semaines?|недел[юяиь]|周(?![一二三四五六日末])|週(?![一二三四五六日末])|주(?!요|제|기)|tuần|settiman[ae]|hafta',
  ],
  [
    'month',
    'months?|mo(?![\\p{L}])|monat(?:e|en)?|m[eê]s(?:es)?|mois|месяц(?:а|ев)?|мес(?![\\p{L}])|个月|月|ヶ月|か月|개월|월|달|tháng|mes[ei]|ay',
  ],
  ['quarter', 'quarters?|qtr|quartale?|trimestres?|квартал(?:а|ов)?|季度?|四半期|분기|quý|trimestr[ei]|çeyrek'],
  ['year', 'years?|yrs?|annum|jahre?|años?|anos?|ans?(?![\\p{L}])|ann[ée]es?|год(?:а|ы)?|лет|年|년|năm|ann[oi]|yıl'],
]
const ADVERBS: [Period, RegExp][] = [
  [
    'day',
    /\b(?:daily(?!\.dev)|täglich\w*|diari[oa](?:s|mente)?|quotidien\w*|giornalier\w*|DoD|day-over-day)\b|(?<!\/ ?|of (?:the )?)\bDAU\b(?! ?\/)|günlük|günde |her gün|每天|每日|毎日|매일|(?<![\d一二三四五六七八九十周星期])日(?=下载|访问|新增|活跃|浏览)|(?<![가-힣])일당(?= )|日活|日均|日次|ежедневн|hàng ngày|mỗi ngày/i,
  ],
  [
    'week',
    /\b(?:weekly|wöchentlich\w*|semanal(?:es|mente)?|semanais|hebdomadaire\w*|settimanal\w*|WoW(?!-?\s?(?:clip|moment|effect|factor|demo|feature))|week-over-week)\b|(?<!\/ ?|of (?:the )?)\bWAU\b(?! ?\/)|haftalık|haftada |her hafta|每周|每週|毎週|매주|周活|周均|(?<!\d)周(?=下载|访问|新增|活跃|浏览)|週次|(?<!\d)週間(?=\s?[a-z\u30a0-\u30ff])|(?<![\d가-힣] ?)주간(?=\s\S)|(?<![가-힣])주당|еженедельн|hàng tuần|mỗi tuần/i,
  ],
  [
    'month',
    /\b(?:monthly|monatlich\w*|mensual(?:es|mente)?|mensal(?:mente)?|mensais|mensuel\w*|mensil\w*|MoM|month-over-month)\b|(?<!\/ ?|of (?:the )?)\bMAU\b(?! ?\/)|aylık|ayda |her ay|每月|毎月|매월|매달|(?<![가-힣])월당|月活|月均|月(?=收入|营收|流水|销售额|销量|访问|下载|新增|利润|売上|収益)|月次|月間|월간|ежемесячн|hàng tháng|mỗi tháng|月度/i,
  ],
  [
    'quarter',
    /\b(?:quarterly|vierteljährlich\w*|quartalsweise|trimestral(?:es|mente)?|trimestriel\w*|trimestral\w*|QoQ|quarter-over-quarter)\b|üç aylık|her çeyrek|每季度?|季度(?!目标)|四半期|매 ?분기|ежеквартальн|hàng quý/i,
  ],
  [
    'year',
    /\bp\.\s?a\.|\b(?:annual(?:ly)?|yearly|per annum|jährlich\w*|anual(?:es|mente)?|annuel\w*|annual\w*|YoY|year-over-year)\b|yıllık|yılda |her yıl|每年|年度|毎年|매년|年次|年間|연간|ежегодн|годовой|hàng năm/i,
  ],
]
const PER = pattern(
  new RegExp(
    `(?:\\/\\s*|\\b(?:per|an?|each|every|pro|je|par|por|al|ao|a la|à|la|al|(?:im|in der)(?=\\s\\p{L}+(?!\\p{L}|\\s*[\\d:])))\\s+|(?<=[\\s\\d+%])(?:в|за|на)\\s+|每\\s*|mỗi\\s+|一)(?:(?:one|un|une|einen?|jede[nr]?|каждый|каждую)\\s+)?(${UNITS.map(([, words]) => `(?:${words})`).join('|')})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`,
    'iu',
  ),
)
/** "週2回", "주 2-3회", "月5+": the period stands before the number, behind nothing that would make it a date or a word. */
const FREE = '(?<![a-z\\d\\u3040-\\u309f\\u4e00-\\u9fff\\uac00-\\ud7a3]|\\d\\s)'
const ABOUT = '\\s?(?:に|最低|최소|약|约|約)?\\s*'
const AHEAD = new RegExp(`${FREE}([週周月年주월연])${ABOUT}$`, 'i')
const AHEAD_OF_COUNT = new RegExp(
  `${FREE}([週周月年日주월연])${ABOUT}\\d{1,3}(?:\\s*[-–~〜～]\\s*\\d{1,3})?\\s*(?:回|本|件|記事|投稿|通|회|편|개|번|건|차례)(?![目째])`,
  'i',
)
const HAS_WIDE = /[\u2e80-\ud7af]/
const aheadUnit = (word: string): Period | null => unitOf(word === '연' ? '년' : word)
const UNIT_PATTERNS = UNITS.map(([period, words]) => [period, pattern(new RegExp(`^(?:${words})$`, 'iu'))] as const)
/** "10 shares per post": a rate of what is published or held. */
const PER_PIECE = /\b(?:per|each|every|pro|por|par) (post|article|video|episode|webinar|issue|release|talk|event|stream|thread)\b/i
const HAN = pattern(/\p{Script=Han}/u)
const THING = pattern(/^\s*[+%]?\s*\/\s*([\p{L}]{1,16})/u)

/** Something that may name a period: a cheap look before the long patterns. */
const HINT =
  /[/\u0400-\uffff]|p\.\s?a\.|day|dai|week|month|mo\b|quarter|year|yr|annu|tag|täg|woch|wöch|monat|jahr|jähr|quart|d[ií]a|seman|m[eê]s|ano|año|an[nu]|jour|mois|hebdo|trimest|giorn|settim|mens|ng[aà]y|tuần|tháng|gün|hafta|ay(?:lık|da)|her ay|yıl|[WMQYD]o[WMQYD]|[DWM]AU/i

/** The period a text names as a rate or an adverb; null when it names none. */
export function periodOf(text: string): Period | null {
  if (text.length > 600 || !HINT.test(text)) return null
  const per = PER.exec(text)
  if (per) return unitOf(per[1]!)
  const ahead = AHEAD_OF_COUNT.exec(text)
  if (ahead) return aheadUnit(ahead[1]!)
  for (const [period, pattern] of ADVERBS) if (pattern.test(text)) return period
  return null
}
/** The period right before an amount ("月5+", "월 30만원") and its length; null when there is none. */
export function periodBefore(before: string): { period: Period; length: number } | null {
  const found = HAS_WIDE.test(before) ? AHEAD.exec(before) : null
  const period = found ? aheadUnit(found[1]!) : null
  return period === null ? null : { period, length: found![0].length }
}
/** The period that stands behind an amount: "/week", " per month", "/post". */
export function periodAfter(text: string): Period | null {
  if (text === '') return null
  const per = PER.exec(text)
  if (per) return unitOf(per[1]!)
  for (const [period, pattern] of ADVERBS) {
    const found = pattern.exec(text)
    if (found && found.index < 24) return period
  }
  const piece = PER_PIECE.exec(text)
  if (piece) return piece[1]!.toLowerCase()
  const thing = THING.exec(text)
  return (thing && thing[1]!.length > 1) || (thing && HAN.test(thing[1]!)) ? thing[1]! : null
}
/** day, week, month, quarter or year for a word in any of the languages. */
export function unitOf(word: string): Period | null {
  for (const [period, pattern] of UNIT_PATTERNS) if (pattern.test(word)) return period
  return null
}

export type Frequency = { count: number; max: number; period: Period }
/** A number of things; "30 min", "2 hours" say how long one takes. */
const COUNTED =
  /(?<![\d.,A-Za-z])(\d+(?:[.,]\d+)?)(?:\s*[-–—~至]\s*(\d+(?:[.,]\d+)?))?\s*\+?(?![\d.,]*\d)(?![\s-]?(?:min(?:ute)?s?|minuten|minutos|мин\S*|分钟?|분|hours?|hrs?|h|stunden?|std|horas?|heures?|час\S*|小时|時間|시간)(?![a-zà-ÿ]))/i
const TIMES: [RegExp, number][] = [
  [/\b(?:twice|zweimal|dos veces|duas vezes|deux fois|дважды)\b/i, 2],
  [/\b(?:bi-?weekly|fortnightly|zweiwöchentlich|alle zwei wochen|every (?:two|other) weeks?|quinzenal|隔周|隔週|격주)\b/i, 0.5],
]

/** "A week before the launch", "a day or two later": when, and not how often. */
const BESIDE =
  /\b(?:an?|one|une?|ein(?:e[nr]?)?|um|uma|una?)\s(?:day|week|month|quarter|year|tag|woche|monat|d[ií]a|semana|mes|mês|jour|semaine|mois)\s(?:(?:or (?:two|so)|and a half)\s)?(?:before|after|later|earlier|ago|prior|ahead|from (?:now|launch)|vor|nach|später|zuvor|antes|después|depois|atrás|avant|après|plus tard)(?![a-zà-ÿ])/i
/** A frequency: "2-3 threads/week" → 2 to 3 a week, "Weekly office hours" → 1 a week; null when the text states none. */
export function cadenceOf(text: string): Frequency | null {
  if (text.length > 300) return null
  const line = halfWidth(text)
  for (const [pattern, count] of TIMES)
    if (pattern.test(line)) {
      const period = count === 0.5 ? 'week' : periodOf(line)
      return period ? { count, max: count, period } : null
    }
  const period = periodOf(BESIDE.test(line) ? line.replace(BESIDE, ' ') : line)
  if (period === null || !'day week month quarter year'.includes(period)) return null
  const near = COUNTED.exec(line)
  if (near) {
    const low = scanNumber(near[1]!, 0)?.value ?? 1
    return { count: low, max: near[2] ? (scanNumber(near[2], 0)?.value ?? low) : low, period }
  }
  const word = /\b(one|two|three|four|five|six)\b/i.exec(line)
  const count = word ? (numberWord(word[1]!) ?? 1) : 1
  return { count, max: count, period }
}
