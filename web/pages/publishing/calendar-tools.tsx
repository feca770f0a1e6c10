import { longDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { Segments } from '../../ui/segments.tsx'
import { daysIn, stepped, type View } from './local.ts'

type Props = { view: View; day: string; today: string; onChange: (view: View, day: string) => void }
const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** Which days are shown. */
export function CalendarTools({ view, day, today, onChange }: Props) {
  const days = daysIn(view, day)
  const title = view === 'month' ? month.format(new Date(`${day}T00:00:00Z`)) : m.calendar.weekOf(longDate(days[0] ?? day))
  return (
    <>
      <span className="strong" aria-live="polite">
        {title}
      </span>
      <Segments
        label={m.calendar.view}
        value={view}
        onChange={next => onChange(next, day)}
        options={[
          ['month', m.calendar.month],
          ['week', m.calendar.week],
        ]}
      />
      <span className="tools close">
        <button
          type="button"
          className="icon-button"
          aria-label={m.calendar.before[view]}
          onClick={() => onChange(view, stepped(view, day, -1))}
        >
          <span className="flipped">
            <Icon name="right" />
          </span>
        </button>
        <button type="button" className="button" onClick={() => onChange(view, today)}>
          {m.calendar.today}
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={m.calendar.after[view]}
          onClick={() => onChange(view, stepped(view, day, 1))}
        >
          <Icon name="right" />
        </button>
      </span>
    </>
  )
}
