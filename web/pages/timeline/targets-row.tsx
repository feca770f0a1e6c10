/** The days on which targets fall due. */
import type { Kpi } from '../../../src/plan/model.ts'
import { longDate, target } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import { Tip } from '../../ui/tip.tsx'

const SHOWN = 7

export function TargetsRow({ kpis, x, today }: { kpis: readonly Kpi[]; x: (date: string) => number; today: string }) {
  const { openSource } = useActions()
  const due = kpis.flatMap(kpi => (kpi.due === null ? [] : [{ kpi, due: kpi.due }]))
  if (due.length === 0) return null
  const groups = [...Map.groupBy(due, each => each.due)].sort((a, b) => a[0].localeCompare(b[0]))
  const say = (kpi: Kpi): string => `${tidy(kpi.metric)}: ${target(kpi)}`
  return (
    <div className="tl-row targets">
      <div className="tl-label">
        <span className="tl-caret" />
        {m.pages.targets}
      </div>
      <div className="tl-cells">
        {groups.map(([date, list]) => (
          <Tip
            key={date}
            text={
              <span className="tip-lines">
                <strong>{longDate(date)}</strong>
                {list.slice(0, SHOWN).map(({ kpi }) => (
                  <span key={kpi.id} className="tip-row">
                    <span>{tidy(kpi.metric)}</span>
                    <span>{target(kpi)}</span>
                  </span>
                ))}
                {list.length > SHOWN && <span className="muted">{m.andMore(list.length - SHOWN)}</span>}
              </span>
            }
          >
            <button
              type="button"
              className={`tl-point ${date < today ? 'past' : ''}`}
              style={{ left: x(date) }}
              aria-label={`${longDate(date)}: ${list.map(({ kpi }) => say(kpi)).join(', ')}`}
              onClick={() => {
                const [lead, ...rest] = list
                if (lead)
                  openSource(
                    lead.kpi.source,
                    rest.map(({ kpi }) => ({ message: say(kpi), source: kpi.source })),
                    m.timeline.targetsOn(longDate(date)),
                  )
              }}
            />
          </Tip>
        ))}
      </div>
    </div>
  )
}
