/** A 53-bit hash of a text (cyrb53, public domain, github.com/bryc/code) as eight base-36 digits: short ids, not secrets. */
export function shortHash(text: string): string {
  let h1 = 0xdeadbeef
  let h2 = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    h1 = Math.imul(h1 ^ c, 2654435761)
    h2 = Math.imul(h2 ^ c, 1597334677)
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909)
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909)
  const hash = 4294967296 * (2097151 & h2) + (h1 >>> 0)
  return fourDigits(Math.floor(hash / HALF)) + fourDigits(hash)
}
/** What four digits can count. Writing a number this large in one go is slow: every digit is a division of floats. */
const HALF = 36 ** 4
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
/** The last four digits of `n` in base 36. */
function fourDigits(n: number): string {
  let rest = n % HALF
  let out = ''
  for (let i = 0; i < 4; i++) {
    out = DIGITS[rest % 36]! + out
    rest = Math.floor(rest / 36)
  }
  return out
}
