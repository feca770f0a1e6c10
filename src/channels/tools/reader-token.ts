/** Signed words in addresses that a reader follows: what they are for, for whom, until when. Only we can make them. */
import { createHmac, timingSafeEqual } from 'node:crypto'

const signature = (secret: string, words: readonly string[]): string =>
  createHmac('sha256', secret).update(words.join('\0')).digest('base64url').slice(0, 22)

/** A token that confirms an address for a list, good until `until` (UTC epoch milliseconds). */
export function confirmToken(secret: string, list: string, address: string, until: number): string {
  const sign = signature(secret, ['confirm', list, address, String(until)])
  return [Buffer.from(address).toString('base64url'), until.toString(36), sign].join('.')
}

/** The address; null when the token is not ours, of another list, or too old. */
export function readConfirmToken(secret: string, list: string, token: string, now: number): string | null {
  const [encoded = '', time = '', given = ''] = token.split('.')
  const address = Buffer.from(encoded, 'base64url').toString('utf8')
  const until = Number.parseInt(time, 36)
  const expected = signature(secret, ['confirm', list, address, String(until)])
  if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return null
  return until > now ? address : null
}

/**
 * What stands for a reader in the address that bounces go to: short, of plain letters, and not to be guessed, so that
 * nobody can have another struck off.
 */
export const bounceMark = (secret: string, address: string): string =>
  createHmac('sha256', secret).update(`bounce\0${address}`).digest('hex').slice(0, 20)
