/** Keeps secrets out of addresses, messages and logs. */

const secretName = /(?:^|[_-])(?:token|key|apikey|secret|password|passwd|pass|auth|signature|sig|credential|code)s?$/i
const hidden = '…'

/** Hides values of secrets in any text: as they are, and as an address writes them. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const values = new Set(secrets.filter(each => each.length >= 4).flatMap(each => [each, encodeURIComponent(each), base64(each)]))
  const longestFirst = [...values].sort((a, b) => b.length - a.length)
  return text => longestFirst.reduce((out, value) => out.replaceAll(value, hidden), text)
}

const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/=+$/, '')

/** An address that can be shown and stored: no user-info, no query values whose names mean a secret, no known secret. */
export function cleanUrl(url: string, redact: (text: string) => string): string {
  if (!URL.canParse(url)) return redact(url)
  const parsed = new URL(url)
  parsed.username = ''
  parsed.password = ''
  // Gathered first: taking names away while they are gone through would pass over some.
  const names = Array.from(parsed.searchParams.keys())
  for (const name of names) if (secretName.test(name)) parsed.searchParams.delete(name)
  return redact(parsed.href)
}
