/** Offsets from the launch: "T-14 → T-7", "Week -2", "Months -3 to 0", "J to J+12". */
import type { Window } from '../model.ts'
import { fromLaunch } from './beside-launch.ts'
import { pattern } from './pattern.ts'
import { NAMES, unitWord } from './window-words.ts'

/** Several of them are a sign of the launch where the sign belongs to the number: "Months -3 to 0". */
const SIGNED_UNITS =
  '(?:Weeks|Months|Days|Wochen|Monate|Tage|Semanas|Meses|D[ií]as|Semaines|Jours|Settimane|Giorni|Недели|Месяцы|Дни)(?=\\s+[-+−–]\\d(?!\\d*\\s*%))'
const SIGNED = 'T|L|J|D|Tag|Day|D[ií]a|Jour|Hafta|Week|Woche|Semana|Semaine|Settimana|Tuần|Month|Monat|Mois|День|Неделя|Месяц|D-?Day'
const OFFSET = pattern(
  new RegExp(
    `(?<![\\p{L}\\d])(?:(weeks?|months?|semaines?|mois|wochen?|monate?|semanas?|mes(?:es)?|mês)\\s+)?(?:${SIGNED}|${SIGNED_UNITS})\\s*([-+−–]|(?<=T[\\s-]?)(?:minus|plus)(?=[\\s-]))\\s*(\\d{1,3})(?!\\d|:\\d|\\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\\s*(days?|d|weeks?|w|wochen?|tage?|hours?|h|semanas?|semaines?|jours?|d[ií]as?|months?)?(?![\\p{L}])(?:\\s*(?:→|->|to|bis|until|through|…|\\.\\.\\.?|a|à|al|até|hasta|до|–|—|~|-)\\s*(?:(?:(?:${SIGNED})\\s*)?([-+−–]?)\\s*(\\d{1,3})\\s*(?:days?|d|weeks?|w)?(?!\\d)|(T|J|D)(?![\\p{L}\\d+-])))?`,
    'iu',
  ),
)
/** "J to J+12", "T → T+30": from the launch on. */
const FROM_LAUNCH = pattern(
  /(?<![\p{L}\d])(?:T|J|D)\s*(?:→|->|to|bis|until|a|à|–|—|~)\s*(?:T|J|D)\s*\+\s*(\d{1,3})(?!\d)\s*(days?|d|weeks?|w|jours?|semaines?|months?|mois)?/iu,
)
/** "+30 days", and nothing but what is done then. */
const AFTER_IT = new RegExp(`^\\+\\s?(\\d{1,3})\\s+(${NAMES})(?=\\s*(?:$|[:：–—]|\\s-\\s))`, 'i')
const SIGNED_WEEK = /^(?:week|woche|semana|semaine|settimana|hafta|tuần|недел)/i
const SIGNED_MONTH = /^(?:mon|mois|mes|месяц)/i
const HAS_SIGNED_NUMBER = /[-+−–]\s*\d|t[\s-]?(?:minus|plus)[\s-]\d/i

/** The first offset in a text, with what it was read from. */
export function findOffset(line: string): { window: Window; match: RegExpExecArray } | null {
  if (!HAS_SIGNED_NUMBER.test(line)) return null
  const after = AFTER_IT.exec(line)
  if (after) {
    const by = Number(after[1])
    return { window: { unit: unitWord(after[2]!), from: by, to: by, anchor: 'launch' }, match: after }
  }
  const offset = OFFSET.exec(line)
  if (!offset) return fromLaunch(line)
  const since = offset[2] === '+' ? FROM_LAUNCH.exec(line) : null
  if (since && since.index <= offset.index)
    return { window: { unit: unitWord(since[2] ?? 'day'), from: 0, to: Number(since[1]), anchor: 'launch' }, match: since }
  const label = offset[1] === undefined ? offset[0] : offset[0].slice(offset[1].length).trimStart()
  if (/^(?:D|S|M|L|J)\s*[–-]/.test(label.replace(/^D-\d/, '')) && !/^[TLDJ][-+−]\d/.test(label)) return null
  return { window: offsetWindow(offset), match: offset }
}

/** "T-14 → T-7", "J-8 to J", "Month J+4-5": offsets from the launch, in the unit that stands before or behind them. */
function offsetWindow([text, before, sign, number, behind, sign2, number2, launch]: RegExpExecArray): Window {
  const by = sign === '+' || sign?.toLowerCase() === 'plus' ? 1 : -1
  // "T-72h" is three days before it.
  const days = behind !== undefined && /^h/i.test(behind) ? 24 : 1
  const from = Math.trunc((by * Number(number)) / days) + 0
  const unit = unitWord(before ?? behind ?? (SIGNED_WEEK.test(text) ? 'week' : SIGNED_MONTH.test(text) ? 'month' : 'day'))
  if (launch !== undefined) return { unit, from, to: 0, anchor: 'launch' }
  const isOther = number2 === undefined || (by < 0 && Number(number2) > -from && /\d-\d/.test(text))
  if (isOther) return { unit, from, to: from, anchor: 'launch' }
  // Without a sign of its own the end lies on the same side where it can: "T-14 to 7".
  const side = sign2 === '' ? (by < 0 && Number(number2) < -from ? -1 : 1) : sign2 === '+' ? 1 : -1
  return { unit, from, to: Math.trunc((side * Number(number2)) / days) + 0, anchor: 'launch' }
}
