/** The public page of a workspace: exactly what its owner lists, and nothing else of the plan. */
import { UserError } from '../lib/errors.ts'
import { shortDay, shortSpan } from '../lib/day-format.ts'
import { nearest } from '../lib/suggest.ts'
import type { Plan } from '../plan/model.ts'
import { phaseProgress, type PhaseProgress } from '../schedule/progress.ts'
import { badgeJson, badgeSvg, targetBadge } from './badge.ts'
import { toHtml } from './html.ts'
import { list, page, section, table } from './html-parts.ts'
import { campaignHtml, type Campaign } from './public-campaign.ts'
import { slug } from './period.ts'
import { escape, sparkline } from './svg.ts'
import type { Report, TargetLine } from './view.ts'
import { cellsOf } from './words.ts'

/** What is shown: already chosen, so that a renderer can show nothing more. */
export type PublicPage = {
  title: string
  targets: TargetLine[]
  phases: PhaseProgress[]
  campaigns: Campaign[]
  reports: Report[]
  today: Report
}

const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ')

/** "Launch (Week 5-8)" is known as "Launch" too. */
const bare = (title: string): string => title.replace(/\s*[(（][^()（）]*[)）]\s*$/, '')

/** Items by id or name, in the order of the list. Several of one name (a target with several deadlines) are all meant. @throws UserError public-unknown */
export function pick<T>(names: readonly string[], items: readonly T[], kind: string, namesOf: (item: T) => readonly string[]): T[] {
  const chosen = names.flatMap(name => {
    const found = items.filter(item => namesOf(item).some(each => plain(each) === plain(name)))
    if (found.length > 0) return found
    const near = nearest(name, new Set(items.flatMap(item => namesOf(item).slice(-1))))
    throw new UserError('public-unknown', `"public:" in uptake.yml lists the ${kind} "${name}", which the plan does not have.`, {
      hint: near === null ? 'Write its name as the plan has it.' : `Did you mean "${near}"?`,
    })
  })
  return [...new Set(chosen)]
}

/** A target with several deadlines is read from the first to the last. */
const byDue = (a: TargetLine, b: TargetLine): number => (a.due ?? '9999').localeCompare(b.due ?? '9999')

/** @param today report of today, for the targets; @param reports those that are listed, made already */
export function choosePublic(
  listed: { title: string | null; targets: readonly string[]; phases: readonly string[]; campaigns: readonly string[] },
  plan: Plan,
  today: Report,
  reports: readonly Report[],
  campaigns: readonly Campaign[],
): PublicPage {
  return {
    title: listed.title ?? today.workspace,
    targets: pick(listed.targets, today.targets.toSorted(byDue), 'target', target => [target.id, target.name]),
    phases: pick(listed.phases, phaseProgress(plan, today.until), 'phase', ({ phase }) => [phase.id, bare(phase.title), phase.title]),
    campaigns: pick(listed.campaigns, campaigns, 'campaign', ({ name }) => [name]),
    reports: [...reports],
    today,
  }
}

/** The files of the page, by path below its folder. */
export function publicFiles(shown: PublicPage): { path: string; text: string }[] {
  const badges = uniqueNames(shown.targets.map(target => slug(target.name)))
  const campaigns = campaignPaths(shown)
  return [
    { path: 'index.html', text: indexPage(shown) },
    ...shown.campaigns.map((campaign, index) => ({ path: campaigns[index]!, text: campaignHtml(campaign, shown.today.until) })),
    ...shown.reports.map(report => ({ path: `reports/${report.period.name}.html`, text: toHtml(report) })),
    ...shown.targets.flatMap((target, index) => [
      { path: `badges/${badges[index]!}.svg`, text: badgeSvg(targetBadge(target)) },
      { path: `badges/${badges[index]!}.json`, text: badgeJson(targetBadge(target)) },
    ]),
  ]
}

const campaignPaths = ({ campaigns }: PublicPage): string[] =>
  uniqueNames(campaigns.map(({ name }) => slug(name))).map(name => `campaigns/${name}.html`)

const uniqueNames = (names: readonly string[]): string[] =>
  names.map((name, index) => {
    const before = names.slice(0, index).filter(each => each === name).length
    return before === 0 ? name : `${name}-${before + 1}`
  })

function indexPage(shown: PublicPage): string {
  const { title, targets, phases, campaigns, reports, today } = shown
  const paths = campaignPaths(shown)
  const parts = [
    `<h1>${escape(title)}</h1>`,
    `<p class="lead">As of ${escape(shortDay(today.until, ''))}</p>`,
    section('Targets', targetsTable(targets, today)),
    section('Phases', phasesTable(phases, today.until)),
    section(
      'Campaigns',
      list(
        campaigns.map((campaign, index) => {
          const { length } = campaign.posts
          return `<a href="${encodeURI(paths[index]!)}">${escape(campaign.name)}</a>: ${length === 1 ? '1 post' : `${length} posts`}`
        }),
      ),
    ),
    section(
      'Reports',
      reports.length === 0
        ? ''
        : `<ul class="plain">${reports
            .map(({ period }) => `<li><a href="reports/${encodeURIComponent(period.name)}.html">${escape(period.title)}</a></li>`)
            .join('')}</ul>`,
    ),
  ]
  return page(title, parts.join(''))
}

/** Without the reason of a state and the place in the plan: they speak of what is not listed. */
function targetsTable(targets: readonly TargetLine[], report: Report): string {
  // A column in which nothing can be drawn is left out.
  const drawn = targets.some(target => target.chart.filter(value => value !== null).length > 1)
  return table(
    ['Target', 'Goal', '>Now', '~=Due', 'State', ...(drawn ? ['~Trend'] : [])],
    targets.map(target => {
      const cells = cellsOf(target, report)
      return [
        `${escape(cells.name)}${brief(cells.due)}`,
        escape(cells.goal),
        escape(cells.now),
        escape(cells.due),
        `<span class="state ${target.state.replaceAll(' ', '-')}">${escape(cells.state)}</span>`,
        ...(drawn ? [sparkline(target.chart, `${target.name}: ${cells.now} of ${cells.goal}`)] : []),
      ]
    }),
  )
}

const phasesTable = (phases: readonly PhaseProgress[], today: string): string =>
  table(
    ['Phase', '~=When', 'State', '>Done'],
    phases.map(({ phase, state, percentDone }) => [
      `${escape(phase.title)}${brief(shortSpan(phase.span, today))}`,
      escape(shortSpan(phase.span, today)),
      WORDS[state],
      percentDone === null ? '–' : `${percentDone}&nbsp;%${bar(percentDone)}`,
    ]),
  )

/** On a phone a date stands below what it belongs to. */
const brief = (date: string): string => (date === '' ? '' : `<span class="brief">${escape(date)}</span>`)

const WORDS: Record<PhaseProgress['state'], string> = {
  done: 'done',
  late: 'late',
  over: 'over',
  active: 'under way',
  upcoming: 'ahead',
  undated: 'no date',
}
const bar = (percent: number): string => `<span class="bar"><i style="width:${percent}%"></i></span>`
