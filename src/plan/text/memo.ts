/** Remembers what a pure function of a text gave. Two generations bound the memory: what was not asked for lately is forgotten. */
const LIMIT = 20_000
const LONGEST = 2_000

/**
 * `read` with a memory of some `limit` texts; one that is longer than `longest` is read each time.
 * Results are shared: callers must not change them.
 */
export function memo<T>(read: (text: string) => T, { limit = LIMIT, longest = LONGEST } = {}): (text: string) => T {
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  return text => {
    if (text.length > longest) return read(text)
    const known = young.get(text)
    if (known !== undefined) return known
    const before = old.get(text)
    const value = before !== undefined ? before : read(text)
    if (young.size >= limit) {
      old = young
      young = new Map()
    }
    young.set(text, value)
    return value
  }
}
