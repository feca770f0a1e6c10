/** A target in words, as messages quote it. */
import type { Kpi, KpiValue, Op } from '../model.ts'
import { number } from './rule.ts'

/** What stands behind the value: `before` the unit ("10+ users") or `after` it ("5 ms at most"). */
const OPERATOR: Record<Op, { before: string; after: string }> = {
  '>=': { before: '+', after: '' },
  '>': { before: '', after: ' (more than)' },
  '<=': { before: '', after: ' at most' },
  '<': { before: '', after: ' (less than)' },
  '=': { before: '', after: '' },
  between: { before: '', after: '' },
  increase: { before: '', after: ' more' },
  '~': { before: '', after: ' or so' },
}

/** "10+ a week", "500+ by month 3", "1–2 %": the value of a target with its period and deadline. */
export function say(kpi: Kpi): string {
  const { before, after } = OPERATOR[kpi.op]
  const period = kpi.period ? ` a ${kpi.period}` : ''
  const deadline = kpi.by ? ` by ${sayDeadline(kpi.by)}` : ''
  return valueText(kpi.value) + before + unitText(kpi.unit) + after + period + deadline
}

/** The value to compare: of a range its lower end. */
export const lowest = (value: KpiValue): number => (Array.isArray(value) ? value[0] : value)

const valueText = (value: KpiValue): string => (Array.isArray(value) ? `${number(value[0])}–${number(value[1])}` : number(value))

/** Counting words of Chinese and Korean (名, 건) say nothing in an English sentence. */
const COUNTING_WORD = /^[\p{Script=Han}\p{Script=Hangul}]/u
function unitText(unit: string | null): string {
  if (unit === null || COUNTING_WORD.test(unit)) return ''
  return ` ${unit}`
}

/** `launch+month:1` → "month 1 after launch", `week:2` → "week 2". */
const sayDeadline = (by: string): string =>
  by
    .replace(/^text:/, '')
    .replace(/^launch\+(\w+):(\d+)$/, '$1 $2 after launch')
    .replace(/^(\w+):(\d+)$/, '$1 $2')
