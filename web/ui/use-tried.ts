import { useEffect, useState, type DependencyList } from 'react'

/** What an attempt would do, or why it cannot; both null before there is an answer. */
export type Tried<T> = { result: T | null; error: unknown }
const NOTHING = { result: null, error: null }

/** Tries something anew whenever `from` changes; `ask` null: there is nothing to try yet. A late answer to an older try is dropped. */
export function useTried<T>(ask: (() => Promise<T>) | null, from: DependencyList): Tried<T> {
  const [tried, setTried] = useState<Tried<T>>(NOTHING)
  useEffect(() => {
    if (ask === null) return setTried(NOTHING)
    let alive = true
    ask().then(
      result => alive && setTried({ result, error: null }),
      (error: unknown) => alive && setTried({ result: null, error }),
    )
    return () => {
      alive = false
    }
  }, from)
  return tried
}
