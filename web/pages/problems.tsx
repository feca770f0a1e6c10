/** Problems with their lines, the lines that contradict them, and the fix where there is one. */
import { useState } from 'react'
import type { Severity } from '../../src/plan/model.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { m } from '../messages/index.ts'
import { Head } from '../shell.tsx'
import { useActions } from '../store.ts'
import { Badge, Card, Empty, Place } from '../ui/parts.tsx'
import { Excerpt } from '../ui/source-panel.tsx'

const ORDER: Severity[] = ['error', 'warning', 'info']
const RELATED = 4

export function Problems({ view }: { view: WorkspaceView }) {
  const [only, setOnly] = useState<Severity | null>(null)
  const { problems } = view.plan
  const count = (severity: Severity): number => problems.filter(problem => problem.severity === severity).length
  return (
    <>
      <Head view={view} title={m.pages.problems}>
        <div className="chips">
          <button type="button" className="chip" aria-pressed={only === null} onClick={() => setOnly(null)}>
            {m.problems.all}
          </button>
          {ORDER.filter(severity => count(severity) > 0).map(severity => (
            <button
              key={severity}
              type="button"
              className="chip"
              aria-pressed={only === severity}
              onClick={() => setOnly(only === severity ? null : severity)}
            >
              {m.problems[severity](count(severity))}
            </button>
          ))}
        </div>
      </Head>
      <ProblemList view={view} only={only} />
    </>
  )
}

export function ProblemList({ view, only }: { view: Pick<WorkspaceView, 'plan'>; only: Severity | null }) {
  const { fix, openSource } = useActions()
  const problems = view.plan.problems
    .filter(problem => only === null || problem.severity === only)
    .toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
  if (problems.length === 0)
    return (
      <Card>
        <Empty title={m.problems.empty} hint={m.problems.emptyHint} />
      </Card>
    )
  return (
    <div className="grid">
      {problems.map((problem, i) => (
        <section key={i} className="card c12 problem">
          <div className="problem-head">
            <Badge kind={problem.severity}>{problem.severity}</Badge>
            <h2>{problem.message}</h2>
          </div>
          <p className="faint">
            <span className="mono">{problem.rule}</span> ·{' '}
            <Place source={problem.source} related={problem.related} title={problem.message} />
            {problem.expected && (
              <>
                {' '}
                · {m.problems.expected.toLowerCase()} {problem.expected}
              </>
            )}
          </p>
          <div className="beside">
            <Excerpt source={problem.source} around={1} error={problem.severity === 'error'} />
            {problem.related.length > 0 && (
              <div className="related">
                <p className="faint">{m.problems.related}</p>
                <ul>
                  {problem.related.slice(0, RELATED).map((related, k) => (
                    <li key={k}>
                      <Place source={related.source} /> {related.message}
                    </li>
                  ))}
                </ul>
                {problem.related.length > RELATED && (
                  <button type="button" className="link faint" onClick={() => openSource(problem.source, problem.related, problem.message)}>
                    {m.overview.all(problem.related.length)}
                  </button>
                )}
              </div>
            )}
          </div>
          {problem.fix && fix && (
            <div>
              <button type="button" className="button" onClick={() => fix(problem.rule, problem.source)}>
                {problem.fix.title}
              </button>
            </div>
          )}
        </section>
      ))}
    </div>
  )
}
