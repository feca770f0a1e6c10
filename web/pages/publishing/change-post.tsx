/** A post that is out: brought to its file as it is now, or taken down with a reason. */
import { useState } from 'react'
import type { Delivery } from '../../../src/delivery/delivery.ts'
import type { ChannelView, PublishingView } from '../../../src/delivery/view.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { Labelled } from '../../ui/labelled.tsx'
import { Trouble } from '../../ui/trouble.tsx'

type Props = { data: PublishingView; delivery: Delivery; view: ChannelView | undefined; title: string; onDone: () => void }

export function ChangePost({ data, delivery, view, title, onDone }: Props) {
  const { run, said } = useServer()
  const [reason, setReason] = useState<string | null>(null)
  const [working, setWorking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const channel = data.channels.find(each => each.name === delivery.channel)
  if (!channel || delivery.kind !== 'post' || delivery.state !== 'published' || channel.mode === 'handoff') return null
  const isEdited = view !== undefined && view.digest !== null && view.digest !== delivery.digest
  const change = (work: Promise<unknown>, done: string): void => {
    setWorking(true)
    // It is due at once: what is planned now goes out with the same press of the button.
    work
      .then(() => run('publish-due', { dryRun: false }))
      .then(
        () => {
          said(done)
          setError(null)
          setReason(null)
        },
        (failure: unknown) => setError(failure),
      )
      .finally(() => {
        setWorking(false)
        onDone()
      })
  }
  return (
    <section>
      <h3>{m.after.change}</h3>
      <p className="faint">{!isEdited ? m.after.same : channel.edits ? m.after.updateHint : m.after.noEdit}</p>
      {isEdited && channel.edits && view.missing !== null && <p className="faint">{view.missing}</p>}
      <Trouble error={error} />
      {reason === null ? (
        <p className="tools close">
          {isEdited && channel.edits && (
            <button
              type="button"
              className="button primary"
              disabled={working || !view.approved}
              onClick={() => change(run('edit-post', { id: delivery.id }), m.after.edited(title))}
            >
              {m.after.update}
            </button>
          )}
          {channel.deletes ? (
            <button type="button" className="button" disabled={working} onClick={() => setReason('')}>
              {m.after.takeDown}
            </button>
          ) : (
            <span className="faint">{m.after.noDelete}</span>
          )}
        </p>
      ) : (
        <form
          className="decide-out"
          onSubmit={event => {
            event.preventDefault()
            if (reason.trim() !== '') change(run('delete-post', { id: delivery.id, reason }), m.after.deleted(title))
          }}
        >
          <Labelled label={m.after.reason} wrong={null}>
            <input autoFocus value={reason} placeholder={m.after.reasonHint} onChange={event => setReason(event.target.value)} />
          </Labelled>
          <p className="tools close">
            <button type="button" className="button small" onClick={() => setReason(null)}>
              {m.after.keep}
            </button>
            <button type="submit" className="button small danger" disabled={working || reason.trim() === ''}>
              {m.after.takeDownNow}
            </button>
          </p>
        </form>
      )}
    </section>
  )
}
