/** The door of the ways to the network: addresses checked, one exchange, and what its failure says about arrival. */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isPrivate } from '../collect/addresses.ts'
import { httpTransport } from '../collect/transport.ts'
import { CollectError } from '../collectors/collector.ts'
import { SendError, type SendContext } from './way.ts'

const limits = { bytes: 1e6, time: 60_000 }

/** @param allow hosts at private addresses that may be reached */
export function openDoor(allow: readonly string[], signal: AbortSignal): Pick<SendContext, 'post' | 'address' | 'signal'> {
  const allowed = new Set(allow)
  return {
    signal,
    async post(url, body, headers = {}) {
      if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
        throw new SendError('failed', 'What is given as "url" is no address.', 'It begins with https://.')
      const target = new URL(url)
      const outgoing = {
        url: target,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'uptake', ...headers },
        body,
        allowPrivate: allowed.has(target.hostname) || allowed.has(target.host),
      }
      try {
        const answer = await httpTransport(outgoing, limits, signal)
        checkStatus(answer.status, target.host)
        return answer
      } catch (error) {
        throw error instanceof SendError ? error : arrival(error, target.host)
      }
    },
    async address(host) {
      const refuse = (address: string): SendError =>
        new SendError(
          'failed',
          `${host} is at ${address}, an address of this machine or of a private network.`,
          `When that is meant, allow it by name: allow: [${host}]`,
        )
      if (isIP(host) !== 0) {
        if (isPrivate(host) && !allowed.has(host)) throw refuse(host)
        return host
      }
      try {
        const found = await lookup(host, { all: true })
        const inside = allowed.has(host) ? undefined : found.find(each => isPrivate(each.address))
        if (inside) throw refuse(inside.address)
        return found[0]?.address ?? host
      } catch (error) {
        throw error instanceof SendError
          ? error
          : new SendError('failed', `The name ${host} is unknown.`, 'Check "host" in uptake.yml.', error)
      }
    },
  }
}

/** 2xx took it. 4xx refused it for certain. Of all else (5xx, 408) nobody knows what was done before it. */
function checkStatus(status: number, host: string): void {
  if (status >= 200 && status < 300) return
  if (status === 429) throw new SendError('failed', `${host} has had too much and refused it (429).`, 'Send it again later.')
  if (status >= 300 && status < 500 && status !== 408)
    throw new SendError('failed', `${host} refused it (${status}).`, 'Check the address; a webhook that was deleted has to be made anew.')
  throw new SendError('unconfirmed', `${host} answered ${status}.`)
}

/** Failures before the first byte of a request could be read by anybody. */
const UNREACHED = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'])

function arrival(error: unknown, host: string): Error {
  if (!(error instanceof CollectError)) return new SendError('unconfirmed', `${host} did not answer in time.`, null, error)
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const unsent = error.kind === 'settings' || UNREACHED.has(code) || /CERT|SELF_SIGNED|SSL|TLS/.test(code)
  return new SendError(unsent ? 'failed' : 'unconfirmed', error.message, error.kind === 'settings' ? error.hint : null, error)
}
