/** Deadlines: the key by which a target is due (`week:2`, `day:90`, `2025-Q1`, `launch+month:1`, ISO date, `text:…`). */
import type { Window } from '../model.ts'
import { AFTER } from './beside-launch.ts'
import type { Around } from './dates.ts'
import { numberWord } from './numbers.ts'
import { findWindow } from './window.ts'
import { isOfHours } from './length.ts'
import { pattern } from './pattern.ts'

/** The deadline that a window sets: its end, by its number where it has one ("Week 3 (Jun 1-7)"). */
export function deadlineOf(window: Window): string | null {
  if (window.dates && typeof window.to !== 'number') return window.dates.to
  const to = window.to ?? (window.duration && window.from == null ? window.duration[1] : null)
  switch (window.unit) {
    case 'text':
      return window.text ? `text:${window.text}` : null
    case 'ongoing':
    case 'minute':
    case 'hour':
      return null
    case 'date':
    case 'quarter':
    case 'year':
      return to === null ? null : typeof to === 'number' ? `${window.unit}:${to}` : to
    default:
      return to === null
        ? null
        : window.anchor === 'launch'
          ? `launch+${window.unit}:${to}`
          : window.anchor === 'now'
            ? `now+${window.unit}:${to}`
            : `${window.unit}:${to}`
  }
}

const UNITS =
  '(days?|tage?n?|d[ií]as?|jours?|дн(?:я|ей)|天|日|일|weeks?|wochen?|semanas?|semaines?|недел[ьюи]|周|週間?|주|months?|monate?n?|meses|mês|mes|mois|месяц(?:а|ев)?|个月|ヶ月|か月|개월|years?|jahre?n?|años?|anos?|ans|лет|года?|年|년|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]|ngày|tuần|tháng|năm)'
