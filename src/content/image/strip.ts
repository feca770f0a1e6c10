/** Takes out of a picture what tells about its maker: place, camera, names, remarks. The picture itself stays bit by bit. Pure. */
import { exifOrientation, imageInfo, jpegSegments, pngChunks, webpChunks } from './read.ts'

/** Lossless; how the picture is turned and its colour profile stay. A type that is not understood comes back as it was. */
export function stripped(bytes: Uint8Array): Uint8Array {
  switch (imageInfo(bytes)?.type) {
    case 'image/jpeg':
      return strippedJpeg(bytes)
    case 'image/png':
      return strippedPng(bytes)
    case 'image/webp':
      return strippedWebp(bytes)
    default:
      return bytes
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
export const latin = (words: string): Uint8Array => Uint8Array.from(words, letter => letter.charCodeAt(0))

/** Kept of JPEG's application segments: JFIF (APP0), the colour profile (APP2 ICC), Adobe's note on colours (APP14). */
function strippedJpeg(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let end = 2
  let orientation = 1
  for (const { marker, from, to } of jpegSegments(bytes)) {
    end = to
    const name = String.fromCharCode(...bytes.subarray(from + 4, from + 15))
    if (marker === 0xe1 && name.startsWith('Exif')) orientation = exifOrientation(bytes.subarray(from + 10, to))
    const isMeta = marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xee && !(marker === 0xe2 && name === 'ICC_PROFILE'))
    if (!isMeta) parts.push(bytes.subarray(from, to))
  }
  const turn = orientation === 1 ? [] : [latin('\xff\xe1\x00\x22Exif\0\0'), tiffWith(orientation)]
  const [first] = parts
  // JFIF wants to be the first segment.
  const isJfif = first?.[1] === 0xe0
  const ordered = isJfif ? [first!, ...turn, ...parts.slice(1)] : [...turn, ...parts]
  return joined([bytes.subarray(0, 2), ...ordered, bytes.subarray(end)])
}

/** EXIF that says nothing but how the picture is turned: one entry, big-endian. */
function tiffWith(orientation: number): Uint8Array {
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
  return Uint8Array.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0])
}

const PNG_META = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'])
function strippedPng(bytes: Uint8Array): Uint8Array {
  const kept = [...pngChunks(bytes)].filter(chunk => !PNG_META.has(chunk.name))
  return joined([bytes.subarray(0, 8), ...kept.map(({ from, to }) => bytes.subarray(from, to))])
}

/** Bits of VP8X that announce EXIF and XMP. */
const ANNOUNCED = 0b0000_1100
function strippedWebp(bytes: Uint8Array): Uint8Array {
  const turned = (imageInfo(bytes)?.orientation ?? 1) !== 1
  const drop = new Set(['XMP ', ...(turned ? [] : ['EXIF'])])
  const chunks = [...webpChunks(bytes)].filter(chunk => !drop.has(chunk.name))
  const parts = chunks.map(({ name, from, to }) => {
    const part = bytes.slice(from, to)
    if (name === 'VP8X') part[8] = part[8]! & ~(turned ? 0b0000_0100 : ANNOUNCED)
    return name === 'EXIF' ? turnedChunk(bytes) : part
  })
  const body = joined(parts)
  const head = latin('RIFF\0\0\0\0WEBP')
  new DataView(head.buffer).setUint32(4, 4 + body.length, true)
  return joined([head, body])
}
function turnedChunk(bytes: Uint8Array): Uint8Array {
  const tiff = tiffWith(imageInfo(bytes)?.orientation ?? 1)
  const head = latin('EXIF\0\0\0\0')
  new DataView(head.buffer).setUint32(4, tiff.length, true)
  return joined([head, tiff])
}
