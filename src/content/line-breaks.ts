/**
 * What a line break of the source is in plain text. A soft break is a space (CommonMark §6.8), because editors wrap lines; two
 * spaces or a backslash at the end of a line keep it (§6.7). Lines that stand for themselves stay lines: rows of bullets, emoji or
 * times, and verse. Pure.
 */

/** Stands for a soft break; a Markdown parser lets none of these through (CommonMark §2.3). */
export const SOFT = '\0'

/** Columns within which the next word would have fitted, so that whoever broke the line there meant it. */
const SHORT_OF_MARGIN = 60

/** Marks at the beginning of a line that are never part of a sentence. */
const ITEM = /^(?:[•‣◦⁃∙·●○■□▪▫◆◇▶►▸➔➜➤✓✔✗✘☐☑☒★☆]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[\d#*]\uFE0F?\u20E3)/u
/** Marks that a wrapped sentence may go on with: items only below a line that begins with the same. */
const ALIKE: readonly RegExp[] = [/^[-–—] /, /^[→⇒»>] ?/, /^\(?\d{1,2}:\d{2}/]

/** Text with soft breaks → text with spaces or lines in their place. */
export const withBreaks = (text: string): string =>
  text
    // A "<br>" that ends its line breaks it once.
    .replaceAll(`\n${SOFT}`, '\n')
    .split('\n')
    .map(each => (each.includes(SOFT) ? paragraph(each.split(SOFT)) : each))
    .join('\n')

function paragraph(lines: readonly string[]): string {
  const kept = keptBreaks(lines)
  return lines.reduce((text, line, index) => text + (kept[index] === true ? '\n' : between(text, line)) + line)
}

/** For each line of a paragraph that has soft breaks: does it stand for itself, and not go on with the line above? */
function keptBreaks(lines: readonly string[]): boolean[] {
  const verse = isVerse(lines)
  const alike = ALIKE.find(mark => mark.test(lines[0]!))
  return lines.map((line, index) => index > 0 && (verse || ITEM.test(line) || alike?.test(line) === true))
}

/** No line of it was broken because it was full: verse, an address, a signature. */
const isVerse = (lines: readonly string[]): boolean =>
  lines.slice(1).every((line, index) => columns(lines[index]!) + 1 + columns(/^\S*/.exec(line)![0]) <= SHORT_OF_MARGIN)

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFFEF]/u
const columns = (text: string): number => Array.from(text).reduce((sum, sign) => sum + (WIDE.test(sign) ? 2 : 1), 0)

/** Chinese and Japanese have no spaces between words (CSS Text 3 §4.1.3, segment breaks). */
function between(before: string, after: string): string {
  const [last, first] = [Array.from(before).at(-1) ?? '', Array.from(after)[0] ?? '']
  return WIDE.test(last) && WIDE.test(first) ? '' : ' '
}

/** A line of Markdown that ends with a hard break. */
const HARD = /(?: {2,}|(?<!\\)(?:\\\\)*\\|<br ?\/?>)$/i

/**
 * The lines of one paragraph of Markdown, those in one that only a soft break parts.
 * @param source as they stand in the text, with what a quote or list puts before each; `own`: the same without that
 */
export function unwrappedLines(source: readonly string[], own: readonly string[]): string[] {
  const kept = keptBetweenHard(own)
  const out: string[] = []
  for (const [index, line] of source.entries()) {
    const above = out.at(-1)?.trimEnd() ?? ''
    const words = own[index]!.trimStart()
    if (kept[index] === true || !line.trimEnd().endsWith(words.trimEnd())) out.push(line)
    else out[out.length - 1] = above + between(above, words) + words
  }
  return out
}

function keptBetweenHard(lines: readonly string[]): boolean[] {
  const kept: boolean[] = []
  while (kept.length < lines.length) {
    const rest = lines.slice(kept.length)
    const end = rest.findIndex(line => HARD.test(line))
    const [, ...breaks] = keptBreaks(rest.slice(0, end < 0 ? rest.length : end + 1).map(line => line.trim()))
    kept.push(true, ...breaks)
  }
  return kept
}
