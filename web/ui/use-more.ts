import { useState } from 'react'

type More<T> = { shown: readonly T[]; /** How many are not shown. */ left: number; /** Shows as many more. */ more: () => void }

/** The first of a long list, and more of it when asked: a page stays quick however much there is. */
export function useMore<T>(all: readonly T[], step: number): More<T> {
  const [most, setMost] = useState(step)
  return { shown: all.slice(0, most), left: Math.max(0, all.length - most), more: () => setMost(most + step) }
}
