/** Which period a report is asked for. */
import { UserError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import type { Plan } from '../plan/model.ts'
import { periodAt, periodOfPhase, type PeriodKind, type ReportPeriod } from '../report/period.ts'

/** `at`: ISO date within the period; null for the one that holds today. `phase`: a part of the title of a phase. */
export type ReportRequest = { kind: PeriodKind; phase: string | null; at: string | null; today: string }

/** @throws UserError phase-unknown, phase-undated, period-future */
export function periodFor(plan: Plan, { kind, phase, at, today }: ReportRequest): ReportPeriod {
  const period = kind === 'phase' ? phasePeriod(plan, phase ?? '') : periodAt(kind, at ?? today)
  if (period.start > today)
    throw new UserError('period-future', `${period.title} begins on ${period.start}: there is nothing to report yet.`, {
      hint: 'Give a day that has come: --at DATE.',
    })
  return period
}

function phasePeriod(plan: Plan, name: string): ReportPeriod {
  const plain = name.trim().toLowerCase()
  const phases = plan.phases.filter(phase => phase.kind !== 'milestone' && phase.kind !== 'journey')
  const phase =
    phases.find(each => each.id === name || each.title.toLowerCase() === plain) ??
    (plain === '' ? undefined : phases.find(each => each.title.toLowerCase().includes(plain)))
  const dated = phases.filter(each => periodOfPhase(each) !== null).map(each => each.title)
  if (phase === undefined) {
    const near = nearest(name, dated)
    throw new UserError('phase-unknown', plain === '' ? 'Which phase?' : `The plan has no phase "${name}".`, {
      hint: `${near === null ? '' : `Did you mean "${near}"? `}Phases with dates: ${dated.slice(0, 12).join('; ') || 'none yet'}.`,
    })
  }
  const period = periodOfPhase(phase)
  if (period === null)
    throw new UserError('phase-undated', `The phase "${phase.title}" has no dates.`, {
      hint: 'Set "launch:" or "start:" in uptake.yml, or write its dates into the plan.',
    })
  return period
}
