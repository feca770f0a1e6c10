/** A report as one HTML file: no script, no address, nothing to load. Everything from the plan is escaped. */
import { blocks, capital, figure } from './figures.ts'
import { MAIL_STYLE } from './html-style.ts'
import { byReason, groupTargets } from './groups.ts'
import { list, page, section, table } from './html-parts.ts'
import { escape, sparkline } from './svg.ts'
import type { Report, TargetLine, TaskLine } from './view.ts'
import * as words from './words.ts'

export function toHtml(report: Report): string {
  const title = titleOf(report)
  return page(title, `<h1>${escape(title)}</h1>${reportBody(report)}`)
}

/** The same for mail programs: without variables, themes and drawings, which they drop. */
export function toMailHtml(report: Report): string {
  const title = titleOf(report)
  return page(title, `<h1>${escape(title)}</h1>${reportBody(report, values => escape(blocks(values)))}`, MAIL_STYLE)
}

export const titleOf = (report: Report): string => `${report.workspace}: ${report.period.title}`

/** Draws the little chart of a target. */
type Draw = (values: readonly (number | null)[], label: string) => string

/** The report below its heading. */
export function reportBody(report: Report, draw: Draw = sparkline): string {
  const { content, responses, competitors, risks } = report
  const problems = words.problemsOf(report)
  return [
    `<p class="lead">${escape(words.spanOf(report))}</p>`,
    `<ul class="figures">${words
      .summaryOf(report)
      .map(each => `<li>${escape(each)}</li>`)
      .join('')}</ul>`,
    section('Next', nextList(report)),
    section('Targets', groupedTargets(report, draw) || '<p class="faint">The plan sets no targets.</p>'),
    section('What happened', happenedList(report)),
    section('Tasks', tasksOf(report)),
    section('Content due', piecesList(report)),
    section('Content', volumesTable(report) || note(words.volumesOf(report))),
    section('Themes', content.themes.map(mix => themesTable(mix)).join('')),
    section(
      'Response times',
      table(
        ['Time', '>Median', '>Before', '>Cases'],
        responses.map(line => [
          escape(line.name),
          escape(words.measureOf(line)),
          escape(words.measureOf({ ...line, value: line.before })),
          figure(line.count),
        ]),
      ),
    ),
    section('Budget', budgetTable(report) || note(words.budgetOf(report))),
    section(
      'Risks that came true',
      list(
        (risks ?? []).map(
          risk =>
            `${escape(words.dayOf(risk.on, report))}: <b>${escape(risk.risk)}</b> (${escape(risk.trigger)})` +
            (risk.contingency === null ? '' : `<br><small>What the plan says then: ${escape(risk.contingency)}</small>`),
        ),
      ),
    ),
    section(
      'Beside others',
      table(
        ['Metric', 'Beside', '>Ours', '>Change', '>Theirs', '>Change'],
        competitors.map(line => [
          escape(line.metric),
          escape(line.name),
          escape(words.besideOf(line.ours, line.metric, line.unit)),
          escape(words.changeOr(line.oursChange)),
          escape(words.besideOf(line.theirs, line.metric, line.unit)),
          escape(words.changeOr(line.theirsChange)),
        ]),
      ),
    ),
    problems === '' ? '' : `<p class="faint">${escape(problems)}.</p>`,
  ].join('')
}

const place = (text: string): string => ` <span class="place">${escape(text)}</span>`

function nextList(report: Report): string {
  if (report.next.length === 0) return '<p class="faint">Nothing is overdue, off track or coming up.</p>'
  const items = report.next.map(
    line => `<li><b>${escape(line.what)}</b><small>${escape(words.becauseOf(line, report))}</small>${place(line.place)}</li>`,
  )
  return `<ol class="next">${items.join('')}</ol>`
}

/** A table for each group; what is not measured is only named, with the reason. */
function groupedTargets(report: Report, draw: Draw): string {
  const groups = groupTargets(report.targets)
  return groups
    .map(({ title, targets }) => {
      const head = groups.length > 1 ? `<h3>${escape(title)} <small>${figure(targets.length)}</small></h3>` : ''
      if (targets[0]?.state !== 'not measured') return head + targetsTable(targets, report, draw)
      return (
        head + list(byReason(targets).map(each => `${escape(each.reason)} <small>${escape(words.namesOf(each.targets, report))}</small>`))
      )
    })
    .join('')
}

