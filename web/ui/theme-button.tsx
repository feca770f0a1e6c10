import { useState } from 'react'
import { m } from '../messages/index.ts'
import { toggleTheme } from '../theme.ts'
import { Icon } from './icon.tsx'

/** Turns light to dark and back. */
export function ThemeButton() {
  const [dark, setDark] = useState(document.documentElement.dataset['theme'] === 'dark')
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={m.theme}
      title={m.theme}
      onClick={() => {
        toggleTheme()
        setDark(document.documentElement.dataset['theme'] === 'dark')
      }}
    >
      <Icon name={dark ? 'sun' : 'moon'} />
    </button>
  )
}
