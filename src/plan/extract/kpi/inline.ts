/** "(target: 10+)" anywhere in a line, and "…. Target: 50+" at its end. */
import type { Line } from '../../read/document.ts'
import type { Quantity } from '../../text/quantity.ts'
import { leadKinds, title, type Context } from '../context.ts'
import { unnumbered } from '../names.ts'
import { nameAbove } from './list.ts'
import { pushKpi } from './make.ts'
import { cleanMetric, metricText } from './metric-text.ts'
import { readMetric, statements, usable } from './statement.ts'

export const INLINE =
  /(?:[(（[]|[-–—,，]\s*|[.。;]\s+|^)\s*(?:initial |our )?(?:targets?|goals?|zielwert|ziel|meta|objetivo|objectif|цель|目标|目標|목표)\s*[:：=]?\s*(?=[\d<>≥≤~+$€£¥￥]|top[\s-]\d|at least|mindestens|超|达)/i

/** "(target: 10+/week)" anywhere in a line. */
export function inlineTarget(context: Context, line: Line): boolean {
  const text = title(line)
  const inner = INLINE.exec(text)
  if (!inner || (inner.index === 0 && line.lead === null)) return false
  const quantity = usable(context, text).find(q => q.to > inner.index + inner[0].length - 1)
  if (!quantity) return false
  if (/^[.。;]/.test(inner[0])) return sentenceTargets(context, line, text.slice(inner.index + inner[0].length))
  const several = /^[(（[]/.test(inner[0]) ? bracketed(context, text.slice(inner.index + inner[0].length)) : []
  if (several.length > 1) {
    const subject = text.slice(0, inner.index).trim()
    return (
      several.filter(({ name, part, first }) =>
        pushKpi(context, line, name === '' ? subject : `${subject} (${name})`, first, { text: part }),
      ).length > 0
    )
  }
  const around = text.slice(quantity.to).replace(/[)）\]].*$/, '')
  const now = nowAfterLabel(context, line, text.slice(0, inner.index))
  const counted =
    now === null
      ? ''
      : cleanMetric(
          text
            .slice(0, inner.index)
            .slice(text.indexOf(line.lead!) + line.lead!.length)
            .replace(NOW_VALUE, ''),
        )
  const named =
    now && line.lead !== null
      ? readMetric(counted) === null
        ? line.lead
        : `${line.lead} ${counted}`
      : lastSentence(context, line, text.slice(0, inner.index))
  const own = metricText(named, { ...quantity, from: named.length, to: named.length }, null)
  const extra = cleanMetric(around)
    .replace(/^[\s/]+/, '')
    .trim()
  const metric = own || nameAbove(context, line) || cleanMetric(extra)
  if (metric === '') return false
  const baseline = now !== null && now.unit === quantity.unit ? now.value : null
  return (
    pushKpi(
      context,
      line,
      extra !== '' && extra.length < 40 && extra !== metric && !/[、，]/.test(extra) ? `${metric} (${extra})` : metric,
      quantity,
      {
        baseline,
      },
    ) !== null
  )
}
/** "**Search** (target: 10K visits a month):", "### Forum (goal: 50 members)": what a title states of the block below it. */
export function titleTargets(context: Context, line: Line): void {
  const text = title(line)
  const inner = INLINE.exec(text)
  if (!inner || inner.index === 0 || !/^[(（[]/.test(inner[0])) return
  const subject = unnumbered(text.slice(0, inner.index)).trim()
  for (const { name, part, first } of bracketed(context, text.slice(inner.index + inner[0].length))) {
    const known = readMetric(name === '' ? subject : name)
    if (known === null && first.unit !== 'rank') continue
    pushKpi(context, line, name === '' ? subject : `${subject} (${name})`, first, { text: part })
  }
}
/** "(target: 100+ votes, top 10)": each with what it counts, where it says so. Empty unless all parts are targets. */
export function bracketed(context: Context, text: string): { name: string; part: string; first: Quantity }[] {
  const parts = statements(text.replace(/[)）\]].*$/, ''))
  const targets = parts.flatMap(part => {
    const first = part ? usable(context, part)[0] : undefined
    if (!part || !first) return []
    return [{ name: metricText(part, first, null), part, first }]
  })
  return targets.length === parts.length ? targets : []
}
/** "Metrics: page views. Downloads (target: 100)": of several named in a line, the last one is meant. */
function lastSentence(context: Context, line: Line, text: string): string {
  const labelled = line.lead !== null && text.startsWith(line.lead) && leadKinds(line)?.[0] === 'kpi'
  if (!labelled) return text
  const named = line.rest.slice(0, line.rest.length - (title(line).length - text.length))
  return named.slice(named.search(/[^.。;；]*$/)).trim() || text
}
/** "**Forum** — where we begin. Target: 50+ points, 200+ stars in week 1.": the label stands for what has no name of its own. */
function sentenceTargets(context: Context, line: Line, text: string): boolean {
  const said = text.split(/\.(?:\s|$)/, 1)[0]!
  let any = false
  for (const part of statements(said)) {
    const first = part ? usable(context, part)[0] : undefined
    if (!part || !first) continue
    const rest = metricText(part, first, null)
    const metric = line.lead !== null && readMetric(rest) === null ? `${line.lead} ${rest}` : rest
    any = pushKpi(context, line, metric, first, { text: said }) !== null || any
  }
  return any
}
/** ": $354K" of "Total: $354K ARR (target: …". */
const NOW_VALUE = /^\s*[:：]?\s*[$€£¥]?[\d.,]+\s?(?:[kKM%](?![a-z]))?/
/** "Satisfaction: 9.2/10 (target: …": what stands between the label and the target is the value of today. */
function nowAfterLabel(context: Context, line: Line, before: string): Quantity | null {
  if (line.lead === null || !before.startsWith(line.lead)) return null
  const between = before.slice(line.lead.length).replace(/^\s*[:：]\s*/, '')
  const first = context.quantities(between)[0]
  return first !== undefined && first.from <= 1 ? first : null
}
