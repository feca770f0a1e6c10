import { count, groupBy, list, type Rule } from '../rule.ts'

/** Files that the plan names and the repository lacks. */
export const missingFile: Rule = {
  id: 'missing-file',
  title: 'A file that the plan names does not exist',
  severity: 'warning',
  *check({ plan, exists }) {
    if (!exists) return
    const missing = plan.references.filter(reference => !reference.planned && !exists(reference.path, reference.source.file))
    for (const references of groupBy(missing, reference => reference.source.file).values()) {
      const paths = references.map(reference => reference.path)
      yield {
        message: `${count(references.length, 'file')} that the plan names ${references.length === 1 ? 'does' : 'do'} not exist: ${list(paths, 4)}`,
        expected: 'the file, its right path, or the word "planned" beside it',
        source: references[0]!.source,
        related: references.slice(1).map(reference => ({ message: reference.path, source: reference.source })),
      }
    }
  },
}
