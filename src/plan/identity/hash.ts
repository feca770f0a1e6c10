/** A 53-bit hash of a text (cyrb53, public domain, github.com/bryc/code) as eight base-36 digits: short ids, not secrets. */
export const shortHash = (text: string): string => hashAfter(START, text, text.length)

/** Where a hash stands after some text: what begins alike need not be read again. */
export type HashState = { readonly h1: number; readonly h2: number }
const START: HashState = { h1: 0xdeadbeef, h2: 0x41c6ce57 }
export const stateAfter = (text: string): HashState => goOn(START, text, text.length)

function goOn(from: HashState, text: string, end: number): HashState {
  let { h1, h2 } = from
  for (let i = 0; i < end; i++) {
    const c = text.charCodeAt(i)
    h1 = Math.imul(h1 ^ c, 2654435761)
    h2 = Math.imul(h2 ^ c, 1597334677)
  }
  return { h1, h2 }
}

/** The hash of the text that led to `state` followed by the first `length` characters of `text`. */
export function hashAfter(state: HashState, text: string, length: number): string {
  let { h1, h2 } = goOn(state, text, Math.min(length, text.length))
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909)
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909)
  const hash = 4294967296 * (2097151 & h2) + (h1 >>> 0)
  return fourDigits(Math.floor(hash / HALF)) + fourDigits(hash)
}
/** What four digits can count. Writing a number this large in one go is slow: every digit is a division of floats. */
const HALF = 36 ** 4
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
const PAIRS = Array.from({ length: 36 * 36 }, (_, n) => DIGITS[Math.floor(n / 36)]! + DIGITS[n % 36]!)
/** The last four digits of `n` in base 36. */
function fourDigits(n: number): string {
  const rest = (n % HALF) | 0
  return PAIRS[(rest / 1296) | 0]! + PAIRS[rest % 1296]!
}
