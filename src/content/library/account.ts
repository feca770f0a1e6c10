/** Holds what was written against what was read: every sentence of a library is in a piece or told as left over. Pure. */
import { sentencesOf } from '../sentences.ts'
import { fieldOf } from './labels.ts'

/** Marks of Markdown and of threads, quotes, spaces and bullets say nothing; what is left is compared. */
const bare = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[-*_`#>|~[\]()\\"'“”„«»]/g, '')
    .replaceAll(/\s+/gu, '')
    .toLowerCase()

/** Sentences of `text` that none of `texts` holds, with their line. */
export function missingSentences(text: string, texts: readonly string[]): { line: number; text: string }[] {
  const there = bare(texts.join('\n'))
  return text.split(/\r\n|\n|\r/).flatMap((line, index) =>
    cellsOf(line).flatMap(cell =>
      sentencesOf(cell)
        .filter(sentence => {
          const wanted = bare(withoutMarks(sentence))
          return /[\p{L}\p{N}]/u.test(wanted) && !/^\d{1,3}[.:]?$/.test(wanted) && !there.includes(wanted)
        })
        .map(sentence => ({ line: index + 1, text: sentence.trim() })),
    ),
  )
}

const cellsOf = (line: string): string[] => (/^\s*\|/.test(line) ? line.split(/\||<br\s*\/?>/i) : [line])
/** The number of a post and the label of a field become structure. */
const withoutMarks = (sentence: string): string =>
  withoutDash(sentence)
    .replace(/^\s*(?:[-*+•]\s+|#{1,6}\s+|>\s*)*/, '')
    .replace(
      /^[*_]*(?:(?:tweet|post|slide|part|teil|folie|твит|пост|слайд|帖)\s*#?\d{1,3}(?:\s*\/\s*\d{1,3})?|[([]?\d{1,3}\s*\/\s*(?:\d{1,3}|n)?[)\]]?|\d️⃣)\s*[:：.)–—-]*\s*/iu,
      '',
    )
    .replace(/^[*_]*[^:：*]{1,40}[*_]*\s*[:：][*_]*\s*/u, '')
    .replaceAll(/#(?=[\p{L}])/gu, '')
/** "Theme - Community": a label that is known, with a dash. */
function withoutDash(sentence: string): string {
  const [start, label] = /^\s*(?:[-*+•]\s+)?(?:\*\*|__)?([\p{L} ]{2,21}?)(?:\*\*|__)?\s+[-–—]\s+/u.exec(sentence) ?? []
  return start !== undefined && fieldOf(label ?? '') !== null ? sentence.slice(start.length) : sentence
}
