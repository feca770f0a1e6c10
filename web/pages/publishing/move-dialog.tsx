/** Asks for another time, for one delivery, one time that a file proposes, or several at once. */
import { useState } from 'react'
import { m } from '../../messages/index.ts'
import { DialogFoot, Panel } from '../../ui/dialog.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { readingOf } from './local.ts'
import { LocalFields } from './local-fields.tsx'
import { isProposed, targetOf, type Movable } from './movable.ts'
import type { Mover } from './use-move.ts'

type Props = { moving: readonly Movable[]; now: number; move: Mover['move']; onClose: () => void }

export function MoveDialog({ moving, now, move, onClose }: Props) {
  const first = moving[0]
  const [at, setAt] = useState({ local: first?.local ?? '', zone: first?.zone ?? 'UTC' })
  const [keep, setKeep] = useState(moving.length > 1)
  const [error, setError] = useState<unknown>(null)
  const [anyway, setAnyway] = useState(false)
  const [working, setWorking] = useState(false)
  const day = at.local.slice(0, 10)
  const valid = keep ? readingOf(`${day}T00:00`, 'UTC') !== null : readingOf(at.local, at.zone) !== null
  const save = (): void => {
    setWorking(true)
    move(
      moving.map(what => (keep ? targetOf(what, `${day}T${what.local.slice(11)}`, what.zone) : targetOf(what, at.local, at.zone))),
      anyway,
    )
      .then(onClose, setError)
      .finally(() => setWorking(false))
  }
  return (
    <Panel open onClose={onClose} title={m.calendar.moveTitle(moving.length)} kind="dialog">
      <form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        {moving.some(isProposed) && <p className="muted">{m.calendar.moveProposed(moving.length, moving.filter(isProposed).length)}</p>}
        {moving.length > 1 && (
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
