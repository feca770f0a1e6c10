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
    const sizes = new ResizeObserver(look)
    const watch = (): void => {
      for (const each of [element, ...element.children]) sizes.observe(each)
      look()
    }
    // Not at every drawing: what is set there at every key of a fast typist, React takes for a loop and stops the page.
    const children = new MutationObserver(watch)
    children.observe(element, { childList: true })
    watch()
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      children.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [ref])
  return more
}
