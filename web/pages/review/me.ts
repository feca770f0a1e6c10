/** Who sits here, where nobody signs in: kept in this browser, for each workspace. */
import { useState } from 'react'

const key = (workspace: string): string => `uptake.me.${workspace}`

/** The id of the person who was chosen last; null: nobody was. Storage may be forbidden. */
export function chosenMe(workspace: string): string | null {
  try {
    return localStorage.getItem(key(workspace))
  } catch {
    return null
  }
}
export function useMe(workspace: string): [string | null, (id: string | null) => void] {
  const [me, setMe] = useState(() => chosenMe(workspace))
  return [
    me,
    id => {
      setMe(id)
      try {
        if (id === null) localStorage.removeItem(key(workspace))
        else localStorage.setItem(key(workspace), id)
      } catch {
        // It holds until the page is left.
      }
    },
  ]
}
