/** Targets of which the line gives the value and what stands above it the name. */
import { metricFor, targetMetric } from '../../lexicon/metrics.ts'
import type { LabelKind } from '../../lexicon/types.ts'
import type { Line } from '../../read/document.ts'
import { deadlineOf } from '../../text/deadline.ts'
import { pattern } from '../../text/pattern.ts'
import type { Quantity } from '../../text/quantity.ts'
import { leadKind, onceAbove, title, type Context } from '../context.ts'
import { leadFact } from '../../read/fact.ts'
import { unnumbered } from '../names.ts'
import { blockKpis } from './line.ts'
import { pushKpi } from './make.ts'
import { metricText } from './metric-text.ts'
import { readMetric, statements, usable } from './statement.ts'

/** "Stars: Target 10,000+", "Members target: 50+": in a fence only what calls itself one is a target. */
export const SAYS_TARGET = /\b(?:target|goal|ziel|meta|objetivo|objectif|цель)\b|目标|目標|목표/i
/** Directly below "Expected results:" or "Targets:" in a fence. */
const EXPECTED = /expected|targets?|goals?|erwart|ziele|esperad|objetivos?|metas|attendus?|objectifs?|预期|目标|目標|期待|예상|목표/i
const isExpected = ({ parent }: Line): boolean => parent?.kind === 'code' && EXPECTED.test(parent.text)
/** In a fence only what calls itself a target is one, or stands below a line that does. */
export function codeTarget(context: Context, line: Line, label: LabelKind | null): boolean {
  if (label === 'target') return headedTarget(context, line)
  if (label !== null) return false
  if (datedValue(context, line)) return true
  const isTarget = isExpected(line) || (line.lead !== null && SAYS_TARGET.test(line.text))
  return (isTarget || (boundOf(context, line) !== null && isListOfBounds(context, line))) && blockKpis(context, line, false)
}
/**
 * "Stars: 1,000+" below "Month 3:": where most lines beside it are such, or all count what is measured in a phase that is to come,
 * the block is set in a fence for its look. Markdown is set there to be shown.
 */
const isListOfBounds = onceAbove((context, container): boolean => {
  if (isShown(container)) return false
  const lines = container.children.filter(({ kind, children }) => kind === 'code' && children.length === 0)
  const bounds = lines.map(line => boundOf(context, line))
  const marked = bounds.filter(bound => bound === 'bound').length
  return marked * 2 >= lines.length || (!bounds.includes(null) && (marked > 0 || (lines.length > 1 && context.phaseOf(container) !== null)))
})
const isShown = (line: Line): boolean =>
  line.kind === 'fence' ? /^(?:md|markdown)\b/i.test(line.info) : line.kind === 'code' && line.parent !== null && isShown(line.parent)
