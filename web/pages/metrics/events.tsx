/** What happened beside a chart: a release, a post, a talk. */
import { useState, type FormEvent } from 'react'
import { POST_MARK } from '../../../src/metrics/posts.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { dayAt } from '../../charts/time.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import type { Annotation } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { webAddress } from '../publishing/use-attempts.ts'
import { Trouble } from '../../ui/trouble.tsx'

type EventsProps = { view: WorkspaceView; metric: string; events: readonly Annotation[]; onChange: () => void }

export function Events({ view, metric, events, onChange }: EventsProps) {
  const { run, said, failed } = useServer()
  const remove = ({ id, ...event }: Annotation): void => {
    run('remove-note', { id }).then(() => {
      onChange()
      said(m.metrics.removed, () => {
        run('annotate', { at: event.at, label: event.label, kind: event.kind, metric: event.metric }).then(onChange, failed)
      })
    }, failed)
  }
  return (
    <Card title={m.metrics.events} span="c7">
      {events.length === 0 && <p className="muted">{m.metrics.eventsEmpty}</p>}
      <ol className="events">
        {events.map((event, i) => (
          <li key={event.id}>
            <span className="event-mark" aria-hidden="true">
              {i + 1}
            </span>
            <span className="grow">
              {event.id.startsWith(POST_MARK) && webAddress(event.source) ? (
                <a href={event.source} target="_blank" rel="noopener noreferrer">
                  {event.label}
                </a>
              ) : (
                event.label
              )}{' '}
              <span className="faint">{event.kind === 'note' ? '' : event.kind}</span>
            </span>
            <span className="when">{dayAt(event.at, view.timeZone)}</span>
            {/* What was published is no note: it stays. */}
            {!event.id.startsWith(POST_MARK) && (
              <button type="button" className="icon-button" aria-label={m.metrics.remove(event.label)} onClick={() => remove(event)}>
                <Icon name="close" size={14} />
              </button>
            )}
          </li>
        ))}
      </ol>
      <AddEvent view={view} metric={metric} onAdded={onChange} />
    </Card>
  )
}

function AddEvent({ view, metric, onAdded }: { view: WorkspaceView; metric: string; onAdded: () => void }) {
  const { run, said } = useServer()
  const [label, setLabel] = useState('')
  const [date, setDate] = useState(view.today)
  const [everywhere, setEverywhere] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const add = (event: FormEvent): void => {
    event.preventDefault()
    run('annotate', { at: Date.parse(date), label, kind: 'note', metric: everywhere ? null : metric }).then(() => {
      setLabel('')
      setError(null)
      said(m.metrics.added)
      onAdded()
    }, setError)
  }
  return (
    <form className="add-event" onSubmit={add}>
      <span className="field grow">
        <input
          aria-label={m.metrics.eventLabel}
          placeholder={m.metrics.eventLabel}
          value={label}
          onChange={event => setLabel(event.target.value)}
        />
      </span>
      <span className="field">
        <input type="date" required aria-label={m.metrics.eventDate} value={date} onChange={event => setDate(event.target.value)} />
      </span>
      <label className="check">
        <input type="checkbox" checked={everywhere} onChange={event => setEverywhere(event.target.checked)} /> {m.metrics.everywhere}
      </label>
      <button type="submit" className="button" disabled={label.trim() === '' || date === ''}>
        {m.metrics.add}
      </button>
      <Trouble error={error} />
    </form>
  )
}
