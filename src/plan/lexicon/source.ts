/**
 * Reads the source of a regular expression as far as vocabularies use it, to know without running it which texts it
 * matches (`expand`) or, where these are endless, with which two characters a match begins (`headsOf`).
 */

export type Node =
  | { kind: 'text'; text: string }
  | { kind: 'any' }
  /** Matches nothing by itself and cannot be expanded: a look-around. */
  | { kind: 'look' }
  | { kind: 'set'; chars: readonly string[] }
  | { kind: 'sequence'; parts: readonly Node[] }
  | { kind: 'choice'; parts: readonly Node[] }
  | { kind: 'repeat'; part: Node; least: number; most: number; lazy: boolean }

/** The syntax tree of `source`: literals, `.`, escapes, classes, groups, look-arounds, quantifiers, alternation. */
export function parseSource(source: string): Node {
  return new Reader(source).choice()
}

const QUANTIFIERS: ReadonlySet<string> = new Set('?*+{')
const SIGNS: ReadonlySet<string> = new Set('?*+{}()[]|.\\^$')

class Reader {
  private readonly source: string
  private at = 0
  constructor(source: string) {
    this.source = source
  }

  choice(): Node {
    const parts = [this.sequence()]
    while (this.source[this.at] === '|') {
      this.at++
      parts.push(this.sequence())
    }
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts }
  }
  private sequence(): Node {
    const parts: Node[] = []
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const text = this.run()
      parts.push(text === '' ? this.repeat(this.atom()) : { kind: 'text', text })
    }
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts }
  }
  /** Plain characters up to the next sign; the last one is left when a quantifier follows it. */
  private run(): string {
    let end = this.at
    while (end < this.source.length && !SIGNS.has(this.source[end]!)) end++
    if (end > this.at && QUANTIFIERS.has(this.source[end] ?? '')) end--
    const text = this.source.slice(this.at, end)
    this.at = end
    return text
  }
  private repeat(part: Node): Node {
    if (!QUANTIFIERS.has(this.source[this.at] ?? '')) return part
    const sign = /^(?:([?*+])|\{(\d+)(,?)(\d*)\})(\??)/.exec(this.source.slice(this.at, this.at + 12))
    if (!sign) return part
    this.at += sign[0].length
    const [, mark, low, comma, high, lazy] = sign
    const least = mark ? (mark === '+' ? 1 : 0) : Number(low)
    const most = mark ? (mark === '?' ? 1 : Infinity) : comma ? Number(high || Infinity) : least
    return { kind: 'repeat', part, least, most, lazy: lazy === '?' }
  }
  private atom(): Node {
    const c = this.source[this.at]!
    if (c === '(') return this.group()
    if (c === '[') return this.set()
    if (c === '\\') return this.escape()
    this.at++
    return c === '.' ? { kind: 'any' } : c === '^' || c === '$' ? { kind: 'look' } : { kind: 'text', text: c }
  }
  private group(): Node {
    const look = /^\(\?<?[=!]/.test(this.source.slice(this.at, this.at + 4))
    this.at += /^\((?:\?(?:<?[=!]|:|<\w+>))?/.exec(this.source.slice(this.at))![0].length
    const inside = this.choice()
    this.at++
    return look ? { kind: 'look' } : inside
  }
  private set(): Node {
    let end = this.at + 1
    while (end < this.source.length && this.source[end] !== ']') end += this.source[end] === '\\' ? 2 : 1
    const inside = this.source.slice(this.at + 1, end)
    this.at = end + 1
    return /^\^|\\|.-./.test(inside) ? { kind: 'any' } : { kind: 'set', chars: [...inside] }
  }
  private escape(): Node {
    const next = this.source[this.at + 1]!
    this.at += 2
    if (next === 'b' || next === 'B') return { kind: 'look' }
    if (!/[a-z]/i.test(next)) return { kind: 'text', text: next }
    if (this.source[this.at] === '{') this.at = this.source.indexOf('}', this.at) + 1
    return { kind: 'any' }
  }
}

const MOST = 48
/** All texts that `node` matches, in the order in which an engine would try them; null when there are too many or it looks around. */
export function expand(node: Node): readonly string[] | null {
  switch (node.kind) {
    case 'text':
      return [node.text]
    case 'set':
      return node.chars
    case 'any':
    case 'look':
      return null
    case 'choice': {
      const parts = node.parts.map(expand)
      return parts.includes(null) ? null : bounded(parts.flatMap(part => part!))
    }
    case 'sequence':
      return node.parts.reduce<readonly string[] | null>((heads, part) => (heads === null ? null : append(heads, expand(part))), [''])
    case 'repeat': {
      if (node.most > 3) return null
      const part = expand(node.part)
      const times: (readonly string[])[] = []
      let repeated: readonly string[] | null = ['']
      for (let n = 0; n <= node.most; n++) {
        if (repeated === null) return null
        if (n >= node.least) times.push(repeated)
        repeated = append(repeated, part)
      }
      return bounded((node.lazy ? times : times.reverse()).flat())
    }
  }
}
const bounded = (list: readonly string[]): readonly string[] | null => (list.length > MOST ? null : list)
function append(heads: readonly string[], tails: readonly string[] | null): readonly string[] | null {
  return tails === null || heads.length * tails.length > MOST ? null : heads.flatMap(head => tails.map(tail => head + tail))
}

/** Stands for any character in a head. */
export const WILD = '\0'
const LENGTH = 2
/** Heads of up to two characters of the texts that `node` matches; a shorter head is a whole text. */
export function headsOf(node: Node): Set<string> {
  switch (node.kind) {
    case 'text':
      return new Set([node.text.slice(0, LENGTH)])
    case 'set':
      return new Set(node.chars)
    case 'any':
      return new Set([WILD])
    case 'look':
      return new Set([''])
    case 'choice':
      return new Set(node.parts.flatMap(part => [...headsOf(part)]))
    case 'sequence':
      return headsOfSequence(node.parts)
    case 'repeat': {
      const part = headsOf(node.part)
      const out = new Set<string>()
      let repeated = new Set([''])
      for (let n = 0; n <= Math.min(node.most, LENGTH); n++) {
        if (n >= Math.min(node.least, LENGTH)) for (const head of repeated) out.add(head)
        repeated = join(repeated, part)
      }
      return out
    }
  }
}
/** Only the parts are read that the first two characters can come from. */
function headsOfSequence(parts: readonly Node[]): Set<string> {
  let heads = new Set([''])
  for (const part of parts) {
    heads = join(heads, headsOf(part))
    if ([...heads].every(head => head.length >= LENGTH)) break
  }
  return heads
}
function join(heads: Set<string>, tails: Set<string>): Set<string> {
  const out = new Set<string>()
  for (const head of heads) {
    if (head.length >= LENGTH) out.add(head)
    else for (const tail of tails) out.add((head + tail).slice(0, LENGTH))
  }
  return out
}
