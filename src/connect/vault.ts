/**
 * Secrets as they are stored: AES-256-GCM (NIST SP 800-38D) with a fresh nonce for each value, bound to the place where
 * they stand. The keys are never in the database.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { UserError } from '../lib/errors.ts'

/** The first key seals; all of them open, so that a key can be replaced. */
export type Vault = {
  /** @param place what the value is, and whose: it opens nowhere else */
  seal(value: string, place: string): string
  /** @throws UserError key-unknown (sealed with another key), key-mismatch (changed, or moved from another place) */
  open(sealed: string, place: string): string
}
type Key = { id: string; bytes: Buffer }

const FORMAT = 'v1'
const NONCE = 12
const TAG = 16

/** @param keys 32 bytes each, the newest first */
export function vaultOf(keys: readonly Uint8Array[]): Vault {
  const all = keys.map((bytes): Key => ({ id: keyId(bytes), bytes: Buffer.from(bytes) }))
  const [newest] = all
  if (newest === undefined) throw new Error('a vault needs a key')
  return {
    seal(value, place) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', newest.bytes, nonce).setAAD(aad(newest.id, place))
      const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
      return [FORMAT, newest.id, Buffer.concat([nonce, text, cipher.getAuthTag()]).toString('base64url')].join('.')
    },
    open(sealed, place) {
      const [format, id, body = ''] = sealed.split('.')
      const key = all.find(each => each.id === id)
      if (format !== FORMAT || key === undefined)
        throw new UserError(
          'key-unknown',
          `A stored token was sealed with another key (${id ?? 'unknown'}) than this one (${newest.id}).`,
          {
            hint: 'Bring the key back (.uptake/key, or UPTAKE_KEY), or connect the account again.',
          },
        )
      const bytes = Buffer.from(body, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, NONCE)).setAAD(aad(key.id, place))
        decipher.setAuthTag(bytes.subarray(-TAG))
        return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new UserError('key-mismatch', 'A stored token does not open: it was changed, or belongs elsewhere.', {
          hint: 'Connect the account again.',
          cause,
        })
      }
    },
  }
}

const aad = (id: string, place: string): Buffer => Buffer.from(`${FORMAT}\0${id}\0${place}`)
/** Names a key without telling anything of it. */
export const keyId = (key: Uint8Array): string => createHash('sha256').update('uptake key\0').update(key).digest('hex').slice(0, 8)

/** A key as it is written: 32 bytes in Base64 or hex, one a line; lines that begin with "#" are remarks. @throws UserError key-broken */
export function readKeys(text: string, where: string): Buffer[] {
  const keys = text
    .split(/\r?\n/)
    .map(each => each.trim())
    .filter(each => each !== '' && !each.startsWith('#'))
    .map(each => (/^[0-9a-f]{64}$/i.test(each) ? Buffer.from(each, 'hex') : Buffer.from(each, 'base64')))
  if (keys.length === 0 || keys.some(key => key.length !== 32))
    throw new UserError('key-broken', `${where} holds no key: 32 bytes in Base64 are expected.`, {
      hint: 'Make one with: openssl rand -base64 32',
    })
  return keys
}
export const newKey = (): string => randomBytes(32).toString('base64')
