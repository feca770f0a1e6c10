import { useEffect, useState, type RefObject } from 'react'

/** Where an element that scrolls sideways holds more than it shows, for `data-more` in the styles; undefined: nowhere. */
export type MoreBeside = 'left' | 'right' | 'both' | undefined

/** Rounding of widths is no more to see. */
const SLACK = 2
function moreBeside({ scrollLeft, clientWidth, scrollWidth }: HTMLElement): MoreBeside {
  const left = scrollLeft > SLACK
  const right = scrollLeft + clientWidth < scrollWidth - SLACK
  return left && right ? 'both' : left ? 'left' : right ? 'right' : undefined
}

/** On which sides an element that scrolls sideways holds more, kept up to date as it scrolls and as its content changes. */
export function useMoreBeside(ref: RefObject<HTMLElement | null>): MoreBeside {
  const [more, setMore] = useState<MoreBeside>(undefined)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const look = (): void => setMore(moreBeside(element))
    const observer = new ResizeObserver(look)
    for (const each of [element, ...element.children]) observer.observe(each)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [ref])
  // What is drawn anew may have other children.
  useEffect(() => {
    if (ref.current) setMore(moreBeside(ref.current))
  })
  return more
}
