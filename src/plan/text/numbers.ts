/** Numbers as people write them: grouped by comma, dot, space or apostrophe, multiplied by K, Mio, 万, тыс … */
import { pattern } from './pattern.ts'

/** Multipliers that stand right behind a number (optionally after a space when longer than one letter). */
const MULTIPLIERS: [RegExp, number][] = [
  [pattern(/^[kK](?![\p{Script=Latin}\p{Script=Cyrillic}\d])/u), 1e3],
  [pattern(/^M(?![\p{Script=Latin}\p{Script=Cyrillic}\d])/u), 1e6],
  [pattern(/^(?:B|bn)(?![\p{Script=Latin}\p{Script=Cyrillic}\d])/u), 1e9],
  // "10 k€".
  [/^\s[kK](?=€|\$|£|EUR|USD|CHF)/, 1e3],
  [/^\sM(?=€|\$|£|EUR|USD|CHF)/, 1e6],
  [/^\s?lakhs?(?![a-z])/i, 1e5],
  [/^\s?crores?(?![a-z])/i, 1e7],
  [/^\s?百万/, 1e6],
  [/^\s?千万/, 1e7],
  [pattern(/^\s?[万萬만](?!\p{Script=Latin})/u), 1e4],
  [/^\s?[亿億억]/, 1e8],
  [pattern(/^\s?[千천](?=[\s+\p{L}])/u), 1e3],
  [pattern(/^\s?(?:thousand|tsd\.?|mil(?![\p{L}])|mille(?![\p{L}])|тыс\.?|тысяч[аи]?|nghìn|ngàn|mila(?![\p{L}])|bin(?![\p{L}]))/iu), 1e3],
  [
    pattern(/^\s?(?:million(?:s|en)?|mio\.?|mln|millones|millón|milhões|milhão|млн\.?|миллион(?:ов|а)?|triệu|milioni|milyon)(?![\p{L}])/iu),
    1e6,
  ],
  [pattern(/^\s?(?:billion(?:s)?|mrd\.?|milliarden?|bilhões|млрд\.?|tỷ|milyar)(?![\p{L}])/iu), 1e9],
]
/** Units of what is seldom counted in thousands: "1.234 ms" has a decimal point. */
const SMALL_UNIT = pattern(/^\s?(?:ms|s|sec|µs|%|％)(?![\p{L}])/u)
/** "1.375M", "2.125 million": who counts in millions has no thousands to group; "3.000 millones" has. */
const IN_MILLIONS = pattern(/^(?:[kKMB]|bn|\s?[mb]illion)(?![\p{L}\d])/u)
const SPACE = '\u00a0\u202f\u2009'
const NUMBER = new RegExp(
  `\\d{1,2}(?:,\\d{2})+,\\d{3}(?!\\d)|\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d{1,3}(?:\\.\\d{3})+(?![\\d.])(?:,\\d+)?|\\d{1,3}(?:[${SPACE}'’]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d{1,3}(?: \\d{3})+(?![\\d.,]\\d|\\d)|\\d+(?:[.,]\\d+)?`,
  'y',
)

export type Scanned = { value: number; end: number; digits: number; grouped: boolean; decimal: boolean; multiplied: boolean }

/** The number at `i` (which must be a digit) with its multiplier, or null. */
export function scanNumber(text: string, i: number): Scanned | null {
  NUMBER.lastIndex = i
  const match = NUMBER.exec(text)
  if (!match) return null
  let digits = match[0]
  let end = i + digits.length
  let value: number
  let grouped = false
  const dots = /^\d{1,3}(?:\.\d{3})+$/.test(digits)
  const after = text.slice(end, end + 16)
  const hasPoint =
    dots && (digits.startsWith('0') || (digits.split('.').length === 2 && (SMALL_UNIT.test(after) || IN_MILLIONS.test(after))))
  if (hasPoint) value = Number(digits)
  else if (/^\d{1,3}(?:,\d{2,3})*,\d{3}/.test(digits)) {
    grouped = true
    value = Number(digits.replace(/,/g, ''))
  } else if (dots || /^\d{1,3}(?:\.\d{3})+,/.test(digits)) {
    grouped = true
    value = Number(digits.replace(/\./g, '').replace(',', '.'))
  } else if (/[ '’\u00a0\u202f\u2009]/.test(digits)) {
    if (digits.includes(' ') && /^\d{1,3} \d{3}$/.test(digits) && Number(digits.slice(0, digits.indexOf(' '))) === 0) digits = '0'
    grouped = true
    value = Number(digits.replace(/[ '’\u00a0\u202f\u2009]/g, '').replace(',', '.'))
    end = i + digits.length
  } else value = Number(digits.replace(',', '.'))
  const decimal = !Number.isInteger(value) || (/[.,]\d{1,2}$/.test(digits) && !grouped)
  for (const [pattern, factor] of MULTIPLIERS) {
    const found = pattern.exec(after)
    if (found)
      return { value: round(value * factor), end: end + found[0].length, digits: digits.length, grouped, decimal, multiplied: true }
  }
  return { value, end, digits: digits.length, grouped, decimal, multiplied: false }
}
const round = (n: number): number => Math.round(n * 1e6) / 1e6

/** A number that is the whole of `s`, full-width digits and multipliers included; null when it is not one. */
export function parseNumber(s: string): number | null {
  const text = halfWidth(s.trim())
  if (!/^\d/.test(text)) return null
  const scanned = scanNumber(text, 0)
  return scanned && scanned.end === text.length ? scanned.value : null
}

/** Full-width digits and signs as ASCII; same length. */
export function halfWidth(text: string): string {
  return /[０-９％＋－．，]/.test(text) ? text.replace(/[０-９％＋－．，]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)) : text
}

const WORDS: Record<string, number> = {}
const LISTS = [
  'one two three four five six seven eight nine ten eleven twelve',
  'eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
  'uno dos tres cuatro cinco seis siete ocho nueve diez once doce',
  'um dois três quatro cinco seis sete oito nove dez onze doze',
  'un deux trois quatre cinq six sept huit neuf dix onze douze',
  'один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать',
  '一 二 三 四 五 六 七 八 九 十',
  '一 两 三',
  'một hai ba bốn năm sáu bảy tám chín mười',
  'uno due tre quattro cinque sei sette otto nove dieci undici dodici',
  'bir iki üç dört beş altı yedi sekiz dokuz on',
  '하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열',
  '한 두 세 네',
]
for (const list of LISTS)
  list.split(' ').forEach((word, i) => {
    WORDS[word] ??= i + 1
  })
/** The value of a number word ("five", "drei", "三"), or null. */
export const numberWord = (word: string): number | null => WORDS[word.toLowerCase()] ?? null
