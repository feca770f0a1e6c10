/** Keys that work on every page. */
import { useEffect } from 'react'
import { toggleTheme } from '../theme.ts'
import { PAGES } from './pages.ts'

type Keys = { find: () => void; help: () => void; go: (page: string) => void }

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

export function useKeys({ find, help, go }: Keys): void {
  useEffect(() => {
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
      } else if (event.key === '?') help()
      else if (event.key === 'd') toggleTheme()
      else if (/^\d$/.test(event.key)) {
        const page = PAGES[(Number(event.key) + 9) % 10]
        if (page !== undefined) go(page)
      }
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [find, help, go])
}
