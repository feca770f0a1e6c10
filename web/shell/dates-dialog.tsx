/** Sets day 1 or the launch: shows what would move before anything is written. */
import { useEffect, useState } from 'react'
import type { Slipping } from '../../src/actions/slipping.ts'
import type { Move } from '../../src/schedule/reschedule.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { number, span } from '../format.ts'
import { m } from '../messages/index.ts'
import { tidy } from '../messages/names.ts'
import { api, ApiError } from '../store/api.ts'
import { DialogFoot, Panel } from '../ui/dialog.tsx'
import { Segments } from '../ui/segments.tsx'

type Which = 'start' | 'launch'
type Answer = { moves: Move[]; view: WorkspaceView }
const NOTHING: Slipping = { moves: [], stay: [], drafts: [] }
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
  const [slips, setSlips] = useState<Slipping>(NOTHING)
  const [follow, setFollow] = useState(true)
  const [error, setError] = useState<string | null>(null)
  const base = `/workspaces/${encodeURIComponent(view.id)}`
  const path = `${base}/${which}`
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
    api<Slipping>(`${base}/actions/slipping`, { key: which, date, today: view.today }).then(
      answer => {
        if (alive) setSlips(answer)
      },
      () => setSlips(NOTHING),
    )
    return () => {
      alive = false
    }
  }, [base, path, which, date, view.today])
  const save = async (): Promise<void> => {
    // What would meet a blackout was given the next free time already.
    const deliveries = follow ? slips.moves.map(({ id, local, zone }) => ({ id, local, zone })) : []
    const answer = await api<Answer>(path, { date, dryRun: false, deliveries })
    onSaved(answer.view)
    onClose()
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
      <Drafts drafts={slips.drafts} />
      <Slips slips={slips} follow={follow} onFollow={setFollow} />
      <DialogFoot onClose={onClose}>
        <button
          type="button"
          className="button primary"
          disabled={date === '' || moves === null || moves.length + slips.drafts.length === 0}
          onClick={() => void save().catch(failed)}
        >
          {m.dates.save}
        </button>
      </DialogFoot>
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

/** Files of a series that begins at a time from the launch. */
function Drafts({ drafts }: Pick<Slipping, 'drafts'>) {
  if (drafts.length === 0) return null
  return (
    <div>
      <h3>{m.dates.drafts(drafts.length)}</h3>
      <ul className="moves">
        {drafts.slice(0, SHOWN).map(({ item, title, from, to }) => (
          <li key={item}>
            <span className="grow">{tidy(title)}</span>
            <span className="faint num">{from.replace('T', ' ')}</span>
            <span aria-hidden="true">→</span>
            <span className="num">{to.replace('T', ' ')}</span>
          </li>
        ))}
      </ul>
      {drafts.length > SHOWN && <p className="faint">{m.andMore(number(drafts.length - SHOWN))}</p>}
    </div>
  )
}

/** What is scheduled and would follow, and what stays because it is out. */
function Slips({ slips, follow, onFollow }: { slips: Slipping; follow: boolean; onFollow: (follow: boolean) => void }) {
  const { moves, stay } = slips
  if (moves.length + stay.length === 0) return null
  const time = (local: string): string => local.replace('T', ' ')
  return (
    <div>
      <h3>{m.dates.slips(moves.length)}</h3>
      {moves.some(each => each.launchTime === null) && (
        <label className="check">
          <input type="checkbox" checked={follow} onChange={event => onFollow(event.target.checked)} /> {m.dates.follow}
        </label>
      )}
      <ul className="moves">
        {moves.slice(0, SHOWN).map(({ id, title, channel, from, local, closed, launchTime }) => (
          <li key={id}>
            <span className="grow">
              {tidy(title)} <span className="faint">{channel}</span>
              {launchTime !== null && <span className="under block">{m.dates.told(launchTime)}</span>}
              {closed !== null && <span className="under block late">{m.dates.closed(closed)}</span>}
            </span>
            <span className="faint num">{time(from)}</span>
            <span aria-hidden="true">→</span>
            <span className="num">{time(local)}</span>
          </li>
        ))}
        {stay.slice(0, SHOWN).map(({ id, title, channel, local, state }) => (
          <li key={id} className="faint">
            <span className="grow">
              {tidy(title)} {channel}
            </span>
            <span className="num">{time(local)}</span>
            <span>{m.dates.stays(m.publishing.state[state])}</span>
          </li>
        ))}
      </ul>
      {moves.length > SHOWN && <p className="faint">{m.andMore(number(moves.length - SHOWN))}</p>}
    </div>
  )
}
