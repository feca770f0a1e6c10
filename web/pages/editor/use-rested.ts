/** What may wait until a person stops typing, and what may not. */
import { startTransition, useEffect, useState, type RefObject } from 'react'

const REST = 350

/** The value as it was when it last stood still for a moment. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setRested(value)), REST)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}

/** Is the element on the screen, or nearly? True until that is known. */
export function useInSight(element: RefObject<HTMLElement | null>): boolean {
  const [inSight, setInSight] = useState(true)
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver(entries => setInSight(entries.at(-1)?.isIntersecting ?? true), { rootMargin: '80px' })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return inSight
}
