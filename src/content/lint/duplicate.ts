import { top, type LintRule } from './rule.ts'

/** Platforms hide, and readers leave, accounts that say the same thing again. */
export const duplicate: LintRule = {
  id: 'duplicate-piece',
  title: 'Says nearly the same as an earlier piece',
  severity: 'warning',
  *check(input) {
    const twin = input.duplicates.earlierThan(input.item)
    if (twin === null) return
    const { item, where, likeness } = twin
    const source = input.item.bodies[0]?.source ?? top(input)
    const first = { file: where, line: 1, column: 1, endLine: 1, endColumn: 1 }
    yield {
      message: `${Math.round(likeness * 100)} % of this text is in ${where}.`,
      remedy: 'Say something new, or drop one of the two.',
      source,
      related: item === null ? [] : [{ message: item.title ?? item.id, source: item.bodies[0]?.source ?? first }],
    }
  },
}
