import { HOLES_IN_PROSE } from '../../plan/extract/statements.ts'
import { placeIn, prose, quoted, sectionsOf, type LintRule } from './rule.ts'

/** TBD, [link], X%: the same holes that the plan's rule finds. */
export const placeholder: LintRule = {
  id: 'placeholder-left',
  title: 'A placeholder is left in the text',
  severity: 'error',
  *check(input) {
    for (const section of sectionsOf(input.item)) {
      const text = prose(input, section)
      for (const hole of HOLES_IN_PROSE)
        for (const match of text.matchAll(new RegExp(hole.source, `${hole.flags.replace('g', '')}g`)))
          yield {
            message: `${quoted(match[0])} is left in the text.`,
            remedy: 'Write what belongs there.',
            source: placeIn(input, section, match.index, match[0].length),
          }
    }
  },
}
