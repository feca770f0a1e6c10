/** Rows of a table with a status column are tasks with a state. */
import type { Line } from '../read/document.ts'
import { once, type Context } from './context.ts'
import { phaseNumber } from './names.ts'
import { headersIn } from './table/columns.ts'

type Add = (context: Context, line: Line, text: string, done: boolean, stateful: boolean) => void

const HEADER = /^(?:status|state|stand|estado|statut|état|статус|состояние|状态|状態|상태|done\??|trạng thái|stato)$/i
const NAME =
  /^(?:tasks?|items?|action(?: items?)?s?|deliverables?|activit(?:y|ies)|what|milestones?|features?|work|todo|documents?|docs?|pages?|assets?|dokumente?|documentos?|文档|文書|문서|aufgabe|tarea|tarefa|acción|ação|tâche|action|задача|действие|任务|任務|事项|行动|タスク|作業|작업|할 ?일|công việc|nhiệm vụ|attività)$/i
const DONE =
  /^(?:done|completed?|finished|shipped|delivered|published|posted|sent|merged|launched|released|live|closed|yes|erledigt|fertig|hecho|completado|feito|concluído|fait|terminé|готово|сделано|выполнено|завершено|已完成|完成|完了|완료|xong|hoàn thành|fatto)(?![\p{Script=Latin}\p{Script=Cyrillic}])|^[✅✔☑✓]/iu
const OPEN =
  /^(?:to (?:be )?[a-z]{3,}|to.?do|open|not started|pending|planned|backlog|in progress|wip|blocked|no|draft|ready|(?:in|under|awaiting) review|scheduled|submitted|offen|geplant|in arbeit|pendiente|en curso|en progreso|pendente|em andamento|à faire|en cours|не начато|в работе|запланировано|план|待办|未开始|进行中|计划中?|未着手|進行中|予定|예정|진행 ?중|대기|chưa|đang)|^[⏳🔄🚧🔲⬜☐❌🔜📋]/iu

/** Is this the header of a column that names what is to be done? */
export const namesWork = (header: string): boolean => NAME.test(header)
/** What a row with a box is called: the cell below "Action", else the first with words in it. */
export function rowTitle(line: Line): string {
  const header = line.parent?.kind === 'table' ? line.parent.cells : []
  const texts = line.cells.map(cell => cell.text.replace(/^\[[ xX]\]\s*/, ''))
  const named = texts[header.findIndex(cell => NAME.test(cell.text))] ?? ''
  return named || (texts.find(text => text !== '' && !/^\d+\.?$/.test(text)) ?? line.text)
}

/** Which column of a table says how far things are, -1 for none. */
const stateColumn = once((_, { cells }): number => cells.findIndex(cell => HEADER.test(cell.text)))
/** Do most rows of a table say a state that is known? What the others say is one, too: "Outline complete". */
const isStates = once((context, table): boolean => {
  const column = stateColumn(context, table)
  const states = table.children.map(row => row.cells[column]?.text ?? '').filter(text => /[^\s–—-]/.test(text))
  return states.filter(text => DONE.test(text) || OPEN.test(text)).length * 2 > states.length
})

/** "Script ready (`docs/script.md`)". */
const ASIDE = /\s*[(（][^()（）]*[)）]\s*$/

/** "| Status | Meaning |" with each state once: what the signs mean. */
const isLegend = once(
  (context, table): boolean =>
    stateColumn(context, table) === 0 &&
    table.cells.length === 2 &&
    table.children.length > 1 &&
    new Set(table.children.map(row => row.cells[0]?.text)).size === table.children.length,
)

/** Do all rows say how far work is? "| Reddit | to do |" is something to post, "| Blog | active |" a channel that there is. */
const isToDo = once((context, table): boolean => {
  const column = stateColumn(context, table)
  const states = table.children.map(row => row.cells[column]?.text ?? '').filter(text => /[^\s–—-]/.test(text))
  return states.length > 1 && states.filter(text => TO_DO.test(text)).length * 3 >= states.length * 2
})
const TO_DO =
  /^[✅✔☑✓⏳🔄🚧🔲⬜☐🔜❌]?\ufe0f?\s*(?:$|(?:to.?do|done|not started|pending|in progress|submitted|posted|published|sent|open|scheduled|待办|未开始|待开始|进行中|已完成|已发布|未着手|進行中|完了|대기|진행 ?중|완료|offen|erledigt|geplant|in arbeit|pendiente|en curso|hecho|publicado|pendente|feito|em andamento|à faire|fait|publié|en cours|не начато|в работе|готово|опубликовано|chưa|đang|xong)(?![\p{Script=Latin}\p{Script=Cyrillic}]))/iu

/** The column that says what a row is about: work or what is to be published, else the first that is no number and no time. */
const titleColumn = once((context, table): number => {
  const headers = headersIn(context, table)
  const state = stateColumn(context, table)
  const isNumbered = table.children.every(row => /^#?\d*$/.test(row.cells[0]?.text ?? ''))
  const found = [
    headers.findIndex(({ text }) => NAME.test(text)),
    headers.findIndex(({ text }) => context.ownKindsOf(text)[0] === 'content'),
    headers.findIndex(({ time }, i) => i !== state && (time === null || time === 'phase') && !(i === 0 && isNumbered)),
  ]
  return found.find(column => column >= 0) ?? (state === 0 || isNumbered ? 1 : 0)
})

/** Adds the row as a task when its table has a status column whose cell says a state and a column that names the action. */
export function statusTable(context: Context, line: Line, add: Add): void {
  const table = line.parent
  const column = table?.kind === 'table' ? stateColumn(context, table) : -1
  if (table === null || column < 0 || isLegend(context, table)) return
  const state = (line.cells[column]?.text ?? '').replace(ASIDE, '')
  const done = DONE.test(state)
  const isNamed = /[^\s–—-]/.test(state) && state.length < 40 && isStates(context, table)
  if (!done && !OPEN.test(state) && !isNamed) return
  const named = table.cells.findIndex(cell => NAME.test(cell.text))
  const kinds = context.kindsAt(line)
  const isWork =
    named >= 0 || kinds.includes('task') || kinds.includes('schedule') || context.phaseOf(line) !== null || isToDo(context, table)
  const claimed = context.claimedBy(line)
  if (!isWork || (claimed !== null && claimed !== 'content' && !(claimed === 'channel' && isToDo(context, table)))) return
  // "| Phase 2 | Weeks 3-6 | open |": the phase itself, unless a column says what is to be done.
  if (named < 0 && context.phaseAt(line) !== null && phaseNumber(line.cells[0]?.text ?? '')?.word === 'phase') return
  const text = line.cells[titleColumn(context, table)]?.text ?? ''
  if (text !== '') add(context, line, text, done, true)
}
