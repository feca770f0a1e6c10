/** What `uptake collect` prints. */
import type { Collected } from '../../actions/collect.ts'
import type { RunResult } from '../../collect/run.ts'
import type { Collector } from '../../collectors/collector.ts'
import type { Style } from '../../lib/style.ts'
import { grouped, plural, table } from '../../lib/table.ts'
import { indented, settingLines } from './settings.ts'

type View = { style: Style; width: number; dryRun: boolean; folder: string }
/** So many samples of a collector are shown in a dry run. */
const shownSamples = 8

export function collectReport({ results, problems, samples }: Collected, { style, width, dryRun }: View): string {
  const out: string[] = []
  const rows = results.map(result => [
    result.error === null ? style.green('✓') : style.red('✗'),
    result.instance,
    grouped(result.requests),
    grouped(result.samples),
    dryRun ? '' : grouped(result.stored),
    result.gaps === 0 ? '' : grouped(result.gaps),
  ])
  if (rows.length > 0) {
    const head = ['', 'collector', 'requests', 'read', dryRun ? '' : 'new', 'gaps'].map(style.dim)
    out.push(...table([head, ...rows], [{}, {}, { align: 'right' }, { align: 'right' }, { align: 'right' }, { align: 'right' }], width))
  } else if (problems.length === 0) out.push('Nothing is due.')
  for (const result of results) out.push(...remarks(result, style, width))
  for (const { message, expected } of problems) out.push('', `${style.red('✗')} ${message}`, style.dim(`  Expected: ${expected}`))
  if (dryRun)
    out.push('', ...Object.entries(samples).flatMap(([name, some]) => sampleLines(name, some, style)), style.dim('Nothing was stored.'))
  return `${out.join('\n')}\n`
}

function remarks({ instance, error, warnings, withdrawn }: RunResult, style: Style, width: number): string[] {
  const lines: string[] = []
  const indent = (text: string): string[] => indented(text, width)
  if (withdrawn > 0)
    lines.push(
      '',
      ...indent(
        `${plural(withdrawn, 'value')} withdrawn: the files of ${instance} do not say ${withdrawn === 1 ? 'it' : 'them'} any more.`,
      ),
    )
  if (error !== null) {
    lines.push('', `${style.red('✗')} ${style.bold(instance)}`, ...indent(error.message))
    if (error.hint !== null) lines.push(...indent(error.hint).map(style.dim))
  }
  if (warnings.length > 0) {
    if (error === null) lines.push('', `${style.yellow('!')} ${style.bold(instance)}`)
    lines.push(...warnings.flatMap(indent))
  }
  return lines
}

function sampleLines(name: string, samples: Collected['samples'][string], style: Style): string[] {
  const lines = samples.slice(-shownSamples).map(sample => {
    const labels = Object.entries(sample.labels).map(([label, value]) => `${label}=${value}`)
    const value = sample.value === null ? 'unknown' : String(sample.value)
    return `  ${new Date(sample.at).toISOString().slice(0, 16)}  ${sample.metric} ${style.bold(value)} ${style.dim([...labels, ...sample.flags].join(' '))}`
  })
  const more = samples.length - lines.length
  return [style.bold(name), ...(more > 0 ? [style.dim(`  ${plural(more, 'sample')} before`)] : []), ...lines, '']
}

export const listed = ({ name, title, help, settings, metrics, every, hosts }: Collector): object => ({
  name,
  title,
  help,
  settings,
  metrics,
  every,
  hosts,
})

export function collectorList(collectors: readonly Collector[], style: Style, width: number): string {
  return collectors
    .map(({ name, help, settings }) => [style.bold(name), ...indented(help, width), ...settingLines(settings, style), ''].join('\n'))
    .join('\n')
}
