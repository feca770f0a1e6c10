import { longDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { Segments } from '../../ui/segments.tsx'
import { daysIn, stepped, type View } from './local.ts'

type Props = {
  view: View
  day: string
  today: string
  channels: readonly { name: string; title: string }[]
  channel: string | null
  onChange: (view: View, day: string) => void
  onChannel: (channel: string | null) => void
}
const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

function titleOf(view: View, day: string): string {
  if (view === 'month') return month.format(new Date(`${day}T00:00:00Z`))
  if (view === 'day') return longDate(day)
  return m.calendar.weekOf(longDate(daysIn(view, day)[0] ?? day))
}

/** Which days are shown, and of which channel. */
export function CalendarTools({ view, day, today, channels, channel, onChange, onChannel }: Props) {
  return (
    <>
      <span className="strong" aria-live="polite">
        {titleOf(view, day)}
      </span>
      {channels.length > 1 && (
        <span className="field short">
          <select aria-label={m.calendar.channel} value={channel ?? ''} onChange={event => onChannel(event.target.value || null)}>
            <option value="">{m.calendar.allChannels}</option>
            {channels.map(each => (
              <option key={each.name} value={each.name}>
                {each.title}
              </option>
            ))}
          </select>
        </span>
      )}
      <Segments
        label={m.calendar.view}
        value={view}
        onChange={next => onChange(next, day)}
        options={[
          ['month', m.calendar.month],
          ['week', m.calendar.week],
          ['day', m.calendar.day],
          ['channels', m.calendar.byChannel],
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
