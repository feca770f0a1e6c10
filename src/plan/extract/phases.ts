/** Phases: blocks bounded in time, or named Phase / Week / Sprint N. In headings, labels, items, table rows and status lines. */
import { phaseNumber, type BlockNumber, unnumbered } from './names.ts'
import type { SectionKind } from '../lexicon/types.ts'
import type { Phase, PhaseKind, Source, Window } from '../model.ts'
import type { Line } from '../read/document.ts'
import { fact, hasDigit, leadFact } from '../read/fact.ts'
import { stateInside } from '../read/marks.ts'
import { isLaunch, sideOfLaunch } from '../text/beside-launch.ts'
import { isLength, isOfHours } from '../text/length.ts'
import type { FoundWindow } from '../text/window.ts'
import { Calendar } from './calendar.ts'
import { ASIDE } from './announces.ts'
import { leadKind, onceAbove, title, titleKind, titleOf, type Context } from './context.ts'
import { drawnRow } from './drawn-row.ts'
import { phaseOfRow, type PhaseRow } from './phase-row.ts'
import { following } from './phase-following.ts'
import { horizon, sideOfRow } from './phase-horizons.ts'
import { isPhaseTitle, isStatement } from './phase-title.ts'
import { isOfTimeline } from './timeline-list.ts'
import { isDateline, statedWindow } from './phase-stated.ts'
import { afterLast, atOnce, fromLaunch, goesOn, inherit, place, sameWindow, untilNext, windowIn } from './phase-window.ts'

/** Finds the phases of a document and tells the context which lines they span. */
export function phases(context: Context): void {
  const clock = new Calendar(context)
  const named = new Set<string>()
  const drawn: Phase[] = []
  for (const line of context.lines) {
    clock.see(line)
    if (line.kind === 'heading' || line.kind === 'label') blockPhase(context, line, clock, named)
    else if (line.kind === 'code' && drawnPhases(context, line, clock, drawn)) continue
    else if ((line.kind === 'item' || line.kind === 'code' || line.kind === 'text') && isOfTimeline(context, line))
      timelinePhase(context, line, clock)
    else if (line.kind === 'item' || line.kind === 'code') itemPhase(context, line, clock)
    else if (line.kind === 'row') {
      const row = phaseOfRow(context, line, clock, named)
      if (row?.kind === 'due' && row.window) context.setTime(line, row.window)
      else if (row && row.kind !== 'due' && !isAgain(context, line, row))
        add(context, line, row.title, row.window, row.kind ?? kindOf(context, line, context.phaseOf(line)))
    }
  }
  for (const line of context.lines)
    if (line.kind === 'text' || (line.kind === 'item' && !context.phaseAt(line))) statusPhase(context, line, named)
  dropRepeated(context, drawn)
  dropOverview(context)
  place(context.plan.phases)
  untilNext(context.plan.phases)
  const ticked: Phase[] = []
  for (const line of context.lines) {
    const phase = context.phaseAt(line)
    if (!phase) continue
    phase.goal = goalBelow(line)
    if (phase.status === 'done' && line.markAt === 'lead' && isAllOpen(line)) ticked.push(phase)
  }
  // One tick above open boxes may be a slip; on block after block it is the sign of a checklist.
  if (ticked.length > 1) for (const phase of ticked) phase.status = null
}
/** "| Day 1 | Post |" behind "| Day 1 | Answer |": one block, over several rows. */
function isAgain(context: Context, line: Line, { title, window }: PhaseRow): boolean {
  const rows = line.parent!.children
  const last = context.phaseAt(rows[rows.indexOf(line) - 1] ?? line)
  if (last === null || last.title !== title || (window !== null && !sameWindow(window, last.window))) return false
  context.setPhase(line, last)
  return true
}
/** Are there boxes below a line, and is none of them ticked? */
function isAllOpen(line: Line): boolean {
  let open = 0
  const below = [...line.children]
  for (let at = below.pop(); at; at = below.pop()) {
    if (at.box?.checked) return false
    if (at.box) open++
    below.push(...at.children)
  }
  return open > 0
}

