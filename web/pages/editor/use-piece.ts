/** The open file: its text here and on disk, saving, and what happens when both changed. Nothing that was typed is ever lost. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { EditorFile } from '../../../src/content/editor.ts'
import { api, ApiError, HEADERS } from '../../store/api.ts'
import { useEvents } from '../../store/events.ts'
import { clearKept, kept, keep } from './kept.ts'

export type Piece = {
  /** As it is on disk, as far as is known; null while it is read. */
  disk: EditorFile | null
  error: Error | null
  text: string
  dirty: boolean
  /** The file was there and is not any more; saving writes it anew. */
  gone: boolean
  saving: boolean
  /** Text that was typed before the page was left, and was put back. */
  restored: boolean
  /** The file changed on disk while it was edited here. */
  conflict: EditorFile | null
  setText(text: string): void
  /** @returns true when it is on disk */
  save(): Promise<boolean>
  /** Writes `text` over what is on disk now. */
  settle(text: string): Promise<boolean>
  /** Puts the text of the disk in place of the one here. */
  takeDisk(): void
  /** Reads assets and approvals anew. */
  reload(): void
}

export function usePiece(workspace: string, file: string): Piece {
  const base = `/workspaces/${encodeURIComponent(workspace)}/editor/file`
  const [disk, setDisk] = useState<EditorFile | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [text, setShown] = useState('')
  const [saving, setSaving] = useState(false)
  const [restored, setRestored] = useState(false)
  const [conflict, setConflict] = useState<EditorFile | null>(null)
  const [gone, setGone] = useState(false)
  // What callbacks see is what is true now, not what was when they were made.
  const now = useRef({ text: '', disk: null as EditorFile | null, saving: false })

  const setText = useCallback(
    (next: string) => {
      now.current.text = next
      setShown(next)
      const { disk: known } = now.current
      if (known === null) return
      if (next === plain(known.text)) clearKept(workspace, file)
      else keep(workspace, file, { text: next, revision: known.revision })
    },
    [workspace, file],
  )
  const know = useCallback((next: EditorFile) => {
    now.current.disk = next
    setDisk(next)
  }, [])

  /** What is on disk came in: taken over when nothing was typed here, else both are kept. */
  const arrived = useCallback(
    (next: EditorFile) => {
      const { disk: before, text: typed, saving: busy } = now.current
      if (busy) return
      if (before === null) {
        know(next)
        const draft = kept(workspace, file)
        if (draft === null || draft.text === plain(next.text)) {
          setText(plain(next.text))
          return
        }
        setText(draft.text)
        setRestored(true)
        if (draft.revision !== next.revision) setConflict(next)
        return
      }
      if (next.revision === before.revision) know(next)
      else if (typed === plain(before.text) || typed === plain(next.text)) {
        know(next)
        setText(plain(next.text))
        setConflict(null)
      } else setConflict(next)
    },
    [workspace, file, know, setText],
  )
  const reload = useCallback(() => {
    api<EditorFile>(`${base}?path=${encodeURIComponent(file)}`).then(
      next => {
        setError(null)
        setGone(false)
        arrived(next)
      },
      (reason: unknown) => {
        setError(reason instanceof Error ? reason : new Error(String(reason)))
        // The server's own words: there is no such file. Anything else is a connection that failed.
        setGone(reason instanceof ApiError && now.current.disk !== null)
      },
    )
  }, [base, file, arrived])
  useEffect(reload, [reload])
  useEvents(
    useCallback(
      (changed: string | null) => {
        if (changed === null || changed === workspace) reload()
      },
      [workspace, reload],
    ),
  )

  const write = useCallback(
    async (next: string, revision: string | null): Promise<boolean> => {
      now.current.saving = true
      setSaving(true)
      try {
        const answer = await fetch(`/api${base}`, {
          method: 'POST',
          headers: HEADERS,
          body: JSON.stringify({ file, text: next, revision }),
        })
        if (answer.status === 409) {
          setConflict(await api<EditorFile>(`${base}?path=${encodeURIComponent(file)}`))
          return false
        }
        const data = (await answer.json()) as { text: string; revision: string; error?: { message: string; hint: string | null } }
        if (!answer.ok) throw new Error(`${data.error?.message ?? answer.statusText} ${data.error?.hint ?? ''}`.trim())
        know({ ...now.current.disk!, text: data.text, revision: data.revision })
        setConflict(null)
        setRestored(false)
        setGone(false)
        // What was typed while it was saved is not on disk yet.
        setText(now.current.text)
        return true
      } finally {
        now.current.saving = false
        setSaving(false)
      }
    },
    [base, file, know, setText],
  )
  const save = useCallback(async () => {
    const { disk: known, text: typed } = now.current
    if (known === null || (typed === plain(known.text) && !gone)) return true
    return write(typed, gone ? null : known.revision)
  }, [write, gone])
  const settle = useCallback(
    async (chosen: string) => {
      if (conflict === null) return false
      setText(chosen)
      return write(chosen, conflict.revision)
    },
    [conflict, setText, write],
  )
  const takeDisk = useCallback(() => {
    const next = conflict ?? now.current.disk
    if (next === null) return
    know(next)
    setText(plain(next.text))
    setConflict(null)
    setRestored(false)
  }, [conflict, know, setText])

  const dirty = disk !== null && (gone || text !== plain(disk.text))
  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [dirty])
  return { disk, error, text, dirty, gone, saving, restored, conflict, setText, save, settle, takeDisk, reload }
}

/** The editor knows one line end; the file keeps its own when it is saved. */
export const plain = (text: string): string => text.replaceAll('\r\n', '\n')
