/**
 * Which column of a table holds what: judged once for each table, by its header row. Readers of rows ask here, so that
 * a header means the same to all of them.
 */
import { deadlineOf, findDeadline, laterOf } from '../../text/deadline.ts'
import type { Line } from '../../read/document.ts'
import { once, title, type Context } from '../context.ts'
import { isTotal } from '../amounts.ts'
import { atLaunch, unnumbered } from '../names.ts'
import { readMetric } from '../kpi/statement.ts'
import { headerOf, withoutTarget, type Header } from './headers.ts'

/** The headers of a table, by column. */
export const headersIn = once((_, { cells }): readonly Header[] => cells.map(({ text }) => headerOf(text)))
/** The first column whose header says so, -1 for none. */
const first = (headers: readonly Header[], word: Parameters<Header['says']['has']>[0]): number =>
  headers.findIndex(({ says }) => says.has(word))

export type TargetColumn = {
  role: 'metric' | 'target' | 'baseline' | 'window' | 'other'
  by: string | null
  /** A column of a time that calls itself one of targets ("Year 1 target"). */
  says?: boolean
  /** Its header names what its figures count ("Target followers"), of what each row is about. */
  named?: boolean
  /** Its cells say as a whole what is to be reached ("| Objective | Key result |"), and not only how much. */
  whole?: boolean
}
/** Most cells of a column open with a number. */
const holdsFigures = (context: Context, { children }: Line, at: number): boolean =>
  children.length > 0 &&
  children.filter(row => (context.quantities(row.cells[at]?.text ?? '')[0]?.from ?? Infinity) < 2).length * 2 > children.length
/** "M3", "Objectif M6", "Y1", "30d", "6mo": a time in letters, in the header of a column of targets. */
const SHORT = /(?:^|[\s(（])(?:([MWDY])\s?(\d{1,3})|(\d{1,3})\s?(d|w|wks?|mo?s?|y|yrs?|M|Y|D|W))(?:$|[\s)）])/
const UNIT_OF: Readonly<Record<string, string>> = { d: 'day', w: 'week', m: 'month', y: 'year' }
function shortTime(text: string): string | null {
  const found = SHORT.exec(text)
  const unit = found && UNIT_OF[(found[1] ?? found[4])![0]!.toLowerCase()]
  return unit ? `${unit}:${Number(found![2] ?? found![3])}` : null
}
/** "Target followers", "Stars goal": the header of figures says of what, and that it is wanted. */
const isNamed = (context: Context, table: Line, at: number, text: string): boolean =>
  text.length < 40 &&
  readMetric(withoutTarget(text)) !== null &&
  !context.ownKindsOf(text).includes('audience') &&
  holdsFigures(context, table, at)
/** "Target (end of the roadmap)", "Ziel (Ende des Jahres)". */
function atEnd(text: string): string | null {
  const said = AT_END.exec(text)?.[1]
  return said === undefined ? null : `text:${said}`
}
const AT_END =
  /[(（]((?:(?:by )?(?:the )?end of|year[- ]end|ende (?:des|der)|a(?:l)? fin(?:al)? del?|fin(?:al)? del?|(?:ao )?fi(?:m|nal) d[aeo]|fin d[eu]|(?:к )?кон(?:ец|цу))\s[^()（）]{2,40})[)）]/i
