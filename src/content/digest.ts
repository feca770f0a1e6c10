/** The digest that an approval names: SHA-256 over every byte that a channel gets. Pure and synchronous. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Rendition } from '../channels/channel.ts'

/**
 * JSON with one form for one value: keys sorted by UTF-16 units, no space (RFC 8785). Values that JSON does not know are
 * refused rather than dropped. @throws TypeError
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && !ArrayBuffer.isView(value)) {
    const keys = Object.keys(value).toSorted()
    return `{${keys.map(key => `${JSON.stringify(key)}:${canonicalJson((value as Record<string, unknown>)[key])}`).join(',')}}`
  }
  throw new TypeError(`${typeof value} has no canonical JSON`)
}

/** Version of what is digested: a change of the form voids approvals openly, never by accident. */
const FORM = 1

/** What is digested, as text: everything that a channel gets, with the SHA-256 of each file in place of its bytes. */
export function digestedText(rendition: Rendition): string {
  const parts = rendition.parts.map(part => ({
    text: part.text,
    html: part.html,
    media: part.media.map(({ name, type, alt, bytes }) => ({ name, type, alt, size: bytes.length, sha256: bytesToHex(sha256(bytes)) })),
  }))
  const { item, channel, title, canonical, link, tags, language, options, comment } = rendition
  // A piece without a first comment has the digest that it always had.
  const below = comment === undefined || comment === null ? {} : { comment }
  const form = { form: FORM, item, channel, title, parts, canonical, link, tags, language, options, ...below }
  return canonicalJson(form)
}

/** Lower-case hex. Two renditions have one digest only when every text, address, option and byte of a file is the same. */
export const digestOf = (rendition: Rendition): string => sha256Of(digestedText(rendition))
/** SHA-256 of a text, lower-case hex. */
export const sha256Of = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))
