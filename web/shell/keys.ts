/** Keys that work on every page. */
import { useEffect } from 'react'
import { toggleTheme } from '../theme.ts'
import { LETTERS, PAGES } from './pages.ts'

type Keys = { find: () => void; help: () => void; go: (page: string) => void }

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** How long a letter may come after g, milliseconds. */
const SOON = 1500

export function useKeys({ find, help, go }: Keys): void {
  useEffect(() => {
    let asked = -Infinity
    // Before the keys of a page: after g a letter means a page, whatever it means there.
    const onSecond = (event: KeyboardEvent): void => {
      const page = event.timeStamp - asked < SOON ? LETTERS[event.key] : undefined
      asked = -Infinity
      if (page === undefined || event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      go(page)
    }
    const onKey = (event: KeyboardEvent): void => {
      const held = event.ctrlKey || event.metaKey
      if (held && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        find()
        return
      }
      if (held || event.altKey || event.defaultPrevented || writing(event.target)) return
      if (event.key === '/') {
        event.preventDefault()
        const filter = document.querySelector<HTMLInputElement>('input[type=search]')
        if (filter) filter.focus()
        else find()
      } else if (event.key === 'g') asked = event.timeStamp
      else if (event.key === '?') help()
      else if (event.key === 'd') toggleTheme()
      else if (/^\d$/.test(event.key)) {
        const page = PAGES[(Number(event.key) + 9) % 10]
        if (page !== undefined) go(page)
      }
    }
    addEventListener('keydown', onSecond, true)
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('keydown', onSecond, true)
      removeEventListener('keydown', onKey)
    }
  }, [find, help, go])
}
