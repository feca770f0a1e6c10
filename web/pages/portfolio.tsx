/** All workspaces side by side. */
import { useEffect } from 'react'
import { Link } from 'wouter'
import type { WorkspaceSummary } from '../../src/schedule/view.ts'
import { diffDays } from '../../src/plan/resolve/calendar.ts'
import { number, percent, shortDate } from '../format.ts'
import { m } from '../messages/index.ts'
import { titleBelow } from '../messages/names.ts'
import { ConnectionBanner } from '../shell/banner.tsx'
import { useWorkspaces } from '../store/hooks.ts'
import { Bar } from '../ui/bar.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ThemeButton } from '../ui/theme-button.tsx'

export function Portfolio() {
  const { data, error } = useWorkspaces()
  useEffect(() => {
    document.title = `${m.portfolio.title} · ${m.app}`
  }, [])
  return (
    <main className="main alone">
      <div className="portfolio-top">
        <span className="brand">
          <img src="/mark.svg" alt="" />
          {m.app}
        </span>
        <a className="button" href="/play/">
          <Icon name="play" size={14} />
          {m.play.title}
        </a>
        <ThemeButton />
      </div>
      <ConnectionBanner />
      <div>
        <h1>{m.portfolio.title}</h1>
        <p className="muted">{data ? m.portfolio.sub(data.length) : m.loading}</p>
      </div>
      {error && !data && (
        <Card>
          <Empty icon="problems" title={m.failed} hint={m.status.lost} />
        </Card>
      )}
      {!data && !error && <Skeleton />}
      {data?.length === 0 && (
        <Card>
          <Empty icon="file" title={m.portfolio.empty} hint={m.portfolio.emptyHint} example={m.portfolio.example} />
        </Card>
      )}
      <div className="grid">
        {data?.map(each => (
          <PlanCard key={each.id} summary={each} />
        ))}
      </div>
      {data && data.length > 0 && data.every(each => each.sample) && (
        <p className="muted">
          {m.portfolio.samples} <code>uptake init</code> {m.portfolio.afterwards} <code>uptake up</code>
        </p>
      )}
    </main>
  )
}

/** What stands where the phase of today would. */
function standing({ phases, begun, today }: WorkspaceSummary): string {
  const first = phases.map(phase => phase.start).sort()[0]
  if (first === undefined) return begun ? m.portfolio.noPhases : m.portfolio.nothing
  if (first > today) return m.portfolio.begins(shortDate(first, today))
  return phases.every(phase => phase.end < today) ? m.portfolio.over : m.portfolio.noPhase
}

function PlanCard({ summary: each }: { summary: WorkspaceSummary }) {
  const below = titleBelow(each.title, each.name, each.documents)
  const figures = [
    [m.portfolio.tasks, each.tasks.total === 0 ? '–' : `${percent(each.tasks.done, each.tasks.total)} %`, ''],
    [m.portfolio.late, number(each.tasks.overdue), each.tasks.overdue > 0 ? 'error' : ''],
    [m.portfolio.targetsLabel, number(each.targets), ''],
    [m.portfolio.contradictions, number(each.errors), each.errors > 0 ? 'error' : ''],
  ] as const
  return (
    <Link href={`/w/${each.id}`} className="card c6 plan-card">
      <div>
        <div className="spread">
          <h2>{each.name}</h2>
          {each.sample && <span className="sample">{m.sample}</span>}
        </div>
        {below && <p className="muted">{below}</p>}
      </div>
      <Mini summary={each} />
      <p className="muted">
        {m.portfolio.now} <strong>{each.phaseNow ?? standing(each)}</strong>
      </p>
      <dl className="figures">
        {figures.map(([name, value, kind]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={kind}>{value}</dd>
          </div>
        ))}
      </dl>
    </Link>
  )
}

/** The phases on a thin strip, with today; the share of ticked boxes where there are no dates. */
function Mini({ summary: { phases, today, tasks } }: { summary: WorkspaceSummary }) {
  const first = phases.map(phase => phase.start).sort()[0]
  const last = phases
    .map(phase => phase.end)
    .sort()
    .at(-1)
  if (!first || !last) return <Bar value={percent(tasks.done, tasks.total)} label={m.overview.tasksDone(tasks.done, tasks.total)} />
  const total = diffDays(first, last) + 1
  const at = (date: string): number => (100 * diffDays(first, date)) / total
  const now = at(today)
  return (
    <div className="mini" role="img" aria-label={phases.map(phase => `${phase.title}: ${m.phaseState[phase.state]}`).join(', ')}>
      {phases.map(phase => (
        <i
          key={`${phase.title} ${phase.start}`}
          className={phase.state}
          style={{ left: `${at(phase.start)}%`, width: `calc(${(100 * (diffDays(phase.start, phase.end) + 1)) / total}% - 2px)` }}
        />
      ))}
      {now >= 0 && now <= 100 && <b style={{ left: `${now}%` }} />}
    </div>
  )
}
