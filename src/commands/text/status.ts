/** `uptake status`: one workspace on one screen. Pure. */
import { relativeDay, shortDay, shortSpan, weekdayDay } from '../../lib/day-format.ts'
import { LATE, type SendingHealth } from '../../db/due.ts'
import type { Style } from '../../lib/style.ts'
import { plural, table, truncate } from '../../lib/table.ts'
import type { LeftBehind } from '../../actions/series-drafts.ts'
import type { Kpi, Phase, Plan } from '../../plan/model.ts'
import type { Agenda } from '../../schedule/agenda.ts'
import type { PhaseProgress } from '../../schedule/progress.ts'
import { targetText } from './inspect.ts'

export type StatusView = {
  name: string
  plan: Plan
  today: string
  launch: string | null
  now: readonly Phase[]
  progress: readonly PhaseProgress[]
  agenda: Agenda
  /** Null: nothing was ever scheduled here. */
  sending: SendingHealth | null
  /** Files that stayed when the launch was changed by hand. */
  leftBehind: readonly LeftBehind[]
}

const mostPhases = 8
const mostTargets = 6

export function statusText(view: StatusView, { width, style }: { width: number; style: Style }): string {
  const { plan, today, launch } = view
  const room = Math.min(width, 100)
  const out = [style.bold(truncate(plan.title ?? view.name, room))]
  const when = [weekdayDay(today, today), ...(launch === null ? [] : [`launch ${shortDay(launch, today)} (${relativeDay(launch, today)})`])]
  out.push(style.dim(when.join(' · ')), '')
  out.push(...facts(view, style, room), '')
  const phases = view.progress.filter(
    ({ phase, depth, total }) => depth === 0 && phase.kind !== 'slot' && (total > 0 || phase.span !== null),
  )
  if (phases.length > 0) out.push(style.bold('Phases'), ...phaseRows(phases, today, style, room), '')
  const targets = targetRows(plan.kpis, today, style, room)
  if (targets.length > 0) out.push(style.bold('Targets'), ...targets, '')
  out.push(`${style.bold('Problems')}  ${problemText(plan, style)}`, '')
  return out.join('\n')
}

function facts({ plan, now, agenda, today, sending, leftBehind }: StatusView, style: Style, width: number): string[] {
  const stateful = plan.tasks.filter(task => task.stateful)
  const done = stateful.filter(task => task.done).length
  const inner = now.at(-1)
  const outer = now.length > 1 ? now[0] : undefined
  const nowText =
    inner === undefined
      ? style.dim(quiet(plan, today))
      : `${style.cyan(inner.title)}${outer === undefined ? '' : style.dim(`  in ${outer.title}`)}`
  const due = [
    agenda.overdue.length > 0 ? style.red(`${agenda.overdue.length} overdue`) : '',
    agenda.now.length > 0 ? `${agenda.now.length} now` : '',
    agenda.upcoming.length > 0 ? `${agenda.upcoming.length} in the next two weeks` : '',
  ].filter(part => part !== '')
  const rows = [[style.bold('Now'), truncate(nowText, width - 8)]]
  if (stateful.length > 0)
    rows.push([style.bold('Done'), `${bar(done, stateful.length, 30, style)}  ${done} of ${plural(stateful.length, 'task')}`])
  rows.push([style.bold('Due'), due.length === 0 ? style.dim('nothing') : `${due.join(', ')}${style.dim('  (uptake next)')}`])
  const sends = sending === null ? [] : sendingText(sending, style)
  if (sends.length > 0) rows.push([style.bold('Sends'), `${sends.join(', ')}${style.dim('  (uptake deliveries)')}`])
  const behind = leftBehind.reduce((sum, each) => sum + each.drafts.length, 0)
  if (behind > 0)
    rows.push([
      style.bold('Series'),
      `${style.yellow(`${plural(behind, 'file')} where an earlier launch put ${behind === 1 ? 'it' : 'them'}`)}${style.dim(`  (uptake reschedule --launch ${leftBehind[0]!.launch})`)}`,
    ])
  return table(rows, [{}, {}])
}

/** Only what somebody should look at. */
function sendingText({ oldest, held, unknown, person }: SendingHealth, style: Style): string[] {
  const parts: string[] = []
  if (oldest > LATE) parts.push(style.red(`due for ${Math.round(oldest / 60_000)} minutes and not taken: is "uptake up" running?`))
  if (person > 0) parts.push(style.yellow(`${person} wait for a person`))
  if (unknown > 0) parts.push(`${unknown} unconfirmed`)
  if (held > 0) parts.push(`${held} held back`)
  return parts
}

