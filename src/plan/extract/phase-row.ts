/** Rows of a timeline table: the first cell is a window, a number below a header such as "Week", or the name of a phase. */
import type { SectionKind } from '../lexicon/types.ts'
import type { Window } from '../model.ts'
import type { Cell, Line } from '../read/document.ts'
import { sideOfLaunch } from '../text/beside-launch.ts'
import { isOfHours } from '../text/length.ts'
import { pattern } from '../text/pattern.ts'
import { SOME_YEAR, type FoundWindow } from '../text/found-window.ts'
import type { Calendar } from './calendar.ts'
import { once, type Context } from './context.ts'
import { atLaunch, phaseNumber, timeHeader, type BlockNumber } from './names.ts'
import { following } from './phase-following.ts'
import { isExpected } from './phase-title.ts'
import { afterLast, inherit, windowIn } from './phase-window.ts'
import { isOfMilestones, nameBeside } from './row-name.ts'

/**
 * `kind`: the row stands for a day or a month of a calendar (`slot`), for what is reached by then (`milestone`), or says no more
 * than when its figures are due (`due`) and is no phase.
 */
export type PhaseRow = { title: string; window: Window | null; kind: 'slot' | 'milestone' | 'due' | null }

/** The phase that a row stands for; null for other rows. `named` holds the phases that have blocks of their own. */
export function phaseOfRow(context: Context, line: Line, clock: Calendar, named: ReadonlySet<string>): PhaseRow | null {
  const table = line.parent
  if (table?.kind !== 'table') return null
  const at = nameColumn(context, table)
  const cell = line.cells[at]
  if (!cell || cell.text === '' || cell.text.length > 80) return null
  const kinds = context.kindsAt(line)
  if (kinds.includes('template') || kinds[0] === 'achieved' || isRecord(context, line)) return null
  const header = table.cells[at]?.text ?? ''
  const unit = timeHeader(header)
  const bare = BARE.test(cell.text)
  if (bare && (!unit || unit === 'any' || isForecast(context, table))) return null
  // "D1" below "#": which of the rows it is, and no day.
  if (NUMBERS_ROWS.test(header) && ROW_NUMBER.test(cell.text)) return null
  const text = bare ? counted(header, cell.text) : cell.text
  const number = phaseNumber(text)
  const ofPhase = PHASE_HEADER.test(header) && context.below(line, NO_TIMELINE) === null
  const [parent, around] = [context.phaseOf(line), clock.around(line)]
  const read = (said: string): FoundWindow | null => windowIn(context, said, parent, around)
  const own = afterLast(context, line, text, countedRow(cell.text, unit) ?? (at === 0 ? following(context, line) : null) ?? read(text))
  const second = number || ofPhase ? timeCell(context, line, table, at) : null
  const span = number || ofPhase ? startToEnd(context, line, table, read) : null
  const beside = span ?? (second && (read(second.text) ?? wholeSide(second.text)))
  // "| Launch week | T-6 → T+1 |": what stands in its own column is more exact than a name.
  const isName = own !== null && ofPhase && !/\d/.test(text) && beside !== null && beside.window.from !== null
  const found = isName ? beside : (own ?? (unit === null || unit === 'phase' ? null : atLaunch(text)) ?? beside)
  // A row that only names a phase speaks of one that stands elsewhere.
  if (!found && (number?.word !== 'phase' || named.has(number.key) || !isNameOf(text, number))) return null
  if (found && isOfHours(found.window)) return null
  if (found?.window.duration && found === own) return byThen(context, table, text, found, unit)
  if (found && found === own && !number && found.from > 1) return null
  // "| 2030 | $15B | $25B |": figures of a market by year.
  if (found?.window.unit === 'year' && typeof found.window.from === 'string' && kinds[0] !== 'kpi' && isOfFigures(context, table))
    return null
  // "Day 1 signups" in a column of metrics.
  if (found && !number && unit === null && /^\s+\p{Ll}/u.test(text.slice(found.to))) return null
  const isDate = found?.window.unit === 'date' && found !== beside
  const name = isDate ? nameBeside(context, line) : nameBehind(line, table, at, unit)
  return {
    title: name ?? (at > 0 && /\p{L}/u.test(line.cells[0]!.text) ? `${line.cells[0]!.text} ${text}` : text),
    window: found && aroundLaunch(context, table, inherit(found.window, parent, text)),
    kind:
      kinds[0] === 'kpi' && (isOfFigures(context, table) || saysTimeAgain(context, table))
        ? 'due'
        : isOfMilestones(context, table)
          ? 'milestone'
          : isDate
            ? 'slot'
            : null,
  }
}
/** "| Beta | Feb 1 | Feb 28 |" below "Start | End": from the one to the other. */
function startToEnd(context: Context, line: Line, table: Line, read: (text: string) => FoundWindow | null): FoundWindow | null {
  const [start, end] = endsIn(context, table).map(at => line.cells[at]?.text ?? '')
  const [first, last] = [read(start!)?.window, read(end!)?.window]
  if (!first || !last || first.unit !== last.unit || first.anchor !== last.anchor || first.duration || last.duration) return null
  const text = `${start} – ${end}`
  const window: Window = first.unit === 'text' ? { unit: 'text', text } : { ...first, to: last.to ?? null }
  return { window, from: 0, to: text.length }
}
/** The columns in which a stretch begins and ends; -1 for none. */
const endsIn = once((_, { cells }): readonly [number, number] => {
  const start = cells.findIndex(({ text }, i) => i > 0 && START.test(text))
  return [start, start < 0 ? -1 : cells.findIndex(({ text }, i) => i > start && END.test(text))]
})
const START =
  /^(?:(?:planned )?(?:start|begin)(?:s|ning)?(?: date)?|from|beginn|von|inicio|desde|início|début|du|inizio|начало|开始(?:时间|日期)?|開始(?:日)?|시작(?:일)?)$/i
