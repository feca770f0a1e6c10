/** A target in words, as messages quote it. */
import type { Kpi, KpiValue, Op } from '../model.ts'
import { number } from './rule.ts'

/** What stands before and behind the value: "at most 5 ms", "10+ users". */
const OPERATOR: Record<Op, { before: string; after: string }> = {
  '>=': { before: '', after: '+' },
  '>': { before: 'more than ', after: '' },
  '<=': { before: 'at most ', after: '' },
  '<': { before: 'less than ', after: '' },
  '=': { before: '', after: '' },
  between: { before: '', after: '' },
  increase: { before: '', after: ' more' },
  '~': { before: 'about ', after: '' },
}

/** "10+ a week", "500+ by month 3", "less than 2 hours": the value of a target with its period and deadline. */
export function say(kpi: Kpi): string {
  const { before, after } = OPERATOR[kpi.op]
  const period = kpi.period ? ` a ${kpi.period}` : ''
  const deadline = kpi.by ? ` by ${sayDeadline(kpi.by)}` : ''
  const times = kpi.unit === 'x' || kpi.unit === '×'
  return before + valueText(kpi.value) + (times ? `×${after}` : after + unitText(kpi.unit)) + period + deadline
}

/** The value to compare: of a range its lower end. */
export const lowest = (value: KpiValue): number => (Array.isArray(value) ? value[0] : value)

const valueText = (value: KpiValue): string => (Array.isArray(value) ? `${number(value[0])}–${number(value[1])}` : number(value))

/** Counting words of Chinese, Japanese and Korean (名, 件, 건) say nothing in an English sentence. */
const COUNTING_WORD = /^[\p{Script=Han}\p{Script=Hangul}]/u
const unitText = (unit: string | null): string => (unit === null || COUNTING_WORD.test(unit) ? '' : ` ${unit}`)

/** `launch+month:1` → "month 1 after launch", `week:2` → "week 2". */
const sayDeadline = (by: string): string =>
  by
    .replace(/^text:/, '')
    .replace(/^launch\+(\w+):(\d+)$/, '$1 $2 after launch')
    .replace(/^(\w+):(\d+)$/, '$1 $2')
