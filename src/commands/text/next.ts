/** `uptake next`: lists by urgency. Pure. */
import { relativeDay, shortSpan, weekdayDay } from '../../lib/day-format.ts'
import type { Paint, Style } from '../../lib/style.ts'
import { plural, table } from '../../lib/table.ts'
import type { Agenda, Work } from '../../schedule/agenda.ts'

export type AgendaOptions = {
  today: string
  days: number
  width: number
  style: Style
  /** Rows of each list; 0 shows all. */
  limit: number
  file: (file: string) => string
}

export function agendaText(agenda: Agenda, title: string, options: AgendaOptions): string {
  const { style, today, days } = options
  const { overdue, now, upcoming, undated } = agenda
  const files = new Set([...overdue, ...now, ...upcoming].map(work => work.source.file))
  const [only] = files
  const out = [`${style.bold(title)}  ${style.dim(weekdayDay(today, today))}`]
  if (files.size === 1 && only !== undefined) out.push(style.dim(options.file(only)))
  out.push('')
  const dated = overdue.length + now.length + upcoming.length
  out.push(...list('Overdue', overdue, style.red, files.size > 1, work => relativeDay(work.end ?? today, today), options))
  out.push(
    ...list(
      'Now',
      now,
      style.cyan,
      files.size > 1,
      work =>
        work.end === null ? 'open end' : work.end === today ? 'today' : `until ${shortSpan({ start: work.end, end: work.end }, today)}`,
      options,
    ),
  )
  out.push(
    ...list(
      `Next ${plural(days, 'day')}`,
      upcoming,
      style.bold,
      files.size > 1,
      work => shortSpan({ start: work.start ?? work.end, end: work.end }, today),
      options,
    ),
  )
  if (dated === 0 && undated.length === 0) out.push('  Nothing is open.', '')
  if (dated === 0 && undated.length > 0) {
    out.push(`  ${plural(undated.length, 'piece')} of open work, none with a date in the next ${plural(days, 'day')}.`)
    out.push(style.dim('  Dates come from windows ("Week 1-2") and a start: --start DATE, or start: and launch: in uptake.yml.'), '')
  } else if (undated.length > 0) out.push(style.dim(`  and ${plural(undated.length, 'piece')} of open work without a date`), '')
  return out.join('\n')
}

function list(
  title: string,
  all: readonly Work[],
  paint: Paint,
  named: boolean,
  when: (work: Work) => string,
  options: AgendaOptions,
): string[] {
  if (all.length === 0) return []
  const { style, limit, width, file } = options
  const shown = limit === 0 ? all : all.slice(0, limit)
  const owners = shown.some(work => work.owner !== null)
  const rows = shown.map(work => [
    `  ${work.kind === 'content' ? '✎' : '○'} ${work.title}${became(work)}`,
    ...(owners ? [work.owner ?? ''] : []),
    style.dim(named ? `${file(work.source.file).split('/').at(-1)}:${work.source.line}` : `:${work.source.line}`),
    paint(when(work)),
  ])
  const columns = [{ shrink: true }, ...(owners ? [{}] : []), {}, { align: 'right' as const }]
  const out = [`${paint(style.bold(title))}  ${style.dim(String(all.length))}`, ...table(rows, columns, Math.min(width, 120))]
  if (shown.length < all.length) out.push(style.dim(`  and ${all.length - shown.length} more (--limit 0)`))
  return [...out, '']
}

/** " · 1 of 3 out" */
const became = ({ fulfilled }: Work): string => (fulfilled === null ? '' : ` · ${fulfilled.out} of ${fulfilled.wanted} out`)
