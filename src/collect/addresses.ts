/** Which network addresses a collector may connect to: public ones, and private ones of hosts that the user named. */
import { lookup as dnsLookup } from 'node:dns'
import type { LookupAddress, LookupOptions } from 'node:dns'
import { BlockList, isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import { CollectError } from '../collectors/collector.ts'

/** Loopback, private, link-local, shared, documentation, multicast and reserved ranges (RFC 6890, RFC 4291). */
const ranges4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const
const ranges6 = [
  // Also the deprecated form of an IPv4 address, ::10.0.0.1.
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['3fff::', 20],
  ['5f00::', 16],
  ['ff00::', 8],
] as const

const inner4 = new BlockList()
const inner6 = new BlockList()
for (const [net, prefix] of ranges4) inner4.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of ranges6) inner6.addSubnet(net, prefix, 'ipv6')

/** Is it an address of this machine or of a private network? IPv4 addresses written as IPv6 count as what they mean. */
export function isPrivate(address: string): boolean {
  if (isIP(address) !== 6) return inner4.check(address, 'ipv4')
  // The list of IPv4 ranges knows mapped addresses (::ffff:10.0.0.1). One list for both would take every IPv4 for mapped.
  return inner4.check(address, 'ipv6') || inner6.check(address, 'ipv6')
}

/** @throws CollectError 'settings' when `host` is the number of a private address and not allowed by name. */
export function checkHost(host: string, allowed: boolean): void {
  const plain = host.replace(/^\[|\]$/g, '')
  if (!allowed && isIP(plain) !== 0 && isPrivate(plain)) throw refused(host, plain)
}

/** All addresses of a name. */
export type Resolve = (host: string, options: LookupOptions & { all: true }, done: (error: Error | null, found: LookupAddress[]) => void) => void // prettier-ignore

/**
 * A DNS look-up that only gives addresses which may be connected to. The socket connects to what is returned here,
 * so a name that changes its address between check and use gains nothing. @param resolve in tests, who knows the names
 */
export const checkedLookup =
  (allowed: boolean, resolve: Resolve = dnsLookup): LookupFunction =>
  (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const inside = allowed ? undefined : addresses.find(each => isPrivate(each.address))
      if (inside !== undefined) return callback(refused(host, inside.address), '', 0)
      const first = addresses[0]
      if (first === undefined) return callback(new Error(`${host} has no address`), '', 0)
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family)
    })
  }

const refused = (host: string, address: string): CollectError =>
  new CollectError(
    'settings',
    `${host} is ${host.includes(address) ? '' : `at ${address}, `}an address of this machine or of a private network, so it was not asked.`,
    {
      hint: `When that is meant, allow it by name: allow: [${isIP(host) === 0 && host.includes(':') ? `"${host}"` : host}]`,
    },
  )
