import { useState } from 'react'
import type { PieceCard } from '../../../src/delivery/pages.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useServer } from '../../store/actions.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { useDeed } from '../../ui/use-deed.ts'
import { chosenMe } from '../review/me.ts'

type Props = { piece: Pick<PieceCard, 'id' | 'title' | 'channels'>; onClose: () => void; onDone: () => void }

/** Asks for changes of a piece as it is on the screen. */
export function AskChangesDialog({ piece, onClose, onDone }: Props) {
  const { run, said, workspace } = useServer()
  const [text, setText] = useState('')
  const deed = useDeed()
  const title = tidy(piece.title)
  const save = (): void => {
    const digests = Object.fromEntries(piece.channels.flatMap(({ channel, digest }) => (digest === null ? [] : [[channel, digest]])))
    deed.start(run('review-note', { item: piece.id, channel: null, kind: 'changes', text, digests, as: chosenMe(workspace) }), () => {
      said(m.review.asked(title))
      onDone()
      onClose()
    })
  }
  return (
    <FormDialog title={title} deed={deed} save={m.review.ask} ready={text.trim() !== ''} onSave={save} onClose={onClose}>
      <Labelled label={m.review.say}>
        <textarea rows={4} value={text} maxLength={10_000} autoFocus onChange={event => setText(event.target.value)} />
      </Labelled>
    </FormDialog>
  )
}
