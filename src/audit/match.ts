/**
 * Task titles → what has to be checked to verify them. Strict on purpose: a title counts as verifiable only when every
 * word of it is accounted for by what checks establish. A wrong tick is worse than none.
 */
import type { Check, Details, Language } from './check.ts'
import { fillerPattern, judgementPattern } from './words.ts'

export type Requirement = { check: Check; details: Details }
export type Match = {
  requirements: readonly Requirement[]
  /** Words of the title that no check can tell of; empty: the requirements are the whole task. */
  rest: string
}

/** What can be asked but once: two versions in one title are more than a check understands. */
const single = new Set(['version', 'count', 'name', 'registry', 'kind', 'address'])

class Asked {
  readonly values = new Map<string, string>()
  readonly conflicts: string[] = []

  add(groups: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(groups)) {
      const known = this.values.get(name)
      if (known !== undefined && known !== value && single.has(name)) this.conflicts.push(value)
      else this.values.set(name, known === undefined || known === value ? value : `${known}, ${value}`)
    }
  }
}

/** Scripts without spaces have no edges of words. */
const unspaced = new Set<Language>(['zh', 'ja', 'ko'])
const MASK = '\u0000'

type Hit = { check: Check; from: number; to: number; groups: Record<string, string> }

/** @returns null when the title is about nothing that a check knows */
export function matchTitle(title: string, checks: readonly Check[]): Match | null {
  const text = plain(title)
  if (text.length > 300) return null
  const hits = longestFirst(checks.flatMap(check => hitsOf(check, text)))
  if (hits.length === 0) return null
  let masked = text
  for (const hit of hits) masked = mask(masked, hit.from, hit.to)
  const details = new Map<Check, Asked>()
  for (const { check, groups } of hits) {
    const own = details.get(check) ?? new Asked()
    own.add(groups)
    details.set(check, own)
  }
  for (const [check, own] of details) masked = takeDetails(check, masked, own)
  const requirements = [...details].map(([check, own]): Requirement => ({ check, details: own.values }))
  const doubtful = [...details.values()].flatMap(own => own.conflicts)
  const rest = [wordsIn(masked.replace(fillerPattern, blank)), ...doubtful].filter(words => words !== '').join(' ')
  if (rest === '') return { requirements, rest }
  return isPart(masked, hits) ? { requirements, rest } : null
}

/** Lower case, without Markdown, emoji and fancy quotes. */
export function plain(title: string): string {
  return title
    .normalize('NFC')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    .replace(/\p{Extended_Pictographic}|\uFE0F|[✓✔✅]/gu, ' ')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

function hitsOf(check: Check, text: string): Hit[] {
  const hits: Hit[] = []
  for (const [language, sources] of Object.entries(check.matches) as [Language, readonly string[]][])
    for (const source of sources) for (const match of text.matchAll(compiled(source, unspaced.has(language)))) hits.push(hit(check, match))
  return hits.filter(each => each.to > each.from)
}

function hit(check: Check, match: RegExpExecArray): Hit {
  return { check, from: match.index, to: match.index + match[0].length, groups: groupsOf(match) }
}

/** Named groups that took part. One name may stand but once in a pattern, so `name2` says the same as `name`. */
const groupsOf = (match: RegExpExecArray): Record<string, string> =>
  Object.fromEntries(
    Object.entries(match.groups ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.replace(/\d+$/, ''), value] as const],
    ),
  )

const known = new Map<string, RegExp>()
function compiled(source: string, unbounded: boolean): RegExp {
  const key = `${unbounded} ${source}`
  const pattern = known.get(key) ?? new RegExp(unbounded ? source : `(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu')
  known.set(key, pattern)
  return pattern
}

/** Of hits that overlap the longer one holds: "code of conduct" is no "code". In the order of the text. */
function longestFirst(hits: readonly Hit[]): Hit[] {
  const taken: Hit[] = []
  for (const each of hits.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from))
    if (taken.every(other => each.to <= other.from || each.from >= other.to)) taken.push(each)
  return taken.sort((a, b) => a.from - b.from)
}

function takeDetails(check: Check, text: string, into: Asked): string {
  let masked = text
  for (const [name, sources] of Object.entries(check.details ?? {}))
    for (const source of sources)
      for (const match of masked.matchAll(compiled(source, /[\u3040-\u9fff\uac00-\ud7af]/.test(source)))) {
        if (match[0] === '') continue
        const groups = groupsOf(match)
        into.add(Object.keys(groups).length === 0 ? { [name]: match[0] } : groups)
        masked = mask(masked, match.index, match.index + match[0].length)
      }
  return masked
}

const mask = (text: string, from: number, to: number): string => text.slice(0, from) + MASK.repeat(to - from) + text.slice(to)
const blank = (words: string): string => ' '.repeat(words.length)
const wordsIn = (text: string): string => (/[\p{L}\p{N}]/u.test(text) ? text.replaceAll(MASK, ' ').replace(/\s+/g, ' ').trim() : '')

/**
 * Is the thing itself the subject ("README with benchmarks", "LICENSE: dual"), so that what was found of it is worth
 * showing? Not in "Post in the CI channel": there the thing is only mentioned.
 */
function isPart(masked: string, hits: readonly Hit[]): boolean {
  const first = hits[0]
  if (first === undefined) return false
  const before = masked.slice(0, first.from).replace(judgementPattern, blank).replace(fillerPattern, blank)
  if (/[\p{L}\p{N}]/u.test(before)) return false
  const after = masked.slice(first.to)
  return (
    !/[\p{L}\p{N}]/u.test(after) ||
    /^[\s"')]*(?:[:,(\-+/&]|(?:with|and|for|mit|und|für|con|y|para|com|e|avec|et|pour|per|с|для|với|cho)(?!\p{L})|\u0000)/u.test(after)
  )
}
