/** `uptake diff`: added, removed, changed, moved. Pure. */
import type { Style } from '../../lib/style.ts'
import { plural, truncate } from '../../lib/table.ts'
import type { Change, PlanDiff } from '../../plan/identity/ids.ts'
import type { Problem } from '../../plan/model.ts'

export type DiffView = {
  name: string
  title: string | null
  since: { revision: string; commit: string | null; documents: number }
  diff: PlanDiff
  problems: { added: readonly Problem[]; gone: readonly Problem[] }
}

const words: Record<string, string> = {
  kpis: 'target',
  content: 'piece',
  budgets: 'money',
  efforts: 'effort',
  journey: 'stage',
  programmes: 'programme',
}
const wordOf = (kind: string): string => words[kind] ?? kind.replace(/s$/, '')

export function diffText({ name, title, since, diff, problems }: DiffView, style: Style, width: number): string {
  const room = Math.min(width, 110)
  const against =
    since.commit === null
      ? since.revision
      : `${since.revision}${since.revision.startsWith(since.commit.slice(0, 7)) ? '' : ` (${since.commit.slice(0, 7)})`}`
  const out = [style.bold(title ?? name), style.dim(`compared with ${against}`), '']
  if (since.documents === 0) out.push(`The plan was not there at ${since.revision}: everything is new.`, '')
  const line = (sign: string, change: Change, rest = ''): string =>
    truncate(`${sign} ${style.dim(wordOf(change.kind).padEnd(8))} ${change.title}${rest}`, room)
  for (const change of diff.added) out.push(line(style.green('+'), change))
  for (const change of diff.removed) out.push(line(style.red('-'), change))
  for (const change of diff.changed) {
    out.push(line(style.yellow('~'), change))
    // The box follows from the state; saying both would say it twice.
    for (const { name: field, before, after } of change.fields.filter(
      ({ name: field }, _, all) => field !== 'open' || !all.some(other => other.name === 'done'),
    )) {
      out.push(truncate(`             ${style.dim(field)}  ${style.dim(valueText(before))} → ${valueText(after)}`, room))
    }
  }
  for (const change of diff.moved) out.push(line(style.cyan('>'), change))
  const total = diff.added.length + diff.removed.length + diff.changed.length + diff.moved.length
  if (total === 0) out.push('Nothing in the plan changed.')
  if (problems.added.length + problems.gone.length > 0) out.push('')
  for (const problem of problems.added)
    out.push(
      truncate(`${style.red('new problem')}  ${problem.message}  ${style.dim(`${problem.source.file}:${problem.source.line}`)}`, room),
    )
  for (const problem of problems.gone) out.push(truncate(`${style.green('solved')}       ${problem.message}`, room))
  if (total > 0) out.push('', counts(diff))
  out.push('')
  return out.join('\n')
}

function counts({ added, removed, changed, moved }: PlanDiff): string {
  const parts: [number, string][] = [
    [added.length, 'added'],
    [removed.length, 'removed'],
    [changed.length, 'changed'],
    [moved.length, 'moved'],
  ]
  return `${parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ')}.`
}

/** A field's value in a few words. */
function valueText(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (Array.isArray(value))
    return value.length === 2 && value.every(each => typeof each === 'number')
      ? `${value[0]}–${value[1]}`
      : plural(value.length, 'entry', 'entries')
  if (typeof value !== 'object') return String(value)
  const window = value as { unit?: unknown; from?: unknown; to?: unknown; text?: unknown; anchor?: unknown }
  if (typeof window.unit !== 'string') return JSON.stringify(value)
  const range =
    window.from === window.to || window.to === undefined
      ? String(window.from ?? '')
      : `${String(window.from ?? '')}–${String(window.to ?? '')}`
  return typeof window.text === 'string'
    ? window.text
    : `${window.anchor === undefined ? '' : `${String(window.anchor)} `}${window.unit} ${range}`.trim()
}
