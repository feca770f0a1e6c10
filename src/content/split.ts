/** Cuts a text into the posts of a thread, each within the limits of its channel, numbered where there are several. Pure. */
import type { Limits } from '../channels/channel.ts'
import { fits } from './length.ts'
import { charactersOf, clausesOf, paragraphsOf, piecesOf, sentencesOf, wordsOf } from './sentences.ts'

export type SplitOptions = { language: string | null; numbered: boolean }

/**
 * The posts of a thread. `sections` are posts as the author cut them: they stay apart, and one that is too long is cut at
 * the end of a paragraph or sentence, else of a clause, else of a word. Nothing but space at the cuts is lost. A post that cannot be cut
 * (a very long address) stays too long.
 */
export function splitThread(sections: readonly string[], limits: Limits, options: SplitOptions): string[] {
  const texts = sections.map(section => section.trim()).filter(section => section !== '')
  const alone = texts.length < 2 && texts.every(text => fits(text, limits))
  if (alone || !options.numbered || areNumbered(texts)) return texts.flatMap(text => cut(text, limits, options.language, ''))
  // The number takes room, and the room decides how many posts there are: widen until both agree.
  for (let digits = 1; ; digits++) {
    const widest = '9'.repeat(digits)
    const parts = texts.flatMap(text => cut(text, limits, options.language, ` (${widest}/${widest})`))
    if (parts.length === 1) return texts.flatMap(text => cut(text, limits, options.language, ''))
    if (String(parts.length).length <= digits) return parts.map((part, index) => `${part} (${index + 1}/${parts.length})`)
  }
}

const NUMBERED = /^\s*[([]?\d{1,3}\s*(?:\/|of\b)|(?:^|\s)[([]?\d{1,3}\/(?:\d{1,3}|n)[)\]]?\s*$/i
/** The author numbered the posts: "1/ …", "… (2/7)". */
const areNumbered = (texts: readonly string[]): boolean => texts.length > 1 && texts.every(text => NUMBERED.test(text))

type Cutter = (text: string, language: string | null) => readonly string[]
/** From the largest unit to the smallest: a unit that fits is never cut. */
const CUTTERS: readonly Cutter[] = [
  paragraphsOf,
  sentencesOf,
  clausesOf,
  wordsOf,
  piecesOf,
  text => (/https?:\/\//.test(text) ? [text] : charactersOf(text)),
]

/** Fills posts one after the other with the largest units that fit; `suffix` is what will stand behind each. */
function cut(text: string, limits: Limits, language: string | null, suffix: string): string[] {
  const fit = (candidate: string): boolean => fits(candidate.trim() + suffix, limits)
  const parts: string[] = []
  let open = ''
  const close = (): void => {
    if (open.trim() !== '') parts.push(open.trim())
    open = ''
  }
  const add = (units: readonly string[], level: number): void => {
    for (let next = 0; next < units.length;) {
      const count = longestRun(units.length - next, length => fit(open + units.slice(next, next + length).join('')))
      open += units.slice(next, next + count).join('')
      next += count
      if (next === units.length) return
      const unit = units[next]!
      const cutter = CUTTERS[level]
      // A paragraph or sentence that fits a post of its own is not torn to fill the one before.
      if (fit(unit)) close()
      else if (cutter === undefined) {
        close()
        open = unit
        next++
      } else {
        add(cutter(unit, language), level + 1)
        next++
      }
    }
  }
  add([text], 0)
  close()
  return parts
}

/**
 * The largest n up to `most` for which `fit` holds: doubled until it is too much, then halved. Only texts near the limit are
 * counted, however long the rest is. A longer run is never shorter for a channel.
 */
function longestRun(most: number, fit: (length: number) => boolean): number {
  let low = 0
  let high = 1
  while (high <= most && fit(high)) {
    low = high
    high *= 2
  }
  high = Math.min(high, most + 1)
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (fit(middle)) low = middle
    else high = middle
  }
  return low
}
