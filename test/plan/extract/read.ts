/** What one extractor reads from a small document. */
import { compile } from '../../../src/plan/compile.ts'
import type { Plan, Window } from '../../../src/plan/model.ts'

export const read = (text: string): Plan => compile([{ path: 'plan.md', text }]).plan

/** A window in short: "week 1-2", "launch day -7", "date 2026-02-10..2026-02-16". */
export function windowText(window: Window | null): string | null {
  if (window === null) return null
  const { unit, from, to, anchor, text, duration } = window
  if (unit === 'text') return `text ${text ?? ''}`
  const range =
    duration && from == null
      ? `for ${duration[0]}`
      : typeof from === 'string'
        ? `${from}..${to ?? ''}`
        : from === to
          ? `${from ?? ''}`
          : `${from ?? ''}-${to ?? ''}`
  return `${anchor ? `${anchor} ` : ''}${unit} ${range}`.trim()
}
