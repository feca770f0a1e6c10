/** Does a condition hold? Three answers: what is not known is never taken for a yes. Pure; the clock is handed in. */
import { bucketDate, dateAt } from '../metrics/calendar.ts'
import type { State } from '../metrics/pace.ts'
import type { MetricRef } from '../metrics/ref.ts'
import { refText } from '../metrics/ref.ts'
import type { Series } from '../metrics/series.ts'
import type { Problem, Task } from '../plan/model.ts'
import { diffDays } from '../plan/resolve/calendar.ts'
import type { Comparison, Condition, Period } from './condition.ts'
import { readings } from './measure.ts'
import { quoted } from './print.ts'

export type Facts = {
  /** UTC epoch milliseconds. */
  now: number
  /** IANA zone of the plan's days. */
  zone: string
  /** The series that a reference means, or why there is none. */
  series(ref: MetricRef): { series: Series } | { why: string }
  targets: readonly { id: string; text: string; state: State; reason: string }[]
  problems: readonly Problem[]
  tasks: readonly Task[]
}
export type Truth = 'true' | 'false' | 'unknown'
/** `subjects`: what it holds of, where it holds of several things; `''` for the whole. Empty unless `true`. */
export type Verdict = { truth: Truth; because: string; subjects: readonly string[] }

const whole = ['']
const isTrue = (because: string, subjects: readonly string[] = whole): Verdict => ({ truth: 'true', because, subjects })
const isFalse = (because: string): Verdict => ({ truth: 'false', because, subjects: [] })
const notKnown = (because: string): Verdict => ({ truth: 'unknown', because, subjects: [] })

export function evaluate(condition: Condition, facts: Facts): Verdict {
  switch (condition.kind) {
    case 'metric':
      return metric(condition, facts)
    case 'target':
      return target(condition, facts)
    case 'problem':
      return problem(condition.rule, facts)
    case 'overdue':
      return overdue(condition, facts)
    case 'every': {
      const period = periodName(dateAt(facts.now, facts.zone), condition.period)
      return isTrue(`It is time again: ${period}.`, [period])
    }
    case 'all':
      return together(condition.of.map(each => evaluate(each, facts)))
    case 'any':
      return oneOf(condition.of.map(each => evaluate(each, facts)))
  }
}

const plain = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase()
const said = (verdicts: readonly Verdict[]): string => [...new Set(verdicts.map(each => each.because))].join(' ')
const of = (verdicts: readonly Verdict[], truth: Truth): Verdict[] => verdicts.filter(each => each.truth === truth)

/** Strong Kleene logic: one false makes all false, one unknown leaves the rest unknown. */
function together(verdicts: readonly Verdict[]): Verdict {
  const [no, open] = [of(verdicts, 'false'), of(verdicts, 'unknown')]
  if (no.length > 0) return isFalse(said(no))
  if (open.length > 0) return notKnown(said(open))
  return isTrue(said(verdicts), subjectsOf(verdicts))
}

function oneOf(verdicts: readonly Verdict[]): Verdict {
  const [right, open] = [of(verdicts, 'true'), of(verdicts, 'unknown')]
  if (right.length > 0) return isTrue(said(right), subjectsOf(right))
  return open.length > 0 ? notKnown(said(open)) : isFalse(said(verdicts))
}

/** Named things, where there are some; the whole otherwise. */
function subjectsOf(verdicts: readonly Verdict[]): string[] {
  const all = new Set(verdicts.flatMap(each => each.subjects))
  const named = [...all].filter(subject => subject !== '')
  return named.length > 0 ? named : ['']
}

const holds: Record<Comparison, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

