/** Keeps secrets out of addresses, messages and logs. */

const secretName = /(?:^|[_-])(?:token|key|apikey|secret|password|passwd|pass|auth|signature|sig|credential|code)s?$/i
const hidden = '…'

/** Characters of the shortest secret that can be hidden: a shorter one stands in every other word. */
export const SHORTEST = 4
/** Is the secret so short, or so much of a word or number, that texts hold it by chance? They are masked there, too. */
export const isMetByChance = (secret: string): boolean => secret.length < 8 || (secret.length < 16 && /^(?:\p{L}+|\d+)$/u.test(secret))
/** Can a text hold it only because somebody was told it? */
const isUnmistakable = (secret: string): boolean =>
  secret.length >= 16 || (secret.length >= 12 && /\p{L}/u.test(secret) && /\d/.test(secret))

/** Hides secrets, also those that become known only on the way: a session is signed in to, a token renewed. */
export type Mask = {
  /** From now on this is hidden, too. */
  hide(secret: string): void
  /** A text for people: messages, notes, logs. */
  text(text: string): string
  /**
   * The id or the address by which a post is found again. A word in it that happens to be a secret stays, or the post would be
   * lost; hidden are a secret that nobody meets by chance, and what is nothing but a secret.
   */
  reference(value: string): string
}

/** @param secrets those that are known from the start */
export function maskOf(secrets: readonly string[]): Mask {
  const known = new Set(secrets)
  let text: ((text: string) => string) | null = null
  let inReference: ((text: string) => string) | null = null
  const mask: Mask = {
    hide(secret) {
      if (secret === '' || known.has(secret)) return
      known.add(secret)
      text = null
      inReference = null
    },
    text: value => (text ??= redactor([...known]))(value),
    reference(value) {
      if (mask.text(value) === hidden) return hidden
      inReference ??= redactor([...known].filter(isUnmistakable))
      return inReference(value)
    },
  }
  return mask
}

/**
 * Hides values of secrets in any text: as they are, as addresses, forms, JSON and HTML write them, in hex, and in base64,
 * alone or within something longer ("user:token").
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const values = new Set(secrets.filter(each => each.length >= SHORTEST).flatMap(formsOf))
  const longestFirst = [...values].sort((a, b) => b.length - a.length)
  return text => longestFirst.reduce((out, value) => out.replaceAll(value, hidden), text)
}

const formsOf = (secret: string): string[] => [
  secret,
  ...inAddress(encodeURIComponent(secret)),
  // As it stands in the path or the query of an address that somebody put together.
  ...inAddress(encodeURI(secret)),
  ...inAddress(encodeURI(secret).replaceAll("'", '%27')),
  // As forms write it: a plus for a space, and five more signs in per cent.
  ...inAddress(new URLSearchParams({ x: secret }).toString().slice(2)),
  ...inJson(JSON.stringify(secret).slice(1, -1)),
  ...inHtml(secret),
  base64(secret),
  Buffer.from(secret).toString('hex'),
  ...(secret.length < 8 ? [] : [0, 1, 2].flatMap(offset => within(secret, offset))),
]

/** Letters of percent-encoding are capital or small (RFC 3986 §2.1). */
const inAddress = (written: string): string[] => [written, written.replaceAll(/%[\dA-F]{2}/g, each => each.toLowerCase())]

/** Some write a solidus with a backslash, some all that is not ASCII by its number (RFC 8259 §7). */
function inJson(written: string): string[] {
  const numbered = written.replaceAll(/[^\x20-\x7e]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return [written, numbered].flatMap(each => [each, each.replaceAll('/', String.raw`\/`)])
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Quotation marks are written or left as they are. */
function inHtml(secret: string): string[] {
  const marks = secret.replaceAll(/[&<>]/g, sign => ENTITIES[sign]!)
  const quoted = secret.replaceAll(/[&<>"]/g, sign => ENTITIES[sign]!)
  return [marks, quoted, quoted.replaceAll("'", '&#39;'), quoted.replaceAll("'", '&#039;'), quoted.replaceAll("'", '&#x27;')]
}

const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/=+$/, '')

/** What of the base64 of a longer text depends on the secret alone, when it begins so many bytes behind a group of three. */
function within(secret: string, offset: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)])
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64')
  const own = whole.slice(offset === 0 ? 0 : 4)
  return own.length < 8 ? [] : [own, own.replaceAll('+', '-').replaceAll('/', '_')]
}

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
