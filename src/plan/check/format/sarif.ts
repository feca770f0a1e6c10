/** SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0): code-scanning services and editors read it. */
import type { Problem, Source } from '../../model.ts'
import { rules } from '../rules/index.ts'

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const
const uri = (file: string): string =>
  file
    .split(/[\\/]/)
    .map(part => encodeURIComponent(part))
    .join('/')
const location = (source: Source): object => ({
  artifactLocation: { uri: uri(source.file) },
  region: { startLine: source.line, startColumn: source.column, endLine: source.endLine, endColumn: source.endColumn },
})

/** A SARIF log with one run. `version` is that of Uptake. */
export function formatSarif(problems: readonly Problem[], version: string): string {
  const ids = [...new Set([...rules.map(rule => rule.id), ...problems.map(problem => problem.rule)])]
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'uptake',
            version,
            rules: ids.map(id => {
              const rule = rules.find(each => each.id === id)
              return {
                id,
                ...(rule ? { shortDescription: { text: rule.title }, defaultConfiguration: { level: LEVEL[rule.severity] } } : {}),
              }
            }),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: problems.map(problem => ({
          ruleId: problem.rule,
          ruleIndex: ids.indexOf(problem.rule),
          level: LEVEL[problem.severity],
          message: { text: problem.expected ? `${problem.message}. Expected: ${problem.expected}.` : problem.message },
          locations: [{ physicalLocation: location(problem.source) }],
          relatedLocations: problem.related.map((related, id) => ({
            id,
            physicalLocation: location(related.source),
            message: { text: related.message },
          })),
        })),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}
