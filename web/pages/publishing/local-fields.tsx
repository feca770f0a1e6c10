import { m } from '../../messages/index.ts'
import { Labelled } from '../../ui/labelled.tsx'
import { localText, readingOf } from './local.ts'

/** Time zones that the browser knows, for completing what is typed. */
const ZONES = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : []

type Props = {
  /** `2026-03-02T09:00`; either half may be empty while it is typed. */
  local: string
  zone: string
  /** Without it the time of day is not asked for. */
  time?: boolean
  now: number
  onChange: (local: string, zone: string) => void
}

/** Day, time and zone, with what the clock makes of them on the days when it is set forward or back. */
export function LocalFields({ local, zone, time = true, now, onChange }: Props) {
  const [day = '', clock = ''] = local.split('T')
  return (
    <>
      <div className="pair">
        <Labelled label={m.publishing.date}>
          <input type="date" value={day} onChange={event => onChange(`${event.target.value}T${clock}`, zone)} />
        </Labelled>
        {time && (
          <Labelled label={m.publishing.time}>
            <input type="time" value={clock} onChange={event => onChange(`${day}T${event.target.value}`, zone)} />
          </Labelled>
        )}
      </div>
      {time && (
        <>
          <Labelled label={m.publishing.zone}>
            <input list="zones" value={zone} spellCheck={false} onChange={event => onChange(local, event.target.value.trim())} />
          </Labelled>
          <datalist id="zones">
            {ZONES.map(each => (
              <option key={each} value={each} />
            ))}
          </datalist>
          <ReadAs local={local} zone={zone} now={now} />
        </>
      )}
    </>
  )
}

function ReadAs({ local, zone, now }: { local: string; zone: string; now: number }) {
  const read = readingOf(local, zone)
  if (!read)
    return (
      <p className="late" role="status">
        {m.publishing.badTime}
      </p>
    )
  const clock = local.slice(11)
  const special =
    read.reading === 'skipped'
      ? m.publishing.skipped(clock, zone, read.real.slice(11))
      : read.reading === 'twice'
        ? m.publishing.twice(clock, zone)
        : null
  return (
    <p className={special ? 'banner note' : 'muted'} role="status">
      {special ?? m.publishing.once(`${localText(local)} ${zone}`)} {read.at < now && m.publishing.past}
    </p>
  )
}
