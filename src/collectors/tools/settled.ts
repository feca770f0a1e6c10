/** Lists on numbered pages: an entry that comes or goes while they are read pushes others over the edge of a page. */

/** What one time through the pages gave. `ids` of the entries, in the order in which they stood. */
export type Pass<T> = { pages: number; ids: readonly string[]; value: T }

/** So often at most; a list that changes all the time is taken as it was last seen. */
const mostPasses = 3

/**
 * Reads a list until two times in a row give the same entries, so that none is missed. A list of one page is read once:
 * the server gave it in one piece. Pages that did not change are answered from what is kept (304).
 */
export async function settled<T>(read: () => Promise<Pass<T>>): Promise<T> {
  let last = await read()
  for (let pass = 2; pass <= mostPasses && last.pages > 1; pass++) {
    const next = await read()
    const same = next.ids.join('\n') === last.ids.join('\n')
    last = next
    if (same) break
  }
  return last.value
}
