/** The server's events: one connection for all pages, opened again by itself when it breaks. */
import { useEffect, useSyncExternalStore } from 'react'

export type Connection = 'connecting' | 'live' | 'lost'
type Listener = (id: string | null) => void
/** Files were read again, or samples came in. */
type Kind = 'workspace' | 'samples'

const RETRY_FIRST = 1000
const RETRY_LAST = 8000
const listeners: Record<Kind, Set<Listener>> = { workspace: new Set(), samples: new Set() }
const watchers = new Set<() => void>()
let connection: Connection = 'connecting'
let source: EventSource | null = null
let retry: ReturnType<typeof setTimeout> | undefined
let wait = RETRY_FIRST

function become(next: Connection): void {
  if (next === connection) return
  connection = next
  for (const watcher of watchers) watcher()
}
function open(): void {
  clearTimeout(retry)
  source?.close()
  source = new EventSource('/api/events')
  for (const kind of ['workspace', 'samples'] as const)
    source.addEventListener(kind, event => {
      const { id } = JSON.parse((event as MessageEvent<string>).data) as { id: string }
      for (const each of listeners[kind]) each(id)
    })
  source.addEventListener('hello', () => {
    const again = connection === 'lost'
    wait = RETRY_FIRST
    become('live')
    if (again) for (const each of new Set([...listeners.workspace, ...listeners.samples])) each(null)
  })
  source.addEventListener('error', () => {
    // The browser's own retry gives up after some answers, so it is replaced by one that never does.
    source?.close()
    become('lost')
    retry = setTimeout(open, wait)
    wait = Math.min(wait * 1.6, RETRY_LAST)
  })
}
/** Tries again at once. */
export function reconnect(): void {
  wait = RETRY_FIRST
  open()
}

/**
 * Calls `listener` with the id of each workspace that was read again (and, if asked to, of which samples came in), and
 * with null after a lost connection came back.
 */
export function useEvents(listener: Listener, samples = false): void {
  useEffect(() => {
    listeners.workspace.add(listener)
    if (samples) listeners.samples.add(listener)
    if (!source) open()
    return () => {
      listeners.workspace.delete(listener)
      listeners.samples.delete(listener)
    }
  }, [listener, samples])
}
export function useConnection(): Connection {
  return useSyncExternalStore(
    watcher => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => connection,
  )
}
