/**
 * Finds the phrases of a vocabulary in a text. A vocabulary has thousands of alternatives (every language at once);
 * one regular expression of them all is slow to compile and slower to run. Here they are texts where they can be
 * written out ("blog posts?" is two), else small expressions compiled when first needed, and each is tried only
 * where its first two characters stand.
 */
import { LETTERS } from '../text/pattern.ts'
import { expand, headsOf, parseSource, WILD } from './source.ts'

const SPACED = 'a-z\\u00aa\\u00b5\\u00ba\\u00df-\\u00f6\\u00f8-\\u02ff\\u0300-\\u052f\\u1c80-\\u1c8f\\u1e00-\\u1eff\\ua640-\\ua69f'

/** `words` stand alone; `runs` are found anywhere (scripts without spaces). Sources are alternations of regular expressions without capitals. */
export type Vocabulary<T> = readonly { value: T; words?: string; runs?: string }[]
/** Where a phrase may stand: anywhere, at the start, or as the whole text. */
export type Anchor = 'word' | 'start' | 'whole'
/** What may not touch a word: letters of any script, or (`edge: 'name'`) letters of spaced scripts, digits and the signs of addresses before it. */
export type Edge = 'word' | 'phrase' | 'name'

/** `texts` in the order in which they are tried, null where `pattern` is needed; both are made when first asked for. */
type Phrase<T> = {
  value: T
  order: number
  source: string
  run: boolean
  /** The third character of whatever it matches; 0 where that is not the same for all. */
  third: number
  texts: readonly string[] | null | undefined
  pattern: RegExp | null
}

const letter = new RegExp(`[${LETTERS}]`)
const spaced = new RegExp(`[${SPACED}]`)
const AFTER: Record<Edge, string> = { word: `(?![${LETTERS}])`, phrase: `(?![${SPACED}])`, name: `(?![${SPACED}\\d])` }

/** May a word begin behind the character `c`, or end before it? */
function freeBefore(line: string, i: number, edge: Edge): boolean {
  if (i === 0) return true
  const c = line.charCodeAt(i - 1)
  if (c > 127) return !letter.test(line[i - 1]!)
  if (c > 96 && c < 123) return false
  return edge !== 'name' || !(c === 64 || c === 45 || c === 46 || (c > 47 && c < 58))
}
function freeAfter(line: string, i: number, edge: Edge): boolean {
  if (i >= line.length) return true
  const c = line.charCodeAt(i)
  if (c > 127) return !(edge === 'word' ? letter : spaced).test(line[i]!)
  if (c > 96 && c < 123) return false
  return edge !== 'name' || !(c > 47 && c < 58)
}

export class Phrases<T> {
  private readonly anchor: Anchor
  private readonly edge: Edge
  private readonly words = new Vocables<T>()
  private readonly runs = new Vocables<T>()

  constructor(vocabulary: Vocabulary<T>, anchor: Anchor = 'word', edge: Edge = 'word') {
    this.anchor = anchor
    this.edge = edge
    let order = 0
    const known = new Set<string>()
    const add = (index: Vocables<T>, value: T, sources: string | undefined, run: boolean): void => {
      for (const source of sources === undefined ? [] : alternatives(lowerSource(sources))) {
        const key = `${String(value)}\n${run}\n${source}`
        if (source === '' || known.has(key)) continue
        known.add(key)
        index.add({ value, order: order++, source, run, third: thirdOf(source), texts: undefined, pattern: null })
      }
    }
    for (const { value, words } of vocabulary) add(this.words, value, words, false)
    for (const { value, runs } of vocabulary) add(this.runs, value, runs, true)
  }

