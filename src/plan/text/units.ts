/** Units and currencies that stand at a number. */
import { pattern } from './pattern.ts'

const UNITS: [RegExp, string][] = [
  [pattern(/^\s?(?:%|％)|^\s?(?:percent|per cent|prozent|процент(?:ов|а)?|por ciento|pour cent)(?![\p{L}])/iu), '%'],
  [pattern(/^\s?[x×](?![\p{L}\d])|^\s?倍|^[-\s]?fold\b/u), 'x'],
  [pattern(/^\s?(?:ms|millisec(?:ond)?s?|мс|毫秒|ミリ秒)(?![\p{L}])/iu), 'ms'],
  [
    pattern(
      /^\s?(?:min(?:ute)?s?|minuten?|minutos?|минут[аы]?|мин\.?|phút|minut[oi]|dakika|dk)(?![\p{L}])|^\s?(?:分钟|分間|분(?!기|석|야))/iu,
    ),
    'minutes',
  ],
  [
    pattern(
      /^[\s-]?(?:hours?|hrs?|h|stunden?|std\.?|horas?|heures?|час(?:ов|а)?|ч\.?|giờ|ore|ora|saat)(?![\p{L}])|^\s?(?:小时|小時|時間|시간)/iu,
    ),
    'hours',
  ],
  [
    pattern(
      /^\s?(?:sec(?:ond)?s?|segs?\.?|s|sekunden?|segundos?|secondes?|секунд[аы]?|сек\.?|giây|secondi|saniye|sn)(?![\p{L}])|^\s?(?:秒|초)/iu,
    ),
    'seconds',
  ],
  [
    pattern(/^[\s-]?(?:days?|tag(?:e|en)?|d[ií]as?|jours?|дн(?:я|ей)|день|ngày|giorni|gün)(?![\p{L}])|^\s?(?:天|日間|일(?!차|정|부|반))/iu),
    'days',
  ],
  [
    pattern(
      /^[\s-]?(?:weeks?|woche[n]?|semanas?|semaines?|недел[ьюяи]|tuần|settimane|hafta)(?![\p{L}])|^\s?(?:周(?!次)|週間|주(?!차|요|제|기|간))/iu,
    ),
    'weeks',
  ],
  [
    pattern(/^[\s-]?(?:months?|monate?n?|meses|mês|mes|mois|месяц(?:а|ев)?|tháng|mesi|ay)(?![\p{L}])|^\s?(?:个月|ヶ月|か月|개월)/iu),
    'months',
  ],
  [pattern(/^[\s-]?(?:years?|yrs?|jahre?n?|años?|anos?|ans|années?|лет|года?|năm|anni|yıl)(?![\p{L}])|^\s?(?:년(?!도))/iu), 'years'],
  [pattern(/^\s?(KB|MB|GB|TB|KiB|MiB|GiB)(?![\p{L}])/u), ''],
  [pattern(/^\s?(TPS|QPS|RPS|Gbps|Mbps|Tbps|GB\/s|MB\/s|ops\/s(?:ec)?|req(?:uests)?\/s(?:ec)?|tx\/s|UV|PV|pts)(?![\p{L}])/u), ''],
  [
    /^\s?(人次|人|名|个|個|件|条|條|篇|次|场|場|份|家|位|款|所|명|개(?![발선])|건(?!강)|회(?![의원사])|곳|편(?!집)|통(?![합계])|종(?![료합류])|장(?!기)|가지|社(?![区群交媒团])|本|回|種|种|张|项(?!目)|集(?![成合团]))(?!月)/,
    '',
  ],
]

/** The unit right behind a number: its normal name and how many characters it takes. */
export function unitAt(after: string): { unit: string; length: number } | null {
  const c = after.charCodeAt(0)
  if (Number.isNaN(c)) return null
  for (const [pattern, name] of UNITS) {
    const match = pattern.exec(after)
    if (match) return { unit: name || match[1]!, length: match[0].length }
  }
  return null
}

