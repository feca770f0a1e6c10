/** What `uptake automations` says. Pure. */
import type { AutomationRun } from '../../actions/run-automations.ts'
import type { AutomationsView, AutomationView } from '../../measure/automations.ts'
import type { Outcome } from '../../db/automations.ts'
import type { Style } from '../../lib/style.ts'
import { plural } from '../../lib/table.ts'
import type { Proposal } from '../../rules/propose.ts'

export type AutomationsTextOptions = { style: Style; width: number; history: boolean }

export function automationsText(name: string, view: AutomationsView, { style, history }: AutomationsTextOptions): string {
  const { automations, proposals, events } = view
  const out = [style.bold(name), '']
  for (const each of automations) out.push(...own(each, style), '')
  if (automations.length === 0) out.push('  uptake.yml has no automations yet.', '')
  if (automations.length + proposals.length === 0)
    out.push(style.dim('  The plan names no risks that they could be proposed from. docs/automations.md shows how one is written.'), '')
  const expressed = proposals.filter(each => each.origin !== 'reminder')
  const reminders = proposals.filter(each => each.origin === 'reminder')
  if (expressed.length > 0)
    out.push(style.bold('From the risks of the plan, not active'), ...expressed.flatMap(each => proposed(each, style)), '')
  if (reminders.length > 0)
    out.push(style.bold('Reminders: nothing that is measured tells of these'), ...reminders.flatMap(each => proposed(each, style)), '')
  if (proposals.length > 0) out.push(style.dim('"uptake automations on ID" writes one to uptake.yml and makes it active.'), '')
  const fired = events.filter(event => event.kind === 'fired')
  if (!history && fired.length > 0)
    out.push(style.dim(`It fired ${plural(fired.length, 'time')} so far: --history shows what was done.`), '')
  if (history) out.push(style.bold('History'), ...(events.length === 0 ? ['  Nothing has fired yet.'] : []))
  if (history)
    for (const { at, automation, kind, because, outcomes } of events)
      out.push(
        `  ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}  ${automation} ${kind}  ${style.dim(because)}`,
        ...outcomeLines(outcomes, style),
      )
  return `${out.join('\n').trimEnd()}\n\n`
}

function own({ id, when, do: deeds, active, verdict, episodes }: AutomationView, style: Style): string[] {
  const marks = { true: style.red('● holds'), false: style.green('○ does not hold'), unknown: style.dim('? not known') }
  const since = episodes[0] === undefined ? '' : style.dim(` since ${new Date(episodes[0].since).toISOString().slice(0, 10)}`)
  return [
    `${style.bold(id)}  ${active ? `${marks[verdict.truth]}${since}` : style.dim('off')}`,
    `  when ${when}`,
    ...deeds.map(deed => `  do   ${deed}`),
    `  ${style.dim(verdict.because)}`,
  ]
}

const proposed = (proposal: Proposal, style: Style): string[] => [
  `  ${style.cyan(proposal.id)}  ${proposal.risk}  ${style.dim(`${proposal.source.file}:${proposal.source.line}`)}`,
  `    when ${proposal.when}`,
  ...(proposal.remedy === null ? [] : [`    ${style.dim(`then: ${proposal.remedy.replaceAll(/\s+/g, ' ')}`)}`]),
  ...(proposal.origin === 'reminder' ? [] : [`    ${style.dim(proposal.why)}`]),
]

export function runText(runs: readonly AutomationRun[], dryRun: boolean, style: Style): string {
  if (runs.length === 0) return 'uptake.yml has no automations; "uptake automations" proposes some from the risks of the plan.\n'
  const out: string[] = []
  for (const { id, active, verdict, fired, ended } of runs) {
    const said = !active
      ? style.dim('off')
      : fired.length > 0
        ? style.red(dryRun ? 'would fire' : 'fired')
        : verdict.truth === 'true'
          ? 'holds, and has fired before'
          : verdict.truth === 'unknown'
            ? style.dim('not known')
            : ended.length > 0
              ? style.green('no longer holds')
              : style.green('does not hold')
    out.push(`${style.bold(id)}  ${said}  ${style.dim(verdict.because)}`, ...outcomeLines(fired[0]?.outcomes ?? [], style))
  }
  return `${out.join('\n')}\n`
}

const outcomeLines = (outcomes: readonly Outcome[], style: Style): string[] =>
  outcomes.map(({ deed, state, detail }) => {
    const mark = state === 'done' ? style.green('✓') : state === 'failed' ? style.red('✗') : style.dim('·')
    return `  ${mark} ${deed}  ${style.dim(detail)}`
  })
