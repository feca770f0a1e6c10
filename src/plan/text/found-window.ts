/** A window as it was found in a text. */
import type { Window } from '../model.ts'

/** `from`, `to`: the stretch of the text that it was read from. */
export type FoundWindow = { window: Window; from: number; to: number }

export const put = (window: Window, match: RegExpExecArray): FoundWindow => ({
  window,
  from: match.index,
  to: match.index + match[0].trimEnd().length,
})
