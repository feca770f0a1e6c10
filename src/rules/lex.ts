/** Text of a condition → tokens with their places. */

export type Token = {
  kind: 'word' | 'number' | 'text' | 'sign' | 'end'
  /** What was written; of a quoted text what stands between the quotes. */
  text: string
  /** Offsets in the text. */
  from: number
  to: number
}

/** What cannot be read: where, and what was expected there. */
export class GrammarError extends Error {
  readonly from: number
  readonly to: number
  readonly expected: string

  constructor(message: string, place: { from: number; to: number }, expected: string) {
    super(message)
    this.name = 'GrammarError'
    this.from = place.from
    this.to = place.to
    this.expected = expected
  }
}

const patterns: readonly [Token['kind'], RegExp][] = [
  ['text', /"((?:[^"\\]|\\.)*)"/y],
  ['number', /\d[\d,]*(?:\.\d+)?[kKM]?(?![\w.])/y],
  // A word may be a metric with one of its series (engineering.tps{benchmark=insert}) or the path of a file.
  ['word', /[\p{L}_@*][\p{L}\p{N}_.@/-]*(?:\{[^{}]*\})?/uy],
  ['word', /\d[\p{L}\p{N}_.@/-]*[\p{L}_/][\p{L}\p{N}_.@/-]*/uy],
  ['sign', /<=|>=|[<>/%,;]/y],
]

/** @throws GrammarError for a character that begins nothing, and for a quote that is not closed */
export function tokens(source: string): Token[] {
  const found: Token[] = []
  let at = 0
  for (;;) {
    while (/\s/.test(source[at] ?? '')) at++
    if (at >= source.length) break
    const token = next(source, at)
    if (token === null) {
      const isQuote = source[at] === '"'
      throw new GrammarError(
        isQuote ? 'A quote is opened and not closed.' : `"${source[at]!}" means nothing here.`,
        { from: at, to: isQuote ? source.length : at + 1 },
        isQuote ? 'a closing "' : 'a word, a number, a text in quotes or a comparison',
      )
    }
    found.push(token)
    at = token.to
  }
  found.push({ kind: 'end', text: '', from: source.length, to: source.length })
  return found
}

function next(source: string, at: number): Token | null {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const match = pattern.exec(source)
    if (match === null) continue
    const text = kind === 'text' ? match[1]!.replaceAll(/\\(.)/gs, '$1') : match[0]
    return { kind, text, from: at, to: at + match[0].length }
  }
  return null
}

/** "1,000", "10k", "2.5M" → their value. */
export function numberOf(token: Token): number {
  const factor = /k$/i.test(token.text) ? 1e3 : token.text.endsWith('M') ? 1e6 : 1
  return Number(token.text.replace(/[kKM]$/, '').replaceAll(',', '')) * factor
}
