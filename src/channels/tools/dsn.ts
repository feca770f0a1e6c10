/** Reads what mail servers send back about a message that did not arrive (RFC 3464). Pure. */

export type Bounce = {
  /** Addresses that the report was sent to. */
  to: readonly string[]
  /** `hard`: the address takes no mail, ever. `soft`: not this time. `delayed`: it is still being tried. */
  kind: 'hard' | 'soft' | 'delayed'
  /** Enhanced status code, 5.1.1; '' when none is said. */
  status: string
  /** What the server said. */
  said: string
}

/** Null: the message is no report about a delivery that failed or waits. */
export function readBounce(raw: string): Bounce | null {
  const message = split(raw)
  const report = partsOf(message).find(part => /^message\/(global-)?delivery-status/i.test(header(part, 'content-type') ?? ''))
  if (report === undefined) return null
  // Fields of the message, then of each recipient, with empty lines between.
  const groups = report.body.split(/\r?\n\s*\r?\n/).map(text => split(`${text}\n\n`))
  const failed = groups.find(group => /^(failed|delayed)\b/i.test(header(group, 'action') ?? ''))
  if (failed === undefined) return null
  const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(header(failed, 'status') ?? '')?.[1] ?? ''
  const said = (header(failed, 'diagnostic-code') ?? '').replace(/^[\w-]+;\s*/, '').slice(0, 300)
  const to = ['to', 'delivered-to', 'x-original-to'].flatMap(name => addressesIn(header(message, name) ?? ''))
  const delayed = /^delayed/i.test(header(failed, 'action') ?? '')
  return { to, kind: delayed ? 'delayed' : isHard(status, said) ? 'hard' : 'soft', status, said }
}

/**
 * 5.1.x: there is no such mailbox; 5.2.1 and 5.2.0: it is closed (RFC 3463 §3.2 and 3.3). Every other "no" may be about
 * the message, or about us: 5.2.2 is full, 5.7.x is a policy.
 */
export function isHard(status: string, said: string): boolean {
  const code = status === '' || /^[25]\.0\.0$/.test(status) ? (/\b(5\.\d{1,3}\.\d{1,3})\b/.exec(said)?.[1] ?? status) : status
  if (code === '' || code === '5.0.0')
    return (
      /\b55[0134]\b/.test(said) &&
      /(user|mailbox|recipient|address)\b.*\b(unknown|not found|does ?n.t exist|no such|invalid|unavailable)|no such (user|mailbox)/i.test(
        said,
      )
    )
  return /^5\.1\.(0|1|2|3|6|10)$/.test(code) || /^5\.2\.[01]$/.test(code)
}

type Message = { headers: string; body: string }

function split(raw: string): Message {
  const end = /\r?\n\r?\n/.exec(raw)
  return end === null ? { headers: raw, body: '' } : { headers: raw.slice(0, end.index), body: raw.slice(end.index + end[0].length) }
}

/** The first header of a name, on one line. */
function header({ headers }: Message, name: string): string | null {
  const lines = headers.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const found = lines.find(line => line.toLowerCase().startsWith(`${name}:`))
  return found === undefined ? null : found.slice(name.length + 1).trim()
}

function partsOf(message: Message): Message[] {
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(header(message, 'content-type') ?? '')?.[1]
  if (boundary === undefined) return []
  return message.body
    .split(`--${boundary}`)
    .slice(1)
    .map(part => split(part.replace(/^\r?\n/, '')))
    .flatMap(part => [part, ...partsOf(part)])
}

const addressesIn = (text: string): string[] => [...text.matchAll(/[^\s<>,;:"]+@[^\s<>,;:"]+/g)].map(match => match[0].toLowerCase())
