/** What a rule is: one function that looks at a plan and yields problems. */
import type { Plan, Problem, Severity, Source } from '../model.ts'
import type { Document } from '../read/document.ts'

export type RuleContext = {
  plan: Plan
  documents: readonly Document[]
  /** ISO date of today, or null where there is no clock. */
  today: string | null
  /** Does a path of the repository exist? `from` is the document that names it. Null in a browser. */
  exists: ((path: string, from: string) => boolean) | null
}
export type Rule = { id: string; title: string; severity: Severity; check(context: RuleContext): Iterable<Found> }
/** A problem without the rule's own name and severity, which the engine adds. */
export type Found = {
  message: string
  expected?: string
  source: Source
  related?: { message: string; source: Source }[]
  fix?: Problem['fix']
  severity?: Severity
}

/** Items grouped by a key, in order. */
export function groupBy<T, K>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const k = key(item)
    const list = groups.get(k)
    if (list) list.push(item)
    else groups.set(k, [item])
  }
  return groups
}
/** "1 post", "3 posts". */
export const count = (n: number, one: string, many = `${one}s`): string => `${number(n)} ${n === 1 ? one : many}`
/** 12,345 and 2.5, the same everywhere. */
export const number = (n: number): string =>
  Number.isInteger(n) ? n.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',') : String(Math.round(n * 100) / 100)
/** "a, b and c"; more than `most` are counted. */
export function list(names: string[], most = 5): string {
  const shown = names.slice(0, most)
  const more = names.length - shown.length
  if (more > 0) return `${shown.join(', ')} and ${more} more`
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)!}`
}
const SIGN: Record<string, string> = { USD: '$', EUR: '€', GBP: '£', CNY: '¥', JPY: '¥', BRL: 'R$ ', KRW: '₩', RUB: '₽', INR: '₹' }
/** $1,200 or $500–2,000. */
export function money(min: number, max: number, currency: string): string {
  const sign = SIGN[currency] ?? `${currency} `
  return min === max ? `${sign}${number(min)}` : `${sign}${number(min)}–${number(max)}`
}
