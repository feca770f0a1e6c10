/**
 * Where what is found out about texts is kept: by fact first, so that asking the same of line after line walks through memory
 * in order, and most answers in a byte, for most texts say no.
 */

/** A text's place in a page: few enough that a page goes with its texts, when somebody types; enough that neighbours stand together. */
export const ROWS = 64

/** Texts that were read one after another. */
export type Page = {
  /** For each fact, as many bytes as there are rows: what is known of each text. */
  states: Uint8Array
  /** For each fact, what it gave where that is neither true nor false nor null. */
  kept: (unknown[] | undefined)[]
}
/** One text: its page, and its place in each of the page's columns. */
export type Entry = { page: Page; row: number }

/** What a byte says: nothing yet, one of three answers, or that the answer is kept. */
const NO = 1
const YES = 2
const NONE = 3
const KEPT = 4
const BLANK: readonly unknown[] = Array.from({ length: ROWS })

/** Copying a list is many times as fast as filling one. */
let nothing: readonly undefined[] = []
/** A page in which nothing is known, for so many facts. */
export function newPage(facts: number): Page {
  if (nothing.length < facts) nothing = Array.from({ length: facts }, () => undefined)
  return { states: new Uint8Array(facts * ROWS), kept: nothing.slice() }
}
/** What a fact gave for a row; undefined where it was not asked. */
export function recall(page: Page, row: number, fact: number): unknown {
  const state = page.states[fact * ROWS + row]
  if (state === NO) return false
  if (state === NONE) return null
  if (state === YES) return true
  return state === KEPT ? page.kept[fact]![row] : undefined
}
/** Notes what a fact gave for a row. A fact that the page does not know of is asked each time. */
export function note(page: Page, row: number, fact: number, value: unknown): void {
  const at = fact * ROWS + row
  if (value === false) page.states[at] = NO
  else if (value === true) page.states[at] = YES
  else if (value === null) page.states[at] = NONE
  else if (at < page.states.length) {
    page.states[at] = KEPT
    ;(page.kept[fact] ??= BLANK.slice())[row] = value
  }
}

let facts = 0
let page: Page | null = null
let used = 0
/** The number of a further fact about texts. Texts that were read before it was made know nothing of it, and are asked each time. */
export function newFact(): number {
  page = null
  return facts++
}
/** The next free place for a text. */
export function newEntry(): Entry {
  if (page === null || used === ROWS) {
    page = newPage(facts)
    used = 0
  }
  return { page, row: used++ }
}
