/** What happened within a period: what people did in Uptake, what changed in the plan, what was noted, which metrics leapt. */
import { dateAt, dayEnd } from '../metrics/calendar.ts'
import { isOf, repositoryName } from '../metrics/choose.ts'
import { changes as changesOf, UNUSUAL } from '../metrics/explain.ts'
import type { PlanDiff } from '../plan/identity/ids.ts'
import type { Kind } from '../plan/identity/items.ts'
import { count } from './figures.ts'
import type { ReportInput } from './input.ts'
import { nameOf } from './money.ts'
import type { HappenedLine, Report } from './view.ts'
import { within } from './work.ts'

/** Making or sending a report is no news: it would be in the report that it makes. */
const QUIET = new Set(['undo', 'report', 'send-report', 'publish-page'])

export function happenedIn(input: ReportInput): HappenedLine[] {
  const { entries, events, changes, deliveries, plan, period, zone } = input
  const titles = new Map([...plan.tasks, ...plan.content].map(item => [item.id, item.title]))
  const dated: (HappenedLine & { at: number })[] = []
  const put = (at: number, what: string, who: string | null): void => {
    const on = dateAt(at, zone)
    if (within(on, period)) dated.push({ at, on, what, who })
  }
  for (const { at, action, subject, who, done } of entries) {
    if (QUIET.has(action)) continue
    const title = titles.get(subject) ?? subject
    if (action === 'tick') put(at, `${done === false ? 'Reopened' : 'Done'}: ${title}`, who)
    else put(at, said(action, title), who)
  }
  for (const { at, diff } of changes) for (const what of planNews(diff)) put(at, what, null)
  for (const { at, item, channel, url } of deliveries) put(at, `Published: ${item} on ${channel}${url === null ? '' : `, ${url}`}`, null)
  for (const { at, label, kind } of events) put(at, `${capital(kind)}: ${label}`, null)
  return dated.sort((a, b) => a.at - b.at || a.what.localeCompare(b.what, 'en')).map(({ on, what, who }) => ({ on, what, who }))
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
function said(action: string, subject: string): string {
  if (action === 'fix') return `Fixed ${subject}`
  if (action === 'reschedule') return `Moved the launch to ${subject}`
  return `${capital(action.replaceAll('-', ' '))}: ${subject}`
}

const NAMES: Partial<Record<Kind, string>> = {
  phases: 'phase',
  tasks: 'task',
  content: 'piece',
  kpis: 'target',
  budgets: 'budget line',
  risks: 'risk',
}
/** Titles named in one line; more are counted. */
const NAMED = 3

/** "2 tasks added: …" for each kind of item that people plan with. Boxes are told by the tasks that are done. */
function planNews(diff: PlanDiff): string[] {
  const lines: string[] = []
  for (const [kind, name] of Object.entries(NAMES)) {
    const of = <T extends { kind: Kind }>(items: readonly T[]): T[] => items.filter(item => item.kind === kind)
    const edited = of(diff.changed).filter(({ fields }) => fields.some(field => !['done', 'open', 'ticked', 'status'].includes(field.name)))
    for (const [verb, items] of [
      ['added', of(diff.added)],
      ['removed', of(diff.removed)],
      ['changed', edited],
    ] as const) {
      if (items.length === 0) continue
      const titles = items.slice(0, NAMED).map(item => item.title)
      const more = items.length > NAMED ? ` and ${items.length - NAMED} more` : ''
      lines.push(`${count(items.length, name)} ${verb}: ${titles.join('; ')}${more}`)
    }
  }
  return lines
}

/** Most lines of leaps that a report holds. */
const LEAPS = 5

/** Metrics that changed in the last week of the period by far more or less than they usually do. */
export function unusualIn({ series, competitors, events, info, period, today, zone }: ReportInput): Report['unusual'] {
  const others = new Set(competitors.map(repositoryName))
  const own = series.filter(each => !isOf(each, others))
  const end = dayEnd(today < period.end ? today : period.end, zone)
  return changesOf(own, end, events)
    .filter(each => each.unusual !== null && Math.abs(each.unusual) >= UNUSUAL)
    .slice(0, LEAPS)
    .map(each => ({
      metric: nameOf(each),
      change: each.change,
      unit: info[each.metric]?.unit ?? '',
      usual: each.usual ?? 0,
      beside: each.beside.map(event => event.label),
    }))
}
