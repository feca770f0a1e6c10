/** An iCalendar feed (RFC 5545): events as moments in UTC, so that no reader needs to know a zone. */

/** `at` and `end` are UTC epoch milliseconds; `sequence` grows with each change. */
export type IcsEvent = {
  uid: string
  at: number
  end: number
  title: string
  description: string
  url: string | null
  status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'
  category: string
  changedAt: number
}

const FOLD = 75
/** Lines end in CR LF and are folded at 75 octets, never within a character. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const character of line) {
    const octets = octetsOf(character)
    if (size + octets > FOLD) {
      parts.push(part)
      // The space that begins a continued line counts.
      part = ' '
      size = 1
    }
    part += character
    size += octets
  }
  return [...parts, part].join('\r\n')
}
function octetsOf(character: string): number {
  const code = character.codePointAt(0)!
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** TEXT as §3.3.11 has it; control characters other than line breaks have no place in it. */
const text = (value: string): string =>
  value
    .replaceAll(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** The whole calendar. `now` stamps the events. */
export function icsText({ name, events }: { name: string; events: readonly IcsEvent[] }, now: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Uptake//Calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
  ]
  for (const event of events)
    lines.push(
      'BEGIN:VEVENT',
      `UID:${text(event.uid)}`,
      `DTSTAMP:${moment(now)}`,
      `LAST-MODIFIED:${moment(event.changedAt)}`,
      `DTSTART:${moment(event.at)}`,
      `DTEND:${moment(event.end)}`,
      `SUMMARY:${text(event.title)}`,
      `DESCRIPTION:${text(event.description)}`,
      ...(event.url === null ? [] : [`URL:${event.url.replaceAll(/[\r\n]/g, '')}`]),
      `CATEGORIES:${text(event.category)}`,
      `STATUS:${event.status}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    )
  lines.push('END:VCALENDAR')
  return `${lines.map(folded).join('\r\n')}\r\n`
}