/** Targets as a table with a line chart each. */
export function targetsTable(targets: readonly TargetLine[], report: Report, draw: Draw = sparkline): string {
  return table(
    ['Target', '~Goal', '>Now', '>~Expected', '>~Change', '=~Due', '=State', '=~Outlook', '~Trend'],
    targets.map(target => {
      const cells = words.cellsOf(target, report)
      return [
        `${escape(cells.name)}<span class="brief"> ${escape(cells.goal)}${target.due === null ? '' : `, ${escape(cells.due)}`}</span>`,
        escape(cells.goal),
        escape(cells.now),
        escape(cells.expected),
        escape(cells.change),
        escape(cells.due),
        `<span class="state ${target.missed ? 'missed' : target.state.replaceAll(' ', '-')}" title="${escape(target.reason)}">${escape(cells.state)}</span>`,
        escape(cells.outlook).replace(', ', '<br>'),
        draw(target.chart, `${target.name}: ${cells.now} of ${cells.goal}`),
      ]
    }),
    'targets',
  )
}

function happenedList(report: Report): string {
  const lines = [
    ...report.happened.map(
      ({ on, what, who }) => `${escape(words.dayOf(on, report))}: ${escape(what)}${who === null ? '' : ` <small>(${escape(who)})</small>`}`,
    ),
    ...report.unusual.map(each => `Out of the ordinary: ${escape(words.unusualOf(each))}`),
  ]
  return list(lines) || '<p class="faint">Nothing was recorded.</p>'
}

function tasksOf(report: Report): string {
  const { done, slipped } = report.tasks
  const task =
    (what: string) =>
    (line: TaskLine): string => {
      const facts = words.factsOf(line, report)
      return `${what}: ${escape(line.title)}${facts === '' ? '' : ` <small>(${escape(facts)})</small>`}${place(line.place)}`
    }
  const missed = (words.hasPieces(report) ? [] : report.content.missed).map(
    line =>
      `Not published: ${escape(line.count > 1 ? `${line.title} (${line.count})` : line.title)}` +
      `${line.due === null ? '' : ` <small>(due ${escape(words.dayOf(line.due, report))})</small>`}${place(line.place)}`,
  )
  const boxes = `<p>${escape(words.progressOf(report))}</p>`
  return boxes + list([...done.map(task('Done')), ...slipped.map(task('Slipped')), ...missed])
}

function piecesList(report: Report): string {
  if (!words.hasPieces(report)) return ''
  const items = (report.content.pieces ?? []).map(line => {
    const facts = words.factsOfPiece(line, report)
    return `${capital(escape(words.standsOf(line)))}: ${escape(line.title)}${facts === '' ? '' : ` <small>(${escape(facts)})</small>`}${place(line.place)}`
  })
  return `<p>${escape(words.piecesOf(report))}</p>${list(items)}`
}

const note = (text: string): string => (text === '' ? '' : `<p class="faint">${escape(text)}</p>`)

function volumesTable(report: Report): string {
  const { content } = report
  if (!words.hasPublished(report)) return ''
  return table(
    ['Content', '>Promised', '>Planned', '>Published'],
    content.volumes.map(line => [
      `${escape(line.label)}${line.published === null || line.declared === 0 ? '' : bar(line.published / line.declared)}`,
      figure(line.declared),
      figure(line.listed),
      words.countOr(line.published),
    ]),
  )
}
const bar = (share: number): string => `<span class="bar"><i style="width:${Math.round(100 * Math.min(1, share))}%"></i></span>`

const themesTable = (mix: Report['content']['themes'][number]): string =>
  table(
    [mix.group === '' ? 'Theme' : mix.group, '>Planned', '>Published', '>Pieces'],
    mix.themes.map(line => [escape(line.theme), words.sharesOf(line.planned), words.sharesOf(line.published), figure(line.pieces)]),
  )

function budgetTable({ budget }: Report): string {
  const { spent, lines } = budget
  if (!words.hasSpending(budget)) return ''
  const said = spent === null ? '' : `<p>${escape(words.spentOf(spent))}</p>`
  return (
    said +
    table(
      ['Budget', '>Planned', '>Spent'],
      lines.map(line => [escape(line.label), escape(words.plannedMoney(line)), escape(words.spentMoney(line))]),
    )
  )
}
