/** What a task says of itself beside what is to be done, wherever it stands: in the line, below it, in columns, as its label. */
import type { Window } from '../model.ts'
import type { Line } from '../read/document.ts'
import { leadKind, title, type Context } from './context.ts'
import { takeFacts } from './task/ends.ts'
import { factOf, isoDay, saidIn, type Said } from './task/said.ts'

/** Adds what a line, or a part of it, says as a task; `stateful`: it says how far it is. */
export type AddTask = (context: Context, line: Line, text: string, done: boolean, stateful: boolean) => void

/** `title`: what is to be done, without the facts. `due`: YYYY-MM-DD where a day is written; `window` in any precision. */
export type TaskFacts = {
  title: string
  owner: string | null
  due: string | null
  effort: string | null
  priority: string | null
  window: Window | null
}

/** Reads the facts of a task off `text` (the line or a part of it), and off what the line, its table and what is below it say. */
export function taskFacts(context: Context, line: Line, text: string): TaskFacts {
  const facts: TaskFacts = { title: text, owner: null, due: null, effort: null, priority: null, window: null }
  if (line.kind === 'row') rowFacts(context, facts, line)
  else if (line.lead !== null && line.rest !== '') {
    leadTime(context, facts, line, line.lead)
    leadOwner(context, facts, line, line.lead)
  }
  const { title, said } = takeFacts(context.when, facts.title)
  facts.title = title
  put(facts, said)
  for (const child of line.children) if (isFact(child)) childFacts(context, facts, child)
  facts.title = facts.title.trim() || text
  return facts
}
/** What is known already stays. */
function put(facts: TaskFacts, { owner, due, effort, priority, window }: Said): void {
  facts.owner ??= owner ?? null
  facts.effort ??= effort ?? null
  facts.priority ??= priority ?? null
  if (window !== undefined && facts.window === null) {
    facts.window = window
    facts.due = due ?? null
  }
}

/** "2026-02-10: ship it". */
function leadTime(context: Context, facts: TaskFacts, line: Line, lead: string): void {
  const found = context.window(lead)
  if (!found || found.from > 1 || found.to - found.from < lead.length - 2) return
  facts.window = found.window
  facts.due = isoDay(found.window)
  if (facts.title.startsWith(lead)) facts.title = line.rest
}

const LONGEST_NAME = 30
/** "Sam: finish the page", where the plan names Sam Reyes among those who work on it. */
function leadOwner(context: Context, facts: TaskFacts, line: Line, lead: string): void {
  if (lead.length > LONGEST_NAME || facts.title !== title(line)) return
  const first = `${lead} `
  if (!context.plan.roles.some(({ holder }) => holder !== null && (holder === lead || holder.startsWith(first)))) return
  facts.owner = lead
  facts.title = line.rest
}

/** Does a line below a task say who does it, by when, how long it takes or how much it matters? */
export function isFact(line: Line): boolean {
  if (line.lead === null || line.rest === '') return false
  const kind = leadKind(line)
  return kind === 'owner' || kind === 'due' || kind === 'deadline' || kind === 'effort' || kind === 'priority'
}
/** "Owner: Ada | Due: 2026-02-10" below a task. */
function childFacts(context: Context, facts: TaskFacts, child: Line): void {
  for (const [i, part] of child.rest.split(/\s*[|·;]\s*/).entries()) {
    const said = i === 0 ? factOf(context.when, child.lead!, part) : saidIn(context.when, part)
    if (said) put(facts, said)
  }
}

/** What the columns of a table say of the task in a row: "Owner", "Due", "Priority". */
function rowFacts(context: Context, facts: TaskFacts, line: Line): void {
  const header = line.parent?.kind === 'table' ? line.parent.cells : []
  for (const [i, { text }] of header.entries()) {
    const value = line.cells[i]?.text ?? ''
    if (/^[-–—?]*$/.test(value)) continue
    const said = factOf(context.when, /^P$/.test(text) && GRADE.test(value) ? 'priority' : text, withUnit(text, value))
    if (said) put(facts, said)
  }
  const team = header.findIndex(({ text }) => TEAM.test(text))
  const name = line.cells[team]?.text ?? ''
  if (facts.owner === null && !/^[-–—?]*$/.test(name)) facts.owner = name
}
/** "P" above a grade. */
const GRADE = /^(?:P?\d|[A-E]|high|medium|low|hoch|mittel|niedrig|alta?|media|baixa|baja)$/i
/** Who does it, where no column names a person. */
const TEAM =
  /^(?:(?:owning |responsible )?(?:teams?|squad|department)|abteilung|equipo|equipe|équipe|squadra|команда|отдел|团队|部门|チーム|部署|팀|부서|ekip|nhóm)$/i
/** "Effort (days)" above "2". */
function withUnit(header: string, value: string): string {
  const unit = /^\d+(?:[.,]\d+)?$/.test(value) ? /[(（]([^()（）]+)[)）]\s*$/.exec(header)?.[1] : undefined
  return unit === undefined ? value : `${value} ${unit}`
}
