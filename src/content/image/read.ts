/** What a picture is, read from its first bytes: type, size in pixels, how it is turned. Pure. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif'
/** `orientation`: 1 to 8 as in EXIF; 1 is upright. Sizes are of the pixels as stored. `moving`: more than one frame. */
export type ImageInfo = { type: ImageType; width: number; height: number; orientation: number; moving: boolean }

/** Letters that stand in a file. */
export const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length))
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Null for what is none of these types, or is broken off. The name of a file is not believed. */
export function imageInfo(bytes: Uint8Array): ImageInfo | null {
  try {
    if (ascii(bytes, 1, 3) === 'PNG') return pngInfo(bytes)
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegInfo(bytes)
    if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return gifInfo(bytes)
    if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return webpInfo(bytes)
    if (ascii(bytes, 4, 4) === 'ftyp' && /^avi[fs]$/.test(ascii(bytes, 8, 4))) return avifInfo(bytes)
  } catch (error) {
    // Reading beyond the end: the file is cut off.
    if (!(error instanceof RangeError)) throw error
  }
  return null
}

function pngInfo(bytes: Uint8Array): ImageInfo {
  const data = view(bytes)
  const names = new Set([...pngChunks(bytes)].map(chunk => chunk.name))
  return { type: 'image/png', width: data.getUint32(16), height: data.getUint32(20), orientation: 1, moving: names.has('acTL') }
}

/** Chunks of a PNG with their whole extent (length, name, data, checksum). */
export function* pngChunks(bytes: Uint8Array): Generator<{ name: string; from: number; to: number }> {
  const data = view(bytes)
  for (let at = 8; at + 8 <= bytes.length;) {
    const to = at + 12 + data.getUint32(at)
    yield { name: ascii(bytes, at + 4, 4), from: at, to: Math.min(to, bytes.length) }
    at = to
  }
}

/** Segments of a JPEG before its picture data, with their whole extent (marker, length, data). */
export function* jpegSegments(bytes: Uint8Array): Generator<{ marker: number; from: number; to: number }> {
  const data = view(bytes)
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xda || marker === 0xd9) return
    const to = at + 2 + data.getUint16(at + 2)
    yield { marker, from: at, to: Math.min(to, bytes.length) }
    at = to
  }
}

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function jpegInfo(bytes: Uint8Array): ImageInfo | null {
  const data = view(bytes)
  let orientation = 1
  for (const { marker, from, to } of jpegSegments(bytes)) {
    if (marker === 0xe1 && ascii(bytes, from + 4, 4) === 'Exif') orientation = exifOrientation(bytes.subarray(from + 10, to))
    if (isFrame(marker))
      return { type: 'image/jpeg', width: data.getUint16(from + 7), height: data.getUint16(from + 5), orientation, moving: false }
  }
  return null
}

/** The orientation in a block of EXIF (TIFF), 1 where it is not said. */
export function exifOrientation(tiff: Uint8Array): number {
  if (tiff.length < 14) return 1
  const data = view(tiff)
  const little = ascii(tiff, 0, 2) === 'II'
  const first = data.getUint32(4, little)
  if (first + 2 > tiff.length) return 1
  const entries = data.getUint16(first, little)
  for (let index = 0; index < entries; index++) {
    const at = first + 2 + index * 12
    if (at + 12 > tiff.length) return 1
    if (data.getUint16(at, little) !== 0x0112) continue
    const value = data.getUint16(at + 8, little)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

function gifInfo(bytes: Uint8Array): ImageInfo {
  const data = view(bytes)
  let controls = 0
  for (let at = 13; at + 1 < bytes.length && controls < 2; at++) if (bytes[at] === 0x21 && bytes[at + 1] === 0xf9 && bytes[at + 2] === 4) controls++ // prettier-ignore
  return { type: 'image/gif', width: data.getUint16(6, true), height: data.getUint16(8, true), orientation: 1, moving: controls > 1 }
}

/** Chunks of a WebP with their whole extent (name, size, data, padding). */
export function* webpChunks(bytes: Uint8Array): Generator<{ name: string; from: number; to: number }> {
  const data = view(bytes)
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = data.getUint32(at + 4, true)
    const to = at + 8 + size + (size & 1)
    yield { name: ascii(bytes, at, 4), from: at, to: Math.min(to, bytes.length) }
    at = to
  }
}

function webpInfo(bytes: Uint8Array): ImageInfo | null {
  const data = view(bytes)
  let size: { width: number; height: number } | null = null
  let orientation = 1
  let moving = false
  for (const { name, from, to } of webpChunks(bytes)) {
    const at = from + 8
    if (name === 'VP8X') size = { width: 1 + uint24(bytes, at + 4), height: 1 + uint24(bytes, at + 7) }
    else if (name === 'VP8 ') size ??= { width: data.getUint16(at + 6, true) & 0x3fff, height: data.getUint16(at + 8, true) & 0x3fff }
    else if (name === 'VP8L') {
      const bits = data.getUint32(at + 1, true)
      size ??= { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    } else if (name === 'ANIM') moving = true
    else if (name === 'EXIF') orientation = exifOrientation(bytes.subarray(ascii(bytes, at, 4) === 'Exif' ? at + 6 : at, to))
  }
  return size === null ? null : { type: 'image/webp', ...size, orientation, moving }
}
const uint24 = (bytes: Uint8Array, at: number): number => bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16)

/** The size stands in the box `ispe`; the largest one is the whole picture. */
function avifInfo(bytes: Uint8Array): ImageInfo | null {
  const data = view(bytes)
  let best: { width: number; height: number } | null = null
  for (let at = 0; at + 16 < Math.min(bytes.length, 4096); at++) {
    if (ascii(bytes, at, 4) !== 'ispe') continue
    const found = { width: data.getUint32(at + 8), height: data.getUint32(at + 12) }
    if (best === null || found.width * found.height > best.width * best.height) best = found
  }
  return best === null ? null : { type: 'image/avif', ...best, orientation: 1, moving: ascii(bytes, 8, 4) === 'avis' }
}
