/** Gives an approved piece its time. */
import { useState } from 'react'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useServer } from '../../store/actions.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useDeed } from '../../ui/use-deed.ts'
import { localText, readingOf } from './local.ts'
import { LocalFields } from './local-fields.tsx'
import { schedulable, type Schedulable } from './schedulable.ts'

type Props = { piece: Schedulable; zone: string; today: string; now: number; onClose: () => void; onDone: () => void }

export function ScheduleDialog({ piece, zone, today, now, onClose, onDone }: Props) {
  const { run, said } = useServer()
  const ready = schedulable(piece)
  const [chosen, setChosen] = useState(() => new Set(ready.map(each => each.channel)))
  const [at, setAt] = useState({
    local: piece.schedule?.at.replace(' ', 'T').slice(0, 16) ?? `${today}T09:00`,
    zone: piece.schedule?.zone ?? zone,
  })
  const [slot, setSlot] = useState(false)
  const [anyway, setAnyway] = useState(false)
  const deed = useDeed()
  const save = (): void => {
    const time = slot ? { at: null, zone: null } : { at: at.local, zone: at.zone }
    deed.start(run('schedule', { item: piece.id, channels: [...chosen], ...time, slot, anyway }), deliveries => {
      const times = new Set(deliveries.map(each => `${localText(each.local)} ${each.zone}`))
      said(m.publishing.scheduled(tidy(piece.title), [...times].join(', ')))
      onDone()
      onClose()
    })
  }
  return (
    <FormDialog
      title={m.publishing.scheduleTitle}
      deed={deed}
      save={m.publishing.scheduleSave}
      ready={chosen.size > 0 && (slot || readingOf(at.local, at.zone) !== null)}
      onSave={save}
      onClose={onClose}
      otherwise={
        deed.error !== null &&
        !slot && (
          <label className="check">
            <input type="checkbox" checked={anyway} onChange={event => setAnyway(event.target.checked)} /> {m.calendar.anyway}
          </label>
        )
      }
    >
      <p className="muted">{m.publishing.scheduleAbout}</p>
      <fieldset className="choices">
        <legend>{m.publishing.channels}</legend>
        {ready.map(({ channel, title }) => (
          <label key={channel}>
            <input
              type="checkbox"
              checked={chosen.has(channel)}
              onChange={event =>
                setChosen(old => new Set(event.target.checked ? [...old, channel] : [...old].filter(each => each !== channel)))
              }
            />{' '}
            {title} <span className="faint mono">{channel}</span>
          </label>
        ))}
      </fieldset>
      <label className="check">
        <input type="checkbox" checked={slot} onChange={event => setSlot(event.target.checked)} /> {m.publishing.nextSlot}
      </label>
      {!slot && <LocalFields {...at} now={now} onChange={(local, next) => setAt({ local, zone: next })} />}
    </FormDialog>
  )
}
