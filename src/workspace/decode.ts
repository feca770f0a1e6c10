/** Bytes of a file → text, and text → the same kind of bytes. No byte that is not edited changes on the way. */
import { userError } from '../lib/errors.ts'

/** `lossy`: bytes that are neither UTF-8 nor UTF-16 were replaced by U+FFFD; such a file is read and never written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'lossy'
export type Decoded = { text: string; encoding: Encoding; bom: boolean }

/**
 * Decodes a document. A byte order mark decides; without one, NUL in every other byte means UTF-16 and anything
 * that is valid UTF-8 is UTF-8. A mark is not part of the text.
 * @throws UserError `not-text` for bytes that are no text in any of these.
 */
export function decodeText(bytes: Uint8Array, path: string): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return decodeUtf8(buffer.subarray(3), true, path)
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return decodeUtf16(buffer.subarray(2), 'utf-16le', true, path)
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return decodeUtf16(buffer.subarray(2), 'utf-16be', true, path)
  const guessed = guessUtf16(buffer)
  return guessed === null ? decodeUtf8(buffer, false, path) : decodeUtf16(buffer, guessed, false, path)
}

/** The bytes of `text` in the encoding that its file had. @throws UserError `not-utf8` where they are unknown. */
export function encodeText({ text, encoding, bom }: Decoded, path: string): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(bom ? `\ufeff${text}` : text, 'utf8')
    case 'utf-16le':
      return Buffer.from(bom ? `\ufeff${text}` : text, 'utf16le')
    case 'utf-16be':
      return Buffer.from(bom ? `\ufeff${text}` : text, 'utf16le').swap16()
    case 'lossy':
      throw userError('not-utf8', path)
  }
}

function decodeUtf8(buffer: Buffer, bom: boolean, path: string): Decoded {
  if (looksBinary(buffer)) throw userError('not-text', path)
  const text = buffer.toString('utf8')
  // Every valid text has U+FFFD only where its bytes have it, so the way back tells whether anything was lost.
  const lossy = text.includes('\ufffd') && !Buffer.from(text, 'utf8').equals(buffer)
  if (lossy && damage(text) > 0.3) throw userError('not-text', path)
  return { text, encoding: lossy ? 'lossy' : 'utf-8', bom }
}

function decodeUtf16(buffer: Buffer, encoding: 'utf-16le' | 'utf-16be', bom: boolean, path: string): Decoded {
  if (buffer.length % 2 === 1) throw userError('not-text', path)
  const text = (encoding === 'utf-16le' ? buffer : Buffer.from(buffer).swap16()).toString('utf16le')
  return { text, encoding, bom }
}

const sampleLength = 8192

/** UTF-16 without a mark: most characters of a text in Latin script have one zero byte, always on the same side. */
function guessUtf16(buffer: Buffer): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(buffer.length, sampleLength)
  if (length < 4 || buffer.length % 2 === 1) return null
  let even = 0
  let odd = 0
  for (let index = 0; index < length; index++) {
    if (buffer[index] !== 0) continue
    if (index % 2 === 0) even++
    else odd++
  }
  const half = length / 2
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le'
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be'
  return null
}

/** Control bytes that no text holds. A stray NUL is forgiven: editors and terminals leave some behind. */
function looksBinary(buffer: Buffer): boolean {
  const length = Math.min(buffer.length, sampleLength)
  let controls = 0
  for (let index = 0; index < length; index++) {
    const byte = buffer[index]!
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++
  }
  return controls > 4 && controls > length / 100
}

/** Share of characters beyond ASCII that could not be decoded: near 1 in a picture, low in Latin-1 prose. */
function damage(text: string): number {
  let replaced = 0
  for (let index = 0; index < Math.min(text.length, sampleLength); index++) {
    if (text.charCodeAt(index) === 0xfffd) replaced++
  }
  return text.length === 0 ? 0 : replaced / Math.min(text.length, sampleLength)
}
