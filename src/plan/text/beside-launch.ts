/** Words that count from the launch: before it, after it, and how far. */
import type { Window } from '../model.ts'
import { pattern } from './pattern.ts'
import { EAST_UNITS, NAMES, unitWord } from './window-words.ts'

const BEFORE =
  /(?:before|prior to|vor(?: dem)?|antes(?: d[eo]l?)?|avant(?: le)?|до|перед)\s*(?:the\s+)?(?:launch|release|go-?live|announce\w*|start|lanzamiento|lançamento|lancement|запуск\w*|релиз\w*)?|pre-?(?:launch|release)(?![a-z])|out(?=\s*(?:$|[)）:：,;.–—]))|prima del lancio|trước (?:khi )?ra mắt|lansman(?:dan)? önce(?:si)?|发布前|上线前|ローンチ前|출시 ?전|런칭 ?전/i
export const OPENS_BEFORE = new RegExp(`^\\s*(?:${BEFORE.source})`, 'i')
export const UNITS_BEFORE = new RegExp(`(?:weeks?|wochen?|semanas?|days?|tage?|months?)\\s*${BEFORE.source}`, 'i')
export const AFTER =
  /p(?:ost|ós|o)[\s-]?(?:launch|release|lanzamiento|lançamento|lancement|lancio)|after (?:the )?(?:launch|release)|nach (?:dem )?(?:launch|release)|(?:despu[eé]s|tras) del? lanzamiento|pós[\s-]lançamento|ap(?:ó|o)s o lançamento|après (?:le )?lancement|после (?:запуска|релиза)|dopo il lancio|sau (?:khi )?ra mắt|lansman(?:dan)? sonra(?:sı)?|发布后|上线后|ローンチ後|출시 ?후|런칭 ?후/i
const EAST = '发布|释出|上线|开源|推出|启动|ローンチ|公開|リリース|출시|런칭|론칭|공개'
/** "发布前 2 周": in these languages what it is counted from stands before the number. */
export const WIDE_BEFORE = new RegExp(`(?:${EAST})\\s*[前전]\\s*(?:的|の)?\\s*[(（]?\\s*$`)
/** "Growth (3 months after)": what it comes after goes without saying. */
export const IS_AFTER = /^\s*(?:after(?:wards)?|danach|nachher|après|después|despues|depois|dopo|позже|sau|sonra)\s*[)）]/i
/** "런칭 2주 전", "リリース2週間前": what it is counted from stands before the number, the side behind its unit. */
const AHEAD = new RegExp(`(?:${EAST})\\s*(?:の|의)?\\s*$`)
const SINCE = /^\s*(?:之?前|전)/
/** "リリース2週前〜前日", "런칭 4주 전 ~ 2주 전", "リリース3日前〜当日": where what begins so many units before it ends. */
const UNTIL =
  /^\s*(?:之?前|전)\s*(?:から|부터)?\s*(?:-|–|—|~|～|〜|至|到|→)?\s*(?:(?:の|之)?(前日|前夜|前一[天日]|전날|하루 ?전)|(当日|当天|당일)|(\d{1,2})\s*(日|天|周|週|个月|ヶ月|か月|일|주|개월)[间間]?\s*(?:之?前|전))/
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 }

/** The window that a length such as "2週" between "リリース" and "前" gives; null where it says something else. */
export function lengthAhead(before: string, after: string, unit: Window['unit'], n: number, more: number | null): Window | null {
  if (!AHEAD.test(before) || !SINCE.test(after)) return null
  const until = UNTIL.exec(after)
  if (!until) return { unit, from: -(more ?? n), to: more === null ? -1 : -n, anchor: 'launch' }
  const [, eve, day, number, word] = until
  const last = eve ? 1 : day ? 0 : Number(number)
  const isDays = word === undefined || EAST_UNITS[word] === 'day'
  if (isDays) return { unit: 'day', from: -n * (DAYS[unit] ?? 1), to: -last + 0, anchor: 'launch' }
  return { unit, from: -n, to: -last, anchor: 'launch' }
}

