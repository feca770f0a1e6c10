import { frontMatterFaults } from '../../read/front-matter-faults.ts'
import type { Rule } from '../rule.ts'

/** The block at the head of a document that other tools read as YAML. */
export const frontMatter: Rule = {
  id: 'front-matter',
  title: 'The front matter is broken',
  severity: 'warning',
  *check({ documents }) {
    for (const document of documents) {
      const [first, ...rest] = frontMatterFaults(document.written)
      if (!first) continue
      yield {
        message: first.message,
        expected: '"key: value" lines between two lines of ---',
        source: document.source(first.from, first.to),
        related: rest.slice(0, 10).map(({ message, from, to }) => ({ message, source: document.source(from, to) })),
      }
    }
  },
}
