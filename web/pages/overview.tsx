/** Where the plan stands today. */
import { Link } from 'wouter'
import { agenda, type Work } from '../../src/schedule/agenda.ts'
import { phaseNow, phaseProgress } from '../../src/schedule/progress.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { days, number, shortDate, span, target } from '../format.ts'
import { m } from '../messages/index.ts'
import { Head } from '../shell.tsx'
import { useActions } from '../store.ts'
import { Badge, Bar, Card, Place, Stat, Tick, Titled } from '../ui/parts.tsx'

const SHOWN = 6

export function Overview({ view }: { view: WorkspaceView }) {
  const { plan, today } = view
  const { href } = useActions()
  const now = phaseNow(plan, today)
  const progress = phaseProgress(plan, today).filter(
    each => each.phase.kind !== 'milestone' && each.depth === 0 && (each.total > 0 || each.phase.span),
  )
  const due = agenda(plan, { today })
  const tasks = plan.tasks.filter(task => task.stateful)
  const done = tasks.filter(task => task.done).length
  const errors = plan.problems.filter(problem => problem.severity === 'error')
  const loud = [...plan.problems].sort((a, b) => rank(a.severity) - rank(b.severity)).filter(problem => problem.severity !== 'info')
  const targets = plan.kpis.filter(kpi => kpi.due !== null && kpi.due >= today).sort((a, b) => a.due!.localeCompare(b.due!))
  return (
    <>
      <Head view={view} title={view.name} sub={plan.title === view.name ? plan.summary : plan.title} />
      <div className="grid">
        <Stat
          label={m.overview.now}
          value={now[0] ? <span style={{ fontSize: 'var(--text-l)' }}>{now.at(-1)!.title}</span> : '–'}
          note={
            now[0] ? span(now.at(-1)!.span, today) : plan.phases.some(phase => phase.span) ? m.overview.nothingNow : m.overview.undatedHint
          }
        />
        <Stat
          label={m.overview.tasks}
          value={number(done)}
          unit={`/ ${number(tasks.length)}`}
          note={<Bar value={tasks.length > 0 ? (100 * done) / tasks.length : 0} label={m.overview.tasksDone(done, tasks.length)} />}
        />
        <Stat
          label={m.overview.launch}
          value={view.launch ? shortDate(view.launch, today) : '–'}
          note={view.launch ? m.overview.launchIn(days(today, view.launch)) : m.overview.noLaunch}
        />
        <Stat
          label={m.overview.errors}
          value={<span style={errors.length > 0 ? { color: 'var(--error)' } : {}}>{errors.length}</span>}
          note={`${m.problems.warning(plan.problems.filter(problem => problem.severity === 'warning').length)}`}
        />
        <Card
          span="c7"
          flush
          title={m.overview.problems}
          aside={
            <Link className="muted" href={href('problems')}>
              {m.overview.all(plan.problems.length)}
            </Link>
          }
        >
          {loud.length === 0 ? (
            <p className="row muted">{m.overview.noProblems}</p>
          ) : (
            <ul className="rows">
              {loud.slice(0, SHOWN).map((problem, i) => (
                <li key={i}>
                  <Badge kind={problem.severity}>{problem.severity}</Badge>
                  <span className="grow">
                    <Titled source={problem.source}>{problem.message}</Titled>
                  </span>
                  <Place source={problem.source} related={problem.related} title={problem.message} />
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card
          span="c5"
          flush
          title={m.overview.progress}
          aside={
            <Link className="muted" href={href('timeline')}>
              {m.pages.timeline}
            </Link>
          }
        >
          <ul className="rows">
            {progress.slice(0, 8).map(({ phase, done: ticked, total, percentDone, percentTime, state }) => (
              <li key={phase.id}>
                <div className="grow" style={{ display: 'grid', gap: 5 }}>
                  <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
                    <Titled source={phase.source}>{phase.title}</Titled>
                    <span className="faint num">{total > 0 ? `${ticked}/${total}` : span(phase.span, today)}</span>
                  </div>
                  <Bar
                    value={state === 'done' && total === 0 ? 100 : (percentDone ?? 0)}
                    mark={state === 'active' ? percentTime : null}
                    label={`${phase.title}: ${m.overview.tasksDone(ticked, total)}`}
                    over={state === 'late'}
                  />
                </div>
              </li>
            ))}
          </ul>
        </Card>
        <Card
          span="c7"
          flush
          title={m.overview.due}
          aside={
            <Link className="muted" href={href('plan')}>
              {m.overview.all(due.overdue.length + due.now.length)}
            </Link>
          }
        >
          {due.overdue.length + due.now.length === 0 ? (
            <p className="row muted">{due.upcoming.length > 0 || due.undated.length === 0 ? m.overview.noneDue : m.overview.undatedHint}</p>
          ) : (
            <ul className="rows">
              {[...due.now.slice(0, SHOWN), ...due.overdue.slice(0, Math.max(2, SHOWN - due.now.length))].map(work => (
                <WorkRow key={work.id} work={work} today={today} plan={plan} />
              ))}
            </ul>
          )}
        </Card>
        <Card
          span="c5"
          flush
          title={m.overview.targets}
          aside={
            <Link className="muted" href={href('targets')}>
              {m.overview.all(plan.kpis.length)}
            </Link>
          }
        >
          {targets.length === 0 ? (
            <p className="row muted">{plan.kpis.length === 0 ? m.overview.noTargets : m.overview.undatedHint}</p>
          ) : (
            <ul className="rows">
              {targets.slice(0, 8).map(kpi => (
                <li key={kpi.id}>
                  <span className="grow">
                    <Titled source={kpi.source}>{kpi.metric}</Titled>
                  </span>
                  <span className="num">{target(kpi)}</span>
                  <span className="faint num">{shortDate(kpi.due!, today)}</span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  )
}
const rank = (severity: string): number => ({ error: 0, warning: 1 })[severity] ?? 2

export function WorkRow({ work, today, plan }: { work: Work; today: string; plan: WorkspaceView['plan'] }) {
  const { tick } = useActions()
  const task = work.kind === 'task' ? plan.tasks.find(each => each.id === work.id) : undefined
  const late = work.end !== null && work.end < today
  return (
    <li>
      {task?.box ? (
        <Tick checked={task.done} disabled={tick === null} label={work.title} onChange={checked => tick?.(work.id, checked)} />
      ) : (
        <span style={{ width: 16 }} className="faint" aria-hidden="true">
          ·
        </span>
      )}
      <span className="grow">
        <Titled source={work.source}>{work.title}</Titled> {work.phaseTitle && <span className="faint">{work.phaseTitle}</span>}
      </span>
      {work.owner && <Badge>{work.owner}</Badge>}
      {work.end && (
        <span className="num" style={{ color: late ? 'var(--error)' : 'var(--ink-2)' }}>
          {shortDate(work.end, today)}
        </span>
      )}
    </li>
  )
}
