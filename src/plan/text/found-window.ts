/** A window as it was found in a text. */
import type { Window } from '../model.ts'

/** `from`, `to`: the stretch of the text that it was read from. */
export type FoundWindow = { window: Window; from: number; to: number }

/** A year that a plan may be for. */
export const HAS_YEAR = /20[2-4]\d/
/** A year that stands in where none is known. */
export const SOME_YEAR = 2020
/** "Jan 5 - Jan 18", read with `SOME_YEAR`: as it is written, to be laid on a calendar once it is known when the plan is. */
export const asWritten = (text: string, found: FoundWindow): FoundWindow => ({
  ...found,
  window: { unit: 'text', text: text.slice(found.from, found.to).trim() },
})

export const put = (window: Window, match: RegExpExecArray): FoundWindow => ({
  window,
  from: match.index,
  to: match.index + match[0].trimEnd().length,
})
