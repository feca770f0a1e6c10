/** What `uptake recompute` prints. Pure. */
import type { Style } from '../../lib/style.ts'
import { grouped, plural, table } from '../../lib/table.ts'
import type { Difference, Recomputed } from '../../measure/recompute.ts'
import type { Sample } from '../../metrics/sample.ts'

type Look = { style: Style; width: number; written: boolean }
/** More are counted. */
const SHOWN = 40
const RUNS_SHOWN = 5

export function recomputedText(result: Recomputed, { style, width, written }: Look): string {
  const { metric, runs, stored, compared, differences, parts } = result
  const out: string[] = []
  if (differences.length > 0) {
    const rows = differences.slice(0, SHOWN).map(each => row(each, style))
    const head = ['  time', 'stored', 'recomputed', '', '', ''].map(style.dim)
    out.push(...table([head, ...rows], [{}, { align: 'right' }, { align: 'right' }, {}, { shrink: true }, { shrink: true }], width))
    if (differences.length > SHOWN) out.push(style.dim(`  and ${grouped(differences.length - SHOWN)} more (--json shows all)`))
    out.push('')
  }
  out.push(verdict(result, { style, written }))
  const others = stored - compared
  if (others > 0) out.push(style.dim(`  ${plural(others, 'value')} could not be worked out again: ${reason(result)}`))
  for (const { instance, at, why } of parts.slice(0, RUNS_SHOWN))
    out.push(style.dim(`  ${instance} at ${minute(at)}, read in part: ${why}`))
  if (parts.length > RUNS_SHOWN) out.push(style.dim(`  and ${plural(parts.length - RUNS_SHOWN, 'more run')} read in part`))
  if (differences.length > 0 && !written)
    out.push(`  "uptake recompute ${metric} --write" puts them in place; the log keeps what was there.`)
  if (runs > 0) out.push(style.dim(`  ${plural(runs, 'run')} read again; nobody was asked.`))
  return `${out.join('\n')}\n`
}

function verdict({ metric, compared, differences }: Recomputed, { style, written }: Pick<Look, 'style' | 'written'>): string {
  if (differences.length > 0) {
    const what = `${plural(differences.length, 'value')} of ${style.bold(metric)}`
    return written
      ? `${style.green('✓')} ${what} replaced`
      : `${style.yellow('!')} ${what} ${differences.length === 1 ? 'differs' : 'differ'}`
  }
  if (compared === 0) return `${style.yellow('!')} Nothing of ${style.bold(metric)} could be worked out again.`
  return `${style.green('✓')} ${plural(compared, 'value')} of ${style.bold(metric)}: the same as stored`
}

const reason = ({ runs, parts }: Recomputed): string =>
  runs === 0
    ? 'no run that read them is on record. Runs and answers are kept for the time that "retention: answers" gives; files, git, programs and what people typed leave none.'
    : parts.length > 0
      ? 'answers behind them are no longer kept ("retention: answers" in uptake.yml), or they came in another way.'
      : 'they are older than what is kept ("retention: answers" in uptake.yml), or were not read from an answer.'

function row({ kind, stored, recomputed }: Difference, style: Style): string[] {
  const sample = (stored ?? recomputed)!
  return [
    `  ${minute(sample.at)}`,
    stored === null ? style.dim('none') : shown(stored.value),
    recomputed === null ? style.dim('none') : style.bold(shown(recomputed.value)),
    style.yellow(kind === 'changed' ? what(stored!, recomputed!) : kind),
    labelText(sample.labels),
    style.dim(sample.source),
  ]
}

/** What of it differs. */
function what(stored: Sample, recomputed: Sample): string {
  if (stored.value !== recomputed.value) return 'value'
  return stored.span === recomputed.span ? `flags: ${recomputed.flags.join(' ') || 'none'}` : 'period'
}

const shown = (value: number | null): string => (value === null ? 'unknown' : grouped(Math.round(value * 1000) / 1000))
const minute = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ').replace(' 00:00', '')
const labelText = (labels: Sample['labels']): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
