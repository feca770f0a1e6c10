/** What differs from what was approved or seen, in one text or side by side. */
import { useMemo } from 'react'
import { bodyOf, compare, type Change, type Run } from '../../../src/content/review/compare.ts'
import type { ReviewChannel, ReviewView } from '../../../src/delivery/review-view.ts'
import { m } from '../../messages/index.ts'
import type { Base } from './piece.tsx'

type Props = { view: ReviewChannel; bodies: ReviewView['bodies']; base: Base; way: 'unified' | 'beside'; name: (id: string) => string }

export function Compared({ view, bodies, base, way, name }: Props) {
  const seen = base === 'approved' ? view.approvedLast : view.seenLast
  const [was, is] = [bodies[seen?.digest ?? ''], bodies[view.digest ?? '']]
  const changes = useMemo(() => (was === undefined || is === undefined ? null : compare(bodyOf(was), bodyOf(is))), [was, is])
  if (seen === null || changes === null) return <p className="banner note">{m.review.notKept}</p>
  if (changes.length === 0) return <p className="muted">{m.review.same}</p>
  return (
    <div className="compared">
      <p className="muted">
        {base === 'approved' ? m.review.sinceApproved(name(seen.by), timeOf(seen.at)) : m.review.sinceSeen(timeOf(seen.at))}
      </p>
      {changes.map(change => (
        <section key={`${change.field} ${change.post ?? ''} ${change.name ?? ''}`}>
          <h3>{titleOf(change)}</h3>
          {way === 'unified' ? (
            <p className="diff">
              <Runs runs={change.runs} />
            </p>
          ) : (
            <div className="two-texts">
              <Side title={m.review.before} runs={change.runs.filter(run => run.kind !== 'added')} />
              <Side title={m.review.now} runs={change.runs.filter(run => run.kind !== 'removed')} />
            </div>
          )}
        </section>
      ))}
    </div>
  )
}

function Side({ title, runs }: { title: string; runs: readonly Run[] }) {
  return (
    <div>
      <h4>{title}</h4>
      <p className="diff">{runs.length === 0 ? <span className="faint">{m.review.nothing}</span> : <Runs runs={runs} />}</p>
    </div>
  )
}

/** Marks are in the elements themselves, not only in colours. */
function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map(({ kind, text }, i) =>
    kind === 'same' ? <span key={i}>{text}</span> : kind === 'added' ? <ins key={i}>{text}</ins> : <del key={i}>{text}</del>,
  )
}

const titleOf = ({ field, post, name }: Change): string =>
  name ?? (post === null ? m.review.fields[field] : `${m.review.fields[field]}, ${m.review.post(post)}`)

const format = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })
export const timeOf = (at: number): string => format.format(at)
