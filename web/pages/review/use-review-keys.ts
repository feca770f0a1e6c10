import { useEffect, useRef } from 'react'

export type ReviewKeys = Partial<Record<'next' | 'previous' | 'approve' | 'ask' | 'look', () => void>>
const KEYS: Readonly<Record<string, keyof ReviewKeys>> = { j: 'next', k: 'previous', a: 'approve', r: 'ask', v: 'look' }

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Keys of the review queue: J and K move, A approves, R asks for changes, V looks another way. Not while somebody writes. */
export function useReviewKeys(keys: ReviewKeys): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || writing(event.target)) return
      if (document.querySelector('[role=dialog]') !== null) return
      const name = KEYS[event.key.toLowerCase()]
      const act = name === undefined ? undefined : current.current[name]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
