/** Choosing and moving what stands on the calendar, by dragging and by keys. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Delivery } from '../../../src/delivery/delivery.ts'
import type { PublishingView } from '../../../src/delivery/view.ts'
import { localTime } from '../../../src/lib/zone.ts'
import { diffDays } from '../../../src/plan/resolve/calendar.ts'
import { useServer } from '../../store/actions.ts'
import { shifted, type View } from './local.ts'
import { useMove } from './use-move.ts'
import { movable } from './use-publishing.ts'

export type CalendarActions = {
  selected: ReadonlySet<string>
  /** Adds to what is selected, or takes out. */
  toggle(id: string): void
  clear(): void
  /** What a move of this one moves: all that is selected when it is, else itself. */
  with(delivery: Delivery): Delivery[]
  /** Moves by days and hours of the wall clock. */
  shift(delivery: Delivery, days: number, hours: number): void
  drag(delivery: Delivery | null): void
  /** Whether something is being dragged. */
  dragging: boolean
  /** Drops what is dragged on a day, and on an hour where the view shows hours. */
  drop(day: string, hour: number | null): void
  /** Asks for a time. */
  ask(delivery: Delivery): void
  /** Keys on a delivery; says whether the key was one of these. */
  key(event: React.KeyboardEvent, delivery: Delivery): void
  open(delivery: Delivery): void
}
type Options = {
  data: PublishingView
  view: View
  reload: () => void
  onAsk: (deliveries: Delivery[]) => void
  onOpen: (delivery: Delivery) => void
  /** Called with the local day to which something was moved. */
  onMoved: (day: string) => void
}

export function useCalendar({ data, view, reload, onAsk, onOpen, onMoved }: Options): CalendarActions {
  const { failed } = useServer()
  const move = useMove(reload)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [dragged, setDragged] = useState<Delivery | null>(null)
  const focus = useRef<{ id: string; local: string } | null>(null)
  // What was moved is drawn in another place, once the server has said so: the focus follows it there.
  useEffect(() => {
    const { id, local } = focus.current ?? {}
    if (id === undefined || data.deliveries.find(each => each.id === id)?.local !== local) return
    const element = document.querySelector<HTMLElement>(`[data-delivery="${CSS.escape(id)}"]`)
    if (!element) return
    element.focus()
    focus.current = null
  })
  const selected = new Set(data.deliveries.filter(each => chosen.has(each.id) && movable(each)).map(each => each.id))
  const toggle = useCallback((id: string) => {
    setChosen(old => {
      const next = new Set(old)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  const those = (delivery: Delivery): Delivery[] =>
    selected.has(delivery.id) ? data.deliveries.filter(each => selected.has(each.id)) : movable(delivery) ? [delivery] : []
  const shift = (delivery: Delivery, days: number, hours: number): void => {
    const targets = those(delivery).map(each => ({ delivery: each, local: shifted(each.local, days, hours), zone: each.zone }))
    if (targets.length === 0 || (days === 0 && hours === 0)) return
    focus.current = { id: delivery.id, local: shifted(delivery.local, days, hours) }
    move(targets).then(() => onMoved(shifted(localTime(delivery.dueAt, data.zone), days, hours).slice(0, 10)), failed)
  }
  const ask = (delivery: Delivery): void => {
    const all = those(delivery)
    if (all.length > 0) onAsk(all)
  }
  return {
    selected,
    toggle,
    clear: () => setChosen(new Set()),
    with: those,
    shift,
    ask,
    open: onOpen,
    drag: setDragged,
    dragging: dragged !== null,
    drop(day, hour) {
      if (!dragged) return
      const from = localTime(dragged.dueAt, data.zone)
      shift(dragged, diffDays(from.slice(0, 10), day), hour === null ? 0 : hour - Number(from.slice(11, 13)))
      setDragged(null)
    },
    key(event, delivery) {
      if (event.ctrlKey || event.metaKey) return
      const step = event.altKey ? STEPS[view][event.key] : undefined
      if (step) shift(delivery, step[0], step[1])
      else if (!event.altKey && event.key.toLowerCase() === 'm') ask(delivery)
      else if (!event.altKey && event.key.toLowerCase() === 'x' && movable(delivery)) toggle(delivery.id)
      else return
      event.preventDefault()
      event.stopPropagation()
    },
  }
}

/** Days and hours by which Alt and an arrow move. */
const STEPS: Record<View, Record<string, readonly [days: number, hours: number]>> = {
  month: { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [-7, 0], ArrowDown: [7, 0] },
  week: { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] },
}
