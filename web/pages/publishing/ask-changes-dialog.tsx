import { useState } from 'react'
import type { PieceCard } from '../../../src/delivery/pages.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useServer } from '../../store/actions.ts'
import { DialogFoot, Panel } from '../../ui/dialog.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { chosenMe } from '../review/me.ts'

type Props = { piece: Pick<PieceCard, 'id' | 'title' | 'channels'>; onClose: () => void; onDone: () => void }

/** Asks for changes of a piece as it is on the screen. */
export function AskChangesDialog({ piece, onClose, onDone }: Props) {
  const { run, said, workspace } = useServer()
  const [text, setText] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [working, setWorking] = useState(false)
  const title = tidy(piece.title)
  const save = (): void => {
    setWorking(true)
    const digests = Object.fromEntries(piece.channels.flatMap(({ channel, digest }) => (digest === null ? [] : [[channel, digest]])))
    run('review-note', { item: piece.id, channel: null, kind: 'changes', text, digests, as: chosenMe(workspace) })
      .then(() => {
        said(m.review.asked(title))
        onDone()
        onClose()
      }, setError)
      .finally(() => setWorking(false))
  }
  return (
    <Panel open onClose={onClose} title={title} kind="dialog">
      <form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <Labelled label={m.review.say}>
          <textarea rows={4} value={text} maxLength={10_000} autoFocus onChange={event => setText(event.target.value)} />
        </Labelled>
        <Trouble error={error} />
        <DialogFoot onClose={onClose}>
          <button type="submit" className="button primary" disabled={working || text.trim() === ''}>
            {m.review.ask}
          </button>
        </DialogFoot>
      </form>
    </Panel>
  )
}
