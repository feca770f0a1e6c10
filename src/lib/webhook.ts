/**
 * Signatures of webhooks after Standard Webhooks
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md): the receiver can tell that a
 * message is ours, that it is fresh, and that it is the same one again. Browser-safe.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

const MARK = 'whsec_'
/** Bytes. The specification wants 24; a shorter word of a person is taken, an empty one would be no secret. */
const LEAST = 4

/** The bytes of a secret; one that begins with `whsec_` is Base64. Null: it is too short to be one. */
export function signingKey(secret: string): Uint8Array | null {
  const key = secret.startsWith(MARK) ? base64Bytes(secret.slice(MARK.length)) : utf8ToBytes(secret)
  return key === null || key.length < LEAST ? null : key
}

/**
 * @param id the same for the same message, however often it is sent
 * @param at UTC epoch milliseconds of this sending: receivers refuse what is more than some minutes old
 */
export function signedHeaders(key: Uint8Array, { id, at, body }: { id: string; at: number; body: string }): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const mac = hmac(sha256, key, utf8ToBytes(`${id}.${timestamp}.${body}`))
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${btoa(String.fromCharCode(...mac))}` }
}

function base64Bytes(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), sign => sign.charCodeAt(0))
  } catch (error) {
    // DOMException: it is no Base64.
    if (error instanceof Error) return null
    throw error
  }
}
