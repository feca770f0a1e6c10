/** What the pages of one workspace may do, each through the server, with a way back. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { m } from '../messages/index.ts'
import type { Actions } from '../store/actions.ts'
import { api, ApiError, fileText } from '../store/api.ts'
import type { Loaded } from '../store/hooks.ts'
import type { Opened } from '../ui/source-panel.tsx'
import type { Note } from './toast.tsx'

type Doors = { open: (opened: Opened) => void; setDates: () => void }
type WorkspaceActions = { actions: Actions; note: Note | null; clearNote: () => void; changed: (view: WorkspaceView, text: string) => void }

export function useWorkspaceActions(
  id: string,
  { data: view, set, reload }: Loaded<WorkspaceView>,
  { open, setDates }: Doors,
): WorkspaceActions {
  const [note, setNote] = useState<Note | null>(null)
  const clearNote = useCallback(() => setNote(null), [])
  const texts = useRef(new Map<string, Promise<string>>())
  useEffect(() => {
    texts.current.clear()
  }, [view?.version, id])

  const base = `/workspaces/${encodeURIComponent(id)}`
  const failed = useCallback(
    (reason: unknown) => {
      setNote({ text: reason instanceof ApiError ? `${reason.message} ${reason.hint ?? ''}` : m.status.notDone, undo: null })
      reload()
    },
    [reload],
  )
  const undo = useCallback(() => {
    api<WorkspaceView>(`${base}/undo`, {}).then(next => {
      set(next)
      setNote(null)
    }, failed)
  }, [base, set, failed])
  const changed = useCallback(
    (next: WorkspaceView, text: string) => {
      set(next)
      setNote({ text, undo })
    },
    [set, undo],
  )
  const change = useCallback(
    (path: string, body: unknown, text: string) => {
      api<WorkspaceView>(base + path, body).then(next => changed(next, text), failed)
    },
    [base, changed, failed],
  )
  const actions = useMemo<Actions>(
    () => ({
      openSource: (source, related = [], title) => open({ source, related, title: title ?? null }),
      textOf: file => {
        const known = texts.current.get(file)
        if (known) return known
        const text = fileText(id, file)
        texts.current.set(file, text)
        text.catch(() => texts.current.delete(file))
        return text
      },
      tick: (task, done) => change(`/tasks/${task}`, { done }, done ? m.plan.ticked : m.plan.unticked),
      fix: ({ rule, source }) => change('/fixes', { rule, file: source.file, line: source.line }, m.problems.fixed),
      setDates,
      href: page => `/w/${id}${page ? `/${page}` : ''}`,
      server: {
        workspace: id,
        run: (name, input) => api(`${base}/actions/${name}`, input),
        said: (text, back) =>
          setNote({
            text,
            undo:
              back === 'undo'
                ? undo
                : back
                  ? () => {
                      setNote(null)
                      back()
                    }
                  : null,
          }),
        failed,
      },
    }),
    [id, base, change, undo, failed, open, setDates],
  )
  return { actions, note, clearNote, changed }
}