const END =
  /^(?:(?:planned )?(?:end|finish)(?:s|ing)?(?: date)?|to|until|through|ende|bis|fin|hasta|fim|até|au|fine|конец|окончание|结束(?:时间|日期)?|終了(?:日)?|종료(?:일)?|마감(?:일)?)$/i
/** "| Day 1-6 |" in a table with "| T-7 |" and "| Day 0 |": the days around the launch are counted from it. */
function aroundLaunch(context: Context, table: Line, window: Window): Window {
  const counts = window.unit === 'day' && !window.anchor && !window.dates && typeof window.from === 'number' && window.from > 0
  return counts && leadsUpToLaunch(context, table) ? { ...window, anchor: 'launch' } : window
}
const leadsUpToLaunch = once((context, table): boolean => {
  const days = table.children.flatMap(row => {
    const found = context.window(row.cells[nameColumn(context, table)]?.text ?? '')?.window
    return found?.anchor === 'launch' && found.unit === 'day' && typeof found.from === 'number' ? [found.from] : []
  })
  return days.includes(0) && days.some(day => day < 0)
})
/** "| 30 days | 100 |" below "| When | Stars |", in a block of targets: by when its figures are due. */
function byThen(context: Context, table: Line, text: string, found: FoundWindow, unit: ReturnType<typeof timeHeader>): PhaseRow | null {
  if (unit !== 'any' || context.kindsAt(table)[0] !== 'kpi' || !isOfFigures(context, table) || found.from > 1) return null
  return { title: text, window: { unit: found.window.unit, from: null, to: found.window.duration![1] }, kind: 'due' }
}
/** "| W2 | Soft launch |" below "| Week | Phase |": the time, and what it is called. */
function nameBehind({ cells }: Line, table: Line, time: number, unit: ReturnType<typeof timeHeader>): string | null {
  const name = unit === null || unit === 'phase' ? -1 : table.cells.findIndex(({ text }, i) => i > time && NAMES_PHASE.test(text))
  const said = cells[name]?.text ?? ''
  return said === '' || said.length > 60 || phaseNumber(said) !== null ? null : `${cells[time]!.text}: ${said}`
}
const NAMES_PHASE = /^(?:phase|stage|fase|etapa|étape|этап|фаза|阶段|階段|フェーズ|단계)$/i
/** "Pre-launch" in a column of times. */
function wholeSide(text: string): FoundWindow | null {
  const window = sideOfLaunch(text)
  return window && { window, from: 0, to: text.length }
}
/** "Week 2", "第2周": a number in a column of times, as one says it. */
const counted = (header: string, number: string): string => (/^[天日周週月]$/.test(header) ? `第${number}${header}` : `${header} ${number}`)
const BARE = /^\d{1,3}(?:\s*[-–—~]\s*\d{1,3})?\+?$/
/** "Phase 1", "2. Phase A: Texts"; not "Phase 1 audit is clean", "An error in phase 2". */
const isNameOf = (text: string, { at, end }: BlockNumber): boolean =>
  !/\p{L}/u.test(text.slice(0, at)) && !/^\s+\p{Ll}/u.test(text.slice(end))
const ROW_NUMBER = /^\p{Lu}{1,3}-?\d{1,3}$/u
/** "| # | Milestone | Date |": behind a column that counts the rows stands what they are called. */
const nameColumn = once((_, { cells }): number =>
  NUMBERS_ROWS.test(cells[0]?.text ?? '') && PHASE_HEADER.test(cells[1]?.text ?? '') ? 1 : 0,
)
/** The first cell behind the name whose column is one of times. */
function timeCell(context: Context, line: Line, table: Line, name: number): Cell | null {
  const behind = (says: (header: string) => boolean): Cell | undefined =>
    line.cells.find((_, i) => i > name && says(table.cells[i]?.text ?? ''))
  return (
    behind(header => timeHeader(header) !== null) ??
    behind(header => DURATION.test(header)) ??
    line.cells[dateColumn(context, table, name)] ??
    null
  )
}
/** "| v0.5 | End of January 2026 |" below "Milestone | Target": a column in which nothing stands but times; -1 for none. */
function dateColumn(context: Context, table: Line, name: number): number {
  const at = datedColumn(context, table)
  return at > name ? at : -1
}
const datedColumn = once((context, { cells, children }): number =>
  cells.findIndex(
    ({ text }, i) =>
      i > 0 &&
      TARGET_HEADER.test(text) &&
      children.filter(row => isWholeTime(context, row.cells[i]?.text ?? '')).length * 2 > children.length,
  ),
)
const TARGET_HEADER =
  /^(?:targets?|goals?|planned|expected|eta|ziel|geplant|objetivo|previsto|meta|objectif|prévu|план|цель|目标|计划|目標|予定|목표|예정)$/i
