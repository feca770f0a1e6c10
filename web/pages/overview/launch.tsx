import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { days, shortDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'
import { Icon } from '../../ui/icon.tsx'

/** The launch (or day 1) and how far away it is; opens the dates. */
export function LaunchButton({ view }: { view: WorkspaceView }) {
  const { setDates } = useActions()
  const date = view.launch ?? view.start
  const label = view.launch ? m.overview.launch : m.overview.dayOne
  if (!setDates) return null
  return (
    <button type="button" className="button" onClick={setDates}>
      <Icon name="calendar" />
      {date ? (
        <span>
          {label} {shortDate(date, view.today)} <span className="faint">· {m.overview.away(days(view.today, date))}</span>
        </span>
      ) : (
        m.dates.set
      )}
    </button>
  )
}