/** Why no phase runs today. */
function quiet(plan: Plan, today: string): string {
  const dated = plan.phases.filter(phase => phase.span !== null)
  if (plan.phases.length === 0) return 'the plan has no phases'
  if (dated.length === 0) return 'no dates yet (set start: or launch: in uptake.yml, or give --start)'
  const next = dated
    .map(phase => phase.span?.start ?? null)
    .filter(date => date !== null && date > today)
    .toSorted()[0]
  return next === undefined || next === null ? 'every phase has ended' : `nothing until ${shortDay(next, today)}`
}

/** A bar of eighths: "██████▌░░░░░". */
export function bar(done: number, total: number, width: number, style: Style): string {
  const eighths = total === 0 ? 0 : Math.round((done / total) * width * 8)
  const full = '█'.repeat(Math.floor(eighths / 8)) + (['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8] ?? '')
  return style.cyan(full) + style.dim('░'.repeat(Math.max(0, width - full.length)))
}

function phaseRows(phases: readonly PhaseProgress[], today: string, style: Style, width: number): string[] {
  const from = Math.max(
    0,
    Math.min(
      phases.findIndex(({ state }) => state === 'active' || state === 'late'),
      phases.length - mostPhases,
    ),
  )
  const shown = phases.slice(from, from + mostPhases)
  const rows = shown.map(({ phase, done, total, state }) => {
    const paint = state === 'active' ? style.bold : state === 'done' || state === 'over' ? style.dim : (text: string): string => text
    const sign = {
      done: style.green('✓'),
      active: style.cyan('▸'),
      late: style.red('!'),
      over: style.dim('–'),
      upcoming: ' ',
      undated: ' ',
    }[state]
    return [
      `${sign} ${paint(phase.title)}`,
      style.dim(shortSpan(phase.span, today)),
      total === 0 ? '' : bar(done, total, 10, style),
      total === 0 ? '' : `${done}/${total}`,
    ]
  })
  const out = table(rows, [{ shrink: true }, { align: 'right' }, {}, { align: 'right' }], width)
  if (shown.length < phases.length) out.push(style.dim(`  and ${phases.length - shown.length} more (uptake plan)`))
  return out
}

/** The next deadline first; what has no deadline last; what is past stays out while something is to come. */
function targetRows(kpis: readonly Kpi[], today: string, style: Style, width: number): string[] {
  const rank = ({ due }: Kpi): string => (due === null ? '9998' : due < today ? `9999${due}` : due)
  const said = new Set<string>()
  const sorted = kpis
    .map((kpi, index) => ({ kpi, index, text: targetText(kpi) }))
    .toSorted((a, b) => rank(a.kpi).localeCompare(rank(b.kpi)) || a.index - b.index)
    // A target that the plan states again is shown once.
    .filter(({ kpi, text }) => {
      const key = `${kpi.metric.toLowerCase()}\n${text}`
      return said.has(key) ? false : said.add(key)
    })
  const shown = sorted.slice(0, mostTargets)
  const rows = shown.map(({ kpi, text }) => {
    const paint = kpi.due !== null && kpi.due < today ? style.dim : (plain: string): string => plain
    const sign = kpi.ticked === true ? style.green('✓') : ' '
    return [
      `${sign} ${kpi.metric}`,
      text,
      kpi.due === null ? '' : paint(shortDay(kpi.due, today)),
      kpi.due === null ? '' : paint(relativeDay(kpi.due, today)),
    ]
  })
  const out = table(rows, [{ shrink: true }, {}, { align: 'right' }, {}], width)
  if (shown.length < sorted.length) out.push(style.dim(`  and ${sorted.length - shown.length} more (uptake inspect --all)`))
  return out
}

function problemText(plan: Plan, style: Style): string {
  const count = (severity: string): number => plan.problems.filter(problem => problem.severity === severity).length
  const parts = [
    count('error') > 0 ? style.red(plural(count('error'), 'error')) : '',
    count('warning') > 0 ? style.yellow(plural(count('warning'), 'warning')) : '',
    count('info') > 0 ? plural(count('info'), 'note') : '',
  ].filter(part => part !== '')
  return parts.length === 0 ? style.green('none') : `${parts.join(', ')}${style.dim('  (uptake check)')}`
}
