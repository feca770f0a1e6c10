/** Addresses in a text, and the parameters by which a visit is told where it came from (UTM). Pure. */

export type Utm = { source: string; medium: string; campaign: string | null; content: string | null }

/** An address as people write it: no space, no quotes, brackets only in pairs, no full stop at the end. */
const ADDRESS = /https?:\/\/(?:[^\s<>()[\]"'`\\{}|^]|\([^\s<>()]*\))+/g
const END = /[.,;:!?*_~…]+$/
/** Code is quoted, not visited. */
const CODE = /(?:^|\n) {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n {0,3}\1[^\n]*|`[^`\n]+`/g

/** Addresses of a text with their offsets, outside of code. */
export function addressesIn(text: string): { address: string; from: number; to: number }[] {
  const code = [...text.matchAll(CODE)].map(match => [match.index, match.index + match[0].length] as const)
  return [...text.matchAll(ADDRESS)].flatMap(match => {
    const address = match[0].replace(END, '')
    const from = match.index
    return code.some(([start, end]) => start <= from && from < end) ? [] : [{ address, from, to: from + address.length }]
  })
}

/** Every address of one of `hosts` (and their subdomains) in the text, with UTM parameters; those that have some stay. */
export function tagLinks(text: string, hosts: readonly string[], utm: Utm): string {
  let result = ''
  let last = 0
  for (const { address, from, to } of addressesIn(text)) {
    result += text.slice(last, from) + withUtm(address, hosts, utm)
    last = to
  }
  return result + text.slice(last)
}

/** The address with UTM parameters when it leads to one of `hosts`; otherwise as it was. */
export function withUtm(address: string, hosts: readonly string[], utm: Utm): string {
  const host = hostOf(address)
  const isOwn = host !== null && hosts.some(own => host === own || host.endsWith(`.${own}`))
  if (!isOwn || /[?&]utm_/.test(address)) return address
  const hash = address.indexOf('#')
  const [base, fragment] = hash < 0 ? [address, ''] : [address.slice(0, hash), address.slice(hash)]
  const values = { utm_source: utm.source, utm_medium: utm.medium, utm_campaign: utm.campaign, utm_content: utm.content }
  const written = Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [`${key}=${encodeURIComponent(value)}`]))
  return `${base}${base.includes('?') ? '&' : '?'}${written.join('&')}${fragment}`
}

/** Host of an address without "www."; null for what is none. */
export const hostOf = (address: string): string | null => URL.parse(address)?.hostname.replace(/^www\./, '') ?? null

/** An address as it is compared: without UTM parameters, fragment and the slash at its end. */
export function bareAddress(address: string): string {
  const [path, query] = address.replace(/#.*$/, '').split('?', 2)
  const kept = (query ?? '').split('&').filter(each => each !== '' && !each.startsWith('utm_'))
  return path!.replace(/\/$/, '') + (kept.length === 0 ? '' : `?${kept.join('&')}`)
}
