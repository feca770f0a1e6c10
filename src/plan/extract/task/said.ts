/** One fact of a task as people write it: who does it, by when, how long it takes, how much it matters. */
import { labelKind, startsWithAction } from '../../lexicon/index.ts'
import type { LabelKind } from '../../lexicon/types.ts'
import type { Window } from '../../model.ts'
import { asWritten, SOME_YEAR } from '../../text/found-window.ts'
import { isLength } from '../../text/length.ts'
import { memo } from '../../text/memo.ts'
import { pattern } from '../../text/pattern.ts'
import { findWindow, type FoundWindow } from '../../text/window.ts'
import type { When } from '../context.ts'

/** What is said of a task beside what is to be done. `due`: a day, YYYY-MM-DD, where one is written to the day. */
export type Said = { owner?: string; due?: string; effort?: string; priority?: string; window?: Window }

/** Longer stretches are sentences. */
const LONGEST = 60

/** The fact that `text` as a whole states ("owner: Ada", "@ada", "due Feb 10", "~2 h", "P1"); null when it is something else. */
export function saidIn(when: When, text: string): Said | null {
  const said = text.trim()
  if (said === '' || said.length > LONGEST) return null
  return labelled(when, said) ?? handles(said) ?? effort(said) ?? priority(said) ?? deadline(when, said)
}

const LABELLED = pattern(/^(\p{L}[\p{L} .]{1,24}?)\s*(?:::?|：|=)\s*(\S.*)$/u)
/** A further label in what a label says. */
const SECOND = pattern(/[,;|·，；、]\s*\p{L}[\p{L} ]{1,20}[:：]/u)
/** "owner: Ada", "due:: 2026-02-10", "担当：田中". */
function labelled(when: When, text: string): Said | null {
  const found = LABELLED.exec(text)
  return found && !SECOND.test(found[2]!) ? factOf(when, found[1]!, found[2]!) : null
}