  /** Calls `found` with every phrase from left to right, in one place in the order of the vocabulary. `skip` spares values that are not wanted any more. */
  scan(text: string, found: (value: T, index: number, length: number) => void, skip?: (value: T) => boolean): void {
    const line = lower(text)
    const last = this.anchor === 'word' ? line.length : 1
    const words = this.words.of(line)
    const runs = this.runs.of(line)
    for (let i = 0; i < last; i++) {
      if (words.mayBegin(line, i) && freeBefore(line, i, this.edge)) this.tryAt(line, i, words.at(line, i), found, skip)
      if (runs.mayBegin(line, i)) this.tryAt(line, i, runs.at(line, i), found, skip)
    }
  }
  /** The first value found, or null. */
  first(text: string): T | null {
    let value: T | null = null
    this.scan(
      text,
      found => {
        value ??= found
      },
      () => value !== null,
    )
    return value
  }

  private tryAt(
    line: string,
    i: number,
    phrases: readonly Phrase<T>[],
    found: (value: T, index: number, length: number) => void,
    skip?: (value: T) => boolean,
  ): void {
    const third = line.charCodeAt(i + 2)
    for (const phrase of phrases) {
      if (phrase.third !== 0 && phrase.third !== third) continue
      if (skip?.(phrase.value)) continue
      if (phrase.texts === undefined) phrase.texts = PLAIN.test(phrase.source) ? [phrase.source] : expand(parseSource(phrase.source))
      const length = phrase.texts === null ? this.matchPattern(line, i, phrase) : this.matchTexts(line, i, phrase.texts, phrase.run)
      if (length > 0) found(phrase.value, i, length)
    }
  }
  private matchTexts(line: string, i: number, texts: readonly string[], run: boolean): number {
    for (const text of texts) {
      if (!line.startsWith(text, i)) continue
      const end = i + text.length
      if (
        this.anchor === 'whole'
          ? end === line.length
          : run || (freeAfter(line, end, this.edge) && !(this.anchor === 'start' && line[end] === '-'))
      )
        return text.length
    }
    return 0
  }
  private matchPattern(line: string, i: number, phrase: Phrase<T>): number {
    const pattern = (phrase.pattern ??= this.compile(phrase))
    pattern.lastIndex = i
    return pattern.exec(line)?.[0].length ?? 0
  }
  private compile({ source, run }: Phrase<T>): RegExp {
    const edge = run ? '' : AFTER[this.edge]
    const end = this.anchor === 'whole' ? '$' : this.anchor === 'start' && !run ? `${edge}(?!-)` : edge
    return new RegExp(`(?:${source})${end}`, 'y')
  }
}

