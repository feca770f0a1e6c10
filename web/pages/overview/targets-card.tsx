import { Link } from 'wouter'
import type { Kpi } from '../../../src/plan/model.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { days, shortDate, target } from '../../format.ts'
import { valueIn } from '../../format-measure.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import { useTargets, type MeasuredTarget } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Titled } from '../../ui/source-link.tsx'
import { StatesLine } from './states-line.tsx'

const SHOWN = 10

/** The next targets, by the day on which they fall due. */
export function TargetsCard({ view }: { view: WorkspaceView }) {
  const { plan, today } = view
  const { href, setDates } = useActions()
  const { data: measured } = useTargets(view.id)
  const ahead = plan.kpis.flatMap(kpi => (kpi.due !== null && kpi.due >= today ? [{ kpi, due: kpi.due }] : []))
  // What two places of the plan say alike is one row here.
  const once = new Map(ahead.map(each => [`${each.due} ${each.kpi.metric.toLowerCase()} ${target(each.kpi)}`, each]))
  const shown = [...once.values()].sort((a, b) => a.due.localeCompare(b.due)).slice(0, SHOWN)
  const groups = Map.groupBy(shown, each => each.due)
  const all = plan.kpis.length > 0 && (
    <Link className="more" href={href('targets')}>
      {m.overview.all(plan.kpis.length)}
    </Link>
  )
  return (
    <Card flush title={m.overview.targets} aside={all}>
      {plan.kpis.length > 0 && measured && <StatesLine targets={measured} />}
      {shown.length === 0 && (
        <p className="quiet">
          {plan.kpis.length === 0 ? m.overview.noTargets : plan.kpis.some(kpi => kpi.due) ? m.overview.targetsPast : m.overview.undatedHint}{' '}
          {plan.kpis.length > 0 && setDates && !view.start && !view.launch && (
            <button type="button" className="more" onClick={setDates}>
              {m.dates.set}
            </button>
          )}
        </p>
      )}
      {[...groups].map(([due, list]) => (
        <section key={due}>
          <p className="group-label">
            {shortDate(due, today)} · {m.overview.away(days(today, due))}
          </p>
          <ul className="rows">
            {list.map(({ kpi }) => (
              <TargetRow key={kpi.id} kpi={kpi} measured={measured?.find(each => each.kpi.id === kpi.id)} />
            ))}
          </ul>
        </section>
      ))}
    </Card>
  )
}

function TargetRow({ kpi, measured }: { kpi: Kpi; measured: MeasuredTarget | undefined }) {
  const pace = measured?.pace
  return (
    <li>
      <span className="grow">
        <Titled source={kpi.source}>{tidy(kpi.metric)}</Titled>
      </span>
      <span className="num">
        {pace && pace.now !== null && (
          <span className={`reached ${pace.state.replace(' ', '-')}`} title={m.state[pace.state]}>
            {valueIn(pace.now, pace.unit)}
            <span className="sr"> ({m.state[pace.state]}) </span> {m.overview.reachedOf}{' '}
          </span>
        )}
        {target(kpi)}
      </span>
    </li>
  )
}
