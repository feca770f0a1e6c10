/** Runs the rules over a plan. A rule that fails stops no other: its failure is a problem of its own. */
import type { Problem, Severity } from '../model.ts'
import type { Document } from '../read/document.ts'
import type { RuleContext } from './rule.ts'
import { rules } from './rules/index.ts'

export type RuleSettings = Record<string, 'off' | Severity>

/** All problems, by file and place; those silenced in `settings` or by a comment in the document are left out. */
export function checkPlan(context: RuleContext, settings: RuleSettings = {}): Problem[] {
  const problems: Problem[] = []
  for (const rule of rules) {
    const setting = settings[rule.id]
    if (setting === 'off') continue
    try {
      for (const found of rule.check(context)) {
        problems.push({
          rule: rule.id,
          severity: setting ?? found.severity ?? rule.severity,
          message: found.message,
          expected: found.expected ?? null,
          source: found.source,
          related: found.related ?? [],
          fix: found.fix ?? null,
        })
      }
    } catch (error) {
      const source = { file: context.documents[0]?.file ?? '', line: 1, column: 1, endLine: 1, endColumn: 1 }
      problems.push({
        rule: 'internal',
        severity: 'warning',
        message: `The rule ${rule.id} failed: ${error instanceof Error ? error.message : String(error)}. Please report this with the document.`,
        expected: null,
        source,
        related: [],
        fix: null,
      })
    }
  }
  const silenced = silence(context.documents)
  const seen = new Set<string>()
  const order = new Map(context.documents.map((document, i) => [document.file, i]))
  return problems
    .filter(problem => {
      const key = `${problem.rule}\n${problem.source.file}\n${problem.source.line}\n${problem.message}`
      if (seen.has(key) || silenced.get(problem.source.file)?.(problem.source.line, problem.rule)) return false
      seen.add(key)
      return true
    })
    .sort(
      (a, b) =>
        (order.get(a.source.file) ?? 0) - (order.get(b.source.file) ?? 0) ||
        a.source.line - b.source.line ||
        a.source.column - b.source.column,
    )
}

const COMMENT = /<!--\s*uptake-disable-(line|next-line|file)\s*([\w\s,-]*?)\s*-->/g
type Silence = (line: number, rule: string) => boolean
/** `<!-- uptake-disable-next-line rule -->`, `-line` and `-file`, with the rules named or all of them. */
function silence(documents: readonly Document[]): Map<string, Silence> {
  const out = new Map<string, Silence>()
  for (const document of documents) {
    if (!document.raw.includes('uptake-disable-')) continue
    const marks: { line: number | null; rules: string[] }[] = []
    document.raw.split(/\r\n|\n|\r/).forEach((text, i) => {
      for (const match of text.matchAll(COMMENT))
        marks.push({
          line: match[1] === 'file' ? null : match[1] === 'line' ? i + 1 : i + 2,
          rules: match[2]!.split(/[\s,]+/).filter(Boolean),
        })
    })
    out.set(document.file, (line, rule) =>
      marks.some(mark => (mark.line === null || mark.line === line) && (mark.rules.length === 0 || mark.rules.includes(rule))),
    )
  }
  return out
}
