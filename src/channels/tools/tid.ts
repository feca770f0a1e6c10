/** Timestamp identifiers, the names of records (https://atproto.com/specs/tid). */
import { createHash } from 'node:crypto'

const digits = '234567abcdefghijklmnopqrstuvwxyz'
/** Identifiers are put into one year that is over, so that none lies in the future. Microseconds. */
const from = BigInt(Date.UTC(2024, 0, 1)) * 1000n
const span = 365n * 86_400n * 1_000_000n

/** The record key of a part of a delivery: the same for the same key, another one for any other. */
export function tidOf(key: string, part: number): string {
  const hash = createHash('sha256').update(`${key}\0${part}`).digest()
  const time = from + (hash.readBigUInt64BE(0) % span)
  const clock = BigInt(hash.readUInt16BE(8) & 0x3ff)
  return base32((time << 10n) | clock)
}

function base32(value: bigint): string {
  let text = ''
  for (let rest = value, place = 0; place < 13; place++, rest >>= 5n) text = digits[Number(rest & 31n)]! + text
  return text
}
