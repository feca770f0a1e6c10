/** `uptake inspect` for people: each kind of item with its number and its first members. Pure. */
import { shortDay, shortSpan } from '../../lib/day-format.ts'
import type { Style } from '../../lib/style.ts'
import { grouped, plural, table } from '../../lib/table.ts'
import type { Budget, Kpi, Plan, Source } from '../../plan/model.ts'

export type DigestOptions = { today: string; width: number; style: Style; all: boolean }
type Entry = { cells: [what: string, detail: string]; source: Source }
type Section = { title: string; entries: Entry[] }

const mostShown = 5

/** One workspace; ends with a line break. */
export function digest(plan: Plan, name: string, { today, width, style, all }: DigestOptions): string {
  const out = [style.bold(plan.title ?? name)]
  for (const { file, language, lines } of plan.documents) out.push(style.dim(`${file}, ${plural(lines, 'line')}, ${language}`))
  for (const { title, entries } of sections(plan, today)) {
    if (entries.length === 0) continue
    const shown = all ? entries : entries.slice(0, mostShown)
    out.push('', `${style.bold(title)}  ${style.dim(grouped(entries.length))}`)
    const rows = shown.map(({ cells: [what, detail], source }) => [
      `  ${what}`,
      detail,
      style.dim(plan.documents.length > 1 ? `${source.file}:${source.line}` : `:${source.line}`),
    ])
    out.push(...table(rows, [{ shrink: true }, { shrink: true }, { align: 'right' }], Math.min(width, 110)))
    if (shown.length < entries.length) out.push(style.dim(`  and ${grouped(entries.length - shown.length)} more (--all)`))
  }
  const errors = plan.problems.filter(problem => problem.severity === 'error').length
  out.push(
    '',
    `${style.bold('Problems')}  ${plan.problems.length === 0 ? 'none' : `${plural(errors, 'error')} of ${plural(plan.problems.length, 'problem')}; "uptake check" shows them`}`,
    '',
  )
  return out.join('\n')
}

function sections(plan: Plan, today: string): Section[] {
  const entry = (source: Source, what: string, detail: string | null = null): Entry => ({ cells: [what, detail ?? ''], source })
  return [
    { title: 'Phases', entries: plan.phases.map(each => entry(each.source, each.title, shortSpan(each.span, today))) },
    {
      title: 'Tasks',
      entries: plan.tasks.map(each =>
        entry(
          each.source,
          `${each.done ? '✓' : each.stateful ? '○' : '·'} ${each.title}`,
          each.due === null ? each.owner : shortDay(each.due, today),
        ),
      ),
    },
    {
      title: 'Content',
      entries: plan.content.map(each =>
        entry(
          each.source,
          each.count > 1 ? `${each.count} × ${each.title}` : each.title,
          [each.format, each.channel].filter(Boolean).join(', '),
        ),
      ),
    },
    {
      title: 'Cadences',
      entries: plan.cadences.map(each =>
        entry(
          each.source,
          each.text,
          each.max > each.count ? `${each.count}–${each.max} a ${each.period}` : `${each.count} a ${each.period}`,
        ),
      ),
    },
    { title: 'Declared volumes', entries: plan.volumes.map(each => entry(each.source, each.label, grouped(each.count))) },
    { title: 'Targets', entries: plan.kpis.map(each => entry(each.source, each.metric, targetText(each))) },
    { title: 'Budget', entries: plan.budgets.map(each => entry(each.source, each.label, moneyText(each))) },
    { title: 'Effort', entries: plan.efforts.map(each => entry(each.source, each.label, `${rangeText(each.min, each.max)} ${each.unit}`)) },
    {
      title: 'Roles',
      entries: plan.roles.map(each =>
        entry(each.source, each.title, [each.fte === null ? null : `${each.fte} FTE`, each.holder].filter(Boolean).join(', ')),
      ),
    },
    { title: 'Risks', entries: plan.risks.map(each => entry(each.source, each.risk, each.mitigation)) },
    { title: 'Channels', entries: plan.channels.map(each => entry(each.source, each.name, each.tier)) },
    { title: 'Audiences', entries: plan.audiences.map(each => entry(each.source, each.name, each.segment ?? each.size)) },
    { title: 'Journey', entries: plan.journey.map(each => entry(each.source, each.title, each.goal)) },
    {
      title: 'Programmes',
      entries: plan.programmes.map(each => entry(each.source, each.name, each.tiers.map(tier => tier.name).join(', '))),
    },
    { title: 'Gates', entries: plan.gates.map(each => entry(each.source, each.title, each.condition)) },
    { title: 'Allocations', entries: plan.allocations.map(each => entry(each.source, each.label, `${each.percent}%`)) },
    { title: 'Dependencies', entries: plan.dependencies.map(each => entry(each.source, each.title, each.text)) },
  ]
}

const rangeText = (min: number, max: number): string => (min === max ? grouped(min) : `${grouped(min)}–${grouped(max)}`)
const signs: Record<string, string> = { '>=': '≥', '<=': '≤', '=': '', between: '', increase: '+', '~': '~' }
const moneyText = ({ min, max, currency, period, total, subtotal }: Budget): string =>
  `${currency} ${rangeText(min, max)}${period === null ? '' : ` per ${period}`}${total ? ', total' : subtotal ? ', subtotal' : ''}`

/** "≥ 10,000 per month by month 6 (12 May)". */
export function targetText({ op, value, unit, period, by }: Kpi): string {
  const number = Array.isArray(value) ? rangeText(value[0], value[1]) : grouped(value)
  const sign = signs[op] ?? op
  const counted = unit === null ? '' : unit === '%' || unit === 'x' ? unit : ` ${unit}`
  const deadline = by === null ? '' : ` by ${by.replace(/^text:|^phase:/, '').replace(/^(?:launch\+)?(\w+):(-?\d+)$/, '$1 $2')}`
  return `${sign}${sign === '' || sign === '+' || sign === '~' ? '' : ' '}${number}${counted}${period === null ? '' : ` per ${period}`}${deadline}`
}
