import { Link } from 'wouter'
import { isWorkedIn, phaseProgress, type PhaseProgress } from '../../../src/schedule/progress.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { span } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'
import { Bar } from '../../ui/bar.tsx'
import { Card } from '../../ui/card.tsx'
import { Titled } from '../../ui/source-link.tsx'

const SHOWN = 8

/** Phases with what is done of them against the time that is gone. */
export function ProgressCard({ view }: { view: WorkspaceView }) {
  const { href } = useActions()
  const all = phaseProgress(view.plan, view.today).filter(
    each => isWorkedIn(each) && each.depth === 0 && (each.total > 0 || each.phase.span),
  )
  if (all.length === 0) return null
  // What is over and done gives way to what is not when there are many.
  const shown = all.length > SHOWN ? all.filter(each => each.state !== 'done' && each.state !== 'over').slice(0, SHOWN) : all
  const marked = shown.some(each => each.state === 'active' && each.percentTime !== null)
  return (
    <Card
      flush
      title={m.overview.progress}
      aside={
        <Link className="more" href={href('timeline')}>
          {all.length > shown.length ? m.overview.all(all.length) : m.pages.timeline}
        </Link>
      }
      footer={marked && m.overview.markHint}
    >
      <ul className="rows">
        {shown.map(progress => (
          <Row key={progress.phase.id} progress={progress} today={view.today} />
        ))}
      </ul>
    </Card>
  )
}

function Row({ progress, today }: { progress: PhaseProgress; today: string }) {
  const { phase, done, total, percentDone, percentTime, state } = progress
  return (
    <li>
      <div className="grow progress-row">
        <Titled source={phase.source}>{phase.title}</Titled>
        <span className="num">{total > 0 ? m.overview.ratio(done, total) : ''}</span>
        {state !== 'over' && (
          <Bar
            value={state === 'done' && total === 0 ? 100 : (percentDone ?? 0)}
            mark={state === 'active' ? percentTime : null}
            label={`${phase.title}: ${m.overview.tasksDone(done, total)}`}
            over={state === 'late'}
          />
        )}
        <span className="under">
          {span(phase.span, today)}
          {state !== 'undated' && <span className={state === 'late' ? 'late' : ''}> · {m.phaseState[state]}</span>}
        </span>
      </div>
    </li>
  )
}
