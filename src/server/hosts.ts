/**
 * Under which names a server answers. A page of another site can give its own name the address of this machine (DNS
 * rebinding) and would then count as ours; it cannot do that with an address, nor with a name that it does not own.
 */
import { isIP } from 'node:net'

const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

export type HostRules = {
  /** Addresses of this machine alone are good. */
  loopbackOnly: boolean
  /** Names that are good besides addresses, in lower case and without a port. */
  names: ReadonlySet<string>
}

/** @param host as the header says it: name or address, perhaps with a port */
export function isOwnHost(host: string, { loopbackOnly, names }: HostRules): boolean {
  const name = nameOf(host)
  if (name === null) return false
  return LOCAL.test(name) || names.has(name) || (!loopbackOnly && isIP(name.replace(/^\[|\]$/g, '')) !== 0)
}

/** Without port, final dot and capital letters; null for what is no host. */
export function nameOf(host: string): string | null {
  const [, name] = /^([\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.exec(host) ?? []
  return name?.toLowerCase().replace(/\.$/, '') ?? null
}

/** What others in the same network call a machine of this name, on their own or by mDNS. */
export function namesOfMachine(hostname: string): string[] {
  const whole = nameOf(hostname)
  if (whole === null) return []
  const short = whole.split('.')[0]!
  return [...new Set([whole, short, `${short}.local`])]
}
