/** What happened within a period: what people did in Uptake, what changed in the plan, what was noted, which metrics leapt. */
import { dateAt, dayEnd } from '../metrics/calendar.ts'
import { isOf, repositoryName } from '../metrics/choose.ts'
import { changes as changesOf, UNUSUAL } from '../metrics/explain.ts'
import type { PlanDiff } from '../plan/identity/ids.ts'
import type { Kind } from '../plan/identity/items.ts'
import { capital, count } from './figures.ts'
import type { ReportInput, ReportSubject } from './input.ts'
import { metricName } from './money.ts'
import { channelCalled, type HappenedLine, type Report } from './view.ts'
import { within } from './work.ts'

/**
 * No news of its own: making or sending a report would be in the report that it makes; notes, deliveries and risks that
 * came true are told by what they made.
 */
const QUIET = new Set([
  'undo',
  'report',
  'send-report',
  'publish-page',
  'annotate',
  'remove-note',
  'automation-fired',
  'look',
  'review-link',
  'withdraw-link',
])
/** What people did, in words; anything else is told by the name of the action. */
const SAID: Readonly<Record<string, string>> = {
  fix: 'Fixed in the plan',
  reschedule: 'Dates moved',
  map: 'Targets mapped to metrics',
  record: 'Values entered',
  recompute: 'Values worked out again',
  generate: 'Files written',
  draft: 'Drafted',
  'draft-series': 'Drafted',
  'import-content': 'Posts imported',
  'save-content': 'Texts edited',
  'piece-state': 'Pieces moved on',
  'move-proposed': 'Proposed times moved',
  approve: 'Approved',
  unapprove: 'Approval taken back',
  'request-changes': 'Changes asked for',
  'settle-changes': 'Changes settled',
  comment: 'Commented',
  schedule: 'Scheduled',
  'move-delivery': 'Posts moved',
  'delivery-published': 'Said to be out',
  'delivery-again': 'Sent again by hand',
  'delivery-drop': 'Dropped',
  hold: 'Channels held or released',
  automation: 'Automations switched',
  competitor: 'Competitors',
  'add-asset': 'Pictures added',
  'connect-channel': 'Channels connected',
  'disconnect-channel': 'Channels disconnected',
}
/** Named in one line; more are counted. */
const NAMED = 3

export function happenedIn(input: ReportInput): HappenedLine[] {
  const { events, changes, deliveries, period, zone, channels } = input
  const dated: (HappenedLine & { at: number })[] = []
  const put = (at: number, what: string, who: string | null): void => {
    const on = dateAt(at, zone)
    if (within(on, period)) dated.push({ at, on, what, who })
  }
  for (const { at, what, who } of deeds(input)) put(at, what, who)
  for (const { at, diff } of changes) for (const what of planNews(diff)) put(at, what, null)
  for (const { at, title, channel, url } of deliveries)
    put(at, `Published: ${title} on ${channelCalled(channels, channel)}${url === null ? '' : `, ${url}`}`, null)
  for (const { at, label, kind } of events) put(at, kind === 'note' ? label : `${capital(kind)}: ${label}`, null)
  return dated.sort((a, b) => a.at - b.at || a.what.localeCompare(b.what, 'en')).map(({ on, what, who }) => ({ on, what, who }))
}

/** What people did in Uptake: a line for all of one kind that one of them did on one day. */
function deeds({ entries, plan, zone, subjects, channels }: ReportInput): { at: number; what: string; who: string }[] {
  const titles = new Map([...plan.tasks, ...plan.content].map(item => [item.id, item.title]))
  const told = entries.filter(({ action }) => !QUIET.has(action))
  const groups = Map.groupBy(told, ({ at, action, done, who }) => JSON.stringify([dateAt(at, zone), action, done, who]))
  return [...groups.values()].map(group => {
    const { at, action, done, who } = group[0]!
    const named = namesOf(
      group.map(({ subject }) => subjects[subject] ?? { title: titles.get(subject) ?? subject, channel: null }),
      channels,
    )
    const kind = action === 'tick' ? (done === false ? 'Reopened' : 'Done') : (SAID[action] ?? capital(action.replaceAll('-', ' ')))
    const more = named.length > NAMED ? ` and ${named.length - NAMED} more` : ''
    return { at, what: `${kind}: ${named.slice(0, NAMED).join('; ')}${more}`, who }
  })
}

/** Each title once, with the channels that are named beside it: "Version 1 on Mastodon, Bluesky". */
function namesOf(subjects: readonly ReportSubject[], titles: ReportInput['channels']): string[] {
  return [...Map.groupBy(subjects, each => each.title)].map(([title, same]) => {
    const channels = [...new Set(same.flatMap(({ channel }) => (channel === null ? [] : channelCalled(titles, channel))))]
    return channels.length === 0 ? title : `${title} on ${channels.join(', ')}`
  })
}

const NAMES: Partial<Record<Kind, string>> = {
  phases: 'phase',
  tasks: 'task',
  content: 'piece',
  kpis: 'target',
  budgets: 'budget line',
  risks: 'risk',
}
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
/** A leap is worth a line when it is so much more or less than usual, as a share of it: steady series have spreads of nothing. */
const WORTH = 0.5

/** Metrics that changed in the last week of the period by far more or less than they usually do. */
export function unusualIn({
  series,
  competitors,
  events,
  deliveries,
  info,
  period,
  today,
  zone,
  channels,
}: ReportInput): Report['unusual'] {
  const others = new Set(competitors.map(repositoryName))
  const own = series.filter(each => !isOf(each, others))
  const end = dayEnd(today < period.end ? today : period.end, zone)
  const posts = deliveries.map(({ at, title, channel }) => ({ at, label: `${title} on ${channelCalled(channels, channel)}`, kind: 'post' }))
  return changesOf(own, end, [...events, ...posts])
    .filter(each => each.unusual !== null && Math.abs(each.unusual) >= UNUSUAL)
    .filter(({ change, usual }) => Math.abs(change - (usual ?? 0)) >= WORTH * Math.max(Math.abs(usual ?? 0), 1))
    .slice(0, LEAPS)
    .map(each => ({
      metric: nameIn(each),
      change: each.change,
      unit: info[each.metric]?.unit ?? '',
      usual: each.usual ?? 0,
      beside: each.beside.map(event => event.label),
    }))
}

/** "GitHub stars", with what it is about where several things are measured: "npm downloads (inklog)". */
function nameIn({ metric, labels }: { metric: string; labels: Readonly<Record<string, string>> }): string {
  const about = Object.values(labels).join(', ')
  return about === '' ? metricName(metric) : `${metricName(metric)} (${about})`
}
