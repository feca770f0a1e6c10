/**
 * The text below the front matter. A line `<!-- channel: mastodon, bluesky -->` starts the text of these channels; what stands
 * before the first is for all others. A line `---` with empty lines around it starts the next post of a thread.
 */
import type { Places } from '../lib/places.ts'
import type { Body, Section } from './model.ts'

const MARKER = /^ {0,3}<!--\s*channels?\s*:\s*([^>]*?)\s*-->\s*$/i
const BREAK = /^ {0,3}-{3,}\s*$/
const FENCE = /^ {0,3}(`{3,}|~{3,})/

type Line = { text: string; from: number; to: number }

/** Reads the bodies of a file whose body starts at `start`. */
export function readBodies(text: string, start: number, place: Places): Body[] {
  const bodies: { channels: string[] | null; from: number; lines: Line[] }[] = [{ channels: null, from: start, lines: [] }]
  for (const { line, fenced } of walk(text, start)) {
    const marker = fenced ? null : MARKER.exec(line.text)
    if (marker === null) bodies.at(-1)!.lines.push(line)
    else bodies.push({ channels: namesIn(marker[1]!), from: line.from, lines: [] })
  }
  return bodies
    .map(({ channels, from, lines }) => ({
      channels,
      sections: sectionsOf(text, lines, place),
      source: place(from, lines.at(-1)?.to ?? from),
    }))
    .filter(body => body.channels !== null || body.sections.length > 0)
}

const namesIn = (written: string): string[] =>
  written
    .split(/[\s,]+/)
    .map(name => name.toLowerCase())
    .filter(name => name !== '')

/** Lines from `start`, each with whether it stands in a fenced block of code. */
function* walk(text: string, start: number): Generator<{ line: Line; fenced: boolean }> {
  let fence: string | null = null
  for (let from = start; from < text.length;) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    const line = { text: text.slice(from, to).replace(/\r$/, ''), from, to }
    const mark = FENCE.exec(line.text)?.[1]
    if (fence === null) {
      yield { line, fenced: false }
      if (mark !== undefined) fence = mark
    } else {
      yield { line, fenced: true }
      if (mark?.startsWith(fence) === true && /^[`~\s]*$/.test(line.text)) fence = null
    }
    from = to + 1
  }
}

function sectionsOf(text: string, lines: readonly Line[], place: Places): Section[] {
  const groups: Line[][] = [[]]
  let fence: string | null = null
  for (const [index, line] of lines.entries()) {
    const mark = FENCE.exec(line.text)?.[1]
    if (mark !== undefined) fence = fence === null ? mark : mark.startsWith(fence) ? null : fence
    // Without the empty line before it, `---` makes a heading of the line above.
    const alone = index === 0 || lines[index - 1]!.text.trim() === ''
    if (fence === null && alone && BREAK.test(line.text)) groups.push([])
    else groups.at(-1)!.push(line)
  }
  return groups.flatMap(group => {
    const first = group.find(line => line.text.trim() !== '')
    const last = group.findLast(line => line.text.trim() !== '')
    if (first === undefined || last === undefined) return []
    const from = first.from
    const to = from + text.slice(from, last.to).trimEnd().length
    return [{ text: text.slice(from, to).replaceAll('\r\n', '\n'), from, to, source: place(from, to) }]
  })
}
