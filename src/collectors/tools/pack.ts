/** Rows of whole numbers as a short text, for cursors: columns of differences, compressed. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** @param rows whole numbers ≥ 0, all rows of the same width; similar neighbours make the text shorter */
export function packRows(rows: readonly (readonly number[])[]): string {
  const width = rows[0]?.length ?? 0
  const bytes: number[] = []
  write(bytes, rows.length)
  write(bytes, width)
  for (let column = 0; column < width; column++) {
    let before = 0
    for (const row of rows) {
      const difference = row[column]! - before
      // Zigzag: small numbers of either sign stay small.
      write(bytes, difference >= 0 ? difference * 2 : -difference * 2 - 1)
      before = row[column]!
    }
  }
  return deflateRawSync(Uint8Array.from(bytes), { level: 1 }).toString('base64')
}

export function unpackRows(packed: string): number[][] {
  const bytes = inflateRawSync(Buffer.from(packed, 'base64'))
  let place = 0
  const read = (): number => {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[place++]
      if (byte === undefined) throw new RangeError('a packed cursor is cut short')
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }
  const length = read()
  const width = read()
  const rows = Array.from({ length }, () => Array.from({ length: width }, () => 0))
  for (let column = 0; column < width; column++) {
    let before = 0
    for (const row of rows) {
      const zigzag = read()
      before += zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2
      row[column] = before
    }
  }
  return rows
}

/** Seven bits a byte, the lowest first. Numbers may be larger than 32 bits. */
function write(bytes: number[], value: number): void {
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}
