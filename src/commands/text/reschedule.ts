/** `uptake reschedule`: before and after. Pure. */
import { daysBetween, shortSpan, weekdayDay } from '../../lib/day-format.ts'
import type { Style } from '../../lib/style.ts'
import { plural, table } from '../../lib/table.ts'
import type { Move } from '../../schedule/reschedule.ts'
import type { DraftMove } from '../../actions/series-drafts.ts'
import type { Slipping } from '../../actions/slipping.ts'

export type RescheduleView = {
  title: string
  key: 'launch' | 'start'
  from: string | null
  to: string
  moves: readonly Move[]
  /** Tasks that are done and therefore stay. */
  done: number
  today: string
  /** Every item, not phases only. */
  all: boolean
}

const mostShown = 20

export function rescheduleText({ title, key, from, to, moves, done, today, all }: RescheduleView, style: Style, width: number): string {
  const before = from === null ? 'not set' : weekdayDay(from, today)
  const out = [
    style.bold(title),
    `${key}  ${style.dim(before)} → ${style.cyan(weekdayDay(to, today))}${from === null || from === to ? '' : style.dim(`  ${shift(from, to)}`)}`,
    '',
  ]
  const phases = moves.filter(move => move.kind === 'phase')
  const shown = all ? moves : phases.slice(0, mostShown)
  const rows = shown.map(({ kind, title: name, from, to }) => [
    `  ${name}`,
    ...(all ? [style.dim(kind)] : []),
    style.dim(shortSpan(from, today) || 'no date'),
    '→',
    shortSpan(to, today) || 'no date',
  ])
  out.push(...table(rows, [{ shrink: true }, ...(all ? [{}] : []), { align: 'right' }, {}, {}], Math.min(width, 110)))
  if (!all && phases.length > shown.length) out.push(style.dim(`  and ${phases.length - shown.length} more phases`))
  const same = from === to && moves.length === 0
  out.push('', same ? 'It is that day already.' : counts(moves, done, style), '')
  return out.join('\n')
}

function shift(from: string, to: string): string {
  const days = daysBetween(from, to)
  return `${plural(Math.abs(days), 'day')} ${days < 0 ? 'earlier' : 'later'}`
}

function counts(moves: readonly Move[], done: number, style: Style): string {
  const kinds: [Move['kind'], string, string][] = [
    ['phase', 'phase', 'phases'],
    ['task', 'task', 'tasks'],
    ['content', 'piece', 'pieces'],
    ['target', 'target', 'targets'],
  ]
  const parts = kinds
    .map(([kind, one, many]) => [moves.filter(move => move.kind === kind).length, one, many] as const)
    .filter(([count]) => count > 0)
  if (parts.length === 0) return 'Nothing moves: no window counts from this date.'
  const text = parts.map(([count, one, many]) => plural(count, one, many)).join(', ')
  return `Moves ${text}.${done > 0 ? style.dim(` ${plural(done, 'task')} that ${done === 1 ? 'is' : 'are'} done ${done === 1 ? 'stays' : 'stay'} where ${done === 1 ? 'it' : 'they'} happened.`) : ''}`
}

/** Files that move with a series told from the launch. Empty where there is none. */
export function draftsText(drafts: readonly DraftMove[], style: Style): string {
  if (drafts.length === 0) return ''
  const time = (local: string): string => local.replace('T', ' ')
  const lines = drafts.map(({ title, from, to }) => `  ${title}  ${style.dim(time(from))} → ${time(to)}`)
  const head = `${plural(drafts.length, 'file')} of a series told from the launch ${drafts.length === 1 ? 'moves' : 'move'} with it:`
  return `${[head, ...lines].join('\n')}\n\n`
}

/** What is scheduled and moves with its line, and what stays because it is out. Empty where nothing is scheduled. */
export function slippingText({ moves, stay }: Slipping, style: Style): string {
  if (moves.length + stay.length === 0) return ''
  const time = (local: string): string => local.replace('T', ' ')
  const lines = moves.map(({ title, channel, from, local, zone, closed, launchTime }) => {
    const why = closed === null ? '' : style.yellow(`  past "${closed}", at the next free time`)
    return `  ${title} → ${channel}  ${style.dim(time(from))} → ${time(local)} ${style.dim(launchTime === null ? zone : `${zone}, ${launchTime}`)}${why}`
  })
  const kept = stay.map(({ title, channel, local, state }) => style.dim(`  ${title} → ${channel}  ${time(local)} stays: ${state}`))
  const head =
    moves.length === 0
      ? 'Of what is scheduled nothing moves.'
      : `${plural(moves.length, 'delivery', 'deliveries')} ${moves.length === 1 ? 'moves' : 'move'} with the plan:`
  return `${[head, ...lines, ...kept].join('\n')}\n\n`
}
