/** A report as Markdown (GFM): the built-in template, and what templates can use. */
import { blocks, capital, figure } from './figures.ts'
import { byReason, groupTargets } from './groups.ts'
import { table, text } from './markdown-parts.ts'
import { renderTemplate, type TemplateData, type TemplateNames } from './template.ts'
import type { Report } from './view.ts'
import * as words from './words.ts'

/** Every placeholder of a template: null is a text, a list names the texts of its entries. */
export const PLACEHOLDERS: TemplateNames = {
  workspace: null,
  title: null,
  period: null,
  period_name: null,
  span: null,
  summary: null,
  next: ['n', 'what', 'because', 'place'],
  targets: ['name', 'goal', 'now', 'expected', 'change', 'due', 'state', 'reason', 'outlook', 'chart', 'place'],
  targets_table: null,
  happened: ['on', 'what', 'who'],
  unusual: ['what'],
  done: ['title', 'facts', 'place'],
  slipped: ['title', 'facts', 'place'],
  missed: ['title', 'facts', 'place'],
  progress: null,
  anything: null,
  pieces: ['stands', 'title', 'facts', 'place'],
  pieces_note: null,
  volumes_note: null,
  budget_note: null,
  volumes_table: null,
  themes_table: null,
  responses_table: null,
  budget_table: null,
  spent: null,
  risks: ['on', 'risk', 'trigger', 'contingency'],
  risks_list: null,
  competitors_table: null,
  problems: null,
}

/** The report as it is written when the workspace has no template of its own. */
export const DEFAULT_TEMPLATE = `# {{workspace}}: {{period}}

{{span}} · {{summary}}

## Next

{{#next}}
{{n}}. **{{what}}** ({{because}}) · {{place}}
{{/next}}
{{^next}}
Nothing is overdue, off track or coming up.
{{/next}}

## Targets

{{targets_table}}
{{^targets_table}}
The plan sets no targets.
{{/targets_table}}

## What happened

{{#happened}}
- {{on}}: {{what}}{{who}}
{{/happened}}
{{#unusual}}
- Out of the ordinary: {{what}}
{{/unusual}}
{{^anything}}
Nothing was recorded.
{{/anything}}

## Tasks

{{progress}}

{{#done}}
- Done: {{title}}{{facts}} · {{place}}
{{/done}}
{{#slipped}}
- Slipped: {{title}}{{facts}} · {{place}}
{{/slipped}}
{{^pieces_note}}
{{#missed}}
- Not published: {{title}}{{facts}} · {{place}}
{{/missed}}
{{/pieces_note}}
{{#pieces_note}}

## Content due

{{pieces_note}}

{{#pieces}}
- {{stands}}: {{title}}{{facts}} · {{place}}
{{/pieces}}
{{/pieces_note}}
{{#volumes_table}}

## Content

{{volumes_table}}
{{/volumes_table}}
{{#volumes_note}}

## Content

{{volumes_note}}
{{/volumes_note}}
{{#themes_table}}

## Themes

{{themes_table}}
{{/themes_table}}
{{#responses_table}}

## Response times

{{responses_table}}
{{/responses_table}}
{{#budget_table}}

## Budget

{{spent}}

{{budget_table}}
{{/budget_table}}
{{#budget_note}}

## Budget

{{budget_note}}
{{/budget_note}}
{{#risks_list}}

## Risks that came true

{{risks_list}}
{{/risks_list}}
{{#competitors_table}}

## Beside others

{{competitors_table}}
{{/competitors_table}}
{{#problems}}

{{problems}}
{{/problems}}
`

/**
 * @param template a template of the workspace; null for the built-in one
 * @throws UserError template-broken
 */
