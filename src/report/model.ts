/** Puts a report together. Pure: the same input gives the same report, whenever and wherever it is made. */
import { dateAt } from '../metrics/calendar.ts'
import { addDays, earlier } from '../plan/resolve/calendar.ts'
import { besideOthers } from './beside.ts'
import { happenedIn, unusualIn } from './happened.ts'
import type { ReportInput } from './input.ts'
import { budgetOf, responsesOf } from './money.ts'
import { nextThings } from './next.ts'
import { contentOf } from './pieces.ts'
import { statesOf, targetLines } from './targets.ts'
import type { Report } from './view.ts'
import { tasksOf, within } from './work.ts'

/**
 * What comes after the period is not looked at, so the report of a period that is over stays as it is. While the period
 * lasts, the report tells of it up to `input.today`.
 */
export function buildReport(input: ReportInput): Report {
  const { plan, period, today, zone } = input
  const over = today > period.end
  // The day from which it looks back: the first one after the period, or today.
  const from = over ? addDays(period.end, 1) : today
  const targets = targetLines(input)
  return {
    workspace: input.name,
    title: plan.title,
    period,
    until: earlier(today, period.end),
    over,
    channels: input.channels,
    happened: happenedIn(input),
    unusual: unusualIn(input),
    targets,
    states: statesOf(targets),
    tasks: tasksOf(input, from),
    content: contentOf(input, from),
    responses: responsesOf(input),
    budget: budgetOf(input),
    risks:
      input.fired &&
      input.fired
        .map(({ at, text, risk, contingency }) => ({ on: dateAt(at, zone), risk: risk ?? text, trigger: text, contingency }))
        .filter(({ on }) => within(on, period)),
    competitors: besideOthers(input),
    problems: {
      errors: plan.problems.filter(problem => problem.severity === 'error').length,
      warnings: plan.problems.filter(problem => problem.severity === 'warning').length,
    },
    next: nextThings(plan, targets, from, input.fulfilled ?? {}),
  }
}
