/**
 * Which column of a table holds what: judged once for each table, by its header row. Readers of rows ask here, so that
 * a header means the same to all of them.
 */
import { deadlineOf, findDeadline } from '../../text/deadline.ts'
import { once, title } from '../context.ts'
import { isTotal } from '../amounts.ts'
import { atLaunch, unnumbered } from '../names.ts'
import { headerOf, type Header } from './headers.ts'

/** The headers of a table, by column. */
export const headersIn = once((_, { cells }): readonly Header[] => cells.map(({ text }) => headerOf(text)))
/** The first column whose header says so, -1 for none. */
const first = (headers: readonly Header[], word: Parameters<Header['says']['has']>[0]): number =>
  headers.findIndex(({ says }) => says.has(word))

/** `says`: a column of a time that calls itself one of targets ("Year 1 target"). */
export type TargetColumn = { role: 'metric' | 'target' | 'baseline' | 'window' | 'other'; by: string | null; says?: boolean }
/** "M3", "Objectif M6": a month, in the header of a column of targets. */
const SHORT_MONTH = /(?:^|[\s(（])M\s?(\d{1,2})(?:$|[\s)）])/
/** What each column says of a target, and by when. */
export const targetsIn = once((context, table): readonly TargetColumn[] => {
  const headers = headersIn(context, table)
  const around = /\b(20\d\d)\b/.exec(title(table.parent ?? table))?.[1]
  const columns = headers.map((header, i): TargetColumn => {
    const { text, kind, says } = header
    if (i === 0 && !header.time) return { role: 'metric', by: null }
    if (kind === 'baseline') return { role: 'baseline', by: null }
    const found = text.length < 60 ? (context.window(text, around ? { year: Number(around) } : {}) ?? atLaunch(text)) : null
    if (found) return { role: 'window', by: deadlineOf(found.window), says: says.has('target') }
    if (says.has('version')) return { role: 'window', by: `text:${text}` }
    if (says.has('phase')) return { role: 'window', by: `phase:${text}` }
    if (says.has('aside') && !says.has('stated')) return { role: 'other', by: null }
    const month = SHORT_MONTH.exec(text)?.[1]
    if (month) return { role: says.has('target') ? 'target' : 'window', by: `month:${Number(month)}` }
    if (kind === 'target' || kind === 'goal' || says.has('target'))
      return { role: 'target', by: text.length < 60 && /\d/.test(text) ? findDeadline(text) : null, says: says.has('stated') }
    return { role: 'other', by: null }
  })
  const named = headers.findIndex(({ kind }, i) => kind === 'metric' && columns[i]?.role !== 'target')
  // "| Milestone | Target time |": what is to be reached in that time.
  if (columns.slice(1).some(column => column.role === 'target' && column.says) && headers[0]?.time === 'phase') columns[0]!.role = 'metric'
  if (named > 0 && columns[0]?.role === 'metric') {
    columns[0].role = 'other'
    columns[named]!.role = 'metric'
  }
  return columns
})

/** What the plan itself runs on: "Tech stack", "Our tools", "Infrastructure". */
const STACK =
  /\bstack\b|^(?:(?:our|required|recommended|marketing) )?(?:tools|tooling|infrastructure|hosting|services)\b|infrastruktur|infraestructura|infraestrutura|инфраструктура|技术栈|基础设施|基础架构|技術スタック|기술 스택|인프라/i
/** Does a table say what the plan spends, wherever it stands? */
export const saysCosts = once((context, table): boolean => {
  const headers = headersIn(context, table)
  if (first(headers, 'cost') < 0) return false
  const says = headers[0]!.says
  if (says.has('work') || (says.has('need') && isTotal(table.children.at(-1)?.cells[0]?.text ?? ''))) return true
  const [heading] = context.above(table)
  return heading?.kind === 'heading' && STACK.test(unnumbered(title(heading)))
})

/** Where a table says the role, its load and who has it; -1 where it does not. */
export const staffIn = once((context, table) => {
  const headers = headersIn(context, table)
  const person = first(headers, 'person')
  const load = first(headers, 'load')
  return {
    role: first(headers, 'role'),
    load,
    count: load >= 0 ? -1 : first(headers, 'count'),
    holder: first(headers, 'holder'),
    /** Of people and their hours. */
    person: headers.some(({ says }, i) => i !== person && says.has('hours')) ? person : -1,
  }
})

/** Which column names the risk. */
export const riskIn = once((context, table): number =>
  Math.max(
    0,
    headersIn(context, table).findIndex(({ text, kind }) => kind !== 'mitigation' && context.ownKindsOf(text).includes('risk')),
  ),
)
