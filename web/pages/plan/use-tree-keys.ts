/** Arrows, Home, End, Space and Enter in the tree; one row at a time takes the focus. */
import { useState, type KeyboardEvent, type RefObject } from 'react'
import type { PlanRow } from './rows.ts'

type Doors = {
  rows: readonly PlanRow[]
  list: RefObject<HTMLElement | null>
  onToggle: (id: string) => void
  onTick: (row: PlanRow) => void
  onOpen: (row: PlanRow) => void
}

export function useTreeKeys({ rows, list, onToggle, onTick, onOpen }: Doors): {
  current: string | null
  setCurrent: (id: string) => void
  onKey: (event: KeyboardEvent) => void
} {
  const items = rows.filter(row => row.kind !== 'heading')
  const [chosen, setCurrent] = useState<string | null>(null)
  const current = items.some(row => row.id === chosen) ? chosen : (items[0]?.id ?? null)
  const focus = (row: PlanRow | undefined): void => {
    if (!row) return
    setCurrent(row.id)
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row.id)}"]`)?.focus()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target as HTMLElement).matches('[role=treeitem]')) return
    const at = items.findIndex(row => row.id === current)
    const row = items[at]
    if (!row) return
    const shut = (row.kind === 'phase' || row.kind === 'outside') && !row.opened
    const open = (row.kind === 'phase' || row.kind === 'outside') && row.opened
    const run: Record<string, () => void> = {
      ArrowDown: () => focus(items[at + 1]),
      ArrowUp: () => focus(items[at - 1]),
      Home: () => focus(items[0]),
      End: () => focus(items.at(-1)),
      ArrowRight: () => (shut ? onToggle(row.id) : focus(items[at + 1])),
      ArrowLeft: () => (open ? onToggle(row.id) : focus(items.slice(0, at).findLast(each => each.level < row.level))),
      ' ': () => (row.kind === 'task' ? onTick(row) : onToggle(row.id)),
      Enter: () => onOpen(row),
    }
    const act = run[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return { current, setCurrent, onKey }
}
