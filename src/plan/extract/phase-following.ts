/** "First 30 days", "Next 30 days", "Final 30 days" in a row: each goes on where the one before it ends. */
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { memo } from '../text/memo.ts'
import { pattern } from '../text/pattern.ts'
import type { FoundWindow } from '../text/window.ts'
import { NAMES, unitWord, type Unit } from '../text/window-words.ts'
import { onceAbove, title, type Context } from './context.ts'

/** `isFirst`: what the row begins with. `end`: where it ends in the text. */
type Stretch = { isFirst: boolean; unit: Unit; length: number; end: number }

const STRETCH = pattern(
  new RegExp(
    `^(?:(?:the|die|los|las|les|os|as|i|le|gli)\\s+)?(?:(first|erste[n]?|primer[oa]s|primeir[oa]s|premi(?:er|ère)s|prim[ie]|первые)|(?:next|following|second|third|fourth|final|last|nächsten?|folgenden?|zweiten?|dritten?|letzten?|siguientes|próxim[oa]s|últim[oa]s|segund[oa]s|terceir[oa]s|suivante?s|proch(?:ain|aine)s|derni(?:er|ère)s|successiv[ie]|prossim[ie]|ultim[ie]|следующие|вторые|третьи|последние))\\s+(\\d{1,3})\\s+(${NAMES})(?![\\p{L}])`,
    'iu',
  ),
)
const stretchOf = memo((text: string): Stretch | null => {
  const found = /\d/.test(text) ? STRETCH.exec(text) : null
  return found && { isFirst: found[1] !== undefined, unit: unitWord(found[3]!), length: Number(found[2]), end: found[0].length }
})
const nameOf = (line: Line): string => (line.kind === 'row' ? (line.cells[0]?.text ?? '') : title(line))

/** Does one of the lines beside it begin such a row? */
const holdsFirst = onceAbove((_, { children }): boolean => children.some(opensRow))
const opensRow = fact(text => stretchOf(text)?.isFirst === true)

/** When a stretch is that counts from the one before it in its list, its table or among the headings beside it; null for all else. */
export function following(context: Context, line: Line): FoundWindow | null {
  if (!holdsFirst(context, line)) return null
  const stretch = stretchOf(nameOf(line))
  if (stretch === null || stretch.isFirst) return null
  let done = 0
  for (const beside of line.parent?.children ?? []) {
    if (beside === line) break
    const before = beside.kind === line.kind ? stretchOf(nameOf(beside)) : null
    if (before?.isFirst) done = before.unit === stretch.unit ? before.length : 0
    else if (before && done > 0) done = before.unit === stretch.unit ? done + before.length : 0
  }
  if (done === 0) return null
  return { window: { unit: stretch.unit, from: done + 1, to: done + stretch.length }, from: 0, to: stretch.end }
}
