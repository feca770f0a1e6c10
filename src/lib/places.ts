/** Offsets in a text → lines and columns as `Source` counts them. Browser-safe. */
import type { Source } from '../plan/model.ts'

export type Places = (from: number, to: number) => Source

/** Reads the line ends of a text once; the function it returns is fast. Offsets count UTF-16 units. */
export function placesOf(text: string, file: string): Places {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const lineAt = (offset: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  return (from, to) => {
    const first = lineAt(from)
    const last = lineAt(to)
    return { file, line: first + 1, column: from - starts[first]! + 1, endLine: last + 1, endColumn: to - starts[last]! + 1 }
  }
}
