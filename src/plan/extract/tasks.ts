/** Tasks: boxes, items with another state mark, rows of a status table, gantt lines; and actions without a state. */
import { startsWithAction } from '../lexicon/index.ts'
import type { LabelKind } from '../lexicon/types.ts'
import type { Task } from '../model.ts'
import type { Cell, Line } from '../read/document.ts'
import { isWeekday } from './cadences.ts'
import { fact } from '../read/fact.ts'
import { pattern } from '../text/pattern.ts'
import { leadKind, once, onceAbove, opensWithAction, title, type Context } from './context.ts'
import { actionRow, OF_PLAN } from './action-table.ts'
import { ganttTasks } from './gantt.ts'
import { timeHeader } from './names.ts'
import { isFact, taskFacts } from './task-facts.ts'
import { inPlan, listState } from './states.ts'
import { rowTitle, statusTable } from './status-table.ts'

/** Lines that other extractors read as something that is not an action. */
const NOT_ACTIONS = new Set([
  'kpi',
  'budget',
  'effort',
  'role',
  'risk',
  'channel',
  'audience',
  'journey',
  'programme',
  'allocation',
  'dependency',
  'volume',
  'cadence',
  'gate',
])

/** Reads every task of a document. Runs last: what another extractor claimed as a whole is not an action. */
export function tasks(context: Context): void {
  for (const line of context.lines) {
    if (line.kind === 'item' || line.kind === 'code' || (line.kind === 'text' && (isWeekday(line) === true || line.markAt === 'lead')))
      itemTask(context, line)
    else if (line.kind === 'row') {
      if (line.box === null) {
        const hasState = statusTable(context, line, add)
        cellTasks(context, line)
        if (!hasState) actionRow(context, line, add)
      } else if (!isTarget(context, line)) add(context, line, rowTitle(line), line.box.checked, true)
    } else if (line.kind === 'fence' && /^mermaid/i.test(line.info)) ganttTasks(context, line, add)
  }
}

function itemTask(context: Context, line: Line): void {
  if (line.box) {
    if (isOption(line) || isForm(context, line)) return
    if (!isTarget(context, line))
      add(context, line, title(line), line.box.checked || (line.mark === 'done' && line.markAt === 'trail'), true)
    return
  }
  if (line.kind === 'code') {
    const isDrawnBox = line.markAt === 'lead' && !isDrawn(line) && hasOpenMark(line.parent) && context.below(line, 'template') === null
    if (isDrawnBox && (isAction(context, line) || (context.claimedBy(line) === 'content' && context.phaseOf(line) !== null)))
      add(context, line, title(line), line.mark === 'done', !isRoutine(context, line))
    return
  }
  if (line.markAt === 'trail' && line.mark !== null && context.claimedBy(line) === null && !describes(line) && inPlan(context, line)) {
    add(context, line, title(line), line.mark === 'done', true)
    return
  }
  const said = isElsewhere(context.claimedBy(line)) ? null : listState(context, line)
  if (said) {
    add(context, line, said.text, said.state === 'done', true)
    return
  }
  if (line.kind === 'text' && isWeekday(line) !== true) return
  if (isAction(context, line)) add(context, line, title(line), false, false)
}

/** A piece to be published may be a task as well. */
const isElsewhere = (claimed: string | null): boolean => claimed !== null && claimed !== 'content'

/** "Podcast (cancelled)". */
const isGivenUp = fact(text =>
  /[(（](?:cancell?ed|dropped|abandoned|gestrichen|verworfen|cancelad[oa]|descartad[oa]|annulée?|abandonnée?|отменено|取消|中止|취소)[)）]\s*$/i.test(
    text,
  ),
)
/** "| Mon | 📋 Announce it | ✅ Build it |": a calendar whose cells say their state. */
function cellTasks(context: Context, line: Line): void {
  const table = line.parent
  if (table?.kind !== 'table' || !isCalendar(context, table)) return
  for (const cell of line.cells.slice(1)) {
    const state = CELL_STATE.exec(cell.text)
    if (state) add(context, line, cell.text.slice(state[0].length), DONE_SIGN.test(state[0]), true, cell)
  }
}
const CELL_STATE = /^[✅✔☑✓⏳🔄🚧🔲⬜☐🔜📋✍]\ufe0f?\s*(?=[^\s|–—-])/u
const DONE_SIGN = /^[✅✔☑✓]/
const isCalendar = once(
  (_, { cells, children }): boolean =>
    timeHeader(cells[0]?.text ?? '') !== null &&
    cells.length > 2 &&
    cells.filter((_, i) => i > 0 && children.some(row => CELL_STATE.test(row.cells[i]?.text ?? ''))).length > 1,
)

/** Below "Daily checklist", "Every morning:": what is done again and again is never done. */
const isRoutine = onceAbove((context, container): boolean =>
  context
    .within(container)
    .slice(0, 2)
    .some(at => context.periodOf(title(at)) !== null),
)
/** "Mails   │ → │ Talks": columns of a drawing. */
const isDrawn = fact(text => /[│┃║]/.test(text))
/** Boxes drawn in a fence, "□ write it": one of the list is open. */
const hasOpenMark = (parent: Line | null): boolean =>
  parent?.children.some(child => child.mark === 'open' && child.markAt === 'lead') === true