/** Without any sign that means something in a regular expression. */
const PLAIN = /^[^\\[\](){}.*+?|^$]+$/
/** Begins with two such characters that no quantifier makes optional. */
const PLAIN_HEAD = /^[^\\[\](){}.*+?|^$]{2}(?![?*{])/

/** The same of three. */
const PLAIN_THIRD = /^[^\\[\](){}.*+?|^$]{3}(?![?*{])/
const thirdOf = (source: string): number => (PLAIN_THIRD.test(source) ? source.charCodeAt(2) : 0)

/** What begins with any letters ("…artikel", the end of a German compound) costs a try at every word: left out where the text lacks the end. */
class Vocables<T> {
  private readonly all: Phrase<T>[] = []
  private readonly endings = new Set<string>()
  /** Without and with those that begin with any letters. */
  private readonly firm = new Index<T>()
  private full: Index<T> | null = null

  add(phrase: Phrase<T>): void {
    const ending = ENDING.exec(phrase.source)?.[1]
    this.all.push(phrase)
    if (ending === undefined) this.firm.add(phrase)
    else this.endings.add(ending)
  }
  /** The phrases that may stand in `line`. */
  of(line: string): Index<T> {
    for (const ending of this.endings) if (line.includes(ending)) return (this.full ??= this.indexed())
    return this.firm
  }
  private indexed(): Index<T> {
    const index = new Index<T>()
    for (const phrase of this.all) index.add(phrase)
    return index
  }
}
/** Any letters, and then a text that no quantifier makes optional. */
const ENDING = /^\[a-z[^\]]*\][*+](?:-\?)?([a-z]{4,})(?![?*{])/

/** Phrases by their first two characters. */
class Index<T> {
  private readonly anyhow: Phrase<T>[] = []
  private readonly singles = new Map<number, Phrase<T>[]>()
  private readonly pairs = new Map<number, Phrase<T>[]>()
  /** What to try at a character or a pair: its own phrases with those of the levels above, joined when first met. */
  private readonly joined = new Map<number, readonly Phrase<T>[]>()
  /** A bit for each pair or character with which a phrase may begin, by a hash of it: most places in a text are passed by on it. */
  private readonly bits = new Uint8Array(8192)
  private always = false

  add(phrase: Phrase<T>): void {
    if (PLAIN_HEAD.test(phrase.source)) return this.putPair(phrase.source, phrase)
    const heads = headsOf(parseSource(phrase.source))
    if ([...heads].some(head => head === '' || head[0] === WILD)) {
      this.always = true
      this.anyhow.push(phrase)
      return
    }
    const single = new Set([...heads].filter(head => head.length === 1 || head[1] === WILD).map(head => head[0]!))
    for (const c of single) {
      put(this.singles, c.charCodeAt(0), phrase)
      this.mark(hashOf(c.charCodeAt(0), 0))
    }
    for (const head of heads) if (!single.has(head[0]!)) this.putPair(head, phrase)
  }
  private putPair(head: string, phrase: Phrase<T>): void {
    put(this.pairs, pairOf(head, 0), phrase)
    this.mark(hashOf(head.charCodeAt(0), head.charCodeAt(1)))
  }
  private mark(hash: number): void {
    this.bits[hash >> 3]! |= 1 << (hash & 7)
  }
  /** Cheap: false where nothing begins, true where something may. */
  mayBegin(line: string, i: number): boolean {
    if (this.always) return true
    const c = line.charCodeAt(i)
    const pair = hashOf(c, line.charCodeAt(i + 1))
    const single = hashOf(c, 0)
    return (this.bits[pair >> 3]! & (1 << (pair & 7))) !== 0 || (this.bits[single >> 3]! & (1 << (single & 7))) !== 0
  }
  at(line: string, i: number): readonly Phrase<T>[] {
    const c = line.charCodeAt(i)
    const pair = i + 1 < line.length ? pairOf(line, i) : -1
    if (pair >= 0 && this.pairs.has(pair)) return this.joined.get(pair) ?? this.join(pair, c, this.pairs.get(pair)!)
    return this.singles.has(c) ? (this.joined.get(c) ?? this.join(c, c, [])) : this.anyhow
  }
  private join(key: number, c: number, own: readonly Phrase<T>[]): readonly Phrase<T>[] {
    const list = [...this.anyhow, ...(this.singles.get(c) ?? []), ...own].sort((a, b) => a.order - b.order)
    this.joined.set(key, list)
    return list
  }
}
/** Of a character and the one behind it (0: whatever it is), below 65,536. */
const hashOf = (a: number, b: number): number => (Math.imul(a, 31_337) ^ b) & 65_535
/** Both characters fit one number (above every single one), so that looking a pair up makes nothing. */
const pairOf = (text: string, i: number): number => (text.charCodeAt(i) + 1) * 65_536 + text.charCodeAt(i + 1)
function put<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Splits an alternation at its top level. */
export function alternatives(source: string): string[] {
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

/** A source without capitals and without Unicode classes, which are slow to compile and to match. */
const lowerSource = (source: string): string =>
  source
    .toLowerCase()
    .replace(/\[([^\]]*)\\p\{(?:l|lu|ll)\}/g, (_, before: string) => `[${before}${LETTERS}`)
    .replace(/\\p\{(?:l|lu|ll)\}/g, `[${LETTERS}]`)
    .replace(/\\p\{m\}/g, '[\\u0300-\\u036f]')

/** Lower case, of the same length: the dotted İ, which would grow, becomes a plain i. */
function lower(text: string): string {
  const line = text.toLowerCase()
  return line.length === text.length ? line : text.replaceAll('İ', 'i').toLowerCase()
}
