import { HOLES_IN_PROSE } from '../../plan/extract/statements.ts'
import { placeIn, prose, quoted, saidIn, type LintRule } from './rule.ts'

/** TBD, [link], X%: the same holes that the plan's rule finds. */
export const placeholder: LintRule = {
  id: 'placeholder-left',
  title: 'A placeholder is left in the text',
  severity: 'error',
  *check(input) {
    for (const section of saidIn(input)) {
      const text = prose(input, section)
      const found = HOLES_IN_PROSE.flatMap(hole => [...text.matchAll(new RegExp(hole.source, `${hole.flags.replace('g', '')}g`))])
      // "[TBD]" is one hole, not two.
      const within = (one: RegExpExecArray, other: RegExpExecArray): boolean =>
        one !== other && one[0].length < other[0].length && one.index >= other.index && one.index + one[0].length <= other.index + other[0].length // prettier-ignore
      for (const match of found.filter(one => !found.some(other => within(one, other))))
        yield {
          message: `${quoted(match[0])} is left in the text.`,
          remedy: 'Write what belongs there.',
          source: placeIn(input, section, match.index, match[0].length),
        }
    }
  },
}
