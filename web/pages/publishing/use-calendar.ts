/** Choosing and moving what stands on the calendar, by dragging and by keys. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CalendarView, ShownDelivery } from '../../../src/delivery/calendar.ts'
import { diffDays } from '../../../src/plan/resolve/calendar.ts'
import { useServer } from '../../store/actions.ts'
import { shifted, type View } from './local.ts'
import { idOf, movable, shownAt, type Movable } from './movable.ts'
import { useMove, type Mover } from './use-move.ts'

export type CalendarActions = {
  selected: ReadonlyMap<string, Movable>
  /** Adds to what is selected, or takes out. */
  toggle(what: Movable): void
  /** Selects everything from what was selected last up to this, as it stands on the page. */
  extend(what: Movable): void
  clear(): void
  /** Moves by days and hours of the wall clock: all that is selected when it is among them, else itself. */
  shift(what: Movable, days: number, hours: number): void
  drag(what: Movable | null): void
  /** Whether something is being dragged. */
  dragging: boolean
  /** Drops what is dragged on a day, and on an hour where the view shows hours. */
  drop(day: string, hour: number | null): void
  /** Asks for a time. */
  ask(what: Movable): void
  /** Keys on what can be moved. */
  key(event: React.KeyboardEvent, what: Movable): void
  open(delivery: ShownDelivery): void
  /** To the times that were asked for. */
  move: Mover['move']
  /** Takes the last move back. */
  back(): void
}
type Options = {
  data: CalendarView
  view: View
  reload: () => void
  onAsk: (moving: readonly Movable[]) => void
  onOpen: (delivery: ShownDelivery) => void
  /** Called with the local day to which something was moved. */
  onMoved: (day: string) => void
}

export function useCalendar({ data, view, reload, onAsk, onOpen, onMoved }: Options): CalendarActions {
  const { failed } = useServer()
  const { move, back } = useMove(reload)
  const [chosen, setChosen] = useState<ReadonlyMap<string, Movable>>(new Map())
  const [dragged, setDragged] = useState<Movable | null>(null)
  const focus = useRef<{ id: string; at: string } | null>(null)
  const anchor = useRef<string | null>(null)
  const all: Movable[] = [...data.cells.flatMap(cell => cell.entries.map(each => each.delivery)), ...data.proposed]
  const inView = new Map(all.map(each => [idOf(each), each]))
  // What was moved is drawn in another place, once the server has said so: the focus follows it there.
  useEffect(() => {
    const { id = '', at } = focus.current ?? {}
    const stands = inView.get(id)
    if (stands === undefined || shownAt(stands, data.zone) !== at) return
    const element = document.querySelector<HTMLElement>(`[data-delivery="${CSS.escape(id)}"], [data-proposed="${CSS.escape(id)}"]`)
    if (!element) return
    element.focus()
    focus.current = null
  })
  // What is selected may be out of view; what is in view is as the server last said.
  const selected = new Map([...chosen].map(([id, known]) => [id, inView.get(id) ?? known] as const).filter(([, each]) => movable(each)))
  const toggle = useCallback((what: Movable) => {
    const id = idOf(what)
    anchor.current = id
    setChosen(old => {
      const next = new Map(old)
      if (!next.delete(id)) next.set(id, what)
      return next
    })
  }, [])
  const extend = (what: Movable): void => {
    const order = [...document.querySelectorAll<HTMLElement>('[data-delivery], [data-proposed]')].map(
      ({ dataset }) => dataset['delivery'] ?? dataset['proposed'] ?? '',
    )
    const from = order.indexOf(anchor.current ?? idOf(what))
    const to = order.indexOf(idOf(what))
    const range = from < 0 ? [idOf(what)] : order.slice(Math.min(from, to), Math.max(from, to) + 1)
    const found = range.flatMap(id => inView.get(id) ?? []).filter(movable)
    setChosen(old => new Map([...old, ...found.map(each => [idOf(each), each] as const)]))
  }
  const those = (what: Movable): Movable[] => (selected.has(idOf(what)) ? [...selected.values()] : movable(what) ? [what] : [])
  const shift = (what: Movable, days: number, hours: number): void => {
    const targets = those(what).map(each => ({ what: each, local: shifted(each.local, days, hours), zone: each.zone }))
    if (targets.length === 0 || (days === 0 && hours === 0)) return
    const to = shifted(shownAt(what, data.zone), days, hours)
    focus.current = { id: idOf(what), at: to }
    move(targets).then(() => onMoved(to.slice(0, 10)), failed)
  }
  const ask = (what: Movable): void => {
    const asked = those(what)
    if (asked.length > 0) onAsk(asked)
  }
  return {
    selected,
    toggle,
    extend,
    clear: () => setChosen(new Map()),
    shift,
    ask,
    move,
    back,
    open: onOpen,
    drag: setDragged,
    dragging: dragged !== null,
    drop(day, hour) {
      if (!dragged) return
      const from = shownAt(dragged, data.zone)
      shift(dragged, diffDays(from.slice(0, 10), day), hour === null ? 0 : hour - Number(from.slice(11, 13)))
      setDragged(null)
    },
    key(event, what) {
      if (event.ctrlKey || event.metaKey) return
      const step = event.altKey ? STEPS[view][event.key] : undefined
      const key = event.key.toLowerCase()
      if (step) shift(what, step[0], step[1])
      else if (event.altKey) return
      else if (key === 'm') ask(what)
      else if (key === 'x' && event.shiftKey) extend(what)
      else if (key === 'x' && movable(what)) toggle(what)
      else return
      event.preventDefault()
      event.stopPropagation()
    },
  }
}

type Steps = Record<string, readonly [days: number, hours: number]>
const byDay: Steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [-7, 0], ArrowDown: [7, 0] }
const byHour: Steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
/** Days and hours by which Alt and an arrow move. */
const STEPS: Record<View, Steps> = { month: byDay, channels: byDay, week: byHour, day: byHour }
