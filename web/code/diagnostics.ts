import type { Diagnostic } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import type { Problem } from '../../src/plan/model.ts'

/** Problems as marks in the editor; places are kept inside the text, which may be newer than the problems. */
export function diagnosticsOf(doc: Text, problems: readonly Problem[]): Diagnostic[] {
  const at = (line: number, column: number): number => {
    const found = doc.line(Math.max(1, Math.min(line, doc.lines)))
    return Math.min(found.from + column - 1, found.to)
  }
  return problems.map(({ source, severity, message, rule }) => {
    const from = at(source.line, source.column)
    return { from, to: Math.max(from, at(source.endLine, source.endColumn)), severity, message, source: rule }
  })
}
