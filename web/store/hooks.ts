/** What the server knows, kept up to date by its events. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { WorkspaceSummary, WorkspaceView } from '../../src/schedule/view.ts'
import { api } from './api.ts'
import { useEvents } from './events.ts'

/** `answered`: the server has said something, be it null. */
export type Loaded<T> = { data: T | null; error: Error | null; answered: boolean; reload: () => void; set: (data: T) => void }

/** An answer of the API; asked for again when `path` changes. Null: nothing is asked. `rest`: what is asked beside it at the moment of asking. */
export function useApi<T>(path: string | null, rest?: () => string): Loaded<T> {
  const [data, set] = useState<T | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [answered, setAnswered] = useState(false)
  const current = useRef(path)
  current.current = path
  const asked = useRef(0)
  const shown = useRef(0)
  const reload = useCallback(() => {
    if (path === null) return
    const turn = ++asked.current
    // An answer to what was asked before may come last.
    const late = (): boolean => current.current !== path || turn < shown.current
    api<T>(path + (rest?.() ?? '')).then(
      value => {
        if (late()) return
        shown.current = turn
        set(value)
        setAnswered(true)
        setError(null)
      },
      (reason: unknown) => {
        if (!late()) setError(reason instanceof Error ? reason : new Error(String(reason)))
      },
    )
  }, [path, rest])
  useEffect(() => {
    set(null)
    setAnswered(false)
    setError(null)
    reload()
  }, [reload])
  return { data, error, answered, reload, set }
}

/** What was known last, until something is known again: a page that asks for another stretch does not flicker. */
export function useKept<T>(data: T | null): T | null {
  const kept = useRef<T | null>(null)
  if (data !== null) kept.current = data
  return data ?? kept.current
}

/** A delivery may move on without a file having changed: looked at again this often, milliseconds. */
const AGAIN = 15_000

/** Calls `look` every few seconds while the page is seen, and when it is seen again. */
export function useLookAgain(look: () => void): void {
  useEffect(() => {
    const seen = (): void => {
      if (document.visibilityState === 'visible') look()
    }
    const timer = setInterval(seen, AGAIN)
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [look])
}

export function useWorkspaces(): Loaded<WorkspaceSummary[]> {
  const loaded = useApi<WorkspaceSummary[]>('/workspaces')
  useEvents(loaded.reload)
  return loaded
}
export function useWorkspace(id: string): Loaded<WorkspaceView> {
  const loaded = useApi<WorkspaceView>(`/workspaces/${encodeURIComponent(id)}`)
  const { reload } = loaded
  useEvents(
    useCallback(
      (changed: string | null) => {
        if (changed === null || changed === id) reload()
      },
      [id, reload],
    ),
  )
  return loaded
}
