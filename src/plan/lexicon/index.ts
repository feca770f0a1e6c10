/** What words mean, in every language at once: headings, labels, verbs, formats. Languages are data files. */
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'
import { pt } from './pt.ts'
import { ru } from './ru.ts'
import type { Format, LabelKind, Language, SectionKind } from './types.ts'
import { vi } from './vi.ts'
import { zh } from './zh.ts'

export { platforms, type Platform } from './platforms.ts'

export const languages: readonly Language[] = [en, zh, es, ja, de, pt, fr, ru, ko, vi, it]

/** Kinds in order of precedence: "Target audience" is an audience before it is a target, "Success metrics tracking" a metric before it is tracking. */
const ORDER: SectionKind[] = ['nonGoal', 'achieved', 'audience', 'persona', 'contingency', 'risk', 'pricing', 'kpi', 'journey', 'effort', 'budget', 'dependency', 'role', 'channel', 'programme', 'template', 'content', 'milestone', 'schedule', 'task', 'competitor', 'tracking', 'summary']
const LONGEST_TITLE = 160

/** Joins the alternations of all languages: whole words where words are spaced, anywhere else. */
function join(pick: (language: Language) => string | undefined, anchor: 'whole' | 'start' | 'word'): RegExp {
  const words: string[] = []
  const runs: string[] = []
  for (const language of languages) { const source = pick(language); if (source) (language.words ? words : runs).push(source) }
  const word = `(?:${words.join('|') || '(?!)'})(?![\\p{L}\\p{M}])`
  const run = `(?:${runs.join('|') || '(?!)'})`
  return new RegExp(anchor === 'word' ? `(?<![\\p{L}])${word}|${run}` : anchor === 'start' ? `^(?:${word}(?!-)|${run})` : `^(?:${word}|${run})$`, 'iu')
}

let sections: [SectionKind, RegExp][] | null = null
/** All kinds that a heading may announce, most telling first; empty when it announces none. */
export function sectionKind(text: string): SectionKind[] {
  if (text === '' || text.length > LONGEST_TITLE) return []
  sections ??= ORDER.map(kind => [kind, join(language => language.sections[kind], 'word')])
  const out: SectionKind[] = []
  for (const [kind, pattern] of sections) if (pattern.test(text)) out.push(kind)
  return out
}

let labels: [LabelKind, RegExp][] | null = null
/** What the label before a colon (or the header of a column) says; null when it is no known label. */
export function labelKind(text: string): LabelKind | null {
  const label = text.replace(/\s*[(（][^()（）]*[)）]\s*$/u, '').replace(/^[^\p{L}]+|[\s:：*?]+$/gu, '')
  if (label === '' || label.length > 40) return null
  labels ??= (Object.keys(en.labels) as LabelKind[]).map(kind => [kind, join(language => language.labels[kind], 'whole')])
  for (const [kind, pattern] of labels) if (pattern.test(label)) return kind
  return null
}

let actions: RegExp | null = null
/** Does the text open with a verb that tells somebody to do something? */
export function startsWithAction(text: string): boolean {
  actions ??= join(language => language.actions, 'start')
  return actions.test(text.length > 120 ? text.slice(0, 120) : text)
}

let roles: RegExp | null = null
/** Is the text the title of a job? */
export function isRoleTitle(text: string): boolean {
  roles ??= join(language => language.roles, 'word')
  return text.length <= 60 && roles.test(text)
}

let formats: [Format, RegExp][] | null = null
/** The format of a piece that the text names (the first by position), with its place. */
export function formatOf(text: string): { format: Format; from: number; to: number } | null {
  formats ??= ([...new Set(languages.flatMap(language => Object.keys(language.formats)))] as Format[]).map(format => [format, join(language => language.formats[format], 'word')])
  let best: { format: Format; from: number; to: number } | null = null
  const line = text.length > 400 ? text.slice(0, 400) : text
  for (const [format, pattern] of formats) {
    const match = pattern.exec(line)
    if (match && (!best || match.index < best.from || match.index === best.from && match[0].length > best.to - best.from)) best = { format, from: match.index, to: match.index + match[0].length }
  }
  return best
}

/** ISO 639-1 code of the language that prevails in the first 20,000 characters. */
export function languageOf(text: string): string {
  const sample = text.slice(0, 20_000)
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0
  const letters = count(/\p{L}/gu) || 1
  if (count(/\p{Script=Hangul}/gu) > letters * 0.15) return 'ko'
  if (count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > letters * 0.1) return 'ja'
  if (count(/\p{Script=Han}/gu) > letters * 0.15) return 'zh'
  if (count(/\p{Script=Cyrillic}/gu) > letters * 0.3) return 'ru'
  let best = 'en'
  let most = 0
  for (const language of languages) {
    if (!language.words || language.code === 'ru') continue
    const hits = count(new RegExp(`(?<![\\p{L}])(?:${language.stop})(?![\\p{L}])`, 'giu')) * (language.code === 'en' ? 1.1 : 1)
    if (hits > most) { most = hits; best = language.code }
  }
  return best
}
