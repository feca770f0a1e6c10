/** Where a text may be cut: at paragraphs, sentences, clauses, words; inside an address or a visible character never. Pure. */
import { memo } from '../plan/text/memo.ts'

/** Words with a full stop that ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s("“„«])(?:e\.g|i\.e|etc|vs|cf|approx|ca|no|nr|fig|resp|incl|mr|mrs|ms|dr|prof|st|jr|sr|inc|ltd|z\.\s?b|d\.\s?h|u\.\s?a|bzw|usw|p\.\s?ej|sra?|т\.\s?е|и\s?т\.\s?д)\.\s*$/iu
/** "v1. ", "3. ": the number of a list item or a version is no sentence. */
const NUMBER_ALONE = /(?:^|\n)\s*\d{1,3}[.)]\s*$/
const ADDRESS_OPEN = /https?:\/\/\S*$/

const segmenters = new Map<string, Intl.Segmenter>()
function segmenter(granularity: 'sentence' | 'word' | 'grapheme', language: string | null): Intl.Segmenter {
  const key = `${granularity} ${language ?? ''}`
  let found = segmenters.get(key)
  if (found === undefined) {
    found = new Intl.Segmenter(language ?? 'en', { granularity })
    segmenters.set(key, found)
  }
  return found
}

/** While one types, all paragraphs but one are those of a moment ago. */
const REMEMBERED = 1_000
const readers = new Map<string | null, (text: string) => readonly string[]>()

/** The sentences of a text with the space behind them: joined they are the text. `language`: a BCP 47 tag. */
export function sentencesOf(text: string, language: string | null = null): readonly string[] {
  let read = readers.get(language)
  if (read === undefined) readers.set(language, (read = memo(each => readSentences(each, language), { limit: REMEMBERED })))
  return read(text)
}

function readSentences(text: string, language: string | null): string[] {
  const sentences: string[] = []
  for (const { segment } of segmenter('sentence', language).segment(text)) {
    const last = sentences.at(-1)
    const open = last !== undefined && !/\n\s*$/.test(last) && (ABBREVIATION.test(last) || ADDRESS_OPEN.test(last))
    if (last !== undefined && (open || NUMBER_ALONE.test(last) || segment.trim() === '')) sentences[sentences.length - 1] = last + segment
    else sentences.push(segment)
  }
  return sentences
}

/** The text cut behind each match. Looking ahead only: looking back from every character costs several times as much. */
function cutBehind(text: string, mark: RegExp): string[] {
  const pieces: string[] = []
  let last = 0
  for (const match of text.matchAll(mark)) {
    pieces.push(text.slice(last, match.index + match[0].length))
    last = match.index + match[0].length
  }
  pieces.push(text.slice(last))
  return pieces
}

/** Paragraphs with the empty lines behind them. */
export const paragraphsOf = (text: string): string[] => cutBehind(text, /\n[^\S\n]*\n\s*(?=\S)/g)

/** Clauses of a sentence, cut behind a comma, semicolon, colon or dash that a space (or a wide character) follows. */
export const clausesOf = (sentence: string): string[] => cutBehind(sentence, /(?:[,;:—–]\s+|[，、；：،؛])(?=\S)/gu)

/** Words with the space behind them; scripts without spaces are cut by the words of the language, addresses never. */
export function wordsOf(text: string): string[] {
  return cutBehind(text, /\s+(?=\S)/gu)
}

/** The smallest pieces of a word that is too long: words of scripts without spaces, then visible characters. */
export function piecesOf(word: string, language: string | null): string[] {
  if (/https?:\/\//.test(word)) return cutAroundAddress(word, language)
  return [...segmenter('word', language).segment(word)].map(each => each.segment)
}
export const charactersOf = (text: string): string[] => [...segmenter('grapheme', null).segment(text)].map(each => each.segment)

/** "見て：https://…": what stands before an address may be cut, the address not. */
function cutAroundAddress(word: string, language: string | null): string[] {
  const at = word.search(/https?:\/\//)
  const before = word.slice(0, at)
  return before === '' ? [word] : [...piecesOf(before, language), word.slice(at)]
}
