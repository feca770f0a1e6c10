/** How many pieces a line names: by its own words, or as the list it stands in declares of itself ("Basics (10 articles)"). */
import type { Format } from '../lexicon/types.ts'
import { fact } from '../read/fact.ts'
import { readFormat } from './cadences.ts'
import { readPlatforms } from './channel-name.ts'
import { once, type Context } from './context.ts'

const DECLARED =
  /[(（]\s*(\d{1,3})\s?(?:(?:blog|demo|short|new) )?(?:篇|集|期|本|个视频|articles?|posts?|episodes?|videos?|pieces?|threads?|artikel|beiträge|artículos|artigos|vídeos?|épisodes|статей|видео|편|회|(?:in )?total|insgesamt|en total|au total)\s*[)）]/i
/** How many pieces a title or an item says that it stands for; null where it does not. */
export const declaredIn = fact((text): number | null => {
  const found = /[(（]\s*\d/.test(text) ? DECLARED.exec(text) : null
  return found ? Number(found[1]) : null
})
/** "### Basics (10 articles)" above ten items, or above items that say themselves how many they are. */
export const declared = once((_, container): 'one' | 'own' | null => {
  const total = declaredIn(container)
  if (total === null) return null
  const items = container.children.filter(child => child.kind === 'item')
  if (items.length === total) return 'one'
  return items.length > 0 && items.reduce((sum, item) => sum + (declaredIn(item) ?? NaN), 0) === total ? 'own' : null
})

/** "30代", "15秒", "5人": ages, times and people. */
const OTHER_COUNTER = /^\s?(?:代|歳|才|岁|秒|分|時|时|日|天|週|周|月|年|年代|人|名|社|位|セ|대|초|분|시|일|주|월|년|명|인)/
/** "2000+ word pieces": how long each is. */
const LENGTH = /^\+?[\s-]?(?:words?|wörter|palabras|palavras|mots|слов|parole|字|文字|자)(?![a-zà-ÿ])/i
/** "文章（3 篇）": a counter of pieces behind it. */
const COUNTED = /^[^(（\d]{0,8}[(（]\s*(\d{1,2})(?:\s*[-–~至]\s*\d{1,2})?\s?(?:篇|集|期|本|편|회)\s*[)）]/
/** "記事を3本", "글 3편", "文章 3 篇". */
const COUNTED_BEHIND = /^\s?[をは은는을를×x*]?\s?(\d{1,2})\s?[本篇편개건]/
/** "Medium / dev.to article", "X、Reddit投稿": how many places stand in a row before what goes there. */
function placesBefore(text: string, at: number): number {
  const found = readPlatforms(text.slice(0, at))
  const ids = new Set<string>()
  let to = at
  for (const { id, from, to: end } of [...found].reverse()) {
    const between = text.slice(end, to)
    if (!(ids.size === 0 ? NEAR : JOINED).test(between)) break
    ids.add(id)
    to = from
  }
  return ids.size
}
const NEAR = /^(?:\s|でデモ|で|に|への?|的|에)?\s?(?:launch |announcement |demo )?$/i
const JOINED = /^\s*(?:[/,、，&+和与と및]|\b(?:and|und|y|e|et|и)\b)\s*$/i
/** "500 stars - video": the number counts something else. */
const BREAK = /\s[-–—→]\s|[:：;；]/
const OF_PARTS = /^[-\s]?(?:tweets?|posts?|parts?|teil|partes)\b/i
const NUMBERS: readonly (readonly string[])[] = [
  ['two', 'zwei', 'dos', 'dois', 'duas', 'deux', 'due', 'два', 'две', 'iki', '两', '二', '두'],
  ['three', 'drei', 'tres', 'três', 'trois', 'tre', 'три', 'üç', '三', '세'],
  ['four', 'vier', 'cuatro', 'quatro', 'quatre', 'quattro', 'четыре', 'bốn', 'dört', '四', '네'],
  ['five', 'fünf', 'cinco', 'cinq', 'cinque', 'пять', 'beş', '五', '다섯'],
  ['six', 'sechs', 'seis', 'шесть', 'sáu', 'altı', '六', '여섯'],
  ['seven', 'sieben', 'siete', 'sete', 'sept', 'sette', 'семь', '七', '일곱'],
  ['eight', 'acht', 'ocho', 'oito', 'huit', 'otto', 'восемь', '八', '여덟'],
  ['nine', 'neun', 'nueve', 'nove', 'neuf', 'девять', '九', '아홉'],
  ['ten', 'zehn', 'diez', 'dez', 'dix', 'dieci', 'десять', 'mười', '十', '열'],
]
const IN_WORDS = new Map(NUMBERS.flatMap((words, i) => words.map(word => [word, i + 2] as const)))
/** "Publish three short articles": at most three words between the number and what is counted. */
function inWords(before: string): number | null {
  const words = before.length < 60 ? before.toLowerCase().trimEnd().split(/\s+/).slice(-4) : []
  for (const word of words.reverse()) {
    const number = IN_WORDS.get(word)
    if (number !== undefined) return number
    if (/[^\p{L}\d-]/u.test(word)) return null
  }
  return null
}
/** "Conference talks (ParserCon, LexerDays)", "Community posts (Reddit, Lobsters)": one for each name. */
function namesBehind(text: string, format: Format): number {
  if (format === 'newsletter' || format === 'podcast') return 0
  const listed = /^\s*[(（]([^()（）\d]{5,80})[)）]\s*$/.exec(text)?.[1]
  const parts = listed?.split(/\s*[,、，;]\s*(?:and |und |y |e |et |и )?|\s(?:and|und|y|et|и|\+|&)\s/) ?? []
  const isEach = (part: string): boolean => NAME.test(part) && (format === 'post' || readPlatforms(part).length === 0)
  return parts.length < 7 && parts.every(isEach) ? parts.length : 0
}
const NAME = /^[A-ZÀ-ÖØ-ÞА-Я]\S*(?:\s\S+){0,3}$/
/** "36. Parser podcast": the number of a line that is counted with others. */
const isOrdinal = (text: string, { from, to }: { from: number; to: number }): boolean =>
  from === 0 && /^[.)]\s/.test(text.slice(to, to + 2))
/** 0 for an indefinite plural, 1 for one piece, n for "n posts" and "n-part series". */
export function countOf(context: Context, text: string, format: Named): number | null {
  // Formats are remembered by text, so that the same one comes again with the same text.
  const known = counts.get(format)
  if (known?.text === text) return known.count
  const count = read(context, text, format)
  counts.set(format, { text, count })
  return count
}
type Named = { format: Format; from: number; to: number }
const counts = new WeakMap<Named, { text: string; count: number | null }>()
function read(context: Context, text: string, format: Named): number | null {
  const quantities = context
    .quantities(text)
    .filter(
      q =>
        !isOrdinal(text, q) &&
        q.currency === null &&
        q.unit !== '%' &&
        q.unit !== 'x' &&
        q.unit !== 'ms' &&
        q.period === null &&
        !OTHER_COUNTER.test(text.slice(q.to, q.to + 2)) &&
        !LENGTH.test(text.slice(q.to, q.to + 10)) &&
        !/^(?:seconds|minutes|hours|days|weeks|months|years)$/.test(q.unit ?? ''),
    )
  const quoteAt = text.search(/["“„«「『《]/)
  const open = (at: number): boolean => quoteAt < 0 || at < quoteAt
  if (format.format === 'thread') {
    // "A 10-tweet thread" is one.
    const n = quantities.find(q => q.to <= format.from && open(q.from) && !q.compound && !OF_PARTS.test(text.slice(q.to)))
    return n ? n.value : /s$/i.test(text.slice(format.from, format.to)) ? 0 : 1
  }
  const before = quantities.find(
    q => q.to <= format.from && format.from - q.to < 40 && open(q.from) && !q.compound && !BREAK.test(text.slice(q.to, format.from)),
  )
  if (before) return Math.round(before.value)
  const word = inWords(text.slice(0, format.from))
  if (word !== null) return word
  const part = quantities.find(q => q.compound && open(q.from) && /^-?(?:part|teil)/i.test(text.slice(q.to)))
  if (part) return part.value
  const paren = quantities.find(
    q => q.from >= format.to && /[(（]\s*$/.test(text.slice(0, q.from)) && readFormat(text.slice(q.to, q.to + 24)) !== null,
  )
  if (paren) return paren.value
  const noun = text.slice(format.from, format.to)
  const names = /s$/i.test(noun) ? namesBehind(text.slice(format.to), format.format) : 0
  if (names > 1) return names
  const counted = /[(（]\s*\d/.test(text) ? COUNTED.exec(text.slice(format.to)) : null
  if (counted) return Number(counted[1])
  const behind = COUNTED_BEHIND.exec(text.slice(format.to))
  if (behind) return Number(behind[1])
  const places = placesBefore(text, format.from)
  if (places > 1) return places
  if (
    /^\s(?:content|scripts?|intro|urls?|links?|plays|works|loads|still|accessible|embedded|tables?|charts?|templates?|platforms?|assets|teams?|tools?|marketing|strateg(?:y|ies)|accounts?|budget|guidelines|calendar|editing|production|equipment|streams|sessions|appearances|descriptions|interviews|pitches|opportunities|features?|ideas|views|calls?|creators?|hosts?|attendance|performance|analytics|metrics|traffic)(?![\p{L}])/iu.test(
      text.slice(format.to),
    ) ||
    /^(?:テンプレ|ひな形|模板|템플릿)/.test(text.slice(format.to))
  )
    return 0
  if (/\bseries\b|serie|系列/i.test(text)) return 1
  return /(?:[^s]s|ies)$/i.test(noun) && !/^(?:press|ama)s?$/i.test(noun) && !/^(?:talks?|videos?)? ?(?:to|at) /i.test(noun) ? 0 : 1
}
