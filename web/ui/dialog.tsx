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
