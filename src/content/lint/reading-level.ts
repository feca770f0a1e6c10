import { plainOf } from '../markdown.ts'
import { bodyFor } from '../model.ts'
import { sentencesOf } from '../sentences.ts'
import { placeIn, type LintRule } from './rule.ts'

/** Formulas mean something from about a hundred words on. */
const FEWEST_WORDS = 100
const DEFAULT_GRADE = 14
/** Beyond that the formulas only count how long a sentence is. */
const MOST_YEARS = 25

/**
 * School years that a text asks for. English: Flesch-Kincaid grade, 0.39 × words/sentence + 11.8 × syllables/word − 15.59
 * (Kincaid et al. 1975). Other languages with letters and spaces: LIX, words/sentence + 100 × share of words over six letters
 * (Björnsson 1968), as school years: (LIX − 10) / 3.6, the line through Anderson's table (1983: 20 → 3, 56 → 13). Null where neither fits.
 */
export function readingGrade(text: string, language: string | null): number | null {
  const words = text.match(/[\p{L}\p{M}][\p{L}\p{M}’'-]*/gu) ?? []
  if (words.length < FEWEST_WORDS || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text)) return null
  const sentences = sentencesOf(text, language).filter(sentence => /\p{L}/u.test(sentence)).length
  const length = words.length / Math.max(1, sentences)
  if (language === null || /^en\b/i.test(language)) {
    const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
    return 0.39 * length + 11.8 * (syllables / words.length) - 15.59
  }
  const long = words.filter(word => [...word].length > 6).length
  return (length + (100 * long) / words.length - 10) / 3.6
}

/** Groups of vowels; a silent e at the end is none. Good to about one in ten words, which the mean evens out. */
export function syllablesOf(word: string): number {
  const plain = word.toLowerCase().replaceAll(/[^a-z]/g, '')
  const groups = plain.replace(/(?:[^laeiouy]es|[^laeiou]ed|[^laeiouy]e)$/, match => match[0]!).match(/[aeiouy]+/g)
  return Math.max(1, groups?.length ?? 0)
}

export const readingLevel: LintRule = {
  id: 'reading-level',
  title: 'Hard to read',
  severity: 'info',
  *check(input) {
    const { item, words } = input
    const most = words.grade ?? DEFAULT_GRADE
    const bodies = new Set([...item.channels.map(use => bodyFor(item, use.name)), bodyFor(item, '')])
    for (const body of bodies) {
      const section = body?.sections[0]
      if (body === null || section === undefined) continue
      const grade = readingGrade(body.sections.map(each => plainOf(each.text).text).join('\n\n'), item.language)
      if (grade === null || grade <= most) continue
      yield {
        message: `The text asks for ${grade > MOST_YEARS ? `more than ${MOST_YEARS}` : Math.round(grade)} years of school; the limit is ${most}.`,
        remedy: 'Shorter sentences and shorter words ("words.grade" in uptake.yml is the limit).',
        source: placeIn(input, section, 0, section.to - section.from),
      }
    }
  },
}
