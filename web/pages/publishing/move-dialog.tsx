/** Asks for another time, for one delivery or several at once. */
import { useState } from 'react'
import type { ShownDelivery } from '../../../src/delivery/calendar.ts'
import { m } from '../../messages/index.ts'
import { DialogFoot, Panel } from '../../ui/dialog.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { readingOf } from './local.ts'
import { LocalFields } from './local-fields.tsx'
import { useMove } from './use-move.ts'

type Props = { deliveries: readonly ShownDelivery[]; now: number; onClose: () => void; onDone: () => void }

export function MoveDialog({ deliveries, now, onClose, onDone }: Props) {
  const { move } = useMove(onDone)
  const first = deliveries[0]
  const [at, setAt] = useState({ local: first?.local ?? '', zone: first?.zone ?? 'UTC' })
  const [keep, setKeep] = useState(deliveries.length > 1)
  const [error, setError] = useState<unknown>(null)
  const [anyway, setAnyway] = useState(false)
  const [working, setWorking] = useState(false)
  const day = at.local.slice(0, 10)
  const valid = keep ? readingOf(`${day}T00:00`, 'UTC') !== null : readingOf(at.local, at.zone) !== null
  const save = (): void => {
    setWorking(true)
    move(
      deliveries.map(delivery =>
        keep
          ? { delivery, local: `${day}T${delivery.local.slice(11)}`, zone: delivery.zone }
          : { delivery, local: at.local, zone: at.zone },
      ),
      anyway,
    )
      .then(onClose, setError)
      .finally(() => setWorking(false))
  }
  return (
    <Panel open onClose={onClose} title={m.calendar.moveTitle(deliveries.length)} kind="dialog">
      <form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        {deliveries.length > 1 && (
          <label className="check">
            <input type="checkbox" checked={keep} onChange={event => setKeep(event.target.checked)} /> {m.calendar.keepTimes}
          </label>
        )}
        <LocalFields {...at} time={!keep} now={now} onChange={(local, zone) => setAt({ local, zone })} />
        <Trouble error={error} />
        {error !== null && (
          <label className="check">
            <input type="checkbox" checked={anyway} onChange={event => setAnyway(event.target.checked)} /> {m.calendar.anyway}
          </label>
        )}
        <DialogFoot onClose={onClose}>
          <button type="submit" className="button primary" disabled={working || !valid}>
            {m.calendar.moveSave}
          </button>
        </DialogFoot>
      </form>
    </Panel>
  )
}
