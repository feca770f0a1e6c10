import { Link } from 'wouter'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import { useTargets, type MeasuredTarget } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { useMore } from '../../ui/use-more.ts'

const AT_ONCE = 6
/** One of each metric, in the order of the plan. */
const once = (targets: readonly MeasuredTarget[]): MeasuredTarget[] => [
  ...new Map(targets.map(each => [each.metric ?? each.kpi.metric, each] as const)).values(),
]

/** Targets that no collector reads: what to set up, and what only a person knows. */
export function Missing({ view }: { view: WorkspaceView }) {
  const { href } = useActions()
  const { data } = useTargets(view.id)
  const unread = once((data ?? []).filter(each => each.why?.kind === 'no-collector'))
  const typed = once((data ?? []).filter(each => each.why?.kind === 'no-value'))
  const { shown, left, more } = useMore(unread, AT_ONCE)
  if (unread.length + typed.length === 0) return null
  const all = (
    <Link className="more" href={href('targets')}>
      {m.measured.seeTargets}
    </Link>
  )
  return (
    <Card flush title={m.collectors.missing} aside={all}>
      <ul className="rows">
        {shown.map(({ kpi, why }) => (
          <li key={kpi.id}>
            <span className="grow">
              {tidy(kpi.metric)} <span className="under block breaks">{why?.hint ?? why?.message}</span>
            </span>
          </li>
        ))}
        {typed.length > 0 && (
          <li>
            <span className="grow">
              {m.collectors.byHand(typed.length)} <span className="under block">{typed.map(each => tidy(each.kpi.metric)).join(', ')}</span>
            </span>
            <Link className="button small" href={href('metrics')}>
              {m.collectors.enter}
            </Link>
          </li>
        )}
      </ul>
      <ShowMore left={left} step={AT_ONCE} more={more} />
    </Card>
  )
}
