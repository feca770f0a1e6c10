import { useState } from 'react'

export type Deed = {
  /** What went wrong last; null once it went well. */
  error: unknown
  /** Is it being done at this moment? */
  working: boolean
  /** Does it, and calls `done` with what came of it when it went well. */
  start<T>(deed: Promise<T>, done: (result: T) => void): void
  /** What went wrong is of no matter any more: it was about something else. */
  forget(): void
}

/** Something that the server is asked to do, once at a time, with what went wrong. */
export function useDeed(): Deed {
  const [error, setError] = useState<unknown>(null)
  const [working, setWorking] = useState(false)
  return {
    error,
    working,
    forget: () => setError(null),
    start(deed, done) {
      setWorking(true)
      deed
        .then(result => {
          setError(null)
          done(result)
        }, setError)
        .finally(() => setWorking(false))
    },
  }
}
