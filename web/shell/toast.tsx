import { useEffect } from 'react'
import { m } from '../messages/index.ts'

export type Note = { text: string; undo: (() => void) | null }
const STAYS = 8000

/** What was just done, with the way back. */
export function Toast({ note, onClose }: { note: Note | null; onClose: () => void }) {
  useEffect(() => {
    if (!note) return
    const timer = setTimeout(onClose, STAYS)
    return () => clearTimeout(timer)
  }, [note, onClose])
  return (
    <div aria-live="polite">
      {note && (
        <div className="toast">
          <span>{note.text}</span>
          {note.undo && (
            <button type="button" onClick={note.undo}>
              {m.undo}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
