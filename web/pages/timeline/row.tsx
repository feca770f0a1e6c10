/** One row: its title on the left, its bar on the axis. */
import { diffDays } from '../../../src/plan/resolve/calendar.ts'
import { span } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import { Icon } from '../../ui/icon.tsx'
import { placeOf } from '../../ui/source-link.tsx'
import { Tip } from '../../ui/tip.tsx'
import type { TimelineRow } from './rows.ts'

type RowProps = {
  row: TimelineRow
  x: (date: string) => number
  perDay: number
  /** The days at which the axis begins and ends. */
  first: string
  last: string
  today: string
  onToggle: (id: string) => void
}

export function Row({ row, x, perDay, first, last, today, onToggle }: RowProps) {
  const { openSource } = useActions()
  return (
    <div className={`tl-row ${row.kind}`}>
      <div className="tl-label" style={{ paddingLeft: 10 + Math.min(row.depth, 3) * 12 }}>
        {row.holds > 0 ? (
          <button
            type="button"
            className="tl-caret"
            aria-expanded={row.opened}
            aria-label={m.timeline.toggle(row.title, row.holds)}
            onClick={() => onToggle(row.id)}
          >
            <Icon name={row.opened ? 'down' : 'right'} size={12} />
          </button>
        ) : (
          <span className="tl-caret" />
        )}
        <button type="button" className="link" title={row.title} onClick={() => openSource(row.source)}>
          {tidy(row.title)}
        </button>
      </div>
      <div className="tl-cells">
        {(row.start ?? row.end) !== null && <Mark row={row} x={x} perDay={perDay} first={first} last={last} today={today} />}
      </div>
    </div>
  )
}

function Mark({ row, x, perDay, first, last, today }: Omit<RowProps, 'onToggle'>) {
  const { openSource } = useActions()
  const start = row.start ?? first
  const end = row.end ?? last
  const left = x(start)
  const width = (diffDays(start, end) + 1) * perDay
  const when = span({ start: row.start, end: row.end }, today)
  const label = `${row.title}, ${when}, ${m.phaseState[row.state]}`
  const point = row.kind === 'milestone'
  const short = row.percentDone === null ? '' : `${row.percentDone} %`
  const shown = row.percentDone !== null && row.percentDone > 0 && width > 52
  return (
    <Tip
      text={
        <span className="tip-lines">
          <strong>{row.title}</strong>
          <span>
            {when} · {m.phaseState[row.state]}
            {short && ` · ${m.timeline.done(short)}`}
          </span>
          <span className="muted">{placeOf(row.source)}</span>
        </span>
      }
    >
      <button
        type="button"
        className={point ? 'tl-point milestone' : `tl-bar ${row.kind} ${row.depth > 0 ? 'sub' : ''} ${row.state} ${openEnd(row)}`}
        style={point ? { left: x(end) + perDay } : { left, width: Math.max(row.kind === 'phase' ? 5 : 8, width - 1) }}
        onClick={() => openSource(row.source)}
        aria-label={label}
      >
        {!point && row.percentDone !== null && <i style={{ width: `${row.percentDone}%` }} />}
        {!point && shown && <span>{short}</span>}
      </button>
    </Tip>
  )
}

/** A bar without a beginning or an end fades out there. */
const openEnd = ({ start, end }: TimelineRow): string => (start === null ? 'from-open' : end === null ? 'to-open' : '')
