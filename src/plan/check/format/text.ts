/** Problems as a compiler prints them: place, severity, message, rule; the source line with a mark below; related lines. */
import type { Problem, Severity, Source } from '../../model.ts'

export type Paint = {
  error(s: string): string
  warning(s: string): string
  info(s: string): string
  dim(s: string): string
  bold(s: string): string
}
export type Sources = (file: string) => string | null
const plainPaint: Paint = { error: s => s, warning: s => s, info: s => s, dim: s => s, bold: s => s }
const MOST_RELATED = 8
const WIDEST = 110

/** Text for a terminal; ends with a line that counts. */
export function formatText(problems: readonly Problem[], sources: Sources, paint: Paint = plainPaint): string {
  const lines = new Map<string, string[]>()
  const lineOf = (source: Source): string | null => {
    let known = lines.get(source.file)
    if (!known) {
      known = (sources(source.file) ?? '').split(/\r\n|\n|\r/)
      lines.set(source.file, known)
    }
    return known[source.line - 1] ?? null
  }
  const blocks = problems.map(problem => block(problem, lineOf, paint))
  return `${[...blocks, summary(problems, paint)].join('\n\n')}\n`
}

function block(problem: Problem, lineOf: (source: Source) => string | null, paint: Paint): string {
  const { source } = problem
  const out = [
    `${paint.bold(`${source.file}:${source.line}:${source.column}`)} ${paint[problem.severity](problem.severity)} ${problem.message}  ${paint.dim(problem.rule)}`,
  ]
  out.push(...excerpt(source, lineOf, paint, problem.severity))
  const shown = problem.related.slice(0, MOST_RELATED)
  for (const related of shown)
    out.push(
      `  ${paint.dim(`${related.source.file === source.file ? `line ${related.source.line}` : `${related.source.file}:${related.source.line}`}:`)} ${related.message}`,
    )
  if (problem.related.length > shown.length) out.push(paint.dim(`  … and ${problem.related.length - shown.length} more`))
  if (problem.expected) out.push(`  ${paint.dim('=')} expected ${problem.expected}`)
  if (problem.fix)
    out.push(
      `  ${paint.dim('=')} ${problem.fix.safe ? 'uptake check --fix' : 'uptake check --fix=all'}: ${problem.fix.title.toLowerCase()}`,
    )
  return out.join('\n')
}

/** The source line, cut to the width of a terminal around the mark. */
function excerpt(source: Source, lineOf: (source: Source) => string | null, paint: Paint, severity: Severity): string[] {
  const line = lineOf(source)
  if (line === null || line.trim() === '') return []
  const start = Math.max(0, Math.min(source.column - 1, line.length) - (line.length > WIDEST ? 20 : Infinity))
  const text = line.slice(start, start + WIDEST).replaceAll('\t', ' ')
  const from = source.column - 1 - start
  const length = Math.max(
    1,
    Math.min((source.endLine === source.line ? source.endColumn : line.length + 1) - source.column, text.length - from),
  )
  const gutter = String(source.line)
  return [
    `  ${paint.dim(`${gutter} │`)} ${text}`,
    `  ${paint.dim(`${' '.repeat(gutter.length)} │`)} ${pad(text.slice(0, from))}${paint[severity]('^'.repeat(length))}`,
  ]
}
/** Blanks as wide as the text is shown: wide characters take two columns. */
const pad = (text: string): string =>
  text.replace(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g, '  ').replace(/[^ ]/g, ' ')

/** "3 errors, 2 warnings and 1 note in 2 files". */
export function summary(problems: readonly Problem[], paint: Paint = plainPaint): string {
  if (problems.length === 0) return 'No problems found.'
  const n = (severity: Severity): number => problems.filter(problem => problem.severity === severity).length
  const say = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
  const parts = [
    n('error') > 0 ? paint.error(say(n('error'), 'error')) : '',
    n('warning') > 0 ? paint.warning(say(n('warning'), 'warning')) : '',
    n('info') > 0 ? paint.info(say(n('info'), 'note')) : '',
  ].filter(Boolean)
  return `${parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}` : parts[0]!} in ${say(new Set(problems.map(problem => problem.source.file)).size, 'file')}.`
}
