import { m } from '../../messages/index.ts'
import type { CalendarActions } from './use-calendar.ts'

/** What is selected, and what can be done with all of it. */
export function Selection({ calendar, onMove }: { calendar: CalendarActions; onMove: () => void }) {
  const first = [...calendar.selected.values()][0]
  if (!first) return null
  return (
    <div className="selection" role="status">
      <span className="grow">{m.calendar.selected(calendar.selected.size)}</span>
      <button type="button" className="button small" onClick={() => calendar.shift(first, -1, 0)}>
        {m.calendar.dayEarlier}
      </button>
      <button type="button" className="button small" onClick={() => calendar.shift(first, 1, 0)}>
        {m.calendar.dayLater}
      </button>
      <button type="button" className="button small" onClick={onMove}>
        {m.calendar.move}
      </button>
      <button type="button" className="button small" onClick={calendar.clear}>
        {m.calendar.clear}
      </button>
    </div>
  )
}
