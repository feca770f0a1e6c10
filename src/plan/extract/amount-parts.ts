/** Several amounts of one line: "Split: 500 € adverts + 200 € tools (hosting)", "$300 design, $200 print". */
import type { Line } from '../read/document.ts'
import type { Quantity } from '../text/quantity.ts'
import { pattern } from '../text/pattern.ts'
import { ASIDE } from './announces.ts'
import type { Context } from './context.ts'

export type Part = { label: string; quantity: Quantity }

/** Between the parts; asides are blanked before, so that a list in brackets does not part them. */
const BETWEEN = /\s\+\s|[;；、，]\s?|,\s(?!\d+\s*$)|\s[·•|]\s|\s(?:und|and|y|e|et|и)\s(?=[$€£¥₹₺₩~≈]|\d)/g
const FOR =
  /^[\s:：=–—-]*(?:(?:for|on|to|into|für|an|auf|in|para|en|em|pour|per|на|для)\s+(?:(?:the|die|das|den|el|la|los|las|o|a|os|as|le|les)\s+)?)?/i
const NAME = pattern(/^\p{L}[^:：=]{1,58}$/u)
const LONGEST = 400

/** The parts, where a line names two or more amounts side by side and each has its name; none for other lines. */
export function amountParts(context: Context, line: Line, pick: (text: string, context: Context) => Quantity | null): readonly Part[] {
  const text = line.lead !== null && line.rest !== '' ? line.rest : line.text
  if ((line.kind !== 'item' && line.kind !== 'text') || text.length > LONGEST || !TWICE.test(text)) return []
  const said = text.replace(ASIDE, aside => ' '.repeat(aside.length)).replace(/[.。]\s*$/, '')
  const isProse = line.kind === 'text' && line.lead === null
  const parts = (isProse ? said.split(SENTENCE, 1)[0]! : said).split(BETWEEN).map(part => part.trim())
  // "Hosting €20, editor €120, stickers €80." lists them; a sentence may name two in passing.
  if (parts.length < (isProse ? 3 : 2)) return []
  const found = parts.map(part => partOf(context, part, pick))
  return found.every(part => part !== null) ? found : []
}
const SENTENCE = pattern(/\.\s+(?=\p{L})/u)
const TWICE = /\d\D+\d/
function partOf(context: Context, text: string, pick: (text: string, context: Context) => Quantity | null): Part | null {
  const quantity = pick(text, context)
  if (!quantity || (quantity.from > 2 && /\d/.test(text.slice(0, quantity.from)))) return null
  const behind = text.slice(quantity.to)
  if (pick(behind, context)) return null
  const label = (quantity.from > 2 ? text.slice(0, quantity.from) : behind.replace(FOR, '')).replace(/[\s:：=~≈–—-]+$/, '').trim()
  return NAME.test(label) ? { label, quantity } : null
}
