/** Long lists: of each group its beginning and how many there are, and more of it when asked. Kept up to date as far as it is shown. */
import { useCallback, useRef } from 'react'
import type { Group, Paged } from '../../src/delivery/pages.ts'
import { api } from './api.ts'
import { useKept, useLookAgain, type Loaded } from './hooks.ts'
import { useMeasured } from './measure.ts'

type Row = { id: string }
type View = Paged<string, Row>
const NONE = {}
type RowOf<V extends View> = V['groups'][number]['rows'][number]
/** Rows that are fetched with one press of "Show more". */
export const STEP = 40

export type PagedList<V extends View> = Omit<Loaded<V>, 'set'> & {
  /** Shows more of a group. @returns what came */
  more(name: V['groups'][number]['name']): Promise<readonly RowOf<V>[]>
}

/**
 * While another answer is read the one before is still shown.
 * @param query what is asked beside `in`, `after` and `sizes` @param first how many rows of a group to begin with, where the server's number does not suit
 */
export function usePaged<V extends View>(
  workspace: string,
  path: string,
  query: Record<string, string | null> = {},
  first: Readonly<Record<string, number>> = NONE,
): PagedList<V> {
  const params = new URLSearchParams(Object.entries(query).filter((each): each is [string, string] => each[1] !== null && each[1] !== ''))
  const address = `${path}?${params.toString()}`
  /** How many rows of which group are shown, beyond what comes unasked. */
  const begin = (): { address: string; sizes: Map<string, number> } => ({ address, sizes: new Map(Object.entries(first)) })
  const shown = useRef<ReturnType<typeof begin> | null>(null)
  if (shown.current?.address !== address) shown.current = begin()
  const sizes = useCallback(() => {
    const text = [...(shown.current?.sizes ?? [])].map(([name, size]) => `${name}:${size}`).join()
    return text === '' ? '' : `&sizes=${encodeURIComponent(text)}`
  }, [])
  const { data, error, answered, reload, set } = useMeasured<V>(workspace, address, sizes)
  useLookAgain(reload)
  const latest = useRef(data)
  latest.current = data
  const more = async (name: string): Promise<readonly RowOf<V>[]> => {
    const group = latest.current?.groups.find(each => each.name === name)
    if (!group || group.next === null) return []
    const rest = new URLSearchParams({ in: name, after: group.next, sizes: `${name}:${STEP}` })
    const answer = await api<V>(`/workspaces/${encodeURIComponent(workspace)}${address}&${rest.toString()}`)
    const next = answer.groups.find(each => each.name === name)
    const now = latest.current
    if (!next || !now || shown.current?.address !== address) return []
    const groups = now.groups.map(each => (each.name === name ? joined(each, next) : each))
    shown.current.sizes.set(name, groups.find(each => each.name === name)!.rows.length)
    set({ ...now, groups })
    return next.rows
  }
  return { data: useKept(data), error, answered, reload, more }
}

/** Rows that came twice, as the list was read again in between, stand once. */
function joined<R extends Row>(group: Group<string, R>, next: Group<string, R>): Group<string, R> {
  const known = new Set(group.rows.map(each => each.id))
  return { ...next, rows: [...group.rows, ...next.rows.filter(each => !known.has(each.id))] }
}

/** A group by its name; empty when nothing stands in it. */
export const groupOf = <All extends string, Name extends All, R>(view: Paged<All, R>, name: Name): Group<Name, R> =>
  view.groups.find((each): each is Group<Name, R> => each.name === name) ?? { name, count: 0, rows: [], next: null }
