import { Link } from 'wouter'
import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'
import { anyMeasured, type MeasuredTarget } from '../../store/measure.ts'
import { STATE_ORDER, StateChip, stateClass } from '../../ui/state.tsx'

/** How many targets are in which state; where nothing is measured, the way to measuring. */
export function StatesLine({ targets }: { targets: readonly MeasuredTarget[] }) {
  const { href } = useActions()
  if (!anyMeasured(targets))
    return (
      <p className="quiet">
        {m.measured.noneYet}{' '}
        <Link className="more" href={href('targets')}>
          {m.measured.seeTargets}
        </Link>
      </p>
    )
  const counts = Map.groupBy(targets, each => each.pace.state)
  const present = STATE_ORDER.flatMap(state => {
    const count = counts.get(state)?.length
    return count === undefined ? [] : [{ state, count }]
  })
  return (
    <>
      <div className="states-bar" aria-hidden="true">
        {present.map(({ state, count }) => (
          <i key={state} className={stateClass(state).slice(6)} style={{ flex: count }} />
        ))}
      </div>
      <nav className="states-line" aria-label={m.measured.line}>
        {present.map(({ state, count }) => (
          <Link key={state} href={`${href('targets')}?${new URLSearchParams({ state }).toString()}`}>
            <b>{count}</b> <StateChip state={state} />
          </Link>
        ))}
      </nav>
    </>
  )
}
