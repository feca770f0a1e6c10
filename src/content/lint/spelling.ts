import { placeIn, prose, quoted, saidIn, type LintRule } from './rule.ts'

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
/** "GitHub" → git, Hub: the places where a space or a hyphen is set wrongly. */
const partsOf = (name: string): string[] => name.split(/[\s-]+|(?<=\p{Ll})(?=\p{Lu})/u).filter(part => part !== '')

/** Names are written as their owners write them: `words.spelling` of uptake.yml. */
export const spelling: LintRule = {
  id: 'brand-spelling',
  title: 'A name that is spelled otherwise',
  severity: 'warning',
  *check(input) {
    for (const name of input.words.spelling) {
      const parts = partsOf(name)
      if (parts.length === 0) continue
      const pattern = new RegExp(`(?<![\\p{L}\\p{N}#@/_.-])${parts.map(escape).join('[ -]?')}(?![\\p{L}\\p{N}_/]|\\.\\p{L})`, 'giu')
      for (const section of saidIn(input))
        for (const match of prose(input, section).matchAll(pattern)) {
          if (match[0] === name) continue
          const source = placeIn(input, section, match.index, match[0].length)
          yield { message: `${quoted(match[0])} is written ${name}.`, remedy: `Write ${name}.`, source, fix: { source, text: name } }
        }
    }
  },
}
