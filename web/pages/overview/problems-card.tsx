import { Link } from 'wouter'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import { Sev, severityRank } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { Place } from '../../ui/source-link.tsx'

const SHOWN = 6

/** The loudest problems, each with its lines. */
export function ProblemsCard({ view }: { view: WorkspaceView }) {
  const { href, openSource } = useActions()
  const { problems } = view.plan
  const loud = problems
    .filter(problem => problem.severity !== 'info')
    .toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity))
  const all = problems.length > 0 && (
    <Link className="more" href={href('problems')}>
      {m.overview.all(problems.length)}
    </Link>
  )
  return (
    <Card flush title={m.overview.contradictions} aside={all}>
      {loud.length === 0 ? (
        <p className="quiet">{m.overview.noProblems}</p>
      ) : (
        <ul className="rows">
          {loud.slice(0, SHOWN).map(problem => (
            <li key={`${problem.rule} ${problem.source.file} ${problem.source.line} ${problem.message}`}>
              <Sev severity={problem.severity} />
              <span className="grow">
                <button type="button" className="link" onClick={() => openSource(problem.source, problem.related, problem.message)}>
                  {tidy(problem.message)}
                </button>
              </span>
              <Place source={problem.source} related={problem.related} title={problem.message} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
