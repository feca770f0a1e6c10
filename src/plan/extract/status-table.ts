/** Rows of a table with a status column are tasks with a state. */
import type { Line } from '../read/document.ts'
import { once, type Context } from './context.ts'
import { phaseNumber } from './names.ts'
import { headersIn } from './table/columns.ts'
import type { AddTask } from './task-facts.ts'

const HEADER =
  /^(?:(?:current )?(?:status|state)|stand|progress|estado(?: actual| atual)?|situação|statut|état|статус|состояние|状态|进度|狀態|状態|進捗|상태|진행(?: ?상황)?|done\??|trạng thái|stato|durum|(?:published|posted|veröffentlicht|publicado|publié|опубликовано|pubblicato)\??|发布了?吗?|已发布)$/i
const NAME =
  /^(?:tasks?|items?|pieces?|posts?|articles?|videos?|blog posts?|action(?: items?)?s?|deliverables?|activit(?:y|ies)|what|milestones?|features?|work(?: items?)?|workstreams?|initiatives?|topics?|steps?|to[- ]?dos?|documents?|docs?|pages?|assets?|dokumente?|documentos?|文档|文書|문서|aufgabe|aktivität(?:en)?|maßnahmen?|tarea|tarefa|acción|actividad(?:es)?|ação|atividades?|tâche|action|activités?|задача|действие|мероприяти[ея]|активност[ьи]|任务|任務|事项|行动|动作|活动|タスク|作業|施策|アクション|アクティビティ|작업|할 ?일|활동|công việc|nhiệm vụ|hoạt động|attività|azion[ei]|görev|aktivite)$/i
/** Where the pieces of a calendar are named. */
const TITLE =
  /^(?:(?:working )?titles?|headline|subject|titel|thema|título(?: provisional)?|tema|titre|sujet|название|заголовок|тема|标题|题目|主题|选题|タイトル|題名|제목|주제|tiêu đề|titolo|başlık)(?:\s*[(（][^()（）]*[)）])?$/i
const DONE =
  /^100\s?%$|^(?:done|completed?|finished|shipped|delivered|published|posted|sent|merged|launched|released|live|closed|yes|erledigt|fertig|abgeschlossen|hech[oa]|completad[oa]|terminad[oa]|publicad[oa]|feit[oa]|concluíd[oa]|fait|terminée?|publiée?|готов[оаы]?|сделан[оаы]?|выполнен[оаы]?|завершен[оаы]?|завершён|опубликован[оаы]?|已完成|完成|已发布|已上线|完了|済|완료|xong|hoàn thành|fatt[oa]|completat[oa]|tamamlandı|yapıldı)(?![\p{Script=Latin}\p{Script=Cyrillic}])|^[✅✔☑✓🟢]/iu
const OPEN =
  /^(?:to (?:be )?[a-z]{3,}|outlined?|ideas?$|idea stage|concept|(?:in )?(?:research|writing|editing|recording|production)|idee$|entwurf|in vorbereitung|borrador|rascunho|brouillon|идея$|черновик|bozza|bản nháp|taslak|草稿|构思|撰写中|下書き|執筆中|企画中?|초안|기획|작성 ?중|검토 ?중|계획|to.?do|open|not started|pending|planned|backlog|in progress|wip|blocked|no|draft|ready|(?:in|under|awaiting) review|scheduled|submitted|offen|geplant|in arbeit|läuft|ausstehend|nicht begonnen|pendiente|en curso|en progreso|sin empezar|por hacer|no (?:iniciad|empezad)[oa]|planead[oa]|planificad[oa]|pendente|em andamento|em progresso|a fazer|não iniciad[oa]|planejad[oa]|à faire|à venir|en cours|en attente|prévue?|не начат[оаы]?|в работе|в процессе|запланирован[оаы]?|планируется|ожидает|план|待办|待(?:开始|发布|定|处理)|未(?:开始|完成|启动|发布)|进行中|计划中?|规划中|未着手|未対応|対応中|進行中|予定|예정|진행 ?중|대기|미착수|시작 ?전|chưa|đang|da fare|in corso|bekliyor|devam ediyor|planlandı)|^[⏳🔄🚧🔲⬜☐❌🔜📋🔴🟠🟡⚪⏸]/iu

/** Is this the header of a column that names what is to be done? */
export const namesWork = (header: string): boolean => NAME.test(header)
/** What a row with a box is called: the cell below "Action", else the first with words in it. */
export function rowTitle(line: Line): string {
  const header = line.parent?.kind === 'table' ? line.parent.cells : []
  const texts = line.cells.map(cell => cell.text.replace(/^\[[ xX]\]\s*/, ''))
  const named = texts[header.findIndex(cell => NAME.test(cell.text))] ?? ''
  return named || (texts.find(text => text !== '' && !/^\d+\.?$/.test(text)) ?? line.text)
}