export function toMarkdown(report: Report, template: { text: string; file: string } | null = null): string {
  const { text: source, file } = template ?? { text: DEFAULT_TEMPLATE, file: 'template' }
  const written = renderTemplate(source, PLACEHOLDERS, dataOf(report), file)
  // Empty sections leave holes behind: at most one empty line stays.
  return `${written
    .replaceAll('\r\n', '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

/** What the placeholders stand for. */
export function dataOf(report: Report): TemplateData {
  const { tasks, content, budget } = report
  const problems = words.problemsOf(report)
  const facts = (all: string): string => (all === '' ? '' : ` (${text(all)})`)
  const task = (line: (typeof tasks.done)[number]): Record<string, string> => ({
    title: text(line.title),
    facts: facts(words.factsOf(line, report)),
    place: text(line.place),
  })
  const risks = (report.risks ?? []).map(({ on, risk, trigger, contingency }) => ({
    on: words.dayOf(on, report),
    risk: text(risk),
    trigger: text(trigger),
    contingency: contingency === null ? '' : ` What the plan says then: ${text(contingency)}`,
  }))
  return {
    workspace: text(report.workspace),
    title: text(report.title ?? report.workspace),
    period: text(report.period.title),
    period_name: text(report.period.name),
    span: words.spanOf(report),
    summary: words.summaryOf(report).join(' · '),
    next: report.next.map((line, index) => ({
      n: String(index + 1),
      what: text(line.what),
      because: text(words.becauseOf(line, report)),
      place: text(line.place),
    })),
    targets: report.targets.map(target => ({
      ...textCells(words.cellsOf(target, report)),
      reason: text(target.reason),
      chart: blocks(target.chart),
      place: text(target.place),
    })),
    targets_table: targetsTable(report),
    happened: report.happened.map(({ on, what, who }) => ({
      on: words.dayOf(on, report),
      what: text(what),
      who: who === null ? '' : ` (${text(who)})`,
    })),
    unusual: report.unusual.map(each => ({ what: text(words.unusualOf(each)) })),
    done: tasks.done.map(task),
    slipped: tasks.slipped.map(task),
    missed: content.missed.map(line => ({
      title: text(line.count > 1 ? `${line.title} (${line.count})` : line.title),
      facts: facts(words.factsOfPiece(line, report)),
      place: text(line.place),
    })),
    pieces: (content.pieces ?? []).map(line => ({
      stands: capital(words.standsOf(line)),
      title: text(line.title),
      facts: facts(words.factsOfPiece(line, report)),
      place: text(line.place),
    })),
    pieces_note: words.piecesOf(report),
    progress: words.progressOf(report),
    anything: report.happened.length + report.unusual.length > 0 ? 'yes' : '',
    volumes_note: text(words.volumesOf(report)),
    budget_note: text(words.budgetOf(report)),
    volumes_table: table(
      ['Content', '>Promised', '>Planned', '>Published'],
      (words.hasPublished(report) ? content.volumes : []).map(line => [
        line.label,
        figure(line.declared),
        figure(line.listed),
        words.countOr(line.published),
      ]),
    ),
    themes_table: content.themes
      .map(mix =>
        table(
          [mix.group, '>Planned', '>Published', '>Pieces'],
          mix.themes.map(line => [line.theme, words.sharesOf(line.planned), words.sharesOf(line.published), figure(line.pieces)]),
        ),
      )
      .join('\n\n'),
    responses_table: table(
      ['Time', '>Median', '>Before', '>Cases'],
      report.responses.map(line => [
        line.name,
        words.measureOf(line),
        words.measureOf({ ...line, value: line.before }),
        figure(line.count),
      ]),
    ),
    budget_table: table(
      ['Budget', '>Planned', '>Spent'],
      (words.hasSpending(budget) ? budget.lines : []).map(line => [line.label, words.plannedMoney(line), words.spentMoney(line)]),
    ),
    spent: budget.spent === null ? '' : text(words.spentOf(budget.spent)),
    risks,
    risks_list: risks.map(({ on, risk, trigger, contingency }) => `- ${on}: **${risk}** (${trigger})${contingency}`).join('\n'),
    competitors_table: table(
      ['Metric', 'Beside', '>Ours', '>Change', '>Theirs', '>Change'],
      report.competitors.map(line => [
        line.metric,
        line.name,
        words.besideOf(line.ours, line.metric, line.unit),
        words.changeOr(line.oursChange),
        words.besideOf(line.theirs, line.metric, line.unit),
        words.changeOr(line.theirsChange),
      ]),
    ),
    problems: problems === '' ? '' : `${problems}. \`uptake check\` shows what is wrong.`,
  }
}

const textCells = (cells: words.TargetCells): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, text(cell)]))

/** A table for each group; what is not measured is only named, with the reason. */
function targetsTable(report: Report): string {
  const groups = groupTargets(report.targets)
  return groups
    .map(({ title, targets }) => {
      const head = groups.length > 1 ? `### ${title}\n\n` : ''
      if (targets[0]?.state === 'not measured')
        return (
          head +
          byReason(targets)
            .map(each => `- ${text(each.reason)} ${text(words.namesOf(each.targets, report))}`)
            .join('\n')
        )
      const rows = targets.map(target => {
        const cells = words.cellsOf(target, report)
        return [
          cells.name,
          cells.goal,
          cells.now,
          cells.expected,
          cells.change,
          cells.due,
          cells.state,
          cells.outlook,
          blocks(target.chart),
        ]
      })
      return head + table(['Target', 'Goal', '>Now', '>Expected', '>Change', 'Due', 'State', 'Outlook', 'Trend'], rows)
    })
    .join('\n\n')
}
