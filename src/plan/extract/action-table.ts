/** Rows of a table that says what to do: "| Time | Action | Owner |". */
import { labelKind, startsWithAction } from '../lexicon/index.ts'
import type { SectionKind } from '../lexicon/types.ts'
import type { Cell, Line } from '../read/document.ts'
import { pattern } from '../text/pattern.ts'
import { once, type Context } from './context.ts'
import { namesWork } from './status-table.ts'
import { saysWhen } from './task/said.ts'
import type { AddTask } from './task-facts.ts'

const HEADER =
  /^(?:(?:key|main|core|planned|top|主要|关键|重点|具体|主な|주요) ?)?(?:tasks?|actions?(?: items?)?|action steps?|activit(?:y|ies)|what to do|to-?dos?|steps?|aufgaben?|aktion(?:en)?|aktivität(?:en)?|maßnahmen?|schritte?|tareas?|acci(?:ón|ones)|actividad(?:es)?|pasos?|tarefas?|aç(?:ão|ões)|atividades?|passos?|tâches?|activités?|étapes?|задач[аи]|действи[ея]|шаги?|мероприяти[ея]|任务|任務|事项|行动|动作|工作|タスク|作業|アクション|やること|작업|할 ?일|활동|액션|công việc|nhiệm vụ|hoạt động|attività|azion[ei]|compit[oi]|görev(?:ler)?|aktivite)$/i
/** The column of a table that says what to do, or what comes of it; null for none. */
const actionColumn = once((_, { cells }): { at: number; isOutcome: boolean } | null => {
  const named = cells.findIndex(({ text }) => HEADER.test(text))
  if (named >= 0) return { at: named, isOutcome: false }
  const outcome = cells.findIndex(({ text }, i) => i > 0 && OUTCOME.test(text))
  if (outcome >= 0) return { at: outcome, isOutcome: true }
  const work = isAssigned(cells) ? cells.findIndex(({ text }) => namesWork(text)) : -1
  return work < 0 ? null : { at: work, isOutcome: false }
})
/** "Time (UTC)", "Uhrzeit": the hours of a day. */
export const isClock = (header: string): boolean => CLOCK.test(header)
const CLOCK =
  /^(?:time|hours?|clock|uhrzeit|zeit|hora(?:rio)?|heure|ora|orario|время|时间|時間|时刻|時刻|시간|saat|giờ)(?:\s*[(（][^()（）]{1,12}[)）]|\s+[A-Z]{2,4})?$/i
/** "| What | Who | When |": do columns say who does it, and by when? */
const isAssigned = (cells: readonly Cell[]): boolean => {
  const kinds = cells.map(({ text }) => labelKind(text))
  return kinds.includes('owner') && (kinds.some(saysWhen) || isClock(cells[0]?.text ?? ''))
}
/** What is there when a block of time is over, where no column says what to do. */
const OUTCOME =
  /^(?:(?:key|main|core) )?(?:deliverables?|ergebnisse|liefergegenstände|entregables?|entregáveis|livrables?|交付物|交付成果|成果物|산출물|결과물)$/i

/** Blocks in which a phase of the plan says what to do. */
export const OF_PLAN = new Set<SectionKind>(['schedule', 'content', 'programme', 'channel'])

/** Adds the cell of a row that says what to do, in a phase or in a block of work. What another extractor claimed is something else. */
export function actionRow(context: Context, line: Line, add: AddTask): void {
  const column = line.parent?.kind === 'table' ? actionColumn(context, line.parent) : null
  if (column === null) return
  const { at, isOutcome } = column
  const text = line.cells[at]?.text ?? ''
  const claimed = context.claimedBy(line)
  if (!WORDS.test(text) || NUMBERED.test(text) || (claimed !== null && !isWorkToo(line, claimed, text))) return
  if (isOutcome && context.phaseAt(line) === null) return
  const kinds = context.kindsAt(line)
  if (context.below(line, 'nonGoal') !== null || !(kinds.length === 0 || kinds[0] === 'task' || OF_PLAN.has(kinds[0]!))) return
  if (context.phaseOf(line, true) === null && kinds[0] !== 'task' && kinds[0] !== 'schedule') return
  for (const part of isOutcome ? partsOf(text) : [text]) add(context, line, part, false, false)
}
/** A piece that somebody is told to make; work with its hours, where columns say who does it and by when. */
const isWorkToo = (row: Line, claimed: string, text: string): boolean =>
  (claimed === 'content' && startsWithAction(text)) || (claimed === 'effort' && isAssigned(row.parent!.cells))
/** "Draft the post, record the demo": several things to do in one cell. */
function partsOf(text: string): string[] {
  const parts = text.split(/\s*[,;，；、]\s+/)
  return parts.length > 1 && parts.filter(startsWithAction).length * 2 >= parts.length ? parts : [text]
}
const WORDS = pattern(/\p{L}{2}/u)
/** "Step 2+3": which of them, not what. */
const NUMBERED = pattern(/^\p{L}+\s*\d+(?:\s*[-–+,]\s*\d+)*$/u)
