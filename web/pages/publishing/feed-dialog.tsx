import { useCallback, useEffect, useState } from 'react'
import type { CalendarFeed } from '../../../src/db/calendar-feeds.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { Panel } from '../../ui/dialog.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { Trouble } from '../../ui/trouble.tsx'

const date = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })

/** Addresses at which other calendars subscribe: made, told once, taken back. */
export function FeedDialog({ onClose }: { onClose: () => void }) {
  const { run, said } = useServer()
  const [feeds, setFeeds] = useState<CalendarFeed[] | null>(null)
  const [name, setName] = useState('')
  const [address, setAddress] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const load = useCallback(() => {
    run('feeds', {}).then(setFeeds, setError)
  }, [run])
  useEffect(load, [load])
  const make = (): void => {
    run('make-feed', { name }).then(({ path }) => {
      setAddress(new URL(path, window.location.origin).href)
      setName('')
      setError(null)
      load()
    }, setError)
  }
  const copy = (): void => {
    navigator.clipboard.writeText(address ?? '').then(
      () => said(m.calendar.copied),
      () => said(m.deliveries.notCopied),
    )
  }
  return (
    <Panel open onClose={onClose} title={m.calendar.feeds} kind="dialog">
      <p className="muted">{m.calendar.feedsAbout}</p>
      <form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          make()
        }}
      >
        <Labelled label={m.calendar.feedName}>
          <input value={name} maxLength={80} placeholder={m.calendar.feedExample} onChange={event => setName(event.target.value)} />
        </Labelled>
        <div className="dialog-foot">
          <button type="submit" className="button primary" disabled={name.trim() === ''}>
            {m.calendar.makeFeed}
          </button>
        </div>
      </form>
      {address !== null && (
        <div className="banner note" role="status">
          <p>{m.calendar.feedOnce}</p>
          <p className="mono breaks">{address}</p>
          <button type="button" className="button small" onClick={copy}>
            {m.calendar.copy}
          </button>
        </div>
      )}
      <Trouble error={error} />
      {feeds?.length === 0 && <p className="faint">{m.calendar.noFeeds}</p>}
      <ul className="rows">
        {feeds?.map(({ id, name: called, person, createdAt, readAt }) => (
          <li key={id}>
            <span className="grow">
              {called}
              <span className="under block">
                {m.calendar.feedMade(person, date.format(createdAt))}{' '}
                {readAt === null ? m.calendar.feedUnread : m.calendar.feedRead(date.format(readAt))}
              </span>
            </span>
            <button
              type="button"
              className="button small"
              aria-label={m.calendar.revokeOf(called)}
              onClick={() => {
                run('revoke-feed', { id }).then(() => {
                  setAddress(null)
                  load()
                }, setError)
              }}
            >
              {m.calendar.revoke}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
