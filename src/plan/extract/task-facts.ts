/** Facts that people write into a task: owner, due date, effort, priority. The title is what remains. */
import { labelKind } from '../lexicon/index.ts'
import type { Window } from '../model.ts'
import type { Line } from '../read/document.ts'
import { leadKind, type Context } from './context.ts'
import { pattern } from '../text/pattern.ts'

/** Adds what a line, or a part of it, says as a task; `stateful`: it says how far it is. */
export type AddTask = (context: Context, line: Line, text: string, done: boolean, stateful: boolean) => void

export type TaskFacts = {
  title: string
  owner: string | null
  due: string | null
  effort: string | null
  priority: string | null
  window: Window | null
}

const OWNER = pattern(/(?:^|\s)@([\p{L}\p{N}_-]{2,40})\s*$/u)
const PAREN =
  /\s*[(（[]\s*(owner|assignee|due|deadline|by|effort|estimate|est|priority|负责人|截止|优先级|verantwortlich|fällig|bis|responsable|fecha|prazo|responsável|échéance|ответственный|срок|担当|期限|담당|마감)\s*[:：]\s*([^)）\]]{1,60})[)）\]]/gi
/** "(due 2027-03-05)": the word before the day. */
const DUE_WORD =
  /^(?:due(?: on| by)?|by|until|deadline|fällig(?: am)?|bis(?: zum)?|para el|antes del?|até|prazo|pour le|avant le|échéance|до|срок|截止|期限)\s+/i
/** "Set up mail - Owner: Bea - Due: 05/02": facts behind the task, each with its label. */
const TAIL =
  /\s+[-–—|·]\s+(owner|assignee|responsible|due(?: date)?|deadline|date|priority|effort|负责人|截止|优先级|verantwortlich|fällig|termin|responsable|fecha(?: límite)?|prioridad|responsável|prazo|data|échéance|date limite|ответственный|срок|担当|期限|담당|마감)\s*[:：]\s*((?:(?!\s[-–—|·]\s).){1,60})/gi
const MAY_TAIL = /\s[-–—|·]\s[^:：]{2,20}[:：]/
const EST = /\s(?:est|estimate|effort)[:：]\s*(\d+(?:\.\d+)?\s*(?:h|d|w|hours?|days?|m))\b/i
const SPENT = /\s*(?:⏱️?|⌛)\s*(\d+(?:\.\d+)?\s*[hdm])\b/g
const PRIORITY =
  /(?:^|\s|[([])(P[0-4]|(?:high|medium|low|critical)\s+priority|priority[:：]?\s*(?:high|medium|low|critical))(?=$|[\s)\],:])/i

/** Few tasks state any fact, and of those that do few state each: cheap looks before the long expressions. */
const MAY = /[:：⏱⌛(（[@]|P[0-4]|priority/i
const MAY_EST = /[:：]/
const MAY_SPENT = /[⏱⌛]/
const MAY_PRIORITY = /P[0-4]|priority/i

/** Reads the facts off a task's line and its children; dates are resolved with the year in `context`. */
export function taskFacts(context: Context, line: Line, text: string): TaskFacts {
  const facts: TaskFacts = { title: text, owner: null, due: null, effort: null, priority: null, window: null }
  let rest = MAY.test(text) ? withoutFacts(context, facts, text) : text
  if (line.lead !== null && facts.window === null) {
    const lead = context.window(line.lead)
    if (lead && lead.from <= 1 && lead.to - lead.from >= line.lead.length - 2 && line.rest !== '') {
      facts.window = lead.window
      facts.due = isoDay(lead.window)
      rest = rest.startsWith(line.lead) ? line.rest : rest
    }
  }
  if (line.kind === 'row') rowFacts(context, facts, line)
  else if (MAY_TAIL.test(rest))
    rest = rest.replace(TAIL, (all, key: string, value: string) => {
      setFact(context, facts, key, value.trim())
      return ''
    })
  for (const child of line.children)
    if (child.lead !== null && child.rest !== '') {
      const kind = leadKind(child)
      if (kind === 'owner' || kind === 'due' || kind === 'deadline' || kind === 'effort' || kind === 'priority')
        setFact(context, facts, kind, child.rest)
    }
  facts.title = rest.trim() || text
  return facts
}

/** Reads what stands in the text itself. Returns what is left of it. */
function withoutFacts(context: Context, facts: TaskFacts, text: string): string {
  let rest = text
  if (rest.includes('@')) {
    const owner = OWNER.exec(rest.replace(EST, '').replace(SPENT, '').replace(PAREN, ''))
    if (owner) {
      facts.owner = owner[1]!
      rest = rest.replace(new RegExp(`\\s*@${owner[1]}`), '')
    }
  }
  const est = MAY_EST.test(rest) ? EST.exec(rest) : null
  if (est) {
    facts.effort = est[1]!
    rest = rest.replace(EST, '')
  }
  if (MAY_SPENT.test(rest))
    rest = rest.replace(SPENT, (_, spent: string) => {
      facts.effort ??= spent
      return ''
    })
  if (/[(（[]/.test(rest)) {
    rest = rest.replace(PAREN, (all, key: string, value: string) => {
      setFact(context, facts, key, value.trim())
      return ''
    })
    const tail = /\s*[(（]([^()（）]{3,40})[)）]\s*$/.exec(rest)
    const said = tail?.[1]!.trim().replace(DUE_WORD, '') ?? ''
    const dated = said === '' ? null : context.window(said)
    if (tail && dated && dated.window.unit === 'date' && dated.to - dated.from >= said.length - 3) {
      facts.window = dated.window
      facts.due = isoDay(dated.window)
      rest = rest.slice(0, tail.index)
    }
  }
  const priority = MAY_PRIORITY.test(rest) ? PRIORITY.exec(rest) : null
  if (priority) facts.priority = priority[1]!
  return rest
}

/** What the columns of a table say of the task in a row: "Owner", "Due", "Priority". */
function rowFacts(context: Context, facts: TaskFacts, line: Line): void {
  const header = line.parent?.kind === 'table' ? line.parent.cells : []
  header.forEach(({ text }, i) => {
    const kind = labelKind(text)
    const value = line.cells[i]?.text ?? ''
    if (/^[-–—?]*$/.test(value)) return
    if (kind === 'owner' || kind === 'due' || kind === 'deadline' || kind === 'effort' || kind === 'priority')
      setFact(context, facts, kind, value)
  })
}

function setFact(context: Context, facts: TaskFacts, key: string, value: string): void {
  const kind = labelKind(key) ?? key.toLowerCase()
  if (kind === 'owner' || /assignee|负责人|verantwortlich|respons|ответ|担当|담당/i.test(key)) facts.owner = value.replace(/^@/, '')
  else if (kind === 'effort' || /^est/i.test(key)) facts.effort = value
  else if (kind === 'priority' || /优先/.test(key)) facts.priority = value
  else {
    const found = context.window(value)
    if (found) {
      facts.window = found.window
      facts.due = isoDay(found.window) ?? facts.due
    }
  }
}

/** The last day of an explicit date window, when it is written to the day. */
export function isoDay(window: Window): string | null {
  const to = window.dates?.to ?? (window.unit === 'date' ? window.to : null)
  return typeof to === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(to) ? to : null
}