/** "1,000+", "< 12 months" right behind a name; "200" behind that of a known metric. */
function boundOf(context: Context, line: Line): 'bound' | 'count' | null {
  const first = line.lead !== null && line.rest !== '' && line.box === null ? usable(context, line.rest)[0] : undefined
  if (first === undefined || first.from > 1) return null
  const { plus, op, high } = first
  return plus || high !== null || (op !== null && op !== '~') ? 'bound' : readMetric(line.lead!) !== null ? 'count' : null
}
/** "Month 3: 75+ (healthy)" beside "Target: 90" below "### Health score": the value by then of what the heading names. */
function datedValue(context: Context, line: Line): boolean {
  const first = line.lead !== null && context.window(line.lead) !== null ? context.quantities(line.rest)[0] : undefined
  if (first === undefined || first.from > 0 || !REMARK.test(line.rest.slice(first.to))) return false
  return (line.parent?.children.some(each => leadKind(each) === 'target') ?? false) && headedBy(context, line, first)
}
const REMARK = /^\s*(?:[(（][^()（）]*[)）])?\s*$/
const NAMED_TARGET = pattern(/^(?:目标|目標|목표)\s*([\p{L}\s]{1,12})$/u)
/** "Expected reads", "Follower target", "Objetivo de seguidores", "预期阅读": a metric, and that it is wanted. */
const WANTED =
  /^(?:(?:expected|target(?:ed)?|projected|anticipated|erwartete\S*|angestrebte\S*|ziel|objetivo|meta|objectif|obiettivo|цель|ожидаем\S+)[\s-](?:(?:of|for|de|d['’]|di|für|por|по)\s?)?|(?:预期|预计|預期|期待|想定|予想|예상|목표)\s*)(.{2,30})$|^(.{2,30}?)(?:[\s-](?:targets?|goal|ziel|objetivo|meta|objectif|obiettivo|esperad[oa]s?|previst[oa]s?|attendue?s?|prévue?s?|attes[ei]|ожидается)|\s*(?:目标|目標|목표))$/i
/** The metric that a label wants, or null. */
export const wantedMetric = leadFact((lead): string | null => {
  const found = lead.length < 50 ? WANTED.exec(lead) : null
  const noun = found?.[1] ?? found?.[2]
  return noun !== undefined && readMetric(noun) !== null ? noun : null
})
/** "目标粉丝：10,000+", "Expected reads: 5,000" below what it is of: the target's name is split between the two. */
export function namedTarget(context: Context, line: Line): boolean {
  if (line.lead === null || line.rest === '') return false
  if (calledTarget(context, line)) return true
  if (isExpectation(line)) return expectedOf(context, line)
  const named = NAMED_TARGET.exec(line.lead)?.[1]
  const noun = named ?? (line.box === null ? wantedMetric(line) : null)
  if (noun === null) return false
  const quantity = usable(context, line.rest)[0]
  if (!quantity || (named === undefined && (quantity.from > 2 || GROUP.test(line.rest.slice(quantity.to))))) return false
  const [owner] = context.above(line)
  const of = owner && owner.kind !== 'heading' && context.ownKinds(owner).length === 0 ? title(owner) : ''
  return pushKpi(context, line, WIDE.test(of) ? of + noun : `${of} ${noun}`, quantity, { text: line.rest }) !== null
}
/** "Attendees: 50-100 (target)", "참석자: 50-100명 목표". */
export function calledTarget(context: Context, line: Line): boolean {
  if (line.lead === null || line.rest === '' || !SAYS_TARGET.test(line.rest)) return false
  const [first] = usable(context, line.rest)
  if (!first || first.from > 1 || !IS_TARGET.test(line.rest.slice(first.to))) return false
  return pushKpi(context, line, line.lead, first, { text: line.rest }) !== null
}
const IS_TARGET =
  /^\s*[(（]?\s*(?:(?:is )?(?:the |our )?(?:target|goal)|ziel|meta|objetivo|objectif|цель|목표|(?:を|が)?目標|(?:为|是)?目标)\s*[)）]?\s*$/i
/** "Expected: 200-300 views" below the piece that is to have them. */
const isExpectation = leadFact(lead => EXPECTATION.test(lead))
const EXPECTATION =
  /^(?:expect(?:ed|ation)s?(?: results?| outcomes?)?|erwart(?:et|ung)|esperad[oa]s?|expectativa|attendu|prévu|atteso|ожида(?:ем|ется|ни[ея])|预期|预计|預期|期待|想定|予想|예상|kỳ vọng|beklenen)$/i
function expectedOf(context: Context, line: Line): boolean {
  const [first, second] = usable(context, line.rest)
  const counted = first ? metricText(line.rest, first, null) : ''
  if (!first || second || first.from > 1 || readMetric(counted) === null || counted.length > 40) return false
  const [owner] = context.above(line)
  const of = owner?.kind === 'item' && context.ownKinds(owner)[0] !== 'kpi' ? (owner.lead ?? title(owner)) : ''
  return pushKpi(context, line, of.length > 60 ? counted : `${of} ${counted}`.trim(), first, { text: line.rest }) !== null
}
const WIDE = /[\u3040-\u30ff\u3400-\u9fff》」』]$/
/** "Target users: 5-10 person teams": whom it is for. */
const GROUP = /^[\s-](?:person|people|man|member|employee|developer|mitarbeiter|köpfig|persona|personne)/i
/** "### GitHub stars" with "**Target**: 5,000 by Day 90" below: the heading names the metric, where the target does not. */
export function headedTarget(context: Context, line: Line): boolean {
  const first = context.quantities(line.rest)[0]
  if (first === undefined || /\p{L}/u.test(line.rest.slice(0, first.from))) return false
  return targetMetric(metricText(line.rest, first, null)) === null && headedBy(context, line, first)
}
function headedBy(context: Context, line: Line, value: Quantity): boolean {
  const heading = context.above(line)[0]
  if (heading?.kind !== 'heading') return false
  const name = unnumbered(title(heading))
  if (metricFor(name) === null && !SCORE.test(name)) return false
  return pushKpi(context, line, name, value, line.kind === 'code' ? {} : { text: line.rest }) !== null
}
const SCORE = /(?:score|index|rate|ratio|puntuación|puntaje|índice|pontuação|indice|оценка|指数|得分|スコア|점수|지수)$/i

/** Behind the time of a heading: "Month 3: 1,000 users", "Month 6 (target: 5,000 users)". */
const STATES = /(?:^|[(（]|\s[-–—]\s*)(?:target|goal|ziel|meta|objetivo|objectif|цель|目标|目標|목표)s?\s*[:：]\s*(.*?\d.*?)[)）]?$/i
const BEHIND = /^\s*(?:[)）]\s*)?(?:[:：]|\s[-–—])\s*/
const isMeasured = (name: string): boolean => {
  const metric = targetMetric(name)
  return metric !== null && !metric.id.startsWith('content.') && name.split(' ').length < 3
}
/** The targets that the heading of a phase states behind its time, due when the phase ends. */
export function headingTargets(context: Context, line: Line): void {
  const phase = context.phaseAt(line)
  if (phase?.window == null || line.kind !== 'heading' || line.level === 1) return
  const text = title(line)
  const found = context.window(text)
  if (!found) return
  const rest = text.slice(found.to)
  const said = STATES.exec(rest)?.[1]
  const by = deadlineOf(phase.window)
  for (const part of statements(said ?? (BEHIND.test(rest) ? rest.replace(BEHIND, '') : ''))) {
    const first = context.quantities(part)[0]
    const name = first && first.from <= 1 ? metricText(part, first, null) : ''
    // Without a word that says so, a number in a title is a target only where it counts what is measured, and nothing else is said.
    if (!first || first.compound || name === '' || (said === undefined && !isMeasured(name))) return
    pushKpi(context, line, name, first, { text: part, by })
  }
}
