/** Rows of a table that says what to do: "| Time | Action | Owner |". */
import { startsWithAction } from '../lexicon/index.ts'
import type { SectionKind } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { pattern } from '../text/pattern.ts'
import { once, type Context } from './context.ts'

type Add = (context: Context, line: Line, text: string, done: boolean, stateful: boolean) => void

const HEADER =
  /^(?:tasks?|actions?(?: items?)?|action steps?|activit(?:y|ies)|what to do|to-?dos?|steps?|aufgaben?|aktion(?:en)?|aktivität(?:en)?|maßnahmen?|schritte?|tareas?|acci(?:ón|ones)|actividad(?:es)?|pasos?|tarefas?|aç(?:ão|ões)|atividades?|passos?|tâches?|activités?|étapes?|задач[аи]|действи[ея]|шаги?|мероприяти[ея]|任务|任務|事项|行动|动作|具体行动|タスク|作業|アクション|やること|작업|할 ?일|활동|액션|công việc|nhiệm vụ|hoạt động|attività|azion[ei]|compit[oi]|görev(?:ler)?|aktivite)$/i
/** Which column of a table says what to do; -1 for none. */
const actionColumn = once((_, { cells }): number => cells.findIndex(({ text }) => HEADER.test(text)))

/** Blocks whose tables hold work of the plan. */
const OF_WORK = new Set<SectionKind>(['task', 'schedule', 'content', 'programme', 'channel'])

/** Adds the cell of a row that says what to do, in a phase or in a block of work. What another extractor claimed is something else. */
export function actionRow(context: Context, line: Line, add: Add): void {
  const table = line.parent
  const column = table?.kind === 'table' ? actionColumn(context, table) : -1
  if (column < 0) return
  const text = line.cells[column]?.text ?? ''
  const claimed = context.claimedBy(line)
  if (!WORDS.test(text) || NUMBERED.test(text) || (claimed !== null && !(claimed === 'content' && startsWithAction(text)))) return
  const kinds = context.kindsAt(line)
  if (context.below(line, 'nonGoal') !== null || !(kinds.length === 0 || OF_WORK.has(kinds[0]!))) return
  if (context.phaseOf(line, true) === null && kinds[0] !== 'task' && kinds[0] !== 'schedule') return
  add(context, line, text, false, false)
}
const WORDS = pattern(/\p{L}{2}/u)
/** "Step 2+3": which of them, not what. */
const NUMBERED = pattern(/^\p{L}+\s*\d+(?:\s*[-–+,]\s*\d+)*$/u)