const IN = pattern(
  new RegExp(
    `(?:(?<![\\p{L}])(?:in|within|after|by|over|despu[eé]s de|depois de|ap(?:rès|ós)|innerhalb von|binnen|nach|en|em|dentro de|dans|d'ici|за|через|в течение|entro|nei|dopo|trong(?: vòng)?|sau|(?<!\\d\\s?)(?:à|a(?=\\s+\\d{1,2}\\s+(?:meses|semanas|años|anos|mesi|settimane|anni)(?![\\p{L}]))))\\s+(?:the\\s+)?(?:first\\s+|ersten\\s+|primer[oa]s?\\s+|primeir[oa]s?\\s+|premi(?:er|ère)s?\\s+|первые\\s+|primi\\s+|prime\\s+|l[eo]s\\s+|[ao]s\\s+|den\\s+)?|[(（]\\s*(?:(?:the\\s+)?first\\s+)?)(\\d{1,3}|one|two|three|six|first|drei|tres|trois)\\s*-?\\s*(?:(?:first|ersten|primer[oa]s|primeir[oa]s|premi(?:er|ère)s|первых)\\s+)?${UNITS}(?![\\p{L}]|\\s+(?:per|each|every|pro|por|par)\\s)`,
    'iu',
  ),
)
const FIRST = pattern(
  /(?<![\p{L}])(?:in|within|during|im|in der|en|em|n[oa]|dans|durante|pendant|nell?[ao]?|le|la|за|в)\s+(?:(?:the|el|l[ae]|[oa])\s+)?(?:first|ersten?|primera?|primeir[oa]|premi(?:er|ère)|prim[oa]|перв(?:ый|ую))\s+(day|week|month|quarter|year|tag|woche|monat|quartal|jahr|d[ií]a|semana|mes|mês|trimestre|año|ano|jour|semaine|mois|année|giorno|settimana|mese|день|неделю|месяц|квартал|год)(?![\p{L}])|trong (ngày|tuần|tháng|quý|năm) đầu/iu,
)
/** "ngày đầu", "初月", "首周", "첫 달": which one, without a word before it. */
const FIRST_ONE = /(?<!\d\s?)(ngày|tuần|tháng) đầu|[初首]([日周週月年])(?![\u3040-\u309f])|첫 ?([날주달해])(?!\p{Script=Hangul})/iu
/** "500 first week", "500 stars first day": by when, behind the number; "Stars first week: 500". */
const BARE_FIRST = pattern(
  /\d[\d.,]*\s?[km]?\+?\s+(?:in\s+)?first\s+(day|week|month|quarter|year)(?![a-z])|\d\S*\s[\p{L} ]{2,40}\sfirst\s+(day|week|month|quarter|year)\s*$|(?<=\p{L}\s)first\s+(day|week|month|quarter|year)(?=\s*[:：])/iu,
)
const MAY_BE_FIRST = /[đ初首첫]/
const EVENT = /\b(within|by|after)\s+\d{1,3}\s+\w+\s+(?:of|after|from)\s+.{2,50}$/i
const BY = pattern(
  /(?:(?<![\p{L}])(?:by|until|before|bis(?: zum| ende| mitte)?|hasta|para|antes de|até|avant|d'ici(?: à)?|до(?: конца)?|к(?: концу)?)\s+(?:the\s+)?(?:end of\s+|eo[ymq]\s+|ende\s+|(?:el\s+)?final(?:es)? de\s+|(?:[oa]\s+)?fim d[eo]\s+|(?:la\s+)?fin(?: de)?\s+)?)(.{2,40})$/iu,
)
/** "10 contributors by v1.0", "before GA". */
const RELEASE = /\b(?:by|until|before)\s+(?:the\s+)?(v\d+(?:\.\d+)*|GA|(?:public )?beta)(?: release)?\s*$/i
/** "By the end of 2026 at least 500 users", "Bis Ende Juni …": the deadline opens the line. */
const LEADING = pattern(
  /^(?:by|until|before|bis(?: zum)?|hasta|até|avant|d'ici(?: à)?|antes de|до|к)\s+(?:the\s+)?(?:end of\s+|eo[ymq]\s+|ende\s+|final(?:es)? de\s+|fin(?: de)?\s+|конца\s+|концу\s+)?(.{2,30}?)(?=\s*[,:]|\s+(?:at least|over|more than|mindestens|wenigstens|über|al menos|pelo menos|au moins|не менее|we|wir|reach|have)\s|\s+(?!20\d\d)\d|$)/iu,
)
/** "in week 1", "en el mes 3", "im Monat 3": the number stands behind the unit. */
const AT = pattern(
  /(?<![\p{L}])(?:in|on|during|at|for|of|(?:para|en|hacia) (?:el|la)|n[oa]|até [oa]|pour (?:le|la)|au|à la|im|in der|nel|nella|entro (?:il|la))\s+((?:week|month|day|quarter|year|mes|mês|semana|d[ií]a|trimestre|año|ano|mois|semaine|jour|année|monat|woche|quartal|jahr|mese|settimana|giorno|anno)\s+\d{1,3}|Q[1-4](?:\s+20\d\d)?)(?![\p{L}\d])/iu,
)
/** "3个月内", "3ヶ月で", "3개월 안에": no word stands before the number. */
const WITHIN =
  /(?<![\d.,第])(\d{1,3})\s*(个月|個月|ヶ月|か月|カ月|개월|天|日間?|周|週間?|주)\s*(?:之?内|以内|で|までに|間で|안에|이내|내에?|만에)|(?<![\d.,])(\d{1,3})\s*(gün|hafta|ay|yıl)\s*(?:içinde|sonunda|sonra)/i
/** "by M3", "until W12": letters for months and weeks behind a word for a deadline. */
const LETTERED = pattern(/(?<![\p{L}])(?:by|until|before|bis|hasta|até|avant|до)\s+(M|W|D)(\d{1,2})(?![\p{L}\d])/iu)
const LETTERS: Readonly<Record<string, string>> = { M: 'month', W: 'week', D: 'day' }
/** "500 (Q1)", "10K (M3)" in a row of such values: quarters, months, weeks and days. */
export function lettersBehind(text: string): string | null {
  const found = /[(（]\s*([QMWD])(\d{1,2})\s*[)）]\s*$/i.exec(text)
  const unit = found && (/q/i.test(found[1]!) ? 'quarter' : LETTERS[found[1]!.toUpperCase()]!)
  return found && `${unit}:${Number(found[2])}`
}
/** "2026年6月底前", "3月末までに", "2026-07-20 前", "12월까지": the word for a deadline stands behind it. */
const BEFORE =
  /((?:20\d\d\s*[年년]\s*)?\d{1,2}\s*[月월](?:\s*\d{1,2}\s*[日일])?|20\d\d(?:[-/.]\d{1,2}){1,2}|20\d\d\s*[年년]|Q[1-4])\s*(?:底|末|말)?\s*(?:之?前(?!\d)|以前|までに?|前に|까지)/
const MAY_BE_BEFORE = /[前ま까]/
/** "In the first 24 hours". */
const MAY_BE_HOURS = /24|48|72/
const FIRST_HOURS =
  /(?:first|erste[nr]|primer[ao]s|primeir[ao]s|premi(?:e|è)res|первые|prime|首|最初の|첫)\s*(24|48|72)\s*-?\s*(?:hours|hrs?\b|h\b|stunden|horas|heures|час|ore\b|个?小时|時間|시간)/i
const LAUNCH = /\b(?:at|on|am|zum|by|until|bis(?: zum)?)\s+(?:the\s+)?(launch(?:[\s-]?(?:day|tag))?)\b/i
/** "3 months after launch", "30 days post-launch", "within a month of the launch". */
const SINCE_LAUNCH = pattern(
  new RegExp(
    `(?<![\\p{L}\\d])(\\d{1,3}|an?|one|two|three|six|twelve)[\\s-]+${UNITS}\\s*(?:(?:of|after|from|following) (?:the )?(?:\\p{L}+ )?launch(?![\\p{L}-])|${AFTER.source})`,
    'iu',
  ),
)
const MAY_BE_SINCE_LAUNCH = /launch|release|lan[cçz]|запуск|релиз/i

/** The deadline that a line states for itself, or null. */
export function findDeadline(text: string, around: Around = {}): string | null {
  if (text.length > 400) return null
  const since = MAY_BE_SINCE_LAUNCH.test(text) ? SINCE_LAUNCH.exec(text) : null
  if (since) return `launch+${unitKey(since[2]!)}:${/^an?$/i.test(since[1]!) ? 1 : (numberWord(since[1]!) ?? Number(since[1]))}`
  const event = EVENT.exec(text)
  if (event) return `text:${event[0].trim()}`
  const first = FIRST.exec(text)
  if (first) return `${unitKey((first[1] ?? first[2])!)}:1`
  const bare = BARE_FIRST.exec(text)
  if (bare) return `${unitKey((bare[1] ?? bare[2] ?? bare[3])!)}:1`
  const one = MAY_BE_FIRST.test(text) ? FIRST_ONE.exec(text) : null
  if (one) return `${unitKey((one[1] ?? one[2] ?? one[3])!)}:1`
  const within = IN.exec(text)
  if (within && !/hours?|stunden/i.test(within[0])) {
    const n = within[1]!.toLowerCase() === 'first' ? 1 : (numberWord(within[1]!) ?? Number(within[1]))
    return `${unitKey(within[2]!)}:${n}`
  }
  const hours = MAY_BE_HOURS.test(text) ? FIRST_HOURS.exec(text) : null
  if (hours) return `day:${Number(hours[1]) / 24}`
  const lettered = LETTERED.exec(text)
  if (lettered) return `${LETTERS[lettered[1]!.toUpperCase()]!}:${Number(lettered[2])}`
  const by = BY.exec(text)
  if (by) {
    const window = findWindow(by[1]!.trim(), around)?.window
    const key = window ? deadlineOf(window) : null
    if (key) return key
  }
  const release = RELEASE.exec(text)
  if (release) return `text:${release[1]!}`
  const before = MAY_BE_BEFORE.test(text) ? BEFORE.exec(text) : null
  const dated = before ? findWindow(before[1]!, around) : null
  if (dated) return deadlineOf(dated.window)
  const ahead = LEADING.exec(text)
  const opening = ahead ? findWindow(ahead[1]!, around) : null
  if (opening && opening.from <= 1) return deadlineOf(opening.window)
  const inside = WITHIN.exec(text)
  if (inside) return `${unitKey(inside[2] ?? inside[4]!)}:${Number(inside[1] ?? inside[3])}`
  const at = AT.exec(text)
  const numbered = at ? findWindow(at[1]!, around) : null
  if (numbered) return deadlineOf(numbered.window)
  if (LAUNCH.test(text)) return 'launch+day:0'
  const bracket = /[(（]([^()（）]{3,30})[)）]\s*$/.exec(text)
  const found = bracket ? findWindow(bracket[1]!, around) : null
  if (found && !isOfHours(found.window) && found.to - found.from >= bracket![1]!.trim().length - 4) return deadlineOf(found.window)
  return null
}

/** "After 30 days", "30日後" as a title: so long after the beginning. */
export const laterOf = (text: string): string | null =>
  text.length < 30 && LATER.test(text) && /\d/.test(text)
    ? findDeadline(text.replace(/^at\s/i, 'in ').replace(/\s?(?:後|后|후|目|時点)$/, '内'))
    : null
const LATER = /^(?:after|at|in|by|within|nach|en|à|dans|após|tra|через|\d)[\s\d]/i

function unitKey(word: string): string {
  const w = word.toLowerCase()
  if (/^(?:day|tag|d[ií]a|jour|дн|天|日|일|날|giorn|ngày|gün)/.test(w)) return 'day'
  if (/^(?:week|woche|semana|semaine|недел|周|週|주|settiman|tuần|hafta)/.test(w)) return 'week'
  if (/^(?:quart|trimestre|quý|кварт)/.test(w)) return 'quarter'
  return /^(?:year|jahr|año|ano|an|лет|год|年|년|해|năm|yıl)/.test(w) ? 'year' : 'month'
}
