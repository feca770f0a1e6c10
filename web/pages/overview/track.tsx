/** The whole plan as one strip: its phases, how far each is, and today. */
import { isWorkedIn, phaseProgress } from '../../../src/schedule/progress.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { dated } from '../../dated.ts'
import { days, shortDate, span } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'
import { Tip } from '../../ui/tip.tsx'
import { strip, type Piece } from './lanes.ts'

const LANES = 3
const CROWDED = 8
/** Share of the strip, in percent, from which a name says something. */
const NAMED = 9

export function Track({ view }: { view: WorkspaceView }) {
  const { plan, assumed } = dated(view)
  const { setDates } = useActions()
  const top = phaseProgress(plan, view.today).filter(each => each.depth === 0 && isWorkedIn(each) && each.phase.kind !== 'journey')
  const crowded = top.length > CROWDED
  const height = crowded ? 24 : 40
  const laid = strip(top, view.today, crowded ? LANES * 2 : LANES)
  if (!laid) return null
  const length = days(laid.first, laid.last) + 1
  const day = days(laid.first, view.today) + 1
  const [from, to] = [shortDate(laid.first, view.today), shortDate(laid.last, view.today)]
  return (
    <section className="card track">
      <header>
        <h2>{m.overview.track}</h2>
        <span className="aside">
          {assumed ? m.overview.assumed : day >= 1 && day <= length ? m.overview.dayOf(day, length) : m.overview.lasts(length)}{' '}
          {assumed && setDates && (
            <button type="button" className="more" onClick={setDates}>
              {m.dates.set}
            </button>
          )}
        </span>
      </header>
      <div className={crowded ? 'strip crowded' : 'strip'} style={{ height: laid.lanes * height }}>
        {laid.pieces.map(piece => (
          <Segment key={piece.progress.phase.id} piece={piece} today={view.today} height={height} named={piece.width > NAMED} />
        ))}
        {laid.today !== null && !assumed && <i className="strip-today" style={{ left: `${laid.today}%` }} />}
      </div>
      <div className="strip-dates">
        <span>{from}</span>
        {laid.today !== null && !assumed && laid.today > 8 && laid.today < 90 && (
          // Beside the dates at the ends where the track is narrow, not on them.
          <b style={{ left: `clamp(${from.length + 4}ch, ${laid.today}%, calc(100% - ${to.length + 4}ch))` }}>{m.timeline.today}</b>
        )}
        <span>{to}</span>
      </div>
    </section>
  )
}

type SegmentProps = { piece: Piece; today: string; height: number; named: boolean }

function Segment({ piece: { progress, left, width, lane }, today, height, named }: SegmentProps) {
  const { openSource } = useActions()
  const { phase, percentDone, state, done, total } = progress
  return (
    <Tip
      text={
        <span className="tip-lines">
          <strong>{phase.title}</strong>
          <span className="muted">
            {span(phase.span, today)} · {m.phaseState[state]}
          </span>
          {total > 0 && <span>{m.overview.tasksDone(done, total)}</span>}
        </span>
      }
    >
      <button
        type="button"
        className={`segment ${state}`}
        style={{ left: `${left}%`, width: `calc(${width}% - 3px)`, top: lane * height }}
        onClick={() => openSource(phase.source)}
        aria-label={`${phase.title}, ${span(phase.span, today)}, ${m.phaseState[state]}`}
      >
        {percentDone !== null && <i style={{ width: `${percentDone}%` }} />}
        {named && <span>{phase.title}</span>}
      </button>
    </Tip>
  )
}
