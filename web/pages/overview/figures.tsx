/** Four figures: the phase, the boxes, the work, the problems. */
import { Link } from 'wouter'
import type { Severity } from '../../../src/plan/model.ts'
import type { Agenda } from '../../../src/schedule/agenda.ts'
import { phaseNow } from '../../../src/schedule/progress.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { days, number, percent, span } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'
import { Bar } from '../../ui/bar.tsx'
import { Stat } from '../../ui/card.tsx'
import { Titled } from '../../ui/source-link.tsx'

export function Figures({ view, work }: { view: WorkspaceView; work: Agenda }) {
  const { plan, today } = view
  const now = phaseNow(plan, today).at(-1)
  const tasks = plan.tasks.filter(task => task.stateful)
  const done = tasks.filter(task => task.done).length
  const left = now?.span?.end ? days(today, now.span.end) : null
  return (
    <div className="grid">
      <Stat
        label={m.overview.now}
        text
        value={now ? <Titled source={now.source}>{now.title}</Titled> : m.overview.nothingNow}
        note={now ? `${span(now.span, today)}${left === null ? '' : ` · ${m.overview.daysLeft(left)}`}` : next(view)}
      />
      {tasks.length === 0 ? (
        <Stat label={m.overview.tasks} value="–" note={m.overview.noBoxes(plan.tasks.length)} />
      ) : (
        <Stat
          label={m.overview.tasks}
          value={number(done)}
          unit={m.overview.of(number(tasks.length))}
          note={<Bar value={percent(done, tasks.length)} label={m.overview.tasksDone(done, tasks.length)} />}
        />
      )}
      <WorkFigures work={work} />
      <ProblemFigures view={view} />
    </div>
  )
}

const next = ({ plan, today }: WorkspaceView): string => {
  const coming = plan.phases
    .flatMap(phase => (phase.span?.start && phase.span.start > today ? [{ title: phase.title, start: phase.span.start }] : []))
    .sort((a, b) => a.start.localeCompare(b.start))[0]
  if (coming) return m.overview.nextPhase(coming.title, days(today, coming.start))
  if (plan.phases.some(phase => phase.span)) return m.overview.pastAll
  return plan.phases.some(phase => phase.window) ? m.overview.undated : m.overview.noPhases
}

function WorkFigures({ work }: { work: Agenda }) {
  const { href } = useActions()
  const counts = [
    [m.overview.overdueShort, work.overdue.length, 'error'],
    [m.overview.nowShort, work.now.length, ''],
    [m.overview.soonShort, work.upcoming.length, ''],
  ] as const
  return (
    <Stat
      label={m.overview.work}
      value={
        <span className="sev-figures">
          {counts.map(([name, count, kind]) => (
            <Link key={name} href={href('plan')} className={count > 0 ? kind : 'none'}>
              <b>{number(count)}</b>
              <small>{name}</small>
            </Link>
          ))}
        </span>
      }
    />
  )
}

function ProblemFigures({ view }: { view: WorkspaceView }) {
  const { href } = useActions()
  const counts = (['error', 'warning', 'info'] as const).map(
    severity => [severity, view.plan.problems.filter(problem => problem.severity === severity).length] as const,
  )
  const title: Record<Severity, (count: number) => string> = m.problems
  return (
    <Stat
      label={m.overview.problems}
      value={
        <span className="sev-figures">
          {counts.map(([severity, count]) => (
            <Link key={severity} href={`${href('problems')}?severity=${severity}`} className={count > 0 ? severity : 'none'}>
              <b>{number(count)}</b>
              <small>{title[severity](count).replace(/^\S+ /, '')}</small>
            </Link>
          ))}
        </span>
      }
    />
  )
}
