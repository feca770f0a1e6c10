/** Colour profiles (ICC): taken out of a picture, and put into one that was made from it, so that its colours stay. */
import { crc32, inflateSync } from 'node:zlib'
import { ascii, jpegSegments, pngChunks, webpChunks } from '../content/image/read.ts'
import { joined, latin } from '../content/image/strip.ts'

/** A profile that is larger than this holds tables for printing, and is none of a picture for the web. */
const LARGEST = 256 * 1024
/** Of a segment of JPEG: 65,535 with its own length (2), its name (12), its number and how many there are (2). */
const MOST_IN_SEGMENT = 65_519
const NAME = 'ICC_PROFILE\0'

/** The profile of the colours red, green and blue in which a picture was made; null where it says none, or one of other colours. */
export function profileOf(type: string, bytes: Uint8Array): Uint8Array | null {
  const profile = type === 'image/jpeg' ? inJpeg(bytes) : type === 'image/png' ? inPng(bytes) : type === 'image/webp' ? inWebp(bytes) : null
  // Decoded pixels are red, green and blue: a profile of greys or of printing inks would make nonsense of them.
  const isRgb = profile !== null && profile.length >= 128 && profile.length <= LARGEST && ascii(profile, 16, 4) === 'RGB '
  return isRgb ? profile : null
}

/** The same picture, with the profile. JPEG and PNG only. */
export function withProfile(type: string, bytes: Uint8Array, profile: Uint8Array | null): Uint8Array {
  if (profile === null) return bytes
  if (type === 'image/png') return joined([bytes.subarray(0, AFTER_IHDR), chunkOf(profile), bytes.subarray(AFTER_IHDR)])
  // JFIF wants to be the first segment.
  const first = bytes[3] === 0xe0 ? [...jpegSegments(bytes)][0]!.to : 2
  return joined([bytes.subarray(0, first), ...segmentsOf(profile), bytes.subarray(first)])
}

function inJpeg(bytes: Uint8Array): Uint8Array | null {
  const parts: { number: number; data: Uint8Array }[] = []
  for (const { marker, from, to } of jpegSegments(bytes))
    if (marker === 0xe2 && ascii(bytes, from + 4, NAME.length) === NAME)
      parts.push({ number: bytes[from + 16] ?? 0, data: bytes.subarray(from + 18, to) })
  return parts.length === 0 ? null : joined(parts.sort((a, b) => a.number - b.number).map(part => part.data))
}

function segmentsOf(profile: Uint8Array): Uint8Array[] {
  const count = Math.ceil(profile.length / MOST_IN_SEGMENT)
  return Array.from({ length: count }, (_, index) => {
    const data = profile.subarray(index * MOST_IN_SEGMENT, (index + 1) * MOST_IN_SEGMENT)
    const length = 2 + NAME.length + 2 + data.length
    return joined([Uint8Array.of(0xff, 0xe2, length >> 8, length & 0xff), latin(NAME), Uint8Array.of(index + 1, count), data])
  })
}

/** Behind the signature and the chunk IHDR, which is always the first and always as long. */
const AFTER_IHDR = 33

function inPng(bytes: Uint8Array): Uint8Array | null {
  for (const { name, from, to } of pngChunks(bytes)) {
    if (name !== 'iCCP') continue
    const data = bytes.subarray(from + 8, to - 4)
    // Its name, a zero, the way of compression (one byte, always 0), and the profile.
    const start = data.indexOf(0) + 2
    try {
      return start < 2 ? null : new Uint8Array(inflateSync(data.subarray(start), { maxOutputLength: LARGEST }))
    } catch {
      // Broken, or larger than any profile: the picture is read without it, as browsers do.
      return null
    }
  }
  return null
}

function chunkOf(profile: Uint8Array): Uint8Array {
  const body = joined([latin('iCCP'), latin('icc\0\0'), stored(profile)])
  const [length, sum] = [new Uint8Array(4), new Uint8Array(4)]
  new DataView(length.buffer).setUint32(0, body.length - 4)
  new DataView(sum.buffer).setUint32(0, crc32(body))
  return joined([length, body, sum])
}

/**
 * A zlib stream (RFC 1950) of blocks that are not compressed: what compresses differs from machine to machine, and the bytes
 * of a picture must not.
 */
function stored(data: Uint8Array): Uint8Array {
  const MOST = 65_535
  const blocks: Uint8Array[] = [Uint8Array.of(0x78, 0x01)]
  for (let at = 0; at < data.length; at += MOST) {
    const block = data.subarray(at, at + MOST)
    const size = block.length
    const isLast = at + MOST >= data.length
    blocks.push(Uint8Array.of(isLast ? 1 : 0, size & 0xff, size >> 8, ~size & 0xff, (~size >> 8) & 0xff), block)
  }
  const end = new Uint8Array(4)
  new DataView(end.buffer).setUint32(0, adler32(data))
  return joined([...blocks, end])
}

function adler32(data: Uint8Array): number {
  let [a, b] = [1, 0]
  for (const byte of data) {
    a = (a + byte) % 65_521
    b = (b + a) % 65_521
  }
  return b * 65_536 + a
}

function inWebp(bytes: Uint8Array): Uint8Array | null {
  for (const { name, from, to } of webpChunks(bytes)) {
    if (name !== 'ICCP') continue
    const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(from + 4, true)
    return bytes.slice(from + 8, Math.min(from + 8 + size, to))
  }
  return null
}