/** "**Goal:** ship it", or the first words below "### Objective". */
function goalBelow(line: Line): string | null {
  for (const child of line.children) {
    if ((child.lead === null ? titleKind(child) : leadKind(child)) !== 'goal') continue
    if (child.lead !== null && child.rest !== '') return child.rest
    const first = child.children.find(each => each.kind === 'text')
    if (first && child.kind !== 'item') return title(first)
  }
  return null
}

function blockPhase(context: Context, line: Line, clock: Calendar, named: Set<string>): void {
  const text = title(line)
  if (text.length > 160 || (line.kind === 'heading' && line.level === 1 && line.index === context.document.root.children[0]?.index)) return
  if (isDateline(line) || context.below(line, 'template')) return
  const around = clock.around(line)
  const parent = context.phaseOf(line)
  const number = titleNumber(line)
  const found =
    hoursOf(line, parent) ??
    following(context, line) ??
    horizon(context, line) ??
    asHorizon(context, line, afterLast(context, line, text, windowIn(context, text, parent, around))) ??
    (number?.word === 'phase' ? atOnce(text) : null) ??
    sideOfRow(context, line)
  // "Step 1: Domain (10 min)": how long a step takes.
  const lasts = found !== null && isLength(found.window)
  if (lasts && isOfHours(found.window) && !(number && LASTING.has(number.word) && number.at <= 3)) return
  const own = context.ownKinds(line)
  if (own.includes('journey') || (context.below(line, 'journey') && number?.word === 'stage')) return
  // "Phase 2 exit criteria" below phase 2 dates its targets.
  if (number && own[0] === 'kpi' && parent && phaseNumber(parent.title)?.key === number.key) return
  const isBlock = number?.word === 'phase' || (number?.word === 'step' && number.at <= 1)
  const stated =
    found && !lasts ? null : (statedWindow(context, line, around, isBlock, lasts) ?? (isBlock && !found ? asideOfLaunch(text) : null))
  if (stated && !number) {
    add(context, line, text, inherit(stated, parent, text), kindOf(context, line, parent))
    return
  }
  if (!found && !(number && opens(text, number.at))) return
  const window =
    found && !stated
      ? goesOn(context, fromLaunch(context, line, inherit(found.window, parent, text)), parent, text)
      : stated && inherit(stated, parent, text)
  if (found && !(number && number.at <= 1) && isStatement(line, text, found)) return
  if (window && !number && !isPhaseTitle(context, line, ...withoutNumber(text, found!), window, parent)) return
  if (
    !window &&
    number &&
    named.has(number.key) &&
    (SAYS_MORE.test(text.slice(number.end)) || !NUMBER_BEFORE.test(text.slice(0, number.at)))
  )
    return
  if (
    !window &&
    (!isNamed(context, line, number) || isShare(context, line, text) || (own[0] === 'kpi' && SAYS_MORE.test(text.slice(number.end))))
  )
    return
  if (number) named.add(number.key)
  add(context, line, text, window, kindOf(context, line, parent))
}

/** "8. Next 90 days": the number of a section says nothing of its time. */
function withoutNumber(text: string, found: FoundWindow): [string, { from: number; to: number }] {
  const plain = unnumbered(text)
  const cut = text.length - plain.length
  return found.from < cut ? [text, found] : [plain, { from: found.from - cut, to: found.to - cut }]
}
const LASTING = new Set(['phase', 'sprint'])
/** "Phase 1: Texts (pre-launch)". */
const asideOfLaunch = (text: string): Window | null => (/[)）]\s*$/.test(text) ? sideOfLaunch(text) : null)

/** "Phase 2"; "Stage 2" and "Milestone 2" where they stand in a row and hold boxes. */
function isNamed(context: Context, line: Line, number: BlockNumber | null): number is BlockNumber {
  if (number?.word === 'phase') return true
  return (number?.word === 'stage' || number?.word === 'milestone') && line.kind === 'heading' && isOfRow(context, line)
}
const isOfRow = onceAbove((_, { children }): boolean => {
  const named = children.filter(each => each.kind === 'heading' && /^(?:stage|milestone)$/.test(titleNumber(each)?.word ?? ''))
  return named.length > 1 && named.every(hasBox)
})
const hasBox = (line: Line): boolean => line.box !== null || line.children.some(hasBox)

