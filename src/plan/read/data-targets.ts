/** Targets that a program or a file of settings holds as data: `"forks": {"target": 50, "current": 0}`. */
import type { FenceLine } from './fence.ts'

const ENTRY = /^[ \t]*["']?([A-Za-z][\w .-]{1,58})["']?[ \t]*[:=][ \t]*\{([^{}]*)\}/gm
const FIELD =
  /["']?\b(target|goal|current|baseline|actual)["']?\s*[:=]\s*["']?([~<>≥≤]?\s?[$€£]?\d[\d.,_]*\s?[%A-Za-z/]{0,10})["']?(?=\s*(?:,|$))/g

/** The entries of `[from, to)` as lines that say the same in words; none where there are not several of them. */
export function dataTargets(text: string, from: number, to: number): FenceLine[] {
  const body = text.slice(from, to)
  if (!/["']?\b(?:target|goal)["']?\s*[:=]/.test(body)) return []
  const lines = [...body.matchAll(ENTRY)].flatMap((match): FenceLine[] => {
    const fields = new Map([...match[2]!.matchAll(FIELD)].map(field => [field[1]!, field[2]!.replaceAll('_', '').trim()]))
    const target = fields.get('target') ?? fields.get('goal')
    if (target === undefined) return []
    const now = fields.get('current') ?? fields.get('baseline') ?? fields.get('actual')
    const name = match[1]!.trim()
    const at = from + match.index + match[0].search(/\S/)
    const said = `${name}: target ${target}${now === undefined ? '' : ` (current: ${now})`}`
    return [{ text: said, from: at, to: from + match.index + match[0].length, depth: 1, box: null, ordinal: null, heading: 0 }]
  })
  return lines.length > 1 ? lines : []
}
