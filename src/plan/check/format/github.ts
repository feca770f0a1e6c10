/** Workflow commands: GitHub shows them beside the lines of a pull request (docs.github.com, "Workflow commands"). */
import type { Problem } from '../../model.ts'

const LEVEL = { error: 'error', warning: 'warning', info: 'notice' } as const
const data = (s: string): string => s.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (s: string): string => data(s).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** One command a problem. */
export function formatGithub(problems: readonly Problem[]): string {
  return problems
    .map(
      ({ severity, source, rule, message, expected }) =>
        `::${LEVEL[severity]} file=${property(source.file)},line=${source.line},endLine=${source.endLine},col=${source.column},endColumn=${source.endColumn},title=${property(rule)}::${data(expected ? `${message} (expected ${expected})` : message)}\n`,
    )
    .join('')
}