/** "End of 2026", "Ende Q2". */
function endOf(text: string): string | null {
  const ended = ENDS.exec(text)?.[1]
  return ended === undefined ? null : findDeadline(`by end of ${ended}`)
}
const ENDS =
  /^(?:by )?(?:the )?(?:(?:year-?)?end(?: of)?|eoy|ende|fin(?:al)? de|fim de|fine|(?:к )?кон(?:ец|цу))\s+((?:[QH]\d\s+)?(?:20\d\d|Q\d))$/i
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
    const later = says.has('target') ? null : (endOf(text) ?? laterOf(text))
    if (later !== null) return { role: 'window', by: later }
    if (says.has('version')) return { role: 'window', by: `text:${text}` }
    if (says.has('phase')) return { role: 'window', by: `phase:${text}` }
    if (says.has('aside') && !says.has('stated')) return { role: 'other', by: null }
    const short = shortTime(text)
    if (short) return { role: says.has('target') ? 'target' : 'window', by: short }
    if (kind === 'target' || kind === 'goal' || says.has('target')) {
      const named = isNamed(context, table, i, text)
      return {
        role: 'target',
        by: text.length < 60 ? (/\d/.test(text) ? findDeadline(text) : atEnd(text)) : null,
        says: says.has('stated') || named,
        named,
      }
    }
    return { role: 'other', by: null }
  })
  if (columns.some(({ role }) => role === 'target'))
    columns.forEach(({ role }, i) => {
      if (role === 'other' && headers[i]!.says.has('level')) columns[i] = { role: 'target', by: null }
    })
  const named = nameColumn(context, table, columns)
  // "| Goal | Measure |": how much of it.
  const value = named > 0 && !isMeasured(context, table, columns, named) && holdsFigures(context, table, named)
  const metric = value ? nameIn(context, table) : named
  if (value) columns[named] = { role: 'target', by: null }
  if (metric > 0 && columns[0]?.role === 'metric') columns[0].role = 'other'
  if (metric > 0 && metric !== (value ? named : -1)) columns[metric] = { role: 'metric', by: null }
  const result = headers.findIndex(({ says }, i) => says.has('result') && columns[i]?.role === 'target')
  if (result >= 0) columns[result]!.whole = true
  // "| First run | 60% | 85% |" below "From | To".
  const from = headers.findIndex(({ text }) => /^from$/i.test(text))
  if (from > 0 && /^to$/i.test(headers[from + 1]?.text ?? '')) {
    columns[from] = { role: 'baseline', by: null }
    columns[from + 1] = { role: 'target', by: null }
  }
  // "| Week | Focus | Main KPI |": what is to be true by then.
  if (headers[0]?.time)
    columns.forEach((column, i) => {
      if (i > 0 && column.role === 'other' && headers[i]!.says.has('goal')) columns[i] = { role: 'target', by: null }
    })
  if (isHeadless(context, table)) columns[1] = { role: 'target', by: null }
  return columns
})
/** Does another column say how much? */
const isValued = (columns: readonly TargetColumn[], but: number): boolean =>
  columns.some(({ role }, i) => i !== but && i > 0 && role !== 'other' && role !== 'metric')
/** Does another column say it in figures, or by when? */
const isMeasured = (context: Context, table: Line, columns: readonly TargetColumn[], but: number): boolean =>
  columns.some(
    ({ role }, i) => i !== but && (role === 'window' || ((role === 'target' || role === 'baseline') && holdsFigures(context, table, i))),
  )
/** The column that names the metric, where it is not the first. */
function nameColumn(context: Context, table: Line, columns: readonly TargetColumn[]): number {
  const headers = headersIn(context, table)
  // "| Objective | Key result | Target |": the result is what the target is of.
  const result = headers.findIndex(({ says }) => says.has('result'))
  if (result > 0 && isValued(columns, result)) return result
  const free = (i: number): boolean => columns[i]?.role !== 'target' && columns[i]?.role !== 'window'
  const known = headers.findIndex(({ kind }, i) => kind === 'metric' && free(i))
  // "Key metric" beside figures; "Acceptance metrics" may say as a whole what is to be reached.
  const figures = (i: number): boolean => holdsFigures(context, table, i)
  const named =
    known >= 0
      ? known
      : headers.findIndex(({ says }, i) => i > 0 && says.has('metric') && free(i) && isMeasured(context, table, columns, i) && !figures(i))
  if (named > 0 && (headers[0]?.time === null || isValued(columns, named))) return named
  // "| Milestone | Target time |": what is to be reached in that time.
  if (headers[0]?.time === 'phase' && columns.some(({ role, says }, i) => i > 0 && role === 'target' && says)) columns[0]!.role = 'metric'
  return named < 0 && headers.length > 2 && headers[0]?.says.has('number') && columns[1]?.role === 'other' ? 1 : -1
}
/** A table of two columns without a header: what stands there is a row like the others ("| Stars | 1,000 |"), or nothing. */
export const isHeadless = once((context, table): boolean => {
  const { cells, children } = table
  if (cells.length !== 2 || children.length === 0 || !holdsFigures(context, table, 1)) return false
  const text = cells[1]!.text
  const [value] = context.quantities(text)
  return text === '' || (cells[0]!.text !== '' && value?.from === 0 && value.to >= text.trimEnd().length && context.window(text) === null)
})
/** Which column says when, behind the first; -1 for none. */
export const whenIn = once((context, table): number => headersIn(context, table).findIndex(({ time }, i) => i > 0 && time !== null))
/** "| Source | Target |": a column that calls itself nothing but targets, and holds figures. */
export const countsTargets = once((context, table): boolean =>
  headersIn(context, table).some(({ says }, i) => i > 0 && says.has('counted') && holdsFigures(context, table, i)),
)

