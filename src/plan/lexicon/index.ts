/** What words mean, in every language at once: headings, labels, verbs, formats. Languages are data files. */
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'
import { alternatives, Phrases, type Vocabulary } from './phrases.ts'
import { pt } from './pt.ts'
import { ru } from './ru.ts'
import type { Format, LabelKind, Language, SectionKind } from './types.ts'
import { composed } from '../text/composed.ts'
import { memo } from '../text/memo.ts'
import { tr } from './tr.ts'
import { vi } from './vi.ts'
import { zh } from './zh.ts'

export { platforms, type Platform } from './platforms.ts'

export const languages: readonly Language[] = [en, zh, es, ja, de, pt, fr, ru, ko, vi, it, tr]

/** Kinds in order of precedence: "Target audience" is an audience before it is a target, "Success metrics tracking" a metric before it is tracking. */
export const SECTION_KINDS: readonly SectionKind[] = [
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

/** How those write who leave the accents away: "metricas de exito", "benevoles", "Massnahmen". */
const BARE: Readonly<Record<string, (text: string) => string>> = {
  de: text => text.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss'),
  ...Object.fromEntries(['es', 'pt', 'fr', 'it', 'tr'].map(code => [code, withoutMarks])),
}
function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ı', 'i')
}
/** Without its accents this is another word of English: "conférence" is a talk. */
const OTHERWISE = /^conference/
/** The words of a language, and the longer of them without their accents as well. */
function alsoBare(source: string, code: string): string {
  const bare = BARE[code]
  if (!bare) return source
  const more = alternatives(source).filter(each => each.length > 4 && bare(each) !== each && !OTHERWISE.test(bare(each)))
  return more.length === 0 ? source : `${source}|${more.map(bare).join('|')}`
}

/** What each language says for each of `kinds`, spaced and unspaced scripts apart. */
function vocabulary<T extends string>(kinds: readonly T[], pick: (language: Language) => Partial<Record<T, string>>): Vocabulary<T> {
  return kinds.flatMap(value =>
    languages.flatMap(language => {
      const source = pick(language)[value]
      return source === undefined ? [] : [language.words ? { value, words: alsoBare(source, language.code) } : { value, runs: source }]
    }),
  )
}
/** A value that is made when it is first asked for: most readings need few of the vocabularies. */
function lazy<T>(make: () => T): () => T {
  let value: T | null = null
  return () => (value ??= make())
}

const sections = lazy(() => new Phrases(vocabulary(SECTION_KINDS, language => language.sections)))
/** All kinds that a heading may announce, most telling first; empty when it announces none. */
export const sectionKind: (text: string) => readonly SectionKind[] = memo((text: string): readonly SectionKind[] => {
  if (text === '' || text.length > LONGEST_TITLE) return []
  const found = new Set<SectionKind>()
  sections().scan(
    text,
    kind => found.add(kind),
    kind => found.has(kind),
  )
  return found.size < 2 ? [...found] : SECTION_KINDS.filter(kind => found.has(kind))
})

const LABELS = Object.keys(en.labels) as LabelKind[]
const labels = lazy(
  () =>
    new Phrases(
      vocabulary(LABELS, language => language.labels),
      'whole',
    ),
)
/** What the label before a colon (or the header of a column) says; null when it is no known label. */
export const labelKind = memo((text: string): LabelKind | null => {
  const label = text.replace(/\s*[(（][^()（）]*[)）]\s*$/, '').replace(/^[^\p{L}]+|[\s:：*?.]+$/gu, '')
  if (label === '' || label.length > 40) return null
  let best: LabelKind | null = null
  labels().scan(label, kind => {
    if (best === null || LABELS.indexOf(kind) < LABELS.indexOf(best)) best = kind
  })
  return best
})

const actions = lazy(
  () =>
    new Phrases(
      vocabulary(['action'], language => ({ action: language.actions })),
      'start',
    ),
)
/** Does the text open with a verb that tells somebody to do something? */
export const startsWithAction = memo((text: string): boolean => actions().first(text.length > 120 ? text.slice(0, 120) : text) !== null)

const roles = lazy(() => new Phrases(vocabulary(['role'], language => ({ role: language.roles }))))
/** Is the text the title of a job? */
export const isRoleTitle = memo((text: string): boolean => text.length <= 60 && roles().first(text) !== null)

type Found = { format: Format; from: number; to: number }
const FORMATS = [...new Set(languages.flatMap(language => Object.keys(language.formats)))] as Format[]
const formats = lazy(() => new Phrases(vocabulary(FORMATS, language => language.formats)))
/** The format of a piece that the text names (the first by position), with its place. "Blog post video" is a video that begins at the blog. */
export function formatOf(text: string): Found | null {
  const line = text.length > 400 ? text.slice(0, 400) : text
  const found = new Map<Format, Found>()
  formats().scan(
    line,
    (format, from, length) => {
      // "`EU_AI_ACT_ARTICLE_15`" is a name in a program.
      if (line[from - 1] === '_' || line[from + length] === '_') return
      if (!found.has(format)) found.set(format, { format, from, to: from + length })
    },
    format => found.has(format),
  )
  const verbs = [...found.values()].filter(each => isVerb(line, each))
  // "Post a video", "update the guide": what is done; the noun behind it says what comes of it.
  for (const verb of verbs) if (found.size > 1 || /^update/i.test(line.slice(verb.from))) found.delete(verb.format)
  let best: Found | null = null
  for (const each of found.values()) if (!best || each.from < best.from || (each.from === best.from && each.to > best.to)) best = each
  if (!best) return null
  const { from, to } = best
  const head = [...found.values()].find(other => other.from === to + 1 && line[to] === ' ')
  return head ? { ...head, from } : best
}

const VERB_BEFORE = /(?:^|[;,.:]\s|\b(?:and|to|then)\s)$/i
const IS_VERB = /^(?:(?:post|tweet)\s(?!(?:to|on|in|at|about|with|by|via)\b)|update\s)(?:[a-z]|\d{1,2}\+?\s[a-z])/i
/** "Post the video", "…; update with links": a verb that is the name of a format as well. "Post on the blog" says no other format. */
const isVerb = (line: string, { format, from }: Found): boolean =>
  format === 'post' && IS_VERB.test(line.slice(from, from + 16)) && VERB_BEFORE.test(line.slice(0, from))

let stops: Map<string, string[]> | null = null
const SAMPLE = 4_000
/** ISO 639-1 code of the language that prevails in the first 4,000 characters. */
export const languageOf = (text: string): string => languageOfSample(composed(text.slice(0, SAMPLE)))
const languageOfSample = memo(
  (sample: string): string => {
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
  },
  { limit: 200, longest: SAMPLE },
)