function isWholeTime(context: Context, text: string): boolean {
  const found = text.length < 40 ? context.window(text, { year: SOME_YEAR }) : null
  return found !== null && (found.from <= 1 || LEADS_TO.test(text.slice(0, found.from))) && found.to >= text.trimEnd().length - 1
}
const LEADS_TO =
  /^(?:(?:by|the|end of|early|mid|late|beginning of|ende|anfang|mitte|bis|fin(?:ales)? de|mediados de|principios de|fim de|meados de|début|fin)[\s-]*)+$/i
/** How long it takes, or when it is. */
const DURATION =
  /^(?:(?:estimated )?(?:duration|length)|dauer|duración|duração|durée|durata|длительность|продолжительность|süre|thời lượng|时长|工期|周期|期限|所要期間|기간|소요 ?기간)$/i
/** "1" or "1주" in a column of weeks is week 1, whatever the column calls them. */
function countedRow(cell: string, unit: ReturnType<typeof timeHeader>): FoundWindow | null {
  if (unit === null || unit === 'any' || unit === 'phase') return null
  const [, from, to = from] = COUNTED.exec(cell) ?? []
  return from === undefined ? null : { window: { unit, from: Number(from), to: Number(to) }, from: 0, to: cell.length }
}
const COUNTED = /^(\d{1,3})(?:\s*[-–—~〜]\s*(\d{1,3}))?\s*(?:周|週|週目|주|주차|개월|个月|ヶ月|か月|天|日目|일|일차)?$/
const NUMBERS_ROWS = /^(?:#|id|no\.?|nr\.?|№|ref\.?|key|编号|序号|番号|번호)$/i
/** In the column stand phases, whatever they are called. */
const PHASE_HEADER =
  /^(?:phases?|milestones?|versions?|releases?|stages?|fases?|hitos?|marcos?|versão|versión|etapas?|étapes?|jalons?|meilensteine?|веха|версия|里程碑|版本|マイルストーン|마일스톤|этап|фаза|阶段|階段|フェーズ|단계|giai đoạn)$/i
/** Blocks in whose tables a phase is named to say something else of it. */
const NO_TIMELINE: readonly SectionKind[] = ['budget', 'kpi', 'risk', 'contingency', 'journey', 'pricing']
/** An empty row of a form, or a row filled in of one that is mostly empty: what was, not what is planned. */
const isRecord = (context: Context, line: Line): boolean =>
  isEmptyRow(line) || BASELINE.test(line.cells[0]?.text ?? '') || (line.parent !== null && isForm(context, line.parent))
const BASELINE = /[(（]\s*(?:baseline|today|now|current|start|基准|基线|当前|现在|现状|基準|現在|現状|기준|현재)\s*[)）]/i
const isEmptyRow = (line: Line): boolean => line.cells.slice(1).every(cell => cell.text === '')
/** A table to be filled in: most of its rows have nothing but a name. */
const isForm = once((_, table): boolean => {
  const empty = table.children.filter(isEmptyRow).length
  return empty > 0 && empty * 2 >= table.children.length
})

/** "| Month 2 | 100 | 15% |" below targets: what is to be reached by then, in nothing but figures. */
const isOfFigures = once((_, { children }): boolean =>
  children.every(row => row.cells.slice(1).every(({ text }) => FIGURE.test(text.replace(SHORT, '$1')))),
)
/** "| Week 1 | Installs | 50 |", "| Week 1 | Answers | 9 |": the rows are targets, and the first column says when each is due. */
const saysTimeAgain = once((_, { children }): boolean =>
  children.some(({ cells }, i) => i > 0 && (cells[0]?.text ?? '') !== '' && cells[0]!.text === children[i - 1]!.cells[0]?.text),
)
const SHORT = pattern(/(\d)(?:[kmb]|万|億|亿|천|만)(?!\p{L})/giu)
/** A table of what is expected, month by month, in nothing but figures: no blocks of a plan. */
const isForecast = once(
  (context, table): boolean =>
    table.cells.length > 3 &&
    context.within(table).some(isExpected) &&
    table.children.every(row => row.cells.slice(1).every(cell => FIGURE.test(cell.text))),
)
const FIGURE = pattern(/^[^\p{L}]*$/u)