/** "Launch + 2 days", "Launch +1-2 weeks", "Release -7 days". Apart from its number, "-" only divides. */
const FROM_LAUNCH = pattern(
  new RegExp(
    `(?<![\\p{L}\\d])(?:launch|release|go-?live|lancement|lanzamiento|lançamento|lancio|запуск|релиз|lansman|${EAST})(?:[\\s-]+(?:day|date|tag))?\\s*(?:(\\+)\\s*|[-−–](?=\\d))(\\d{1,3})(?:\\s*(?:-|–|—|~|to|bis|a|à|до)\\s*\\+?\\s*(\\d{1,3}))?\\s*(${NAMES}|[dwm](?![\\p{L}])|天|日|周|週|个月|ヶ月|か月|일|주|개월)(?![\\p{Script=Latin}])`,
    'iu',
  ),
)
/** "Now → launch + 2 weeks". */
const UP_TO = /(?:→|->|–|—|\bto|\buntil|\bbis|\bby|\bthrough)\s*$/i
export function fromLaunch(text: string): { window: Window; match: RegExpExecArray } | null {
  const match = FROM_LAUNCH.exec(text)
  if (!match) return null
  const [, plus, low, high = low, word] = match
  const by = plus ? 1 : -1
  const ends = [by * Number(low), by * Number(high)].sort((a, b) => a - b)
  const from = UP_TO.test(text.slice(0, match.index)) ? null : ends[0]!
  return { window: { unit: EAST_UNITS[word!] ?? unitWord(word!), from, to: ends[1]!, anchor: 'launch' }, match }
}

/** "72 hours before launch", "发布前 24 小时": days before it, or the day itself. */
const HOURS = pattern(
  new RegExp(
    `(?<![\\p{L}\\d])(\\d{1,3})\\s*(?:(hours?|hrs?|h|stunden?|horas?|heures?|ore|час(?:а|ов)?)|minutes?|mins?|minuten|minutos?|minuti|минут[ыу]?)\\s+(?:(?:before|prior to|vor(?: dem)?|antes d[eo]l?|avant le|prima del|до)\\s+(?:the\\s+)?|(after|nach(?: dem)?|después del|tras el|após o|après le|dopo il|после)\\s+(?:the\\s+)?)(?:launch|release|go-?live|lanzamiento|lançamento|lancement|lancio|запуска|релиза)(?![\\p{L}])|(?:${EAST})\\s*(?:[前전]|([后後후]))?\\s*(\\d{1,3})\\s*(?:(小时|小時|時間|시간)|分钟|分鐘|分|분)\\s*(?:[前전以내内]|$)`,
    'iu',
  ),
)
export function hoursFromLaunch(text: string): { window: Window; match: RegExpExecArray } | null {
  const match = HOURS.exec(text)
  if (!match) return null
  const [, number, hours, after, afterEast, numberEast, hoursEast] = match
  const days = hours === undefined && hoursEast === undefined ? 0 : Math.trunc(Number(number ?? numberEast) / 24)
  const day = after === undefined && afterEast === undefined ? -days + 0 : days
  return { window: { unit: 'day', from: day, to: day, anchor: 'launch' }, match }
}

/** "Launch day", "launch week": the launch itself. */
export const isLaunch = ({ anchor, from, to }: Window): boolean => anchor === 'launch' && from === 0 && to === 0

/** "(Pre-Launch)", "(发布后)": nothing but the side of the launch, in brackets at the end of a title or as a whole text. */
const WHOLE = /^[^()（）]+$|[(（]([^()（）]+)[)）]\s*$/
const IS_BEFORE = new RegExp(
  `^(?:(?:pre|pré|vor)[\\s-]?(?:launch|release|lanzamiento|lançamento|lancement)|(?:before|prior to|vor(?: dem)?|antes d[eo]l?|avant(?: le)?|до|перед)\\s+(?:the\\s+)?(?:launch|release|go-?live|going (?:public|live)|announcing|lanzamiento|lançamento|lancement|запуск\\S*|релиз\\S*)|предзапуск|prima del lancio|trước (?:khi )?ra mắt|lansman(?:dan)? önce(?:si)?|(?:${EAST})\\s*[前전])$`,
  'i',
)
const IS_BEHIND = new RegExp(`^(?:${AFTER.source}|(?:${EAST})\\s*[后後후])$`, 'i')
/** Up to the launch, or from the day behind it. */
export function sideOfLaunch(text: string): Window | null {
  const match = WHOLE.exec(text)
  const said = (match?.[1] ?? match?.[0] ?? '').trim()
  if (IS_BEFORE.test(said)) return { unit: 'day', from: null, to: 0, anchor: 'launch' }
  return IS_BEHIND.test(said) ? { unit: 'day', from: 1, to: null, anchor: 'launch' } : null
}