/** What the plan itself runs on: "Tech stack", "Our tools", "Infrastructure". */
const STACK =
  /\bstack\b|^(?:(?:our|required|recommended|marketing) )?(?:tools|tooling|infrastructure|hosting|services)\b|^(?:(?:benötigte|empfohlene|unsere) )?werkzeuge?\b|^(?:herramientas|ferramentas|outils|strumenti|инструменты|araçlar|công cụ)(?![a-zà-ÿа-я])|^(?:工具|ツール|도구)|infrastruktur|infraestructura|infraestrutura|инфраструктура|技术栈|基础设施|基础架构|技術スタック|기술 스택|인프라/i
/** The first column that does not number the rows. */
export const nameIn = once((context, table): number =>
  Math.max(
    0,
    headersIn(context, table).findIndex(({ says }) => !says.has('number')),
  ),
)
export type Costs = {
  /** The table says what the plan spends, wherever it stands: as the cost of work, or `beside` something else. */
  spends: 'work' | 'beside' | null
  /** The least and the most that each costs; -1 for none. */
  low: number
  high: number
  /** What one of several costs, and what all of them do; -1 for none. */
  unit: number
  sum: number
}
/** What a table says of costs. */
export const costsIn = once((context, table): Costs => {
  const headers = headersIn(context, table)
  const [low, high, unit, sum] = (['low', 'high', 'unit', 'sum'] as const).map(word =>
    headers.findIndex(({ says }, i) => i > 0 && says.has(word)),
  )
  return { spends: spendsIn(context, table, headers), low: low!, high: high!, unit: unit!, sum: sum! }
})
/** Does the last row sum up the others? */
export const endsInTotal = once((_, { children }): boolean => isTotal(children.at(-1)?.cells[0]?.text ?? ''))
function spendsIn(context: Context, table: Line, headers: readonly Header[]): Costs['spends'] {
  const says = headers[nameIn(context, table)]?.says
  if (says === undefined) return null
  if (first(headers, 'cost') >= 0) {
    const isNeed = says.has('need') || (says.has('role') && context.kindsAt(table)[0] === 'role')
    if (says.has('work') || (isNeed && endsInTotal(context, table))) return 'work'
    const [heading] = context.above(table)
    if (heading?.kind === 'heading' && STACK.test(unnumbered(title(heading)))) return 'work'
  }
  if (says.has('need') && first(headers, 'unit') > 0 && first(headers, 'sum') > 0) return 'work'
  return first(headers, 'budget') > 0 && !says.has('others') ? 'beside' : null
}

/** Where a table says the role, its load and who has it; -1 where it does not. */
export const staffIn = once((context, table) => {
  const headers = headersIn(context, table)
  const person = first(headers, 'person')
  const load = first(headers, 'load')
  return {
    role: first(headers, 'role'),
    load,
    count: load >= 0 ? -1 : first(headers, 'count'),
    /** What may be a share of it: "50%" below "Time". */
    time: headers.findIndex(({ text, says }) => says.has('hours') || /^(?:time|zeit|tiempo|tempo|temps)$/i.test(text)),
    holder: first(headers, 'holder'),
    /** Of people and their hours. */
    person: headers.some(({ says }, i) => i !== person && says.has('hours')) ? person : -1,
  }
})

/** Which column names the risk. */
export const riskIn = once((context, table): number => {
  const headers = headersIn(context, table)
  const named = headers.findIndex(({ text, kind }) => kind !== 'mitigation' && context.ownKindsOf(text).includes('risk'))
  return named >= 0 && !headers[named]?.says.has('number')
    ? named
    : Math.max(nameIn(context, table), headers[0]?.says.has('number') ? first(headers, 'story') : 0)
})
