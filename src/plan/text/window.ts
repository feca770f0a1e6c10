/** Windows of time as plans write them, normalised: "Week 1-2", "T-7", "Q3 2026", "第 2-4 周", "within 6 months of the release". */
import { weekdayIn } from '../lexicon/weekdays.ts'
import { AFTER, hoursFromLaunch, IS_AFTER, isLaunch, lengthAhead, OPENS_BEFORE, UNITS_BEFORE, WIDE_BEFORE } from './beside-launch.ts'
import { bounds } from '../resolve/calendar.ts'
import { edge, MONTHS } from '../resolve/window.ts'
import { BLOCK } from './block-names.ts'
import { dated } from './dated.ts'
import { findDate, type Around } from './dates.ts'
import { put, type FoundWindow } from './found-window.ts'
import { halfWidth, numberWord } from './numbers.ts'
import { fromNow, MAY_BE_NOW, NOW } from './now.ts'
import { findOffset } from './offset.ts'
import { pattern } from './pattern.ts'
import { placeInWords } from './place-in-words.ts'
import { quarterAhead } from './quarters.ts'
import { EAST_UNITS, NAMES, unitWord, type Unit } from './window-words.ts'

export type { FoundWindow } from './found-window.ts'
const DASH = '\\s*(?:-|–|—|−|~|～|〜|to|through|thru|bis|a|à|au|до|по|至|到|から|&|and|und|→)\\s*'
const NUM = '\\d{1,3}'
const FORWARD = pattern(
  new RegExp(
    `(?<![\\p{L}])((${NAMES}|W|KW|CW|D|M|S)(?:\\s*[#.]?\\s*|-)(${NUM})(?![\\d%]|[:.]\\d|\\s*%))(?:(?:${DASH}|\\s*,\\s*)(?:(${NAMES}|W|D|M|S)\\s*)?(${NUM})(?![\\d%]|[:.]\\d))?(\\s?\\+)?`,
    'iu',
  ),
)
const NUMBER_WORDS = 'one|two|three|four|five|six|eins|zwei|drei|uno|dos|tres'
const WORDED = pattern(
  new RegExp(`(?<![\\p{L}])(${NAMES})\\s+(${NUMBER_WORDS})(?:${DASH}(?:(?:${NAMES})\\s+)?(${NUMBER_WORDS}))?(?![\\p{L}])`, 'iu'),
)
const BACKWARD = pattern(
  new RegExp(
    `(?<![\\p{L}\\d.,$€£])(${NUM}|one|two|three|four|five|six|nine|twelve|zwei|drei|vier|sechs|dos|dois|duas|tres|três|cuatro|quatro|seis|deux|trois|quatre|due|tre)(?:${DASH}(${NUM}))?(\\+)?[\\s-]+((?:premi(?:er|ère)s?|primer[oa]s?|primeir[oa]s?|prim[ie])\\s+)?(${NAMES})(?![\\p{L}])`,
    'iu',
  ),
)
/** "2. Yıl", "1-2. hafta", "3. Quartal", "1ª semana", "2e mois", "1-я неделя", "2nd month": the place of a unit in a row. */
const ORDINAL = pattern(
  /(?<![\p{L}\d.,])(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?(?:\.\s*(hafta|gün|ay|yıl|çeyrek|tag|woche|monat|jahr)|(?:[ªº]|[eè]re|er|ème|e|-?(?:я|й|е|ая|ый|ой)|st|nd|rd|th)\s+(semana|d[ií]a|mes|mês|año|ano|semaine|jour|mois|année|an|неделя|день|месяц|год|week|day|month|year))(?![\p{L}]|\s+(?:of|del?|d[oau]|des|der|каждого)(?![\p{L}]))/iu,
)
const MAY_BE_ORDINAL = /\d(?:\.\s*[hgayçtwmj]|[ªº]|[eè]r?|ème|-?[яйеао]|st|nd|rd|th)/i
const CJK_FORWARD =
  /第\s*([\d一二三四五六七八九十]{1,3})(?:\s*(?:-|–|—|~|～|〜|至|到|、)\s*第?\s*(\d{1,3}))?\s*(个月|ヶ月|か月|季度|四半期|天|日|周|週|月|年)(?:目)?(\+)?|(\d{1,3})(?:\s*[-–~〜～]\s*(\d{1,3}))?\s*([주일월]\s?차|개월\s?차|[週周日]目|[ヶか]月目)/
const CJK_BACKWARD =
  /(\d{1,3}|[一二两三四五六七八九十])(?:\s*(?:-|–|—|~|～|〜|至|到)\s*(\d{1,3}))?\s*(个月|ヶ月|か月|개월|季度|天|日(?=間|目|前|以?内|まで|\s*(?:$|[:：(（]))|일|周|週|주|年|년)(?:[间間](?=\s*之?前))?(?!年)/
const LAUNCH_DAY = pattern(
  /(?<![\p{L}])(?:launch[\s-]?day|day of (?:the )?launch|launch[\s-]?tag|tag[\s-]x|release[\s-]day|d-?day|l-day|day zero|day\s+0(?!\d|\s*(?:[-–—→]|to|through)\s*\+?\d)|t[-=]?0(?!\d)|go-?live day|d[ií]a d[eo]l? lanzamiento|dia d[eo] lançamento|jour (?:du lancement|j)(?![\p{L}])|день запуска|ngày ra mắt|giorno del lancio|lansman gün[üu])|发布日(?!期)|发布当天|上线日(?!期)|上线当天|首发日|ローンチ(?:当)?日|公開日|出시일|(?:런칭|출시|론칭) ?(?:당일|일)/iu,
)
const LAUNCH_WEEK = pattern(
  /(?<![\p{L}])(?:launch[\s-]?week|(?<=^\W{0,3})week of (?:the )?launch|launch[\s-]?woche|semana d[eo]l? lan[zç]amento|semana del? lanzamiento|semaine de lancement|неделя запуска|settimana d[ie]l? lancio|tuần ra mắt|lansman haftası)|发布周|上线周|ローンチ週|(?:런칭|출시) ?주간?/iu,
)
const FIRST = pattern(
  /(?<![\p{L}])(?:first|initial|erste[nrs]?|primer[oa]?s?|primeir[oa]s?|premi(?:er|ère)s?|первы[ейх]|prim[oi]|[iİ]lk)\s*$|(?:首|前|最初の|첫)\s*$/iu,
)
/** "30日以内", "3개월 이내", "Within 30 days": up to then. */
const INSIDE = /^\s*(?:之?内|以内|までに?|이내|안에|내에?(?![가-힣]))/
const IS_WITHIN = /^\W*(?:within(?: the first)?|innerhalb von|binnen|dentro de|dans les?)\s*$/i
const GOAL =
  /goal|target|priorit|prioridad|приоритет|优先|優先|우선|metric|kpi|success|criteria|milestone|objective|outlook|vision|indicator|[目指]标|目標|指標|里程碑|ziel|meilenstein|kennzahl|objetivo|meta|métrica|objectif|jalon|цел[ьи]|показател|метрик|목표|지표|mục tiêu|obiettiv|hedef|beklenen|başarı|[-\s]term\b|fristig|plazo|prazo|terme|[短中长長]期|срочн|단기|중기|장기/i
/** "The day before launch", "veille du lancement": one unit before it, or behind it. */
const BESIDE_LAUNCH = pattern(
  /(?<![\p{L}\d])(day|night|week|month|tag|woche|monat|d[ií]a|semana|mes|mês|jour|semaine|mois)\s+(?:(before|vor(?: dem)?|antes(?: d[eo]l?)?|avant(?: le)?)|after|nach(?: dem)?|despu[eé]s del?|depois do|après(?: le)?)\s+(?:the\s+)?(?:launch|release|go-?live|lanzamiento|lançamento|lancement)|(veille|vísperas?|véspera|vorabend) (?:du|del?|do|des) (?:launch\w*|lanzamiento|lançamento|lancement)/iu,
)
/** "2 weeks after" as a title, beside "2 weeks out". */
const WEEKS_AFTER = /^(\d{1,2}) (days?|weeks?|months?) after\s*[:：]?$/i
/** "Directories (week after)": nothing but that, in brackets at the end of a title. */
const ASIDE_BESIDE = /[(（](?:the )?(day|week|month) (before|after)[)）]\s*$/i
const MAY_BE_BESIDE_LAUNCH = /(?:before|after|vor|nach|antes|despu[eé]s|depois|avant|après|veille|v[ií]spera|véspera|vorabend)\b/i
/** "From week 9", "ab Woche 9", "第9周起": without an end. */
const OPEN_FROM = pattern(
  /(?<![\p{L}])(?:from|starting(?: in)?|since|ab(?: der)?|desde(?: (?:el|la))?|a partir d[aeo]l?(?: la)?|à partir d[eu](?: la)?|depuis(?: la)?|dal(?:la)?|начиная с|с)\s*$/iu,
)
const OPEN_TO = /^\s*(?:起|以降|以后|之后|から|부터|onwards?(?![a-z])|and beyond(?![a-z])|en adelante|em diante|et après)/i
const STAGE = /^[^\s:：]{3,12} \d{1,2}[:：]/
/** "In 2 weeks", "Dans 10 jours" by itself: counted from now. What lies further ahead is a horizon. */
const AHEAD = pattern(new RegExp(`^(?:in|dans|en|dentro de|em|daqui a|через|tra|fra|trong)\\s+(\\d{1,2})\\s+(${NAMES})\\s*[:：]?$`, 'iu'))
const SOON: Partial<Record<Unit, number>> = { day: 14, week: 4 }
const ONGOING =
  /^[\s(（]*(?:ongoing|continuous(?:ly)?|always on|laufend|fortlaufend|kontinuierlich|continuo|contínuo|en curso|en continu|постоянно|непрерывно|持续(?:进行)?|長期|継続|지속(?:적)?|liên tục|continuativo)[\s)）]*$|[(（](?:ongoing|continuous|laufend|fortlaufend|持续|継続|지속|contínuo|continuo|постоянно)[)）]/i
const MIXED =
  /[(（]\s*(\d+\+?\s*(?:minutes?|hours?|min|days?|weeks?|months?)\s*[-–—]\s*\d+\+?\s*(?:minutes?|hours?|days?|weeks?|months?))\s*[)）]/i
/** "Phase 3: Growth (+1 month)": so long after what stands before it. */
const AHEAD_ASIDE =
  /[(（]\s*(\+\s?\d{1,2}\s*(?:days?|weeks?|months?)(?:\s*(?:→|->|to|[-–—])\s*\+?\s?\d{1,2}\s*(?:days?|weeks?|months?))?)\s*[)）]\s*$/i
const MINUTES =
  /[(（]\s*(\d{1,3})(?:\s*[-–—]\s*(\d{1,3}))\s*(minutes?|mins?|hours?|minuten|stunden|分钟|小时|分|時間|분|시간|минут|час\w*)\s*[)）]/i
/** "Phase 1: Build (30 minutes)": so long. */
const LASTS =
  /[(（]\s*~?(\d{1,3})\s*(minutes?|mins?|hours?|hrs?|minuten|stunden?|minutos?|horas?|分钟|小时|分|時間|분|시간|минут|час\w*)\s*[)）]\s*$/i
const HOUR = /^h|stund|小时|時間|시간|час/i
const PLUS = /[(（]\s*(\d{1,2})\+\s*(days?|weeks?|months?|years?)\s*[)）]/i
const KEYED =
  /\d|day|morrow|morgen|ma[nñ]ana|amanhã|demain|завтра|domani|week|month|monat|woche|jahr|launch|tag\b|ongoing|lauf|contin|today|heute|hoy|hoje|aujourd|сегодня|недел|месяц|год|кварт|постоян|[周週月日年本今明下来上首季持継]|주|월|달|일|분기|지속|tháng|tuần|ngày|jour|semaine|mois|lan[cçz]|dia\b|запуск|发布|上线|ローンチ|런칭|출시|semana|m[eê]s|próx|settiman|lansman|hafta|bugün|yarın|bu ay|gelecek|önümüz|quart|jan|feb|mar|apr|ma[iy]|jun|jul|aug|ago|sep|set|o[cku]t|nov|de[cz]|ene|abr|dic|ja[nñ]|f[eé]v|ao[uû]|t-minus|unit|sprint|mid/i

const MAY_BE_HOURS = /\d\s*(?:h|std|stunde|ore|час|min|мин|小|時|시간|分|분)/i

// Cheap looks: a long expression is only compiled once what it needs stands in a line.
const HAS_DIGIT = /\d/
const HAS_NUMBER_WORD =
  /one|two|three|four|five|six|nine|twelve|eins|zwei|drei|vier|sechs|uno|dos|dois|duas|tr[eê]s?|[cq]uat[rt]o|seis|deux|trois|quatre|due/i
const HAS_WIDE = /[\u2e80-\ud7af]/
const HAS_BRACKETED_NUMBER = /[(（]\s*\d/
const MAY_BE_YEAR = /20\d\d/
/** "Survey results (latest: Q4 2025)": the time that something was looked at, not one to do something in. */
const AS_OF =
  /(?:\blatest|\bas of|\bupdated|\bdecided|\bnoted|\bbeschlossen|\bdecidido|\bstand|\bactualizado|\batualizado|\bmis à jour|обновлено|截至|更新于|更新|時点|기준)\s*[:：]?\s*$/i

/** The first window in `text`, with the stretch it was read from; null when there is none. */
export function findWindow(text: string, around: Around = {}): FoundWindow | null {
  if (text.length > 400 || text === '' || !KEYED.test(text)) return null
  const line = halfWidth(text)
  const found = relative(line) ?? numbered(line) ?? dated(line, around) ?? rest(line, around)
  if (!found || AS_OF.test(line.slice(0, found.from))) return null
  const { window } = found
  // "Tomorrow (March 7)": the day is known.
  const named = window.anchor === 'now' && HAS_DIGIT.test(line) ? findDate(line, around) : null
  if (named && named.precision === 'day' && (named.at >= found.to || named.end <= found.from))
    return {
      window: { unit: 'date', from: named.from, to: named.to },
      from: Math.min(found.from, named.at),
      to: Math.max(found.to, named.end),
    }
  if (
    (!window.anchor || isLaunch(window)) &&
    !window.dates &&
    (window.unit === 'week' || window.unit === 'day' || window.unit === 'month' || window.unit === 'sprint')
  ) {
    const date = findDate(line, around)
    if (date && date.precision === 'day' && (date.at >= found.to || date.end <= found.from)) {
      window.dates = { from: date.from, to: date.to }
      if (/\+\/-|±|ca\.|~/.test(line)) window.approx = true
    }
  }
  if (!window.dates && MAY_BE_YEAR.test(line)) {
    const dates = sameStretch(line, found, around)
    const quarter = dates === null && found.from > 1 && !window.anchor ? quarterAhead(line.slice(0, found.from), around) : null
    if (quarter) return put(quarter.window, quarter.match)
    if (dates) window.dates = dates
  }
  return found
}

/**
 * "Month 1 (January 2026)", "Year 1: Q3 2025 – Q2 2026": what stands beside a count says when it is, where it is as long.
 * First and last day.
 */
function sameStretch(line: string, { window, from, to }: FoundWindow, around: Around): { from: string; to: string } | null {
  if (MONTHS[window.unit] === undefined || window.anchor || typeof window.from !== 'number' || typeof window.to !== 'number') return null
  const beside = dated(`${line.slice(0, from)} ${line.slice(to)}`.trim(), around)?.window
  const first = typeof beside?.from === 'string' ? bounds(beside.from)?.start : undefined
  const last = typeof beside?.to === 'string' ? bounds(beside.to)?.end : undefined
  return first && last && edge(window.unit, window.to - window.from + 1, first, true) === last ? { from: first, to: last } : null
}

/** Windows that count from the launch or from now. */
function relative(line: string): FoundWindow | null {
  if (/\bT-minus\b/i.test(line) && !/T-minus\s*\d/i.test(line))
    return put({ unit: 'day', from: null, to: 0, anchor: 'launch' }, /\bT-minus\b/i.exec(line)!)
  const offset = findOffset(line)
  if (offset) return put(offset.window, offset.match)
  if (line.length >= 80) return null
  const hours = MAY_BE_HOURS.test(line) ? hoursFromLaunch(line) : null
  if (hours) return put(hours.window, hours.match)
  if (MAY_BE_NOW.test(line))
    for (const [pattern, unit, n] of NOW) {
      const match = pattern.exec(line)
      if (match) return countedBefore(line, match) ?? countedBehind(line, match, n) ?? put({ unit, from: n, to: n, anchor: 'now' }, match)
    }
  const span = HAS_DIGIT.test(line) || HAS_NUMBER_WORD.test(line) ? fromNow(line) : null
  if (span) return put({ unit: EAST_UNITS[span.word] ?? unitWord(span.word), from: span.from, to: span.to, anchor: 'now' }, span.match)
  const ahead = line.length < 24 && HAS_DIGIT.test(line) ? AHEAD.exec(line) : null
  if (ahead) {
    const unit = unitWord(ahead[2]!)
    const n = Number(ahead[1])
    if (n <= (SOON[unit] ?? 0)) return put({ unit, from: n, to: n, anchor: 'now' }, ahead)
  }
  const after = HAS_DIGIT.test(line) ? WEEKS_AFTER.exec(line) : null
  if (after) return put({ unit: unitWord(after[2]!), from: Number(after[1]), to: Number(after[1]), anchor: 'launch' }, after)
  const aside = /[(（]/.test(line) ? ASIDE_BESIDE.exec(line) : null
  if (aside) {
    const by = aside[2]!.toLowerCase() === 'before' ? -1 : 1
    return put({ unit: unitWord(aside[1]!), from: by, to: by, anchor: 'launch' }, aside)
  }
  const beside = MAY_BE_BESIDE_LAUNCH.test(line) ? BESIDE_LAUNCH.exec(line) : null
  if (beside) {
    const by = beside[2] !== undefined || beside[3] !== undefined ? -1 : 1
    const unit = beside[1] === undefined || /^night$/i.test(beside[1]) ? 'day' : unitWord(beside[1])
    return put({ unit, from: by, to: by, anchor: 'launch' }, beside)
  }
  const day = LAUNCH_DAY.exec(line)
  if (day) return countedBefore(line, day) ?? put({ unit: 'day', from: 0, to: 0, anchor: 'launch' }, day)
  const week = LAUNCH_WEEK.exec(line)
  if (week && (!/of launch/i.test(line) || /^week/i.test(week[0])) && weekdayIn(line) < 0) {
    // "Post-launch week (Weeks 2-4)" is not the week of the launch.
    const side = /(?:(pre|before)|post|after)[\s-]*$/i.exec(line.slice(0, week.index))
    const by = side === null ? 0 : side[1] === undefined ? 1 : -1
    return (by === 0 ? countedBefore(line, week) : numbered(line)) ?? put({ unit: 'week', from: by, to: by, anchor: 'launch' }, week)
  }
  return null
}
/** "2.1 " of a numbered heading. */
const SECTION_NUMBER = /^\d+(?:\.\d+)*[.)]?\s+$/
/** "Week 3: launch week", "Day 9 (launch day)", "Day 1 (today)": the plan counts, and says where the launch or today falls. Day 0 is the launch itself. */
function countedBefore(line: string, event: RegExpExecArray): FoundWindow | null {
  const found = event.index > 0 && HAS_DIGIT.test(line.slice(0, event.index)) ? numbered(line) : null
  if (!found || found.to > event.index) return null
  // "发布前 1 周联系…支持发布日": what it is counted from stands first.
  const opens = found.from <= 1 || SECTION_NUMBER.test(line.slice(0, found.from)) || WIDE_BEFORE.test(line.slice(0, found.from))
  if (!opens) return null
  return typeof found.window.from === 'number' && found.window.from !== 0 ? found : null
}

/** "Today (day 1)": likewise; "tomorrow (day 1)" counts from today. */
function countedBehind(line: string, { index, 0: { length } }: RegExpExecArray, fromNow: number): FoundWindow | null {
  const behind = line.slice(index + length)
  const found = /^\s*[(（][^()（）]*\d[^()（）]*[)）]\s*[:：]?$/.test(behind) ? forwardIn(behind)?.found : null
  return found && found.window.from !== fromNow ? { ...found, from: found.from + index + length, to: found.to + index + length } : null
}

const SINCE_EVER = /(?:from|since|on|of) $/i

/** "Week 1-2", "第 3 周", "6-12 Months", "first 30 days", "4 weeks before launch". */
function numbered(line: string): FoundWindow | null {
  const isWide = HAS_WIDE.test(line)
  const hasDigit = HAS_DIGIT.test(line)
  const hasNumber = hasDigit || HAS_NUMBER_WORD.test(line)
  const cjk = isWide ? CJK_FORWARD.exec(line) : null
  const unit = cjk && (EAST_UNITS[(cjk[3] ?? cjk[7]!).replace(/\s?[차目]$/, '')] ?? 'week')
  // "2026年第三季度" is a quarter of that year.
  if (cjk && unit && !(unit === 'quarter' && ENDS_WITH_YEAR.test(line.slice(0, cjk.index)))) {
    const from = numberWord(cjk[1] ?? '') ?? Number(cjk[1] ?? cjk[5])
    return anchored(line, put({ unit, from, to: cjk[4] || isOpen(line, cjk) ? null : Number(cjk[2] ?? cjk[6] ?? from) }, cjk))
  }
  const forward = hasDigit ? forwardIn(line) : null
  if (forward) return forward.found && anchored(line, forward.found)
  const ordinal = hasDigit && MAY_BE_ORDINAL.test(line) ? ORDINAL.exec(line) : null
  if (ordinal) {
    const from = Number(ordinal[1])
    return anchored(line, put({ unit: unitWord(ordinal[3] ?? ordinal[4]!), from, to: Number(ordinal[2] ?? from) }, ordinal))
  }
  const worded = HAS_NUMBER_WORD.test(line) ? WORDED.exec(line) : null
  // "Ready from day one": from the beginning.
  if (worded && !SINCE_EVER.test(line.slice(0, worded.index))) {
    const n = numberWord(worded[2]!) ?? 1
    const to = numberWord(worded[3] ?? '') ?? n
    return anchored(line, put({ unit: unitWord(worded[1]!), from: n, to: Math.max(n, to) }, worded))
  }
  const bracketed = HAS_BRACKETED_NUMBER.test(line)
  const plus = bracketed ? PLUS.exec(line) : null
  if (plus) return put({ unit: unitWord(plus[2]!), from: Number(plus[1]), to: null }, plus)
  const ahead = /[(（]\s*\+/.test(line) ? AHEAD_ASIDE.exec(line) : null
  if (ahead) return put({ unit: 'text', text: ahead[1]! }, ahead)
  const mixed = bracketed ? MIXED.exec(line) : null
  if (mixed && !/^\s*\d+\s*[-–—]/.test(mixed[1]!)) return put({ unit: 'text', text: mixed[1]! }, mixed)
  const minutes = bracketed ? MINUTES.exec(line) : null
  if (minutes) return put({ unit: HOUR.test(minutes[3]!) ? 'hour' : 'minute', from: Number(minutes[1]), to: Number(minutes[2]) }, minutes)
  const lasts = bracketed && BLOCK.test(line) ? LASTS.exec(line) : null
  if (lasts)
    return put(
      {
        unit: HOUR.test(lasts[2]!) ? 'hour' : 'minute',
        from: null,
        to: null,
        duration: [Number(lasts[1]), Number(lasts[1])],
      },
      lasts,
    )
  const backward = hasNumber ? BACKWARD.exec(line) : null
  if (backward) return length(line, backward, unitWord(backward[5]!), backward[1]!, backward[2], backward[4] !== undefined)
  const cjkBack = isWide ? CJK_BACKWARD.exec(line) : null
  if (cjkBack) return length(line, cjkBack, EAST_UNITS[cjkBack[3]!] ?? 'week', cjkBack[1]!, cjkBack[2])
  const placed = placeInWords(line)
  return placed && anchored(line, put({ unit: unitWord(placed.word), from: placed.at, to: placed.at }, placed.match))
}
/** "Phase 2 (M4-M6)", "M4-M6: Growth": months; "M1-M3" elsewhere may be milestones. */
const isMonths = (line: string, { index, 0: text }: RegExpExecArray): boolean =>
  (/^M\d{1,2}\s*[-–]\s*M?\d/.test(text) && /[(（]$/.test(line.slice(0, index)) && BLOCK.test(line)) ||
  (index === 0 && /^M\d{1,2}\s*[-–—]\s*M\d/.test(text))
const ENDS_WITH_YEAR = /20\d\d\s*[年년]?\s*$/
/** "Week 1-2", "Month 3+", "W4"; `found` is null where the number is of something else. */
function forwardIn(line: string): { found: FoundWindow | null } | null {
  const match = FORWARD.exec(line)
  if (!match) return null
  const [, head, word, low, other, high, plus] = match
  if (word!.length < 2 && !/^[WD]\d/.test(match[0]) && !isMonths(line, match)) return null
  const unit = unitWord(word!)
  const from = Number(low)
  // "Tháng 4/2026" is a month of a year.
  if (unit === 'month' && IN_YEAR.test(line.slice(match.index + match[0].length))) return { found: null }
  // "Week 2, day 1": the day is one of the week.
  if (other !== undefined && unitWord(other) !== unit)
    return { found: { window: { unit, from, to: from }, from: match.index, to: match.index + head!.length } }
  // "Sprint 3 (Weeks 5-6)": what a sprint is in the weeks of the plan.
  const aside = unit === 'sprint' ? asideOf(line, match) : null
  if (aside) return { found: aside }
  const to = plus || (high === undefined && isOpen(line, match)) ? null : Number(high ?? from)
  if ((high && Number(high) < from) || (unit === 'year' && from > 100)) return null
  // "Day 0-7" counts from the launch, "Days 0-7" from the beginning.
  if (/^day$/i.test(word!) && from === 0 && to !== null && to > 0) return { found: put({ unit, from, to, anchor: 'launch' }, match) }
  // "By day 30": up to then.
  const until = from > 0 && to === from && !plus && OPENS_BY.test(line.slice(0, match.index))
  return { found: put({ unit, from: until ? null : from, to }, match) }
}
const OPENS_BY =
  /^\W*(?:by|until|bis(?: zu[mr])?|hasta(?: el| la)?|até [oa]|d['’]ici (?:le|la)|avant(?: le| la)?|entro (?:il|la)|до|к)\s+$/i
function asideOf(line: string, { index, 0: { length } }: RegExpExecArray): FoundWindow | null {
  const opens = index + length
  const found = /^\s*[(（]/.test(line.slice(opens)) ? forwardIn(line.slice(opens))?.found : null
  if (found?.window.unit !== 'week' && found?.window.unit !== 'day') return null
  return { ...found, from: found.from + opens, to: found.to + opens }
}
const IN_YEAR = /^\s*\/\s*20[2-4]\d(?!\d)/
const isOpen = (line: string, { index, 0: text }: RegExpExecArray): boolean =>
  OPEN_FROM.test(line.slice(0, index)) || OPEN_TO.test(line.slice(index + text.length))
/** "30 days (end of April)": nothing but an aside behind it. */
const ASIDE = /^\s*[(（][^()（）]*[)）]\s*$/
const SET_OFF = /[:：–—-]\s*$/
const STOPS = /^\s*(?:$|[:：(（–—-])/
const OPEN_END = /^\s*[~～〜]\s*[)）]/
/** A number before its unit is a horizon, a stretch, an offset from the launch or only a length. */
function length(
  line: string,
  match: RegExpExecArray,
  unit: Unit,
  low: string,
  high: string | undefined,
  isFirst = false,
): FoundWindow | null {
  const n = numberWord(low) ?? Number(low)
  const m = high ? Number(high) : n
  const before = line.slice(0, match.index)
  const after = line.slice(match.index + match[0].length)
  const bracketed = /[(（]\s*$/.test(before.replace(FIRST, ''))
  if (unit === 'year' && n > 20) return null
  if (HAS_WIDE.test(before) && WIDE_BEFORE.test(before)) return put({ unit, from: -m, to: high ? -n : -1, anchor: 'launch' }, match)
  const ahead = HAS_WIDE.test(before) ? lengthAhead(before, after, unit, n, high ? m : null) : null
  if (ahead) return put(ahead, match)
  // "5日前" by itself was five days ago.
  if (match[0].endsWith('日') && after.startsWith('前')) return null
  if (OPENS_BEFORE.test(after)) return put({ unit, from: -m, to: bracketed || high ? (high ? -n : -1) : -m, anchor: 'launch' }, match)
  // "(6개월~)": from then on.
  if (bracketed && high === undefined && OPEN_END.test(after)) return put({ unit, from: n, to: null }, match)
  const first = isFirst || FIRST.test(before)
  if (AFTER.test(line)) return put({ unit, from: first || bracketed ? 1 : n, to: m, anchor: 'launch' }, match)
  if (bracketed && IS_AFTER.test(after)) return put({ unit, from: high ? n : 1, to: m, anchor: 'launch' }, match)
  if (first)
    return { window: { unit, from: null, to: m }, from: FIRST.exec(before)?.index ?? match.index, to: match.index + match[0].length }
  if (
    /^[-\s](?:part|teilig)/i.test(after) ||
    /\b(?:last|past|every|each|letzten?|последн|últim)\w*\s*$/i.test(before) ||
    /^\s*(?:ago|free|old|trial|warranty|money)/i.test(after)
  )
    return null
  // "Phase 1: 0-30 days" begins at 0; "6+ months", "12 months and beyond" have no end.
  if (high && n === 0 && BLOCK.test(before) && SET_OFF.test(before) && STOPS.test(after)) return put({ unit, from: n, to: m }, match)
  if (match.index <= 1 && high === undefined && ((match[3] === '+' && STOPS.test(after)) || OPEN_TO.test(after)))
    return put({ unit, from: n, to: null }, match)
  const inside = INSIDE.exec(after)?.[0]
  if (inside !== undefined && match.index <= 1)
    return { window: { unit, from: null, to: m }, from: match.index, to: match.index + match[0].length + inside.length }
  if (IS_WITHIN.test(before) && after.trim().length < 3)
    return { window: { unit, from: null, to: m }, from: 0, to: match.index + match[0].trimEnd().length }
  if (/\b(?:within|in|innerhalb|binnen|under|over|takes?|took|after|nach|всего)\s*$/i.test(before) && !bracketed) return null
  // "Phase 1 (3-4 weeks)" takes so long; what begins at 0 is a place.
  if (high && (n === 0 || !BLOCK.test(line)) && (bracketed || match.index <= 1)) return put({ unit, from: n, to: m }, match)
  // "Stage 5: metrics (1 day)" takes a day; "Goals (3 months)" are to be reached by then.
  if (bracketed && (GOAL.test(before) || GOAL.test(after)) && !STAGE.test(line)) return put({ unit, from: null, to: m }, match)
  if (
    /(?:weekly|calendar|plan|roadmap|sprint|实行|执行|实施|実行|계획|실행|strategy|program)/i.test(after) &&
    match.index <= 1 &&
    /주|週|周/.test(match[0])
  )
    return put({ unit, from: 1, to: m }, match)
  if ((match.index <= 1 && GOAL.test(after)) || (/-/.test(match[0]) && GOAL.test(after) && bracketed))
    return put({ unit, from: null, to: m }, match)
  if (bracketed || (match.index <= 1 && (after.trim().length < 3 || ASIDE.test(after))))
    return put({ unit, from: null, to: null, duration: [n, m] }, match)
  return null
}

const NAMES_LAUNCH = /launch|go-?live|lan[zç]a|lancement|lancio|запуск|ra mắt|发布|上线|ローンチ|런칭|론칭|출시/i
/** "Week 1 after launch" counts from the launch; so does week 0 of one. */
function anchored(line: string, found: FoundWindow): FoundWindow {
  const { window } = found
  if (AFTER.test(line) || (window.from === 0 && window.to === 0 && NAMES_LAUNCH.test(line) && !UNITS_BEFORE.test(line)))
    window.anchor = 'launch'
  else if (window.from !== 0 && UNITS_BEFORE.test(line) && /before|vor |antes|avant/i.test(line)) {
    const { from, to } = window
    if (typeof from === 'number' && typeof to === 'number') found.window = { ...found.window, from: -to, to: -from, anchor: 'launch' }
  }
  return found
}

function rest(line: string, _around: Around): FoundWindow | null {
  const ongoing = ONGOING.exec(line)
  return ongoing ? put({ unit: 'ongoing' }, ongoing) : null
}
