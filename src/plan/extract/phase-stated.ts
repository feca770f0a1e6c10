/** When a block takes place, where a line at its head says so: "**Timeline**: Weeks 3-4". */
import type { SectionKind } from '../lexicon/types.ts'
import type { Window } from '../model.ts'
import type { Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import type { Around } from '../text/dates.ts'
import { isLength, isOfHours } from '../text/length.ts'
import { pattern } from '../text/pattern.ts'
import type { FoundWindow } from '../text/window.ts'
import { title, titleOf, type Context } from './context.ts'
import { timeHeader } from './names.ts'
import { windowIn } from './phase-window.ts'

/**
 * The window that a line at the head of a block states, or a part of a numbered one. Beside a title that says only how long the
 * block lasts ("Phase 2 (3-4 months)") the dates of a line below it say when.
 */
export function statedWindow(context: Context, line: Line, around: Around, isBlock: boolean, lasts: boolean): Window | null {
  if (lasts && !isBlock) return null
  const stated =
    statedBelow(context, line, around, isBlock) ??
    (isBlock ? (lengthBelow(context, line, around) ?? subtitle(context, line, around)) : null)
  return stated && lasts && isLength(stated) ? null : stated
}

const TIME_LABEL =
  /^(?:(?:target|release|launch|start|planned|expected|estimated) (?:dates?|time(?:line|frame)?|release|launch|completion)|dates|fechas(?: estimadas)?|datas|expected|planned|eta|(?:estimated |expected )?duration|(?:geschätzte )?dauer|duración(?: estimada)?|duração(?: estimada)?|durée(?: estimée)?|durata(?: stimata)?|tempo stimato|длительность|thời (?:gian|lượng) dự kiến|(?:tahmini )?süre|时长|工期|(?:预计|发布|计划|目标)(?:时间|日期)|リリース(?:日|予定)|期間|기간|출시일)$/i
const isTimeLabel = leadFact(lead => timeHeader(lead) !== null || TIME_LABEL.test(lead.trim()))
const isTargetLabel = leadFact(lead => /^(?:target|ziel|objetivo|meta|objectif|цель|目标|目標|목표)$/i.test(lead.trim()))
/** "## Release date: 2026-02-24": a fact of the document, with nothing below it. */
export const isDateline = (line: Line): boolean => {
  if (line.children.length > 0) return false
  const colon = COLON.exec(title(line))?.index ?? 0
  return colon > 0 && (timeHeader(title(line).slice(0, colon)) !== null || TIME_LABEL.test(title(line).slice(0, colon).trim()))
}
/** Kinds of blocks that hold work. */
const OF_WORK = new Set<SectionKind>(['programme', 'task', 'schedule', 'milestone'])
/** A block of work, or one of several goals ("Goal 2: Find pilots"), each with its time. */
const mayTakeTime = (context: Context, line: Line): boolean => {
  const kinds = context.ownKinds(line)
  return kinds.every(kind => OF_WORK.has(kind)) || (kinds[0] === 'kpi' && isNumberedGoal(line))
}
const isNumberedGoal = fact(text => NUMBERED_GOAL.test(titleOf(text)))
const NUMBERED_GOAL = pattern(/^\p{L}+\s?\d{1,2}\s?[:：.–—-]\s?\p{L}/u)
const COLON = /[:：]/
/** Facts of a block stand at its head. */
const HEAD = 5
/** "**Timeline**: Weeks 3-4" at the head of a block of work: the block is bounded though its title is not. */
function statedBelow(context: Context, line: Line, around: Around, isPhase: boolean): Window | null {
  if (!isPhase && (line.level < 2 || !mayTakeTime(context, line) || !holdsWork(line))) return null
  for (const child of line.children.slice(0, HEAD)) {
    if (child.kind === 'heading' || child.box || child.lead === null || child.rest === '' || !COLON.test(child.text)) return null
    const isTarget = isTargetLabel(child) === true
    if (!isTarget && isTimeLabel(child) !== true) continue
    const said = child.rest.replace(ASIDE, '')
    const found = dated(context, child.rest, around) ?? windowIn(context, said, null, around)
    if (!found || found.from > 2 || found.to < said.length * 0.7 || isOfHours(found.window)) continue
    const { window } = found
    // "Target: 500 users by June" is one to reach, "Target: June 2026" the time of the block.
    if (isTarget && window.unit !== 'date' && window.unit !== 'quarter') continue
    if (isPhase || (!window.duration && (window.from !== null || window.anchor !== undefined || window.unit === 'date'))) return window
  }
  return null
}
/** "*Weeks 3-4*" by itself right below "### Phase 2: Growth". */
function subtitle(context: Context, line: Line, around: Around): Window | null {
  const [first] = line.children
  const text = first?.kind === 'text' || (first?.kind === 'label' && first.children.length === 0) ? title(first) : ''
  const found = text !== '' && text.length < LONGEST_SUBTITLE ? windowIn(context, text, null, around) : null
  return found && found.from <= 1 && found.to - found.from >= text.length - 2 && !isOfHours(found.window) ? found.window : null
}
const LONGEST_SUBTITLE = 40
const ASIDE = /\s*[(（]([^()（）]*)[)）]\s*$/
/** "3 weeks (2-20 March)": the dates say more than the length before them. */
function dated(context: Context, text: string, around: Around): FoundWindow | null {
  const aside = ASIDE.exec(text)
  const found = aside ? context.window(aside[1]!, around) : null
  const before = found?.window.unit === 'date' ? context.window(text.slice(0, aside!.index), around) : null
  return found && before && isLength(before.window) && found.from === 0 ? { ...found, to: text.length } : null
}
/** "### Estimated duration" with "2-4 weeks" below it, among the parts of a numbered block. */
function lengthBelow(context: Context, line: Line, around: Around): Window | null {
  for (const child of line.children) {
    if ((child.kind !== 'heading' && child.kind !== 'label') || !TIME_LABEL.test(title(child))) continue
    const said = child.children[0] ? title(child.children[0]).replace(/\s*[(（].*$/, '') : ''
    const found = context.window(said, around)
    if (found && found.from <= 2 && found.to >= said.length * 0.7) return asLength(found.window)
  }
  return null
}
/** "2-4 weeks" of a duration is a length. */
const asLength = (window: Window): Window =>
  typeof window.from === 'number' && typeof window.to === 'number' && !window.anchor && !window.dates
    ? { unit: window.unit, from: null, to: null, duration: [window.from, window.to] }
    : window
const holdsWork = (line: Line): boolean =>
  line.children.some(
    child => child.box !== null || (child.kind === 'item' && child.lead === null) || (child.kind === 'label' && holdsWork(child)),
  )
