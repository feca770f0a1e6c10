import { useState } from 'react'
import type { Problem } from '../../../src/plan/model.ts'
import { m } from '../../messages/index.ts'
import { severityRank } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ProblemCard } from './problem-card.tsx'

const STEP = 40

type ProblemListProps = {
  problems: readonly Problem[]
  /** Problems exist, but a filter hides them. */
  filtered?: boolean
  /** The line on which the reader is: its problem is marked. */
  line?: number | null
}

/** Problems, the worst first. The playground shows the same list. */
export function ProblemList({ problems, filtered = false, line = null }: ProblemListProps) {
  const [most, setMost] = useState(STEP)
  const sorted = problems.toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity))
  if (problems.length === 0)
    return (
      <Card>
        {filtered ? <p className="quiet">{m.noMatch}</p> : <Empty icon="check" title={m.problems.empty} hint={m.problems.emptyHint} />}
      </Card>
    )
  return (
    <div className="stack">
      {sorted.slice(0, most).map(problem => (
        <ProblemCard
          key={`${problem.rule} ${problem.source.file} ${problem.source.line} ${problem.source.column} ${problem.message}`}
          problem={problem}
          current={problem.source.line === line}
        />
      ))}
      {sorted.length > most && (
        <button type="button" className="button" onClick={() => setMost(most + STEP)}>
          {m.showMore(sorted.length - most)}
        </button>
      )}
    </div>
  )
}