/** What the label `key` (or the header of a column) says with `value`; null for a label that says no fact, and for a value that is none. */
export function factOf(when: When, key: string, value: string): Said | null {
  const kind = labelKind(key)
  if (kind === 'owner') return value.startsWith('_') ? null : { owner: value.replace(/^@/, '') }
  if (kind === 'priority') return value.length <= 24 && !startsWithAction(value) ? { priority: bySign(value) ?? value } : null
  if (kind === 'effort') return HOUR.test(value) ? null : { effort: effort(value)?.effort ?? value }
  if (saysWhen(kind) || SOON.test(key)) {
    const window = windowOf(when, value)
    return window && { window, ...dayOf(window) }
  }
  return null
}
/** Is it a label for a time by which something is due? "When" is one of what triggers something, too. */
export const saysWhen = (kind: LabelKind | null): boolean => kind === 'due' || kind === 'deadline' || kind === 'trigger'
/** "Time: 9:00", "Time: all day" say when. */
const HOUR =
  /\d\d?[:.]\d\d|\[|\b\d{1,2}\s?[ap]m\b|^(?:all day|eod|eow|ongoing|daily|weekly|monthly|morning|afternoon|evening)\b|(?:오전|오후)|[上下]午|午[前后後]|_{3}/i
/** Words that say when of a task, and something else elsewhere. */
const SOON = /^(?:eta|target|planned(?: for)?|scheduled(?: for)?|ziel|meta|objetivo|objectif|план|计划|予定|예정)$/i

const dayOf = (window: Window): { due?: string } => {
  const due = isoDay(window)
  return due === null ? {} : { due }
}
/** The last day of an explicit date window, when it is written to the day. */
export function isoDay(window: Window): string | null {
  const to = window.dates?.to ?? (window.unit === 'date' ? window.to : null)
  return typeof to === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(to) ? to : null
}
/** "Mar 1", where nothing says of which year: as it is written, to be laid on a calendar with the plan. */
const yearless = memo((text): FoundWindow | null => {
  const found = text.length < LONGEST ? findWindow(text, { year: SOME_YEAR }) : null
  if (found?.window.unit !== 'date' || isoDay(found.window) === null) return null
  return asWritten(text, found)
})
const windowOf = (when: When, text: string): Window | null => {
  const found = when(text) ?? yearless(text)
  return found === null || isLength(found.window) ? null : found.window
}

const HANDLES = pattern(
  /^(?:(?:assigned|assign|owner|assignee)(?: to)?:?\s+|[-–—→]\s*)?(@[\p{L}\p{N}_-]{2,40}(?:(?:\s*[,&/+]\s*|\s+(?:and\s+)?)@[\p{L}\p{N}_-]{2,40})*)$/iu,
)
const ASSIGNED = pattern(/^assigned to\s+(\p{L}[\p{L}\p{N} .'’&,-]{1,40})$/iu)
function handles(text: string): Said | null {
  if (text.includes('@')) {
    const names = HANDLES.exec(text)?.[1]?.match(/@[^\s@,&/+]+/g)
    return names ? { owner: names.map(name => name.slice(1)).join(', ') } : null
  }
  const name = ASSIGNED.exec(text)?.[1]
  return name === undefined ? null : { owner: name }
}

const ABOUT = /^(?:[~≈⏱⌛]\ufe0f?|ca\.?|about|approx\.?|est(?:\.|imated?)?:?|etwa|environ|около|约|約|약)\s*/i
const LENGTH =
  /^\d+(?:[.,]\d+)?(?:\s*[-–—]\s*\d+(?:[.,]\d+)?)?\s*\+?\s*(?:h|hrs?|d|mins?|(?:(?:person|work(?:ing)?)[- ])?(?:hours?|days?)|minutes?|stunden?|minuten|tagen?|tage|horas?|minutos?|d[ií]as?|heures?|jours?|час(?:а|ов)?|минут|дн(?:я|ей)|小时|分钟|天|時間|分|日|시간|분|일|ore|giorni|giờ|phút|ngày|saat|dakika|gün)$/i
/** Lengths of other things, unless they are said to be estimated. */
const LONGER = /^\d+(?:[.,]\d+)?(?:\s*[-–—]\s*\d+)?\s*(?:m|w|wks?|weeks?|wochen?|semanas?|semaines?|недел[ьи]|周|週間?|주)$/i
/** "90 days", "24 hours" behind what is to be done are as likely how long it runs. */
const LONGEST_WORK: readonly [RegExp, number][] = [
  [/^[\d\s.,+–—-]+\s*(?:d|(?:person|work(?:ing)?)?[- ]?days?|tage|tagen|d[ií]as?|jours?|дн|天|日|일|giorni|ngày|gün)/i, 6],
  [/^[\d\s.,+–—-]+\s*(?:h|hrs?|hours?|stunden?|horas?|heures?|час|小时|時間|시간|ore|giờ|saat)/i, 23],
]
/** "2h", "~2 hours", "est. 3 d": how long it takes. */
function effort(text: string): Said | null {
  const about = ABOUT.exec(text)?.[0] ?? ''
  const length = text.slice(about.length)
  if (about !== '' && (LENGTH.test(length) || LONGER.test(length))) return { effort: length }
  if (!LENGTH.test(length)) return null
  const limit = LONGEST_WORK.find(([unit]) => unit.test(length))?.[1] ?? Infinity
  return parseFloat(length) <= limit ? { effort: length } : null
}

const PRIORITY =
  /^(?:p[0-4]|(?:critical|urgent|highest|high|medium|low|lowest|hoch|mittel|niedrig)(?:[ -]prio(?:rity)?)?|(?:priority|prio)[ :]+(?:[1-4]|critical|urgent|high|medium|low)|!+(?:urgent|high|medium|low)|(?:hohe|mittlere|niedrige) priorität|prioridad (?:alta|media|baja)|prioridade (?:alta|média|baixa)|priorité (?:haute|moyenne|basse)|(?:высокий|средний|низкий) приоритет|[高中低]优先级?|優先度[高中低])$/i
/** The signs that Obsidian Tasks writes, which other editors show. */
const SIGNS: Readonly<Record<string, string>> = { '🔺': 'Highest', '⏫': 'High', '🔼': 'Medium', '🔽': 'Low', '⏬': 'Lowest' }
const bySign = (text: string): string | null => SIGNS[text.trim()] ?? null
function priority(text: string): Said | null {
  const sign = bySign(text)
  if (sign !== null) return { priority: sign }
  return PRIORITY.test(text) ? { priority: text.replace(/^!+/, '') } : null
}

/** What stands before a time that something is due by. */
const BY =
  /^(?:[📅📆🗓⏰]\ufe0f?|(?:due|deadline)(?: on| by)?:?|by|until|before|no later than|fällig(?: am)?|bis(?: zum)?|vor(?: dem)?|para el|antes del?|hasta(?: el)?|até|pour le|avant(?: le)?|d'ici(?: le)?|до|к|截止(?:日期|时间)?[:：]?|期限[:：]?|締切[:：]?|마감[:：]?)\s*(?=[\s\d])\s*/iu
const OF_PLAN = new Set<Window['unit']>(['date', 'day', 'week', 'month', 'quarter', 'text'])
/** "2-4 weeks", "T + 30 days": lengths, where nothing says that it is due by then. */
const COUNTED = /^\d{1,2}\b(?![.:/]\d)|^T \+/
/** "due Feb 10, 2026", "Feb 10", "Week 3", "📅 2026-02-10". */
export function deadline(when: When, text: string): Said | null {
  const time = text.replace(BY, '')
  const found = when(time) ?? yearless(time)
  if (!found || !OF_PLAN.has(found.window.unit) || isLength(found.window)) return null
  if (found.from > 1 || found.to < time.length - 2) return null
  if (found.window.unit !== 'date' && found.window.unit !== 'text' && COUNTED.test(time)) return null
  return { window: found.window, ...dayOf(found.window) }
}
/** Does a text open with a word for a time that something is due by? */
export const saysBy = (text: string): boolean => BY.test(text)
