/** What words mean, in every language at once: headings, labels, verbs, formats. Languages are data files. */
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'
import { matcher, type Anchor, type Matcher } from './matcher.ts'
import { pt } from './pt.ts'
import { ru } from './ru.ts'
import type { Format, LabelKind, Language, SectionKind } from './types.ts'
import { memo } from '../text/memo.ts'
import { vi } from './vi.ts'
import { zh } from './zh.ts'

export { platforms, type Platform } from './platforms.ts'

export const languages: readonly Language[] = [en, zh, es, ja, de, pt, fr, ru, ko, vi, it]

/** Kinds in order of precedence: "Target audience" is an audience before it is a target, "Success metrics tracking" a metric before it is tracking. */
const ORDER: SectionKind[] = [
  'nonGoal',
  'achieved',
  'audience',
  'persona',
  'contingency',
  'risk',
  'pricing',
  'kpi',
  'journey',
  'effort',
  'budget',
  'dependency',
  'role',
  'channel',
  'programme',
  'template',
  'content',
  'milestone',
  'schedule',
  'task',
  'competitor',
  'tracking',
  'summary',
]
const LONGEST_TITLE = 160

/** The alternations of all languages: whole words where words are spaced, anywhere else. */
function join(pick: (language: Language) => string | undefined, anchor: Anchor): Matcher {
  const words: string[] = []
  const runs: string[] = []
  for (const language of languages) {
    const source = pick(language)
    if (source) (language.words ? words : runs).push(source)
  }
  return matcher(words, runs, anchor)
}

let sections: [SectionKind, Matcher][] | null = null
/** All kinds that a heading may announce, most telling first; empty when it announces none. */
export function sectionKind(text: string): SectionKind[] {
  if (text === '' || text.length > LONGEST_TITLE) return []
  sections ??= ORDER.map(kind => [kind, join(language => language.sections[kind], 'word')])
  const out: SectionKind[] = []
  for (const [kind, pattern] of sections) if (pattern.test(text)) out.push(kind)
  return out
}

let labels: [LabelKind, Matcher][] | null = null
/** What the label before a colon (or the header of a column) says; null when it is no known label. */
export const labelKind = memo((text: string): LabelKind | null => {
  const label = text.replace(/\s*[(（][^()（）]*[)）]\s*$/u, '').replace(/^[^\p{L}]+|[\s:：*?]+$/gu, '')
  if (label === '' || label.length > 40) return null
  labels ??= (Object.keys(en.labels) as LabelKind[]).map(kind => [kind, join(language => language.labels[kind], 'whole')])
  for (const [kind, pattern] of labels) if (pattern.test(label)) return kind
  return null
})

let actions: Matcher | null = null
/** Does the text open with a verb that tells somebody to do something? */
export const startsWithAction = memo((text: string): boolean => {
  actions ??= join(language => language.actions, 'start')
  return actions.test(text.length > 120 ? text.slice(0, 120) : text)
})

let roles: Matcher | null = null
/** Is the text the title of a job? */
export function isRoleTitle(text: string): boolean {
  roles ??= join(language => language.roles, 'word')
  return text.length <= 60 && roles.test(text)
}

let formats: [Format, Matcher][] | null = null
let anyFormat: Matcher | null = null
/** The format of a piece that the text names (the first by position), with its place. */
export function formatOf(text: string): { format: Format; from: number; to: number } | null {
  const names = formats ? [] : ([...new Set(languages.flatMap(language => Object.keys(language.formats)))] as Format[])
  formats ??= names.map(format => [format, join(language => language.formats[format], 'word')])
  anyFormat ??= join(language => Object.values(language.formats).join('|'), 'word')
  const line = text.length > 400 ? text.slice(0, 400) : text
  if (!anyFormat.test(line)) return null
  let best: { format: Format; from: number; to: number } | null = null
  const found: { format: Format; from: number; to: number }[] = []
  for (const [format, pattern] of formats) {
    const match = pattern.exec(line)
    if (match) found.push({ format, from: match.index, to: match.index + match.length })
    if (match && (!best || match.index < best.from || (match.index === best.from && match.length > best.to - best.from)))
      best = { format, from: match.index, to: match.index + match.length }
  }
  const head: typeof best = found.find(other => best && other.from === best.to + 1 && line[best.to] === ' ') ?? null
  return head ? { ...head, from: best!.from } : best
}

let stops: Map<string, string[]> | null = null
/** ISO 639-1 code of the language that prevails in the first 8,000 characters. */
export function languageOf(text: string): string {
  const sample = text.slice(0, 8_000)
  const scripts = { letters: 1, hangul: 0, kana: 0, han: 0, cyrillic: 0 }
  for (let i = 0; i < sample.length; i++) {
    const c = sample.charCodeAt(i)
    if (c < 65) continue
    if (c < 0x250) {
      if (c < 91 || c > 96) scripts.letters++
    } else if (c >= 0x400 && c < 0x530) {
      scripts.cyrillic++
      scripts.letters++
    } else if (c >= 0x3040 && c < 0x3100) {
      scripts.kana++
      scripts.letters++
    } else if (c >= 0x4e00 && c < 0xa000) {
      scripts.han++
      scripts.letters++
    } else if (c >= 0xac00 && c < 0xd7b0) {
      scripts.hangul++
      scripts.letters++
    }
  }
  if (scripts.hangul > scripts.letters * 0.15) return 'ko'
  if (scripts.kana > scripts.letters * 0.1) return 'ja'
  if (scripts.han > scripts.letters * 0.15) return 'zh'
  if (scripts.cyrillic > scripts.letters * 0.3) return 'ru'
  if (!stops) {
    stops = new Map()
    for (const language of languages)
      if (language.words) for (const word of language.stop.split('|')) stops.set(word, [...(stops.get(word) ?? []), language.code])
  }
  const hits = new Map<string, number>([['en', 0]])
  for (const word of sample.toLowerCase().match(/[a-zà-ỹ]+/g) ?? [])
    for (const code of stops.get(word) ?? []) hits.set(code, (hits.get(code) ?? 0) + 1)
  return [...hits].sort((a, b) => b[1] - a[1])[0]![0]
}
