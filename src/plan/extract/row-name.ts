/** What a row of a timeline is called, where its first column only says when. */
import type { Line } from '../read/document.ts'
import { once, type Context } from './context.ts'
import { headersIn } from './table/columns.ts'

/** A longer cell tells what is done, and is no name. */
const LONGEST = 100
const MILESTONE =
  /^(?:key )?(?:milestones?|meilensteine?|hitos?|marcos?|jalons?|веха|вехи|里程碑|マイルストーン|마일스톤|kilometre taş[ıi])$/i
/** What happens, or is done; not what is published. */
const WORK =
  /^(?:key )?(?:events?|what|tasks?|activit(?:y|ies)|actions?|ereignis(?:se)?|aufgaben?|aktivität(?:en)?|eventos?|tareas?|actividad(?:es)?|tarefas?|atividades?|événements?|tâches?|activités?|событи[ея]|задач[аи]|事件|活动|任务|イベント|タスク|이벤트|작업|활동|etkinlik|görev)$/i

/** The column behind the date that names the row: of milestones or phases, else of events or work right behind it; -1 for none. */
const nameColumn = once((context, table): number => {
  const headers = headersIn(context, table)
  const named = headers.findIndex(({ time }, i) => i > 0 && time === 'phase')
  if (named > 0) return named
  const next = headers[1]?.text ?? ''
  return WORK.test(next) ? 1 : -1
})
/** "| 24 Apr | Code freeze | … |": the name that stands behind the date. */
export function nameBeside(context: Context, { parent, cells }: Line): string | null {
  const name = (parent && cells[nameColumn(context, parent)]?.text) ?? ''
  return name === '' || name.length > LONGEST ? null : name
}
/** "| Date | Milestone |", "| Milestone | Due |": points in time. */
export const isOfMilestones = once((context, table): boolean => {
  const headers = headersIn(context, table)
  const named = headers.findIndex(({ text }) => MILESTONE.test(text))
  return named >= 0 && headers.some(({ time }, i) => i !== named && time === 'any')
})
