/**
 * Repairs UTF-8 that was read as Windows-1252 ("âœ…" for ✅), sequence by sequence, so that clean text in the
 * same file is never touched. A sequence that lost a byte on the way cannot be repaired: it is left and reported.
 */
import type { Damage, Repair } from './document.ts'

/** Windows-1252 characters of the bytes 0x80–0x9F; the five unassigned bytes stay C1 controls (WHATWG encoding). */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const BYTE = new Map<number, number>([...HIGH].map((c, i) => [c.charCodeAt(0), 0x80 + i]))
/** A lead byte followed by a continuation byte, both read as Windows-1252. */
const SUSPECT = new RegExp(`[\\u00c2-\\u00f4][\\u0080-\\u00bf${HIGH}]`)

const byteAt = (text: string, i: number): number => {
  const c = text.charCodeAt(i)
  return c < 0x100 ? c : (BYTE.get(c) ?? -1)
}

export type Repaired = { text: string; repairs: Repair[]; damages: Damage[] }

/** Repaired text with the stretches that changed and those that look damaged but could not be repaired. */
export function repair(raw: string): Repaired {
  if (!SUSPECT.test(raw)) return { text: raw, repairs: [], damages: [] }
  const repairs: Repair[] = []
  const damages: Damage[] = []
  const parts: string[] = []
  let copied = 0
  let shift = 0
  for (let i = nextLead(raw, 0); i >= 0; i = nextLead(raw, i)) {
    const lead = raw.charCodeAt(i)
    const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    const decoded = decode(raw, i, length)
    if (decoded.code > 0) {
      const char = String.fromCodePoint(decoded.code)
      parts.push(raw.slice(copied, i), char)
      const from = i + shift
      repairs.push({ from, to: from + char.length, rawFrom: i, rawTo: i + length })
      shift += char.length - length
      i += length
      copied = i
    } else {
      if (decoded.read >= 2 && length > 2) {
        damages.push({ from: i + shift, to: i + shift + decoded.read, text: raw.slice(i, i + decoded.read) })
        i += decoded.read
      } else i++
    }
  }
  if (repairs.length === 0) return { text: raw, repairs: [], damages: [] }
  parts.push(raw.slice(copied))
  return { text: parts.join(''), repairs: merge(repairs), damages }
}

/** A character that may be a lead byte. */
const LEAD = /[\u00c2-\u00f4]/g
/** Where the next lead byte may stand, from `at` on; -1 when there is none. */
function nextLead(raw: string, at: number): number {
  LEAD.lastIndex = at
  return LEAD.test(raw) ? LEAD.lastIndex - 1 : -1
}

/** Code point of the `length`-byte sequence at `i`, or 0; `read` is how many of its bytes were there. */
function decode(raw: string, i: number, length: number): { code: number; read: number } {
  let code = raw.charCodeAt(i) & (length === 2 ? 0x1f : length === 3 ? 0x0f : 0x07)
  let read = 1
  for (; read < length; read++) {
    const byte = byteAt(raw, i + read)
    if (byte < 0x80 || byte > 0xbf) return { code: 0, read }
    code = (code << 6) | (byte & 0x3f)
  }
  const shortest = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000
  const valid = code >= shortest && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) && !(length === 2 && code < 0xa0)
  return { code: valid ? code : 0, read }
}

/** Joins neighbours into one run, so that a repair reads as words rather than as single signs. */
function merge(repairs: Repair[]): Repair[] {
  const out: Repair[] = []
  for (const next of repairs) {
    const last = out.at(-1)
    if (last && last.to === next.from && last.rawTo === next.rawFrom) {
      last.to = next.to
      last.rawTo = next.rawTo
    } else out.push({ ...next })
  }
  return out
}
