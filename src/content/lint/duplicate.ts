import { top, type LintRule } from './rule.ts'

/** Platforms hide, and readers leave, accounts that say the same thing again. */
export const duplicate: LintRule = {
  id: 'duplicate-piece',
  title: 'Says nearly the same as an earlier piece',
  severity: 'warning',
  *check(input) {
    const twin = input.duplicates.earlierThan(input.item)
    if (twin === null) return
    const source = input.item.bodies[0]?.source ?? top(input)
    const first = { file: twin.item.file, line: 1, column: 1, endLine: 1, endColumn: 1 }
    yield {
      message: `${Math.round(twin.likeness * 100)} % of this text is in ${twin.item.file}.`,
      remedy: 'Say something new, or drop one of the two.',
      source,
      related: [{ message: twin.item.title ?? twin.item.id, source: twin.item.bodies[0]?.source ?? first }],
    }
  },
}
