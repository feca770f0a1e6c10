import { count, groupBy, list, type Rule } from '../rule.ts'

/** TBD, [link], X%: what was to be filled in. */
export const placeholder: Rule = {
  id: 'placeholder',
  title: 'A placeholder was left in the text',
  severity: 'warning',
  *check({ plan }) {
    for (const holes of groupBy(plan.placeholders, hole => hole.source.file).values()) {
      const texts = [...new Set(holes.map(hole => hole.text))]
      yield {
        message: `${count(holes.length, 'placeholder')} left: ${list(texts, 4)}`,
        expected: 'the text that belongs there',
        source: holes[0]!.source,
        related: holes.slice(1).map(hole => ({ message: hole.text, source: hole.source })),
      }
    }
  },
}
