/**
 * Alternations of many languages as two regular expressions over lower-cased text: one for text in ASCII, without
 * the words that cannot be in it and without Unicode classes (several times faster), one for all other text.
 */
export type Matcher = { exec(text: string): { index: number; length: number } | null; test(text: string): boolean }
export type Anchor = 'whole' | 'start' | 'word'

const NON_ASCII = /[^\x00-\x7f]/
const LETTERS = /\\p\{(?:L|Lu|Ll)\}/g

/** Splits an alternation at its top level. */
function alternatives(source: string): string[] {
  const out: string[] = []
  let depth = 0
  let set = false
  let from = 0
  for (let i = 0; i < source.length; i++) {
    const c = source[i]
    if (c === '\\') i++
    else if (c === '[') set = true
    else if (c === ']') set = false
    else if (!set && c === '(') depth++
    else if (!set && c === ')') depth--
    else if (!set && depth === 0 && c === '|') {
      out.push(source.slice(from, i))
      from = i + 1
    }
  }
  out.push(source.slice(from))
  return out
}

/** A matcher of `words` (whole words, in spaced scripts) and `runs` (anywhere, in unspaced scripts). */
export function matcher(words: string[], runs: string[], anchor: Anchor): Matcher {
  const lower = (source: string): string =>
    source.toLowerCase().replaceAll('\\p{l}', '\\p{L}').replaceAll('\\p{lu}', '\\p{L}').replaceAll('\\p{m}', '\\p{M}')
  const all = [...new Set(words.flatMap(source => alternatives(lower(source))))].filter(Boolean)
  const run = [...new Set(runs.flatMap(source => alternatives(lower(source))))].filter(Boolean)
  const plain = all
    .filter(word => !NON_ASCII.test(word))
    .map(word => word.replace(/\[([^\]]*)\\p\{L\}/g, '[$1a-z').replace(LETTERS, '[a-z]'))
  const asciiRuns = run.filter(word => !NON_ASCII.test(word))
  const shape = (word: string, other: string, before: string, after: string): string =>
    anchor === 'word'
      ? `${before}${word}${after}|${other}`
      : anchor === 'start'
        ? `^(?:${word}${after}(?!-)|${other})`
        : `^(?:${word}${after}|${other})$`
  const join = (list: string[]): string => `(?:${list.join('|') || '(?!)'})`
  const ascii = new RegExp(shape(join(plain), join(asciiRuns), '(?<![a-z])', '(?![a-z])'))
  let full: RegExp | null = null
  const exec = (text: string): { index: number; length: number } | null => {
    const line = text.toLowerCase()
    const match = NON_ASCII.test(line)
      ? (full ??= new RegExp(shape(join(all), join(run), '(?<![\\p{L}])', '(?![\\p{L}\\p{M}])'), 'u')).exec(line)
      : ascii.exec(line)
    return match ? { index: match.index, length: match[0].length } : null
  }
  return { exec, test: text => exec(text) !== null }
}
