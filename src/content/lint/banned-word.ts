import { placeIn, prose, quoted, saidIn, type LintRule } from './rule.ts'

/** "game changer" is "game-changer", too. */
const escape = (text: string): string => text.trim().split(/[-\s]+/).map(word => word.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('[-\\s\u2010\u2011]+') // prettier-ignore

/** Words that the project does not use: `words.banned` of uptake.yml. */
export const bannedWord: LintRule = {
  id: 'banned-word',
  title: 'A word that the project does not use',
  severity: 'warning',
  *check(input) {
    const banned = input.words.banned.filter(word => word.trim() !== '')
    if (banned.length === 0) return
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${banned.map(escape).join('|')})(?![\\p{L}\\p{N}])`, 'giu')
    for (const section of saidIn(input))
      for (const match of prose(input, section).matchAll(pattern))
        yield {
          message: `${quoted(match[0])} is on the list of words not to be used.`,
          remedy: 'Say it in other words ("words.banned" in uptake.yml is the list).',
          source: placeIn(input, section, match.index, match[0].length),
        }
  },
}
