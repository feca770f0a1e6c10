/** What is broken in the block at the head of a document that other tools read as YAML. */

/** Offsets in the text. `message`: what is wrong with what stands there. */
export type Fault = { message: string; from: number; to: number }

const PAIR = /^([A-Za-z_][\w-]*)\s*:\s*(.*)$/
/** Keys by which an opening line of dashes is meant as front matter and not as a rule across the page. */
const KNOWN =
  /^(?:title|author|date|updated|tags|categories|layout|slug|description|lang|language|status|draft|version|owner|start|launch)$/i
const CYCLE = /&([\w-]+)\s[\s\S]*\*\1(?![\w-])/
const MOST_LINES = 500
const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}', '"': '"', "'": "'" }

/** Each fault once, at its line; nothing where `text` begins with no front matter. Only flat lines are looked at. */
export function frontMatterFaults(text: string): Fault[] {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const lines = text.slice(start, start + 40_000).split('\n', MOST_LINES)
  if (lines[0]?.trimEnd() !== '---') return []
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
  const first = PAIR.exec(lines[1]?.trimEnd() ?? '')
  if (first === null) return []
  if (end < 0)
    return KNOWN.test(first[1]!)
      ? [{ message: 'The front matter is never closed, so that it was read as text', from: start, to: start + 3 }]
      : []
  const faults: Fault[] = []
  let from = start
  lines.slice(0, end).forEach((raw, index) => {
    const line = raw.trimEnd()
    const message = index === 0 ? null : faultOf(line, lines[index + 1] ?? '')
    if (message !== null) faults.push({ message, from, to: from + line.length })
    from += raw.length + 1
  })
  return faults
}

function faultOf(line: string, next: string): string | null {
  if (line === '' || line.startsWith('#') || /^[\s-]/.test(line)) return null
  const pair = PAIR.exec(line)
  if (pair === null) return /^[\]})"']/.test(line) ? null : `"${line.slice(0, 40)}" in the front matter is no "key: value"`
  const [, key, value] = pair
  const closing = CLOSING[value![0] ?? '']
  const goesOn = /^[\s\]}]/.test(next)
  if (closing !== undefined && !goesOn && !isClosed(value!, closing))
    return `"${key!}:" in the front matter opens ${value![0]!} and never closes it`
  if (CYCLE.test(value!)) return `"${key!}:" in the front matter refers to itself`
  return null
}

/** The sign that closes stands behind the first, whatever comes after it. */
const isClosed = (value: string, closing: string): boolean => value.indexOf(closing, 1) > 0