function metric(condition: Extract<Condition, { kind: 'metric' }>, facts: Facts): Verdict {
  const name = refText(condition.ref)
  const found = facts.series(condition.ref)
  if ('why' in found) return notKnown(`${name}: ${found.why}`)
  const all = readings(condition, found.series, facts.now)
  const known = all.flatMap(each => each.value ?? [])
  const verb = condition.how === 'is' ? 'is' : condition.how === 'grows' ? 'grew by' : 'fell by'
  const unit = condition.percent ? ' %' : ''
  const wanted = `${condition.op} ${number(condition.value)}${unit}${condition.per === null ? '' : ` a ${condition.per}`}`
  const failing = known.find(value => !holds[condition.op](value, condition.value))
  if (failing !== undefined) return isFalse(`${name} ${verb} ${number(failing)}${unit}, which is not ${wanted}.`)
  if (known.length < all.length || all.length === 0) return notKnown(`${name}: not measured over the whole of that time.`)
  const shown = [...new Set(known.map(number))].slice(0, 6).join(', ')
  return isTrue(
    `${name} ${verb} ${shown}${unit} (${wanted}${all.length > 1 && condition.per !== null ? `, ${all.length} times in a row` : ''}).`,
  )
}

const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 })

function target({ text, states }: Extract<Condition, { kind: 'target' }>, { targets }: Facts): Verdict {
  const wanted = plain(text)
  const exact = targets.filter(each => plain(each.text) === wanted)
  const found = exact.length > 0 ? exact : targets.filter(each => plain(each.text).includes(wanted))
  if (found.length === 0) return notKnown(`No target of the plan is called ${quoted(text)}.`)
  const hits = found.filter(each => states.includes(each.state))
  if (hits.length > 0)
    return isTrue(
      hits.map(each => `${each.text} is ${each.state}. ${each.reason}`.trim()).join(' '),
      hits.map(each => each.id),
    )
  const open = found.filter(each => each.state === 'not measured')
  if (open.length > 0) return notKnown(`${open[0]!.text} is not measured. ${open[0]!.reason}`.trim())
  return isFalse(`${found[0]!.text} is ${found[0]!.state}.`)
}

function problem(rule: string, { problems }: Facts): Verdict {
  const [first, ...more] = problems.filter(each => each.rule === rule)
  if (first === undefined) return isFalse(`The check finds no ${rule}.`)
  const place = `${first.source.file}:${first.source.line}`
  return isTrue(`${first.message} (${place}${more.length === 0 ? '' : `, and ${more.length} more`})`)
}

function overdue({ title, days }: Extract<Condition, { kind: 'overdue' }>, { tasks, now, zone }: Facts): Verdict {
  const today = dateAt(now, zone)
  const meant = title === null ? tasks : tasks.filter(task => plain(task.title).includes(plain(title)))
  if (title !== null && meant.length === 0) return notKnown(`No task is called ${quoted(title)}.`)
  const late = meant.flatMap(task => {
    const due = task.due ?? task.span?.end ?? null
    return task.done || due === null || diffDays(due, today) < days ? [] : [{ task, days: diffDays(due, today) }]
  })
  if (late.length > 0) {
    const shown = late.slice(0, 3).map(each => `${quoted(each.task.title)} by ${each.days} days`)
    return isTrue(
      `Overdue: ${shown.join(', ')}${late.length > 3 ? ` and ${late.length - 3} more` : ''}.`,
      late.map(each => each.task.id),
    )
  }
  const dated = meant.some(task => task.done || task.due !== null || task.span?.end != null)
  return title !== null && !dated ? notKnown(`${quoted(title)} has no day.`) : isFalse(`Nothing is overdue by ${days} days.`)
}

/** "2026-03-02", "week of 2026-03-02", "2026-03", "2026-Q1", "2026" */
function periodName(date: string, period: Period): string {
  const [year = '', month = ''] = date.split('-')
  if (period === 'year') return year
  if (period === 'quarter') return `${year}-Q${Math.ceil(Number(month) / 3)}`
  if (period === 'month') return `${year}-${month}`
  return period === 'week' ? `week of ${bucketDate(date, 'week')}` : date
}