/** What a cell says of the state, without the light before it and the aside behind it: "🔴 Not started", "Ready (`deck.md`)". */
const stateIn = (row: Line, column: number): string => (row.cells[column]?.text ?? '').replace(LIGHT, '').replace(ASIDE, '')
const LIGHT = /^[🔴🟠🟡🟢🔵⚪⚫⏸🛑]\ufe0f?\s+(?=\S)/u
/** Which column of a table says how far things are, -1 for none. */
const stateColumn = once((_, { cells }): number => cells.findIndex(cell => HEADER.test(cell.text)))
/** Do most rows of a table say a state that is known? What the others say is one, too: "Outline complete". */
const isStates = once((context, table): boolean => {
  const column = stateColumn(context, table)
  const rows = table.children.filter(row => SAYS.test(stateIn(row, column)))
  return (
    rows.filter(row => isLit(row, column) || DONE.test(stateIn(row, column)) || OPEN.test(stateIn(row, column))).length * 2 > rows.length
  )
})
const isLit = (row: Line, column: number): boolean => LIGHT.test(row.cells[column]?.text ?? '')

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
  const states = table.children.map(row => stateIn(row, column)).filter(text => SAYS.test(text))
  return (
    states.length > 1 && states.filter(text => TO_DO.test(text)).length * 3 >= states.length * 2 && !states.every(text => DONE.test(text))
  )
})
const TO_DO =
  /^[✅✔☑✓⏳🔄🚧🔲⬜☐🔜❌]?\ufe0f?\s*(?:$|(?:to.?do|done|completed?|not started|pending|in progress|blocked|submitted|posted|published|sent|open|scheduled|待办|未开始|待开始|进行中|已完成|已发布|未着手|進行中|完了|대기|진행 ?중|완료|offen|erledigt|geplant|in arbeit|pendiente|en curso|hecho|publicado|pendente|feito|em andamento|à faire|fait|publié|en cours|не начато|в работе|готово|опубликовано|chưa|đang|xong)(?![\p{Script=Latin}\p{Script=Cyrillic}]))/iu

const SAYS = /[^\s–—-]/
/** The last row may add up the others. */
const TOTAL =
  /^(?:(?:sub|grand )?totals?|summe|gesamt|insgesamt|suma|soma|итого|всего|总计|合计|合計|합계|tổng|totale|toplam)(?![\p{Script=Latin}])/iu

/** The column that says what a row is about: work or what is to be published, else the first that is no number and no time. */
const titleColumn = once((context, table): number => {
  const headers = headersIn(context, table)
  const state = stateColumn(context, table)
  const isNumbered = table.children.every(row => /^#?\d*$/.test(row.cells[0]?.text ?? ''))
  const found = [
    headers.findIndex(({ text }) => NAME.test(text)),
    headers.findIndex(({ text }) => TITLE.test(text)),
    headers.findIndex(({ text }) => context.ownKindsOf(text)[0] === 'content'),
    headers.findIndex(({ time }, i) => i !== state && (time === null || time === 'phase') && !(i === 0 && isNumbered)),
  ]
  return found.find(column => column >= 0) ?? (state === 0 || isNumbered ? 1 : 0)
})

/** Adds the row as a task when its table has a status column whose cell says a state and a column that names the action. Was it one? */
export function statusTable(context: Context, line: Line, add: AddTask): boolean {
  const table = line.parent
  const column = table?.kind === 'table' ? stateColumn(context, table) : -1
  if (table === null || column < 0 || isLegend(context, table)) return false
  const state = stateIn(line, column)
  const done = DONE.test(state)
  // What has no state yet, among others that have one, is not begun.
  const blank = !SAYS.test(state)
  const isNamed = (state.length < 40 || isLit(line, column)) && isStates(context, table)
  if (!done && !OPEN.test(state) && !isNamed) return false
  const named = table.cells.findIndex(cell => NAME.test(cell.text))
  const kinds = context.kindsAt(line)
  // "| Streaming | complete |" below "Current status": what there is.
  if (kinds[0] === 'achieved' && isMostlyDone(context, table)) return false
  const isWork =
    named >= 0 || kinds.includes('task') || kinds.includes('schedule') || context.phaseOf(line) !== null || isToDo(context, table)
  const claimed = context.claimedBy(line)
  if (!isWork || (claimed !== null && claimed !== 'content' && !(claimed === 'channel' && isToDo(context, table)))) return false
  // "| Phase 2 | Weeks 3-6 | open |": the phase itself, unless a column says what is to be done.
  if (named < 0 && context.phaseAt(line) !== null && phaseNumber(line.cells[0]?.text ?? '')?.word === 'phase') return false
  const text = line.cells[titleColumn(context, table)]?.text ?? ''
  if (text === '' || (blank && TOTAL.test(text))) return false
  add(context, line, text, done, true)
  return true
}
/** Are three quarters of the rows done? */
const isMostlyDone = once(
  (context, table): boolean =>
    table.children.filter(row => DONE.test(stateIn(row, stateColumn(context, table)))).length * 4 >= table.children.length * 3,
)
