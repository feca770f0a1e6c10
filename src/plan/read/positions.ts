/** Places in a file: offsets ↔ lines and columns (1-based, UTF-16 units; lines end at \n, \r\n or \r). */
import type { Source } from '../model.ts'
import type { Repair } from './document.ts'

/** Offsets at which the lines of `text` start. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    return starts
  }
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 10) starts.push(i + 1)
    else if (c === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1)
  }
  return starts
}

/** Index of the last entry of ascending `starts` that is not above `offset`. */
export function lineIndex(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const mid = (low + high + 1) >> 1
    if (starts[mid]! <= offset) low = mid
    else high = mid - 1
  }
  return low
}

/** A place by its file and line, to compare what stands there. */
export const placeOf = (source: Source): string => `${source.file}:${source.line}`

/** Maps an offset of the repaired text to the text on disk; inside a repaired stretch, to its start or end. */
export function rawOffset(repairs: readonly Repair[], offset: number, end = false): number {
  if (repairs.length === 0) return offset
  let low = 0
  let high = repairs.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (repairs[mid]!.from < offset) low = mid + 1
    else high = mid
  }
  const before = repairs[low - 1]
  if (!before) return offset
  if (offset < before.to) return end ? before.rawTo : before.rawFrom
  return offset + (before.rawTo - before.to)
}

/** Places on disk of what stands in the repaired text: of a stretch, the line alone (1-based) of an offset; and a line as it stands there, with what ends it. */
export type Places = { source(from: number, to: number): Source; row(offset: number): number; rawLine(row: number): string }
export function placesIn(file: string, raw: string, repairs: readonly Repair[]): Places {
  let starts: number[] | null = null
  // Places are asked for mostly in order, so the next is on the line of the last.
  let line = 0
  const begins = (): number[] => (starts ??= lineStarts(raw))
  const goTo = (start: number): readonly number[] => {
    const starts = begins()
    if (start < starts[line]! || start >= (starts[line + 1] ?? Infinity)) line = lineIndex(starts, start)
    return starts
  }
  return {
    source(from, to) {
      const start = rawOffset(repairs, from)
      const end = Math.max(start, rawOffset(repairs, to, true))
      const starts = goTo(start)
      const endLine = end < (starts[line + 1] ?? Infinity) ? line : lineIndex(starts, end)
      return { file, line: line + 1, column: start - starts[line]! + 1, endLine: endLine + 1, endColumn: end - starts[endLine]! + 1 }
    },
    row(offset) {
      goTo(rawOffset(repairs, offset))
      return line + 1
    },
    rawLine: row => raw.slice(begins()[row - 1] ?? raw.length, begins()[row]),
  }
}