/** A box in a fence that shows a form, and one that holds nothing but a blank ("[ ] [Priority 1]"), are nobody's task. */
const isForm = (context: Context, line: Line): boolean => isHole(line) || (line.kind === 'code' && context.below(line, 'template') !== null)
const isHole = fact(text => /^\[[^\]]{2,40}\]$/.test(text))
/** An answer to choose in a form, where the last of the boxes leaves a blank: "[ ] Other: ____". */
function isOption(line: Line): boolean {
  const last = line.parent?.children.at(-1)
  return last !== undefined && last.box !== null && isBlank(last)
}
const isBlank = fact(text =>
  /^(?:other|sonstiges|otr[oa]s?|outr[oa]s?|autres?|altro|другое|其他|その他|기타|khác)\s*[:：]?\s*_{3,}/i.test(text),
)

/** A box whose whole text is a metric target is a target, not a task; so is what comes of the boxes beside it. */
const isTarget = (context: Context, line: Line): boolean => context.claimedBy(line) === 'kpi' || isAwaited(line)
/** "[ ] Expected: 200-300 views". */
const isAwaited = fact(text => AWAITED.test(text))
const AWAITED =
  /^(?:expected(?: \w+)?|target|goal|erwartet|ziel|esperado|meta|objetivo|attendu|objectif|atteso|obiettivo|цель|ожидается|预期|目标|目標|期待|예상|목표|mục tiêu|kỳ vọng|hedef)\s*[:：]\s*[~<>≥≤]*\s?\d/i
/** A leaf item without a state that tells somebody to do something, in a phase, a next-steps block or an action list. */
function isAction(context: Context, line: Line): boolean {
  const claimed = context.claimedBy(line)
  if (line.children.some(child => child.kind === 'item' && !isFact(child)) || line.text === '' || line.text.length > 300) return false
  if ((claimed !== null && NOT_ACTIONS.has(claimed)) || describes(line) || isName(line) || isGivenUp(line)) return false
  if (context.below(line, 'nonGoal') !== null) return false
  const all = context.kindsAt(line)
  if (all.some(kind => kind === 'task') && !(isOfTitle(context, line) && !opensWithAction(line))) return true
  // "Launch checklist" as the title of the document says nothing of its phases.
  const kinds = isOfTitle(context, line) && context.phaseOf(line) !== null ? all.filter(kind => kind !== 'task') : all
  if (kinds.length === 0 && isDated(context, line)) return true
  if (claimed === null && kinds.includes('schedule') && isTimed(context, line)) return true
  if (kinds.length > 0 && !kinds.some(kind => OF_PLAN.has(kind)))
    return kinds[0] === 'milestone' && claimed === null && opensWithAction(line)
  if (context.phaseOf(line) === null) return false
  return claimed === null
    ? opensWithAction(line) || startsWithAction(line.rest) || kinds.includes('schedule') || directPhase(context, line)
    : opensWithAction(line)
}
/** What a document calls itself ("Launch checklist") does not make everything in it a thing to do. */
const isOfTitle = onceAbove((context, container): boolean => {
  const at = context.within(container).find(above => context.ownKinds(above).length > 0)
  return at?.kind === 'heading' && at.level === 1
})
/** "#help (support)", "\"how to parse logs\"": a room or a phrase to be found by, and nothing to do. */
const isName = fact(text => NAME.test(text))
const NAME = pattern(/^(?:#\p{L}[\p{L}\d_-]*(?=\s|$)(?!.*\s#)|["“„«「『][^"“”„«»「」『』]+["”»」』]\.?$)/u)
/** "Format: long read", "Owner: Ada", "Success metric: two offers": says how, by whom or whether, not what to do. */
const describes = (line: Line): boolean => {
  const label = line.rest !== '' ? leadKind(line) : null
  return label !== null && DESCRIBING.has(label)
}
const DESCRIBING = new Set<LabelKind>([
  'target',
  'format',
  'craft',
  'audience',
  'priority',
  'effort',
  'status',
  'owner',
  'severity',
  'likelihood',
  'due',
  'deadline',
  'budget',
])
/** "Month 1: Launch the ambassador programme": an action with a time of its own, in a list that says nothing else. */
const isDated = (context: Context, line: Line): boolean => startsWithAction(line.rest) && isTimed(context, line)
/** "T-14: teaser on the blog". */
const isTimed = (context: Context, line: Line): boolean => line.lead !== null && line.rest !== '' && context.opensWithTime(line.lead)
/** The container of the item is itself a phase. */
const directPhase = (context: Context, line: Line): boolean => {
  for (const at of context.above(line)) return context.phaseAt(at) !== null
  return false
}

function add(context: Context, line: Line, text: string, done: boolean, stateful: boolean, cell: Cell | null = null): void {
  const facts = taskFacts(context, line, text)
  const task: Task = {
    id: context.id('task'),
    title: facts.title,
    done,
    open: line.box !== null && !line.box.checked,
    stateful,
    phase: context.phaseOf(line, true)?.id ?? null,
    owner: facts.owner,
    due: facts.due,
    effort: facts.effort,
    priority: facts.priority,
    link: line.links[0]?.url ?? null,
    section: context.section(line),
    window: facts.window,
    box: line.box ? context.document.source(line.box.from, line.box.to) : null,
    span: null,
    source: cell === null ? context.source(line) : context.document.source(cell.from, cell.to),
  }
  context.plan.tasks.push(task)
  context.claim(line, 'task')
}
