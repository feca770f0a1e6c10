/** What the server knows, kept up to date by its events. */
import { createContext, useCallback, useContext, useEffect, useState } from 'react'
import type { Source } from '../src/plan/model.ts'
import type { WorkspaceSummary, WorkspaceView } from '../src/schedule/view.ts'

export class ApiError extends Error {
  readonly hint: string | null
  constructor(message: string, hint: string | null) {
    super(message)
    this.hint = hint
  }
}
/** A JSON answer of the API. @throws ApiError with the server's own words */
export async function api<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(
    `/api${path}`,
    body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  )
  const data: unknown = await answer.json()
  if (!answer.ok) {
    const { error } = data as { error: { message: string; hint: string | null } }
    throw new ApiError(error.message, error.hint)
  }
  return data as T
}

type Loaded<T> = { data: T | null; error: Error | null; reload: () => void; set: (data: T) => void }
function useApi<T>(path: string | null): Loaded<T> {
  const [data, set] = useState<T | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const reload = useCallback(() => {
    if (path === null) return
    api<T>(path).then(
      value => {
        set(value)
        setError(null)
      },
      (reason: unknown) => setError(reason instanceof Error ? reason : new Error(String(reason))),
    )
  }, [path])
  useEffect(() => {
    set(null)
    reload()
  }, [reload])
  return { data, error, reload, set }
}

const listeners = new Set<(id: string | null) => void>()
let source: EventSource | null = null
/** Calls `listener` with the id of each workspace that was read again, and with null after a lost connection came back. */
function useEvents(listener: (id: string | null) => void): void {
  useEffect(() => {
    listeners.add(listener)
    if (!source) {
      source = new EventSource('/api/events')
      let lost = false
      source.addEventListener('workspace', event => {
        const { id } = JSON.parse((event as MessageEvent<string>).data) as { id: string }
        for (const each of listeners) each(id)
      })
      source.addEventListener('error', () => {
        lost = true
      })
      source.addEventListener('hello', () => {
        if (lost) {
          lost = false
          for (const each of listeners) each(null)
        }
      })
    }
    return () => {
      listeners.delete(listener)
    }
  }, [listener])
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

/** What pages may do: set by the dashboard (server) and by the playground (text in the page). */
export type Actions = {
  openSource(source: Source, related?: { message: string; source: Source }[], title?: string): void
  textOf(file: string): Promise<string>
  tick: ((taskId: string, done: boolean) => void) | null
  fix: ((rule: string, source: Source) => void) | null
  href(page: string): string
}
export const ActionsContext = createContext<Actions | null>(null)
export function useActions(): Actions {
  const actions = useContext(ActionsContext)
  if (!actions) throw new Error('ActionsContext is missing')
  return actions
}
