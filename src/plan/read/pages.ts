/**
 * Where what is found out about texts is kept: by fact first, so that asking the same of line after line walks through memory
 * in order.
 */

/** Texts that were read one after another. Of each fact, what it gave for them; a fact that nobody asked for has no column. */
export type Page = (unknown[] | undefined)[]
/** One text: its page, and its place in each of the page's columns. */
export type Entry = { page: Page; row: number }

/**
 * Enough that neighbours stand together, and few: a page is kept while one of its texts is, and somebody who types leaves many
 * behind that will not come again.
 */
const ROWS = 64
let page: Page = []
let used = 0

/** The next free place. */
export function newEntry(): Entry {
  if (used === ROWS) {
    page = []
    used = 0
  }
  return { page, row: used++ }
}

/** The column of a fact in a page, made when it is first asked for. */
export const columnOf = (page: Page, fact: number): unknown[] => page[fact] ?? (page[fact] = BLANK.slice())
const BLANK: readonly unknown[] = Array.from({ length: ROWS })