/** Codes that mean nothing else: "PHP 8" is no amount of pesos. */
const CODES =
  'USD|EUR|GBP|CHF|JPY|CNY|RMB|BRL|KRW|RUB|INR|AUD|CAD|VND|TRY|PLN|CZK|UAH|SEK|NOK|DKK|HUF|THB|NGN|KES|ZAR|ILS|IDR|MYR|SGD|HKD|TWD|NZD|MXN|ARS|CLP|AED|KZT|USDC|USDT'
const BEFORE = new RegExp(`(?:(US|HK|NT|MX|NZ|CA|AU|R|A|C|S)?\\$|€|£|¥|￥|₩|₽|₹|₫|₺|₴|₪|₦|฿|₱|\\b(${CODES}))\\s?$`)
const AFTER = pattern(
  new RegExp(
    `^(?:,[-–—]{1,2})?\\s?(?:(${CODES})\\b|(VNĐ|TL(?![\\p{L}])|€|\\$|£|₽|₩|₫|₺|₴|руб(?:лей|ля|\\.)?|元|人民币|円|원(?!칙|인|하)|đồng(?![\\p{L}])|(?:de |d['’])?(?:reais|euros?|dollars?|d[oó]lares)\\b|(?:rupees|yuan|franken|zł|złotych|kč|грн|гривен|долларов|евро|đ)(?![\\p{L}])))`,
    'iu',
  ),
)
const SIGNS: Record<string, string> = {
  $: 'USD',
  US$: 'USD',
  HK$: 'HKD',
  R$: 'BRL',
  A$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  AU$: 'AUD',
  NT$: 'TWD',
  MX$: 'MXN',
  NZ$: 'NZD',
  S$: 'SGD',
  '€': 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  '₽': 'RUB',
  '₹': 'INR',
  '₫': 'VND',
  VNĐ: 'VND',
  '₺': 'TRY',
  TL: 'TRY',
  RMB: 'CNY',
  元: 'CNY',
  人民币: 'CNY',
  円: 'JPY',
  원: 'KRW',
  REAIS: 'BRL',
  EURO: 'EUR',
  EUROS: 'EUR',
  DOLLAR: 'USD',
  DOLLARS: 'USD',
  đ: 'VND',
  Đ: 'VND',
  ĐỒNG: 'VND',
  '₴': 'UAH',
  '₪': 'ILS',
  '₦': 'NGN',
  '฿': 'THB',
  '₱': 'PHP',
  DOLARES: 'USD',
  DÓLARES: 'USD',
  ДОЛЛАРОВ: 'USD',
  ЕВРО: 'EUR',
  RUPEES: 'INR',
  YUAN: 'CNY',
  FRANKEN: 'CHF',
  ZŁ: 'PLN',
  ZŁOTYCH: 'PLN',
  KČ: 'CZK',
  ГРН: 'UAH',
  ГРИВЕН: 'UAH',
}

/** Currency written before a number: ISO code and length of the sign. `yen` is what ¥ means in this text. */
export function currencyBefore(before: string, yen: string): { currency: string; length: number } | null {
  const match = BEFORE.exec(before)
  if (!match) return null
  const sign = match[0].trim()
  return { currency: sign === '¥' || sign === '￥' ? yen : (SIGNS[sign] ?? match[2]!), length: match[0].length }
}
/** Currency written after a number. */
export function currencyAfter(after: string): { currency: string; length: number } | null {
  const match = AFTER.exec(after)
  if (!match) return null
  const word = (match[1] ?? match[2]!.replace(OF, '')).toUpperCase()
  return { currency: SIGNS[match[2] ?? ''] ?? SIGNS[word] ?? (word.startsWith('РУБ') ? 'RUB' : word), length: match[0].length }
}
/** "2 millones de euros". */
const OF = /^(?:de |d['’])/i
/** What ¥ stands for: yen where kana is written, yuan where Chinese is, else yen. */
export const yenOf = (text: string): string =>
  /[\p{Script=Hiragana}\p{Script=Katakana}円]/u.test(text) ? 'JPY' : /\p{Script=Han}/u.test(text) ? 'CNY' : 'JPY'
