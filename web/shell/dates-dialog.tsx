/** Sets day 1 or the launch: shows what would move before anything is written. */
import { useEffect, useState } from 'react'
import type { Move } from '../../src/schedule/reschedule.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { number, span } from '../format.ts'
import { m } from '../messages/index.ts'
import { tidy } from '../messages/names.ts'
import { api, ApiError } from '../store/api.ts'
import { Panel } from '../ui/dialog.tsx'
import { Segments } from '../ui/segments.tsx'

type Which = 'start' | 'launch'
type Answer = { moves: Move[]; view: WorkspaceView }
const SHOWN = 12

export function DatesDialog({
  view,
  onClose,
  onSaved,
}: {
  view: WorkspaceView
  onClose: () => void
  onSaved: (view: WorkspaceView) => void
}) {
  const [which, setWhich] = useState<Which>(view.launch ? 'launch' : 'start')
  const [date, setDate] = useState((view.launch ?? view.start) || view.today)
  const [moves, setMoves] = useState<Move[] | null>(null)
  const [error, setError] = useState<string | null>(null)
  const path = `/workspaces/${encodeURIComponent(view.id)}/${which}`
  const failed = (reason: unknown): void => {
    setMoves(null)
    setError(reason instanceof ApiError ? `${reason.message} ${reason.hint ?? ''}` : m.status.notDone)
  }
  useEffect(() => {
    if (date === '') return
    let alive = true
    api<Answer>(path, { date, dryRun: true }).then(answer => {
      if (!alive) return
      setMoves(answer.moves)
      setError(null)
    }, failed)
    return () => {
      alive = false
    }
  }, [path, date])
  const save = (): void => {
    api<Answer>(path, { date, dryRun: false }).then(answer => {
      onSaved(answer.view)
      onClose()
    }, failed)
  }
  return (
    <Panel open onClose={onClose} title={m.dates.title} kind="dialog">
      <p className="muted">{m.dates.about}</p>
      <div className="tools">
        <Segments
          label={m.dates.title}
          value={which}
          onChange={next => {
            setWhich(next)
            setDate((next === 'launch' ? view.launch : view.start) ?? view.today)
          }}
          options={[
            ['start', m.dates.start],
            ['launch', m.dates.launch],
          ]}
        />
        <label className="field">
          <span className="sr">{which === 'start' ? m.dates.start : m.dates.launch}</span>
          <input type="date" value={date} onChange={event => setDate(event.target.value)} />
        </label>
      </div>
      {error && (
        <p className="banner note" role="alert">
          {error}
        </p>
      )}
      {moves && <Moves moves={moves} today={view.today} />}
      <div className="dialog-foot">
        <button type="button" className="button" onClick={onClose}>
          {m.cancel}
        </button>
        <button type="button" className="button primary" disabled={date === '' || moves === null || moves.length === 0} onClick={save}>
          {m.dates.save}
        </button>
      </div>
    </Panel>
  )
}

function Moves({ moves, today }: { moves: Move[]; today: string }) {
  if (moves.length === 0) return <p className="muted">{m.dates.nothing}</p>
  return (
    <div>
      <h3>{m.dates.moves(moves.length)}</h3>
      <ul className="moves">
        {moves.slice(0, SHOWN).map(move => (
          <li key={move.id}>
            <span className="grow">{tidy(move.title)}</span>
            <span className="faint num">{span(move.from, today) || m.dates.undated}</span>
            <span aria-hidden="true">→</span>
            <span className="num">{span(move.to, today) || m.dates.undated}</span>
          </li>
        ))}
      </ul>
      {moves.length > SHOWN && <p className="faint">{m.andMore(number(moves.length - SHOWN))}</p>}
    </div>
  )
}
