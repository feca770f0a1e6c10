/** What `uptake init` says. Pure. */
import type { Style } from '../../lib/style.ts'
import { plural, table, truncate } from '../../lib/table.ts'

export type InitView = {
  root: string
  name: string
  dry: boolean
  dated: boolean
  found: {
    findings: readonly { kind: string; detail: string }[]
    plans: readonly { path: string; phases: number; tasks: number; targets: number; pieces: number }[]
    documents: number
  }
  written: readonly string[]
  kept: readonly string[]
  files: readonly { path: string; text: string }[]
}

/** Found, written, what to do next. */
export function initReport(view: InitView, style: Style): string {
  const { found, written, kept, dry } = view
  const out: string[] = ['']
  const facts = found.findings.map(({ kind, detail }) => [`  ${style.dim(kind)}`, truncate(detail, 70)])
  const plans = found.plans.map(plan => [`  ${plan.path}`, style.dim(counts(plan))])
  if (facts.length > 0) out.push(style.bold(`Found in ${view.root === '.' ? 'this folder' : view.root}`), ...table(facts, [{}, {}]), '')
  if (plans.length > 0)
    out.push(
      style.bold(plans.length === 1 ? 'A document that reads like a plan' : 'Documents that read like a plan'),
      ...table(plans, [{}, {}]),
      '',
    )
  for (const path of written) out.push(`  ${style.green(dry ? 'would write' : 'wrote')}  ${path}`)
  for (const path of kept) out.push(`  ${style.dim('kept')}   ${path} ${style.dim('(it was there; nothing in it changed)')}`)
  if (dry) {
    for (const { path, text } of view.files) if (written.includes(path)) out.push('', style.bold(path), style.dim(text.trimEnd()))
    return `${out.join('\n')}\n`
  }
  const place = view.root === '.' ? '' : ` ${view.root}`
  const next = [
    [`  uptake check${place}`, 'what does not add up'],
    [`  uptake plan${place}`, 'the plan as it was understood'],
    [`  uptake up${place}`, 'the dashboard'],
  ]
  if (!view.dated && written.length > 0) next.unshift([`  uptake reschedule${place} --launch DATE`, 'lay the plan on the calendar'])
  out.push(
    '',
    style.bold('Next'),
    ...table(
      next.map(([line = '', what = '']) => [style.cyan(line), style.dim(what)]),
      [{}, {}],
    ),
    '',
  )
  return out.join('\n')
}

function counts({ phases, tasks, targets, pieces }: { phases: number; tasks: number; targets: number; pieces: number }): string {
  const parts: [number, string][] = [
    [phases, 'phase'],
    [tasks, 'task'],
    [targets, 'target'],
    [pieces, 'piece'],
  ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => plural(count, word))
    .join(', ')
}
