/** All workspaces side by side. */
import { Link } from 'wouter'
import { m } from '../messages/index.ts'
import { useWorkspaces } from '../store.ts'
import { toggleTheme } from '../theme.ts'
import { Bar, Badge, Empty } from '../ui/parts.tsx'

export function Portfolio() {
  const { data, error } = useWorkspaces()
  return (
    <main className="main" style={{ margin: '0 auto' }}>
      <div className="page-head">
        <div>
          <p className="brand" style={{ padding: 0, marginBottom: 16 }}>
            <img src="/mark.svg" alt="" />
            {m.app}
          </p>
          <h1>{m.portfolio.title}</h1>
          <p className="sub">{m.portfolio.sub}</p>
        </div>
        <div className="chips">
          <a className="button" href="/play/">
            {m.play.title}
          </a>
          <button type="button" className="icon-button" aria-label={m.theme} onClick={toggleTheme}>
            ◐
          </button>
        </div>
      </div>
      {error && !data && <Empty title={m.failed} hint={m.status.lost} />}
      {data?.length === 0 && <Empty title={m.portfolio.empty} hint={m.portfolio.emptyHint} />}
      <div className="grid">
        {data?.map(each => (
          <Link key={each.id} href={`/w/${each.id}`} className="card c6 plan-card">
            <div className="row" style={{ padding: 0, border: 0, justifyContent: 'space-between' }}>
              <h2 style={{ fontSize: 'var(--text-l)' }}>{each.name}</h2>
              {each.sample && <span className="sample">{m.sample}</span>}
            </div>
            <p className="muted">{each.title}</p>
            <Bar
              value={each.tasks.total > 0 ? (100 * each.tasks.done) / each.tasks.total : 0}
              label={m.overview.tasksDone(each.tasks.done, each.tasks.total)}
            />
            <p className="muted">
              {m.overview.tasksDone(each.tasks.done, each.tasks.total)} · {m.portfolio.now}: {each.phaseNow ?? m.portfolio.noPhase}
            </p>
            <div className="chips">
              {each.errors > 0 && <Badge kind="error">{m.portfolio.errors(each.errors)}</Badge>}
              {each.tasks.overdue > 0 && <Badge kind="warning">{m.portfolio.overdue(each.tasks.overdue)}</Badge>}
              {each.targets > 0 && <Badge>{m.portfolio.targets(each.targets)}</Badge>}
            </div>
          </Link>
        ))}
      </div>
    </main>
  )
}
