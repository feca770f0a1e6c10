/** Rulers, rows, targets and the line of today on one axis. */
import { diffDays } from '../../../src/plan/resolve/calendar.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { Row } from './row.tsx'
import type { TimelineRow } from './rows.ts'
import { rulers } from './rulers.ts'
import { TargetsRow } from './targets-row.tsx'

type PlotProps = {
  view: Pick<WorkspaceView, 'plan' | 'today' | 'start' | 'launch'>
  rows: TimelineRow[]
  first: string
  last: string
  perDay: number
  width: number
  label: number
  onToggle: (id: string) => void
}

/** Half the width of the word above the line of today: on a phone it would be cut off at the left. */
const EDGE = 26

export function Plot({ view, rows, first, last, perDay, width, label, onToggle }: PlotProps) {
  const { plan, today } = view
  const x = (date: string): number => diffDays(first, date) * perDay
  const all = rulers(plan, view, { first, last, perDay })
  const total = label + width
  const now = x(today) + perDay / 2
  const within = today >= first && today <= last
  return (
    <div className="tl-grid" style={{ width: total }}>
      <div className="tl-head" aria-hidden="true">
        {all.map(ruler => (
          <div key={ruler.key} className="tl-ruler">
            <span className="tl-label">{ruler.title}</span>
            <div className="tl-cells">
              {ruler.marks.map(mark => (
                <span key={mark.at} style={{ left: x(mark.at) }}>
                  {mark.label}
                </span>
              ))}
            </div>
          </div>
        ))}
        {within && (
          <div className="tl-ruler tl-now-row">
            <span className="tl-label" />
            <div className="tl-cells">
              <b className="tl-now" style={{ left: Math.max(now, label === 0 ? EDGE : 0) }}>
                {m.timeline.today}
              </b>
            </div>
          </div>
        )}
      </div>
      <div className="tl-body">
        <div className="tl-lines" aria-hidden="true">
          {(all.at(-1)?.marks ?? []).map(mark => (
            <i key={mark.at} style={{ left: label + x(mark.at) }} />
          ))}
        </div>
        {rows.map(row => (
          <Row key={row.id} row={row} x={x} perDay={perDay} first={first} last={last} today={today} onToggle={onToggle} />
        ))}
        <TargetsRow kpis={plan.kpis} x={x} today={today} />
        {within && <div className="tl-today" style={{ left: label + now }} aria-hidden="true" />}
      </div>
    </div>
  )
}
