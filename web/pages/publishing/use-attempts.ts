import { useEffect } from 'react'
import type { Attempt } from '../../../src/db/attempts.ts'
import type { Delivery } from '../../../src/delivery/delivery.ts'
import { useApi } from '../../store/hooks.ts'

/** Every try to send a delivery, oldest first; asked again when it has moved on. */
export function useAttempts({ workspace, id, attempts, state }: Pick<Delivery, 'workspace' | 'id' | 'attempts' | 'state'>): {
  data: readonly Attempt[] | null
  error: Error | null
} {
  const { data, error, reload } = useApi<Attempt[]>(
    `/workspaces/${encodeURIComponent(workspace)}/deliveries/${encodeURIComponent(id)}/attempts`,
  )
  useEffect(() => {
    reload()
  }, [reload, attempts, state])
  return { data, error }
}

export type Handoff = { url: string; steps: readonly string[] }
/** The page to open and the steps, from the newest attempt that ended in a hand-off; null when there is none. */
export function handoffOf(attempts: readonly Attempt[]): Handoff | null {
  const detail = attempts.findLast(each => each.outcome === 'handoff')?.detail
  if (detail === null || detail === undefined) return null
  try {
    const said: unknown = JSON.parse(detail)
    if (typeof said !== 'object' || said === null || !('url' in said) || !('steps' in said)) return null
    const { url, steps } = said
    if (typeof url !== 'string' || !Array.isArray(steps)) return null
    return { url, steps: steps.filter(each => typeof each === 'string') }
  } catch {
    return null
  }
}
/** What an attempt says of itself as one line for a person. */
export function saidOf({ detail }: Attempt): string | null {
  if (detail === null) return null
  try {
    const said: unknown = JSON.parse(detail)
    if (typeof said !== 'object' || said === null) return detail
    const url = 'url' in said && typeof said.url === 'string' ? said.url : null
    const id = 'id' in said && typeof said.id === 'string' ? said.id : null
    return [id, url].filter(Boolean).join(' · ') || null
  } catch {
    return detail
  }
}
/** An address that may stand behind a link: the web, nothing that runs. */
export const webAddress = (url: string | null): string | undefined => (url !== null && /^https?:\/\//i.test(url) ? url : undefined)
