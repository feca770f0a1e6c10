/** A timeline written as a list, or as the lines of a fence: "- **Week 1**: write the texts", with nothing below them. */
import type { SectionKind } from '../lexicon/types.ts'
import type { Window } from '../model.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { SOME_YEAR } from '../text/found-window.ts'
import { onceAbove, type Context } from './context.ts'

/** Is a line of a list whose lines all say when, in the order of time, what there is to do? Single days are slots of a phase. */
export function isOfTimeline(context: Context, line: Line): boolean {
  return (
    (isEntry(line) || isBroken(line)) && line.lead !== null && line.rest !== '' && line.children.length === 0 && isTimeline(context, line)
  )
}
const isEntry = ({ kind, parent }: Line): boolean => kind === 'item' || (kind === 'code' && parent?.kind === 'fence')
/** Lines of one paragraph, each broken by hand, are a list as well: "**Week 1:** write the texts". */
const isBroken = ({ kind, text }: Line): boolean => kind === 'text' && text.length < LONGEST_LINE
const entriesOf = ({ children }: Line): readonly Line[] => {
  const items = children.filter(isEntry)
  return items.length > 0 || !children.every(isBroken) ? items : children
}
const isTimeline = onceAbove((context, block): boolean => {
  if (block.kind === 'root' || block.box !== null || block.text.length > LONGEST_TITLE) return false
  const items = entriesOf(block)
  const [first] = items
  if (first === undefined || items.length < 2) return false
  const kinds = context.kindsAt(first)
  const isMilestones = context.ownKinds(block)[0] === 'milestone'
  if (!isMilestones && items.filter(isFigure).length * 2 >= items.length) return false
  const isWork = kinds.length === 0 ? context.phaseAt(block) !== null : OF_WORK.has(kinds[0]!)
  if (!isWork || (!isMilestones && context.below(first, context.ownKinds(block)[0] === 'schedule' ? NO_TIMELINE : NO_PLAN) !== null))
    return false
  let before = -Infinity
  // "Day -7", "T-3" in a list of nothing but them: a countdown.
  const counts = items.length > 2 && kinds[0] === 'schedule'
  return items.every(item => {
    const at = item.box === null && item.lead !== null && item.rest !== '' ? startOf(context, item.lead, counts) : null
    if (at === null || at <= before) return false
    before = at
    return true
  })
})
/** Prose is longer. */
const LONGEST_LINE = 140
/** Above a longer one stands what somebody tells. */
const LONGEST_TITLE = 60
const OF_WORK = new Set<SectionKind>(['schedule', 'milestone', 'task', 'programme'])
const NO_PLAN: readonly SectionKind[] = ['kpi', 'budget', 'pricing', 'risk', 'contingency', 'journey', 'template', 'achieved', 'competitor']
/** Below "Revenue" a list that calls itself a timeline may be one. */
const NO_TIMELINE: readonly SectionKind[] = ['journey', 'template', 'achieved', 'competitor', 'risk', 'contingency']
/**
 * "Month 2: €150", "Week 3: 100 posts": what a thing costs, or how much is done by then; milestones are such figures. What is said
 * first counts: "Q2: Build the beta. Goal: 30 users" is work.
 */
const isFigure = fact(text => /^[^:：]*[:：]\s*[~<>≥≤+]*\s*[$€£¥]?\s*\d/.test(text))

/** Where a stretch that is more than a day begins, as a number to compare by; null for another text. */
function startOf(context: Context, lead: string, counts: boolean): number | null {
  // "January", in a plan that gives no year.
  const found = context.window(lead) ?? context.window(lead, { year: SOME_YEAR })
  if (!found || found.from > 1 || found.to < lead.length - 1) return null
  const { unit, from, anchor, duration }: Window = found.window
  if (anchor === 'now' || duration) return null
  if (unit === 'week' || unit === 'month' || unit === 'sprint' || unit === 'quarter')
    return typeof from === 'number' ? from * LENGTHS[unit] : typeof from === 'string' ? Number(from.replace('-Q', '.')) : null
  if (counts && unit === 'day' && anchor === 'launch' && typeof from === 'number') return from / 7
  return unit === 'date' && typeof from === 'string' && from.length === 7 ? Number(from.replace('-', '.')) : null
}
const LENGTHS = { week: 1, sprint: 2, month: 4.3, quarter: 13 }
