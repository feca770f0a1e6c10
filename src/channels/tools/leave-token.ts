/** Tokens by which a reader leaves a newsletter: they name the address, and only we can make them. */
import { createHmac, timingSafeEqual } from 'node:crypto'

const sign = (secret: string, address: string): string =>
  createHmac('sha256', secret).update(`unsubscribe\0${address}`).digest('base64url').slice(0, 22)

export const leaveToken = (secret: string, address: string): string =>
  `${Buffer.from(address).toString('base64url')}.${sign(secret, address)}`

/** @returns the address, or null when the token is not ours */
export function readLeaveToken(secret: string, token: string): string | null {
  const [encoded = '', signature = ''] = token.split('.')
  const address = Buffer.from(encoded, 'base64url').toString('utf8')
  const [given, expected] = [Buffer.from(signature), Buffer.from(sign(secret, address))]
  return given.length === expected.length && timingSafeEqual(given, expected) ? address : null
}
