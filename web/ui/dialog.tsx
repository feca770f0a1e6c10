/** Panels over the page: from the side for reading, in the middle for deciding. */
import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { m } from '../messages/index.ts'
import { Icon } from './icon.tsx'

type Props = { open: boolean; onClose: () => void; title: ReactNode; kind?: 'drawer' | 'dialog'; children: ReactNode }

export function Panel({ open, onClose, title, kind = 'drawer', children }: Props) {
  return (
    <Dialog.Root
      open={open}
      onOpenChange={value => {
        if (!value) onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className={kind}>
          <div className="dialog-head">
            <Dialog.Title render={<h2 />}>{title}</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label={m.close}>
              <Icon name="close" />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type FootProps = { onClose: () => void; leave?: string; children?: ReactNode }

/** The end of a dialog: the way out, then what the dialog is for. */
export const DialogFoot = ({ onClose, leave = m.cancel, children }: FootProps) => (
  <div className="dialog-foot">
    <button type="button" className="button" onClick={onClose}>
      {leave}
    </button>
    {children}
  </div>
)
