/** The server's events: one connection for all pages, opened again by itself when it breaks. */
import { useEffect, useSyncExternalStore } from 'react'

export type Connection = 'connecting' | 'live' | 'lost'
type Listener = (id: string | null) => void

const RETRY_FIRST = 1000
const RETRY_LAST = 8000
const listeners = new Set<Listener>()
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
  source.addEventListener('workspace', event => {
    const { id } = JSON.parse((event as MessageEvent<string>).data) as { id: string }
    for (const each of listeners) each(id)
  })
  source.addEventListener('hello', () => {
    const again = connection === 'lost'
    wait = RETRY_FIRST
    become('live')
    if (again) for (const each of listeners) each(null)
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

/** Calls `listener` with the id of each workspace that was read again, and with null after a lost connection came back. */
export function useEvents(listener: Listener): void {
  useEffect(() => {
    listeners.add(listener)
    if (!source) open()
    return () => {
      listeners.delete(listener)
    }
  }, [listener])
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
