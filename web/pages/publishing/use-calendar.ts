/** Choosing and moving what stands on the calendar, by dragging and by keys. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CalendarView, ProposedTime } from '../../../src/delivery/calendar.ts'
import type { ShownDelivery } from '../../../src/delivery/calendar.ts'
import { localTime } from '../../../src/lib/zone.ts'
import { diffDays } from '../../../src/plan/resolve/calendar.ts'
import { useServer } from '../../store/actions.ts'
import { shifted, type View } from './local.ts'
import { useMove } from './use-move.ts'
import { proposedId, useMoveProposed } from './use-move-proposed.ts'
import { movable } from './use-publishing.ts'

export type CalendarActions = {
  selected: ReadonlyMap<string, ShownDelivery>
  /** Adds to what is selected, or takes out. */
  toggle(delivery: ShownDelivery): void
  /** Selects everything from what was selected last up to this, as it stands on the page. */
  extend(delivery: ShownDelivery): void
  clear(): void
  /** Moves by days and hours of the wall clock: all that is selected when it is among them, else itself. */
  shift(delivery: ShownDelivery, days: number, hours: number): void
  drag(what: ShownDelivery | ProposedTime | null): void
  /** Whether something is being dragged. */
  dragging: boolean
  /** Drops what is dragged on a day, and on an hour where the view shows hours. */
  drop(day: string, hour: number | null): void
  /** Asks for a time. */
  ask(delivery: ShownDelivery): void
  /** Keys on a delivery. */
  key(event: React.KeyboardEvent, delivery: ShownDelivery): void
  /** Keys on a time that a file proposes: it moves in the file. */
  keyProposed(event: React.KeyboardEvent, proposed: ProposedTime): void
  open(delivery: ShownDelivery): void
  /** Takes the last move back. */
  back(): void
}
type Options = {
  data: CalendarView
  view: View
  reload: () => void
  onAsk: (deliveries: ShownDelivery[]) => void
  onOpen: (delivery: ShownDelivery) => void
  /** Called with the local day to which something was moved. */
  onMoved: (day: string) => void
}

export function useCalendar({ data, view, reload, onAsk, onOpen, onMoved }: Options): CalendarActions {
  const { failed } = useServer()
  const { move, back } = useMove(reload)
  const proposals = useMoveProposed(reload)
  /** What takes the last move back. */
  const last = useRef(back)
  const [chosen, setChosen] = useState<ReadonlyMap<string, ShownDelivery>>(new Map())
  const [dragged, setDragged] = useState<ShownDelivery | ProposedTime | null>(null)
  const focus = useRef<{ id: string; local: string } | null>(null)
  const anchor = useRef<string | null>(null)
  const inView = new Map(data.cells.flatMap(cell => cell.entries.map(({ delivery }) => [delivery.id, delivery] as const)))
  const proposedAt = new Map(data.proposed.map(each => [proposedId(each), `${each.day}T${each.time}`] as const))
  // What was moved is drawn in another place, once the server has said so: the focus follows it there.
  useEffect(() => {
    const { id, local } = focus.current ?? {}
    const stands = inView.get(id ?? '')?.local ?? proposedAt.get(id ?? '')
    if (id === undefined || stands !== local) return
    const element = document.querySelector<HTMLElement>(`[data-delivery="${CSS.escape(id)}"], [data-proposed="${CSS.escape(id)}"]`)
    if (!element) return
    element.focus()
    focus.current = null
  })
  // What is selected may be out of view; what is in view is as the server last said.
  const selected = new Map([...chosen].map(([id, known]) => [id, inView.get(id) ?? known] as const).filter(([, each]) => movable(each)))
  const toggle = useCallback((delivery: ShownDelivery) => {
    anchor.current = delivery.id
    setChosen(old => {
      const next = new Map(old)
      if (!next.delete(delivery.id)) next.set(delivery.id, delivery)
      return next
    })
  }, [])
  const extend = (delivery: ShownDelivery): void => {
    const order = [...document.querySelectorAll<HTMLElement>('[data-delivery]')].map(each => each.dataset['delivery'] ?? '')
    const from = order.indexOf(anchor.current ?? delivery.id)
    const to = order.indexOf(delivery.id)
    const range = from < 0 ? [delivery.id] : order.slice(Math.min(from, to), Math.max(from, to) + 1)
    const found = range.flatMap(id => inView.get(id) ?? []).filter(movable)
    setChosen(old => new Map([...old, ...found.map(each => [each.id, each] as const)]))
  }
  const those = (delivery: ShownDelivery): ShownDelivery[] =>
    selected.has(delivery.id) ? [...selected.values()] : movable(delivery) ? [delivery] : []
  const shift = (delivery: ShownDelivery, days: number, hours: number): void => {
    const targets = those(delivery).map(each => ({ delivery: each, local: shifted(each.local, days, hours), zone: each.zone }))
    if (targets.length === 0 || (days === 0 && hours === 0)) return
    focus.current = { id: delivery.id, local: shifted(delivery.local, days, hours) }
    last.current = back
    move(targets).then(() => onMoved(shifted(localTime(delivery.dueAt, data.zone), days, hours).slice(0, 10)), failed)
  }
  const shiftProposed = (proposed: ProposedTime, days: number, hours: number): void => {
    if (days === 0 && hours === 0) return
    const to = shifted(`${proposed.day}T${proposed.time}`, days, hours)
    focus.current = { id: proposedId(proposed), local: to }
    last.current = proposals.back
    proposals.move(proposed, days, hours, to).then(() => onMoved(to.slice(0, 10)), failed)
  }
  const ask = (delivery: ShownDelivery): void => {
    const all = those(delivery)
    if (all.length > 0) onAsk(all)
  }
  return {
    selected,
    toggle,
    extend,
    clear: () => setChosen(new Map()),
    shift,
    ask,
    back: () => last.current(),
    open: onOpen,
    drag: setDragged,
    dragging: dragged !== null,
    drop(day, hour) {
      if (!dragged) return
      const from = 'piece' in dragged ? `${dragged.day}T${dragged.time}` : localTime(dragged.dueAt, data.zone)
      const [days, hours] = [diffDays(from.slice(0, 10), day), hour === null ? 0 : hour - Number(from.slice(11, 13))]
      if ('piece' in dragged) shiftProposed(dragged, days, hours)
      else shift(dragged, days, hours)
      setDragged(null)
    },
    keyProposed(event, proposed) {
      const step = event.altKey && !event.ctrlKey && !event.metaKey ? STEPS[view][event.key] : undefined
      if (!step) return
      shiftProposed(proposed, step[0], step[1])
      event.preventDefault()
      event.stopPropagation()
    },
    key(event, delivery) {
      if (event.ctrlKey || event.metaKey) return
      const step = event.altKey ? STEPS[view][event.key] : undefined
      const key = event.key.toLowerCase()
      if (step) shift(delivery, step[0], step[1])
      else if (event.altKey) return
      else if (key === 'm') ask(delivery)
      else if (key === 'x' && event.shiftKey) extend(delivery)
      else if (key === 'x' && movable(delivery)) toggle(delivery)
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
