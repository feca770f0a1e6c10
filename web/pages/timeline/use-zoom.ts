/** How many pixels a day takes: by buttons, keys, or the wheel with Ctrl held, always around a day that stays where it is. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

export type Zoom = {
  perDay: number
  by: (factor: number, at?: number) => void
  fit: () => void
  to: (perDay: number, day: number) => void
  fits: boolean
  most: boolean
}
const MOST = 64
type Anchor = { day: number; offset: number }

/** `label` is the width of the column that stays; `days` how long the whole axis is. */
export function useZoom(frame: RefObject<HTMLElement | null>, width: number, label: number, days: number): Zoom {
  const [chosen, setChosen] = useState<number | null>(null)
  const room = Math.max(80, width - label)
  const fitting = room / days
  const perDay = Math.max(fitting, chosen ?? 0)
  const anchor = useRef<Anchor | null>(null)
  const now = useRef({ perDay, fitting, room })
  now.current = { perDay, fitting, room }

  const by = useCallback(
    (factor: number, at?: number) => {
      const { perDay: before, fitting: least, room: wide } = now.current
      const offset = at ?? wide / 2
      anchor.current = { day: ((frame.current?.scrollLeft ?? 0) + offset) / before, offset }
      const next = Math.min(MOST, before * factor)
      setChosen(next <= least * 1.02 ? null : next)
    },
    [frame],
  )
  const to = useCallback((next: number, day: number) => {
    anchor.current = { day, offset: now.current.room / 3 }
    setChosen(next <= now.current.fitting ? null : next)
  }, [])
  const fit = useCallback(() => {
    anchor.current = null
    setChosen(null)
  }, [])
  useLayoutEffect(() => {
    const element = frame.current
    const held = anchor.current
    if (element && held) element.scrollLeft = held.day * perDay - held.offset
    anchor.current = null
  }, [perDay, frame])
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      by(Math.exp(-event.deltaY / 240), event.clientX - element.getBoundingClientRect().left - label)
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [frame, by, label])
  return { perDay, by, fit, to, fits: perDay <= fitting * 1.001, most: perDay >= MOST }
}
