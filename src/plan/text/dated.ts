/** Windows that say when by the calendar: quarters, months, days, years. */
import { BLOCK } from './block-names.ts'
import { findDate, type Around } from './dates.ts'
import { put, type FoundWindow } from './found-window.ts'
import { pattern } from './pattern.ts'
import { findQuarter } from './quarters.ts'
import { endOfWeekOf } from './week-of.ts'

const YEAR = /^\D{0,3}(20[2-4]\d)(?:\s*[-–—]\s*(20[2-4]\d))?\s*[年년]?\D{0,2}$/
/** "Phase 5: Scale (2027)", "Long-term opportunities (2027)". */
const TERM = /(?:short|mid|medium|long)[- ]term/i
const YEAR_ASIDE = /[(（]\s*(20[2-4]\d)\s*(\+|(?:and|&) (?:beyond|later)|onwards?)?\s*[)）]\s*$/i
/** "2027 and beyond", "2027+". */
const YEAR_ON =
  /^(20[2-4]\d)\s*(?:\+|(?:and|&) beyond(?![a-z])|onwards?(?![a-z])|en adelante|em diante|et (?:après|au-delà)|und danach|以降|以后|及以后|이후)/i
/** "2026 goals", "Goals for 2026", "OKRs (2026)": the year in which what stands below is to be reached. */
const GOALS =
  'goals?|targets?|objectives?|okrs?|kpis?|milestones?|ziele?|meilensteine|metas?|objetivos?|objectifs?|obiettivi|цели|hedefler(?:i)?|mục tiêu'
const YEAR_OF_GOALS = pattern(
  new RegExp(
    `^(20[2-4]\\d)\\s+(?:\\p{L}+\\s+)?(?:${GOALS})$|^(?:\\p{L}+\\s+){0,2}(?:${GOALS})\\s+(?:(?:for|in|für|para|de|pour|на|per il)\\s+)?[(（]?(20[2-4]\\d)[)）]?$|^(20[2-4]\\d)\\s*年?(?:目标|目標)$`,
    'iu',
  ),
)
/** A word or two by themselves before a bracket, a sign or the end: "March", "Mai – Juni (…)". */
const IS_BARE = pattern(
  /^[^\p{L}\d]*[\p{L}]+(?:(?:\s*[-–—/&]\s*|\s+(?:to|through|and|bis|und|a|à|y|e|et)\s+)[\p{L}]+)?\s*(?:$|[(（:：,–—-])/u,
)
const MID = pattern(
  /(?<![\p{L}])(?:mid|early|late|spring|summer|autumn|fall|winter|frühling|frühjahr|sommer|herbst|primavera|verano|verão|otoño|outono|invierno|inverno|printemps|été|automne|hiver|estate|autunno|весна|лето|осень|зима|mitte|anfang|ende|mediados de|début|fin|начало|середина|конец)[\s-]+(20\d{2})(?!\d)/iu,
)

/** "Mid-March", "End of June", by itself: in that month. */
const PART_OF_MONTH =
  /^(?:(?:by|in) )?(?:the )?(?:(?:early|mid|late)[\s-]+|(?:beginning|start|middle|end) of |(?:anfang|mitte|ende)\s+|(?:(?:a )?(?:principios|mediados|finales|finais|meados) de|in[ií]cio de|fim de|début|mi-|fin|inizio|metà|fine|начало|середина|конец)\s*)(?=\p{L})/iu

const MAY_BE_YEAR = /20\d\d/

/** Calendar windows. */
export function dated(line: string, around: Around): FoundWindow | null {
  const quarter = findQuarter(line, around)
  if (quarter) return put(quarter.window, quarter.match)
  const mid = MAY_BE_YEAR.test(line) ? MID.exec(line) : null
  if (mid) return put({ unit: 'text', text: mid[0] }, mid)
  const isShort = line.length < 60
  const part = isShort ? PART_OF_MONTH.exec(line)?.[0].length : undefined
  if (part !== undefined) {
    const rest = line.slice(part)
    const month = IS_BARE.test(rest) ? findDate(rest, around, true) : null
    if (month?.precision === 'month' && month.at === 0)
      return { window: { unit: 'date', from: month.from, to: month.to }, from: 0, to: part + month.end }
  }
  const date = findDate(line, around, isShort && IS_BARE.test(line))
  if (date) {
    const to = endOfWeekOf(line.slice(0, date.at), date.from, date.to)
    return { window: { unit: 'date', from: date.from, to }, from: date.at, to: date.end }
  }
  if (!MAY_BE_YEAR.test(line)) return null
  const open = YEAR_ON.exec(line)
  if (open) return put({ unit: 'year', from: open[1]!, to: null }, open)
  const year = YEAR.exec(line)
  if (year) return put({ unit: 'year', from: year[1]!, to: year[2] ?? year[1]! }, year)
  const aside = BLOCK.test(line) || TERM.test(line) ? YEAR_ASIDE.exec(line) : null
  if (aside) return put({ unit: 'year', from: aside[1]!, to: aside[2] === undefined ? aside[1]! : null }, aside)
  const goals = line.length < 60 ? YEAR_OF_GOALS.exec(line) : null
  const of = goals?.[1] ?? goals?.[2] ?? goals?.[3]
  if (of === undefined) return null
  const at = line.indexOf(of)
  return { window: { unit: 'year', from: of, to: of }, from: at, to: at + of.length }
}
