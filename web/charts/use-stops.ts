/** Reading a chart value by value: the pointer takes the nearest, arrow keys go from one to the next. */
import { useState, type KeyboardEvent, type PointerEvent } from 'react'

type Read = {
  /** Index of the value that is read; null: none. */
  at: number | null
  set: (at: number | null) => void
  onPointerMove: (event: PointerEvent<SVGSVGElement>) => void
  onPointerLeave: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** @param xs where the values stand, in pixels from the left, in order */
export function useStops(xs: readonly number[]): Read {
  const [at, set] = useState<number | null>(null)
  const last = xs.length - 1
  const shown = at === null ? null : Math.min(at, last)
  return {
    at: shown !== null && shown >= 0 ? shown : null,
    set,
    onPointerMove: event => {
      const left = event.clientX - event.currentTarget.getBoundingClientRect().left
      set(nearest(xs, left))
    },
    onPointerLeave: () => set(null),
    onKeyDown: event => {
      const from = shown ?? last
      const to = { ArrowLeft: from - 1, ArrowRight: from + 1, PageUp: from - 10, PageDown: from + 10, Home: 0, End: last }[event.key]
      if (to === undefined) {
        if (event.key === 'Escape') set(null)
        return
      }
      event.preventDefault()
      set(Math.max(0, Math.min(last, shown === null ? last : to)))
    },
  }
}
/** The index of the value nearest to a place; null when there is none. */
export function nearest(xs: readonly number[], x: number): number | null {
  let best: number | null = null
  xs.forEach((each, i) => {
    if (best === null || Math.abs(each - x) < Math.abs((xs[best] ?? 0) - x)) best = i
  })
  return best
}
