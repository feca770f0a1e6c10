/** Dragging the empty part of a wide area scrolls it; touch and wheel do so by themselves. */
import { useEffect, type RefObject } from 'react'

export function usePan(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current
    if (!element) return
    let from: { x: number; left: number } | null = null
    const onDown = (event: PointerEvent): void => {
      if (event.pointerType !== 'mouse' || event.button !== 0 || (event.target as Element).closest('button')) return
      from = { x: event.clientX, left: element.scrollLeft }
      element.setPointerCapture(event.pointerId)
      element.classList.add('dragging')
    }
    const onMove = (event: PointerEvent): void => {
      if (from) element.scrollLeft = from.left - (event.clientX - from.x)
    }
    const onUp = (): void => {
      from = null
      element.classList.remove('dragging')
    }
    element.addEventListener('pointerdown', onDown)
    element.addEventListener('pointermove', onMove)
    element.addEventListener('pointerup', onUp)
    element.addEventListener('pointercancel', onUp)
    return () => {
      element.removeEventListener('pointerdown', onDown)
      element.removeEventListener('pointermove', onMove)
      element.removeEventListener('pointerup', onUp)
      element.removeEventListener('pointercancel', onUp)
    }
  }, [frame])
}
