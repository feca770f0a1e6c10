import type { ReactNode } from 'react'
import { DialogFoot, Panel } from './dialog.tsx'
import { Trouble } from './trouble.tsx'
import type { Deed } from './use-deed.ts'

type Props = {
  title: ReactNode
  deed: Pick<Deed, 'error' | 'working'>
  /** What the button says that does it. */
  save: string
  /** Is all that it needs filled in? */
  ready?: boolean
  onSave: () => void
  onClose: () => void
  children: ReactNode
  /** Below what went wrong: another way to do it. */
  otherwise?: ReactNode
}

/** A dialog that asks, and does one deed with what was said. What went wrong stands above its buttons. */
export function FormDialog({ title, deed, save, ready = true, onSave, onClose, children, otherwise }: Props) {
  return (
    <Panel open onClose={onClose} title={title} kind="dialog">
      <form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          if (ready && !deed.working) onSave()
        }}
      >
        {children}
        <Trouble error={deed.error} />
        {otherwise}
        <DialogFoot onClose={onClose}>
          <button type="submit" className="button primary" disabled={deed.working || !ready}>
            {save}
          </button>
        </DialogFoot>
      </form>
    </Panel>
  )
}
