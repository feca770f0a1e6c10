/** Asks for another time, for one delivery, one time that a file proposes, or several at once. */
import { useState } from 'react'
import { m } from '../../messages/index.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useDeed } from '../../ui/use-deed.ts'
import { readingOf } from './local.ts'
import { LocalFields } from './local-fields.tsx'
import { isProposed, targetOf, type Movable } from './movable.ts'
import type { Mover } from './use-move.ts'

type Props = { moving: readonly Movable[]; now: number; move: Mover['move']; onClose: () => void }

export function MoveDialog({ moving, now, move, onClose }: Props) {
  const first = moving[0]
  const [at, setAt] = useState({ local: first?.local ?? '', zone: first?.zone ?? 'UTC' })
  const [keep, setKeep] = useState(moving.length > 1)
  const [anyway, setAnyway] = useState(false)
  const deed = useDeed()
  const day = at.local.slice(0, 10)
  const valid = keep ? readingOf(`${day}T00:00`, 'UTC') !== null : readingOf(at.local, at.zone) !== null
  const save = (): void => {
    const moved = move(
      moving.map(what => (keep ? targetOf(what, `${day}T${what.local.slice(11)}`, what.zone) : targetOf(what, at.local, at.zone))),
      anyway,
    )
    deed.start(moved, onClose)
  }
  return (
    <FormDialog
      title={m.calendar.moveTitle(moving.length)}
      deed={deed}
      save={m.calendar.moveSave}
      ready={valid}
      onSave={save}
      onClose={onClose}
      otherwise={
        deed.error !== null && (
          <label className="check">
            <input type="checkbox" checked={anyway} onChange={event => setAnyway(event.target.checked)} /> {m.calendar.anyway}
          </label>
        )
      }
    >
      {moving.some(isProposed) && <p className="muted">{m.calendar.moveProposed(moving.length, moving.filter(isProposed).length)}</p>}
      {moving.length > 1 && (
        <label className="check">
          <input type="checkbox" checked={keep} onChange={event => setKeep(event.target.checked)} /> {m.calendar.keepTimes}
        </label>
      )}
      <LocalFields {...at} time={!keep} now={now} onChange={(local, zone) => setAt({ local, zone })} />
    </FormDialog>
  )
}
