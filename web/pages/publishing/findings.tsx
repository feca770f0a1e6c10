/** What is wrong with a piece: in its front matter, and by the rules of content. Seen before anybody says yes. */
import type { PieceView } from '../../../src/delivery/view.ts'
import { m } from '../../messages/index.ts'
import { Place } from '../../ui/source-link.tsx'

export function Findings({ piece }: { piece: Pick<PieceView, 'problems' | 'findings'> }) {
  const all = [...piece.problems, ...(piece.findings ?? []).filter(each => each.severity !== 'info')]
  if (all.length === 0) return null
  return (
    <section>
      <h3>{m.publishing.lint}</h3>
      <ul className="rows plain-rows">
        {all.map(({ message, severity, file, line }, i) => (
          <li key={i}>
            <span className={`grow ${severity === 'error' ? 'late' : ''}`}>{message}</span>
            <Place source={{ file, line, column: 1, endLine: line, endColumn: 1 }} />
          </li>
        ))}
      </ul>
    </section>
  )
}
