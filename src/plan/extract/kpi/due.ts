/** Targets behind labels that say nothing but when they are due, and bounds of what something may cost. */
import { metricFor } from '../../lexicon/metrics.ts'
import type { Window } from '../../model.ts'
import type { Line } from '../../read/document.ts'
import { deadlineOf } from '../../text/deadline.ts'
import { title, type Context } from '../context.ts'
import { pushKpi } from './make.ts'
import { isTargetNoun, metricText } from './metric-text.ts'

const PIPE = /\s+[|｜]\s+/
/** "Year 1 target: $200K | Year 3 target: $2M": of what the heading names. `several`: only where a line states more than one. */
export function dueTargets(context: Context, line: Line, several: boolean): boolean {
  if (line.lead === null || line.rest === '' || line.box !== null || (several && !PIPE.test(line.rest))) return false
  if (!isDatedTarget(context, line.lead)) return false
  const heading = context.above(line).find(at => at.kind === 'heading')
  if (!heading || heading.level === 1) return false
  const named = title(heading).replace(/^\d+(?:\.\d+)*[.)]?\s+|\s*[(（][^()（）]*[)）]\s*$/g, '')
  let any = false
  for (const part of title(line).split(PIPE)) {
    const colon = /[:：]/.exec(part)?.index ?? -1
    const first = context.quantities(part).find(quantity => quantity.from > colon)
    if (colon < 0 || !first || first.from > colon + 3) continue
    const window = isDatedTarget(context, part.slice(0, colon).trim())
    const rest = metricText(part.slice(colon + 1), { ...first, from: first.from - colon - 1, to: first.to - colon - 1 }, null)
    if (window)
      any =
        pushKpi(context, line, rest !== '' && metricFor(rest) !== null ? rest : named, first, { by: deadlineOf(window) }) !== null || any
  }
  return any
}
/** The time of a label that says nothing but "Year 1 target". */
function isDatedTarget(context: Context, lead: string): Window | null {
  if (lead.length > 40 || !/target|goal|ziel|meta|objetivo|objectif|цель|目标|目標|목표/i.test(lead)) return null
  const found = context.window(lead)
  return found && isTargetNoun(lead.slice(0, found.from) + lead.slice(found.to)) ? found.window : null
}
/** "End of week 2 target: 80-120 stars", "Q1 2026 goal: …": a time, and that it is a target. */
export function isDueTarget(context: Context, line: Line): boolean {
  const found = line.lead !== null && line.rest !== '' ? context.window(line.lead) : null
  return found !== null && isTargetNoun(line.lead!.slice(0, found.from) + line.lead!.slice(found.to))
}
/** "CAC unter €50 halten" is a target even where money is spent. */
export function boundedCost(context: Context, line: Line): boolean {
  const bound = context.quantities(title(line)).find(q => q.op === '<' || q.op === '>' || (q.op === '<=' && !q.plus))
  if (!bound || !metricFor(line.text)?.id.startsWith('sales.')) return false
  return pushKpi(context, line, metricText(title(line), bound, null), bound) !== null
}
/** "CAC target: $50": a target by its own name. */
export function calledCost(context: Context, line: Line): boolean {
  const name = line.lead === null ? undefined : CALLED.exec(line.lead)?.[1]
  if (name === undefined || metricFor(name) === null) return false
  const [value] = context.quantities(line.rest)
  return value !== undefined && value.from <= 1 && pushKpi(context, line, name, value, { text: line.rest }) !== null
}
const CALLED = /^(.{2,40}?)\s(?:target|goal|ziel|meta|objetivo)(?:\s*[(（][^()（）]*[)）])?$/i