/** "6.1 Phase 2", "Roadmap: Phase 2", "Channels (Phase 2)": the title names the phase; "deliverables of phase 2" speaks of it. */
const OPENS_NAME = /(?:^[\s\d.]*|[:：|–—-]\s*|[(（]\s*)$/
const opens = (text: string, at: number): boolean => OPENS_NAME.test(text.slice(0, at)) && !/^[^(（]*[)）]./.test(text.slice(at))

/** "4.3 Adverts - phase 3": for which of them. */
const NUMBER_BEFORE = /^[\s\d.)]*$/
/** "Phase 1 completion criteria": what the phase must reach, not the phase. */
const SAYS_MORE = /^\s+[^\s:：(（–—-]/

/** "### Hour 1-6: first answers" below the day of the launch. */
function hoursOf(line: Line, parent: Phase | null): FoundWindow | null {
  if (parent?.window?.unit !== 'day' || !isLaunch(parent.window)) return null
  const hours = hoursIn(line)
  return hours && { window: { unit: 'hour', from: hours[0], to: hours[1], anchor: 'launch' }, from: 0, to: hours[2] }
}
const hoursIn = fact((text): readonly [number, number, number] | null => {
  const match = HOURS.exec(text)
  return match && [Number(match[1]), Number(match[2] ?? match[1]), match[0].length]
})
const HOURS = /^(?:hours?|stunden?|horas?|heures?|or[ae]|час[ыа]?)\s+(\d{1,2})(?:\s*(?:-|–|—|to|bis|a|à|до)\s*(\d{1,2}))?(?!\d|:\d)/i

/** "### 30 days", "**30 days:**" in a block of milestones or goals: by then, not for so long. */
function asHorizon(context: Context, line: Line, read: FoundWindow | null): FoundWindow | null {
  const found = read && !read.window.duration ? read : (afterwards(context, line) ?? read)
  const duration = found?.window.duration
  if (!found || !duration || found.window.from !== null || found.from > 1) return found
  if (line.kind !== 'heading' && (line.children.length === 0 || found.to < title(line).length)) return found
  if (!context.below(line, HORIZONS)) return found
  return { ...found, window: { unit: found.window.unit, from: null, to: duration[1] } }
}
/** "After 3 months", "30天后": the length in it, as if nothing else stood there. */
function afterwards(context: Context, line: Line): FoundWindow | null {
  const text = title(line)
  const said = afterWhat(line)
  const found = said === null ? null : context.window(said)
  return found?.window.duration && found.from === 0 ? { ...found, to: text.length } : null
}
const afterWhat = fact((text): string | null => AFTERWARDS.exec(titleOf(text))?.slice(1).find(Boolean) ?? null)
const AFTERWARDS =
  /^(?:after|nach|après|tras|después de|depois de|após|dopo|через|sau)\s+(\d[^:：,]*)$|^(\d.*?)\s*(?:之?后|以后|後|后|뒤|후)$/i
const HORIZONS: readonly SectionKind[] = ['milestone', 'kpi']
/** "Phase 1-3 (40%)" below a budget: what the phases get, not the phases. */
const isShare = (context: Context, line: Line, text: string): boolean => /\d\s*%/.test(text) && context.below(line, 'budget') !== null

/** "WEEK 1:     WEEK 2:" above boxes in a fence; true where the line is such a row. */
function drawnPhases(context: Context, line: Line, clock: Calendar, drawn: Phase[]): boolean {
  const row = drawnRow(context, line, clock.around(line))
  for (const { title, window, from, to } of row) drawn.push(add(context, line, title, window, 'phase', context.document.source(from, to)))
  return row.length > 0
}
/** What is drawn as an overview is told again by the blocks themselves. A row of which they leave one column untold stays whole. */
function dropRepeated(context: Context, drawn: readonly Phase[]): void {
  if (drawn.length === 0) return
  const { plan } = context
  const { file } = context.document
  const told = plan.phases.filter(phase => phase.source.file === file && !drawn.includes(phase))
  const untold = drawn.filter(phase => !told.some(({ window }) => sameWindow(window, phase.window)))
  const rows = new Set(untold.map(({ source }) => source.line))
  const dropped = new Set(drawn.filter(({ source }) => !rows.has(source.line)))
  plan.phases = plan.phases.filter(phase => !dropped.has(phase))
}

/**
 * "| Phase 1: Texts | 4 weeks |", "| Texts | Weeks 1-4 |" in an overview of phases that have blocks of their own, with their time:
 * told twice.
 */
function dropOverview(context: Context): void {
  const blocks = new Map<string, Phase>()
  const rows: { line: Line; phase: Phase }[] = []
  for (const line of context.lines) {
    const phase = line.kind === 'heading' || line.kind === 'row' ? context.phaseAt(line) : null
    if (!phase) continue
    if (line.kind === 'row') rows.push({ line, phase })
    else if (phase.window !== null) {
      const key = overviewKey(phase)
      if (!blocks.has(key)) blocks.set(key, phase)
    }
  }
  const told = new Set<Phase>()
  for (const { line, phase } of rows) {
    const block = blocks.get(overviewKey(phase))
    if (!block || !saysNoMore(phase, block)) continue
    told.add(phase)
    context.setPhase(line, block)
  }
  if (told.size > 0) context.plan.phases = context.plan.phases.filter(phase => !told.has(phase))
}
/** By its number, else by its name without the number of the section and what stands in brackets. */
function overviewKey({ title: text }: Phase): string {
  const number = phaseNumber(text)
  return number?.word === 'phase' ? number.key : unnumbered(text).replace(ASIDE, '').trim().toLowerCase()
}
/** Does a row say nothing of its time, how long it lasts, or what its block says? */
const saysNoMore = (row: Phase, block: Phase): boolean => {
  const number = phaseNumber(row.title)
  return number?.word === 'phase' ? (row.window === null || isLength(row.window)) && number.at <= 1 : sameWindow(row.window, block.window)
}

/** Items are phases when they hold others and open with a pure window or "Phase N": `- **Week 1**` with its list below. */
function itemPhase(context: Context, line: Line, clock: Calendar): void {
  if (line.children.length === 0 || line.text.length > 160 || line.box) return
  if (line.kind === 'code' && (context.below(line, 'template') || isOfForm(context, line) || isDrawn(line) || line.children.some(isDrawn)))
    return
  const text = title(line)
  // "2026/" in a tree of files.
  if (line.kind === 'code' && text.endsWith('/')) return
  const head = line.lead ?? text
  const number = phaseNumber(head)
  const parent = context.phaseOf(line)
  const around = clock.around(line)
  const found = following(context, line) ?? windowIn(context, head, parent, around)
  // "Short-term (this month)" says when from today on.
  const begins =
    found !== null &&
    (found.from <= 1 ||
      END_OF.test(head.slice(0, found.from)) ||
      (found.window.anchor === 'now' && /[(（]/.test(head[found.from - 1]!) && found.to >= head.length - 1))
  if (!number && !(begins && !found.window.duration && !isOfHours(found.window))) return
  if (number?.word === 'stage' && context.below(line, 'journey')) return
  const whole = found ?? windowIn(context, text, parent, around)
  if (!whole && number?.word !== 'phase') return
  // "MONTH 1 TOTALS:" in a fence below month 1 sums it up.
  if (line.kind === 'code' && sameWindow(whole?.window ?? null, parent?.window)) return
  const window = whole ? goesOn(context, inherit(whole.window, parent, text), parent, text) : null
  add(context, line, text, window, kindOf(context, line, parent))
}

/** "End of week 2:", "Fim da semana 4:". */
const END_OF = /^(?:by )?(?:the )?(?:end(?: of)?|ende(?: der| des)?|final?(?: d[ae]l?| de la)?|fim(?: d[ao])?|fine(?: della?)?|конец)\s+$/i

/** "- **Week 1**: write the texts" in a list of such lines is as good as the row of a table. */
function timelinePhase(context: Context, line: Line, clock: Calendar): void {
  const parent = context.phaseOf(line)
  const text = title(line)
  const found = following(context, line) ?? windowIn(context, line.lead ?? text, parent, clock.around(line))
  if (!found) return
  add(context, line, text, inherit(found.window, parent, text), kindOf(context, line, parent))
  // The same tick before every line is their bullet.
  const added = context.phaseAt(line)
  if (added && line.parent?.children.every(each => each.kind !== 'item' || each.mark === line.mark)) added.status = null
}

/** "Jan 5 ────── Feb 2", "MAR ┐", "├── APR ─── Build": parts of a drawing, which says by its lines what belongs together. */
const isDrawn = fact(text => /[─━═]{3}|[┐┘┤├]/.test(text))

/** In a fence, below a title with a blank ("## [Month] report"): a form, to be filled in later. */
const isOfForm = onceAbove((context, container) => context.within(container).some(at => at.kind === 'code' && hasBlank(at)))
const hasBlank = fact(text => /\[\p{L}[^\]\d]*\]/u.test(text))
const leadNumber = leadFact(phaseNumber)
const textNumber = fact(phaseNumber)
const titleNumber = fact(text => phaseNumber(titleOf(text)))
const openingNumber = (line: Line): ReturnType<typeof phaseNumber> => (line.lead === null ? textNumber(line) : leadNumber(line))

/** "✅ Phase 1: Foundation - COMPLETED" in a status list names a phase that has no block of its own. */
function statusPhase(context: Context, line: Line, named: Set<string>): void {
  if (line.text.length > 120 || line.box) return
  const number = openingNumber(line)
  if (number?.word !== 'phase' || named.has(number.key) || !opensLine(line, number)) return
  const kinds = context.kindsAt(line)
  if (kinds.some(kind => kind === 'budget' || kind === 'kpi' || kind === 'risk' || kind === 'role')) return
  const text = title(line)
  // "**Phase 2:** 2 months (pilots)".
  const found = context.window(text) ?? (line.lead !== null && hasDigit(line) ? context.window(line.rest) : null)
  if (!found && line.mark === null && line.lead === null && !line.strong) return
  named.add(number.key)
  add(context, line, text, found?.window ?? null, 'phase')
}

/** "Phase 1", "三、第一阶段". */
const opensLine = (line: Line, { at }: BlockNumber): boolean =>
  at === 0 || (at < 5 && EAST_NUMBER.test((line.lead ?? line.text).slice(0, at)))
const EAST_NUMBER = /^[一二三四五六七八九十\d]+[、．]\s*$/

/** `beside`: where it stands in its line, among others; what stands below the line is then of none of them. */
function add(context: Context, line: Line, text: string, window: Window | null, kind: PhaseKind, beside: Source | null = null): Phase {
  const parent = context.phaseOf(line)
  const phase: Phase = {
    id: context.id('phase'),
    title: text,
    window,
    kind,
    parent: parent?.id ?? null,
    goal: null,
    status: stateOf(line),
    section: context.section(line),
    span: null,
    source: beside ?? context.source(line),
  }
  context.plan.phases.push(phase)
  if (!beside) context.setPhase(line, phase)
  return phase
}

/** What a sign at an end of a title says, or one in it. */
function stateOf(line: Line): Phase['status'] {
  const state = line.mark ?? insideState(line)
  return state === 'done' || state === 'active' ? state : null
}
const insideState = fact(stateInside)

function kindOf(context: Context, line: Line, parent: Phase | null): PhaseKind {
  const kinds = context.kindsAt(line)
  if (
    kinds[0] === 'kpi' ||
    (context.ownKinds(line)[0] === 'kpi' && titleNumber(line)?.word !== 'phase') ||
    (kinds.includes('milestone') && (line.kind !== 'heading' || context.opensWithTime(title(line))))
  )
    return 'milestone'
  return parent ? 'sub' : 'phase'
}
