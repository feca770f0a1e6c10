/** Lines of a block of targets that state none: what somebody says or is to write, how a feature behaves, what is done. */
import type { LabelKind } from '../../lexicon/types.ts'
import type { Line } from '../../read/document.ts'
import { fact, leadFact } from '../../read/fact.ts'
import { pattern } from '../../text/pattern.ts'
import { leadKinds, onceAbove, type Context } from '../context.ts'
import { SAYS_TARGET } from './headed.ts'
import { REACH } from './statement.ts'

export const statesNone = (context: Context, line: Line, label: LabelKind | null): boolean =>
  (inQuote(context, line) && label !== 'goal' && label !== 'target' && !SAYS_TARGET.test(line.text) && !REACH.test(line.text)) ||
  isScenario(line) === true ||
  isTheme(line) === true ||
  isSaid(line) ||
  isDone(line) ||
  leadKinds(line)?.[0] === 'dependency'

/** In a quote stands what is to be posted or said; of the plan's own only what calls itself a goal. */
const inQuote = onceAbove((_, container): boolean => {
  // "- >80% of them" is no quote in an item.
  for (let at: Line | null = container; at && at.kind !== 'heading'; at = at.parent)
    if (at.kind === 'quote' && at.parent?.kind !== 'item') return true
  return false
})
/** "Given a shop of 10 pages": how a feature is tested. */
const isScenario = leadFact(lead => SCENARIO.test(lead))
const SCENARIO =
  /^(?:given|when|then|angenommen|wenn|dann|dado|cuando|entonces|quando|então|étant donné|quand|alors|dato|allora|дано|когда|тогда|假如|当|那么|前提|もし|ならば)$/i
/** "Focus: the 40 modules of the library": what a piece or a phase is about. */
const isTheme = leadFact(lead => THEME.test(lead))
const THEME =
  /^(?:(?:main |key )?(?:focus|themes?|topics?)|fokus|schwerpunkt|them(?:a|en)|enfoque|foco|temas?|thèmes?|focalisation|фокус|темы?|主题|重点|テーマ|焦点|주제|초점)$/i
/** "“Our app has 1,000 users”": a title, or what somebody says. */
const isSaid = fact(text => SAID.test(text))
const SAID = pattern(/^(?:"[^"]{12,}"|“[^”]{12,}”|„[^“”]{12,}[“”]|«[^»]{12,}»|「[^」]{8,}」)$/u)
/** "Tables: 6/6 created ✅", "✓ 13/13 modules load": all of them are done. */
const isDone = (line: Line): boolean => line.mark === 'done' && countsAll(line)
const countsAll = fact(text => ALL.test(text) && !SAYS_TARGET.test(text))
const ALL = pattern(/(?<![\d.,])(\d{1,4})\s?\/\s?\1(?![\d.,])\s+\p{L}/u)
