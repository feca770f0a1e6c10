import { m } from '../messages/index.ts'
import { ApiError } from '../store/api.ts'

/** What went wrong, in the server's own words, and what to do about it. */
export const wordsOf = (error: unknown): string =>
  error instanceof ApiError ? [error.message, error.hint].filter(Boolean).join(' ') : m.status.notDone

export function Trouble({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null
  return (
    <p className="banner note" role="alert">
      {wordsOf(error)}
    </p>
  )
}
