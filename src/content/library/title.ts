/** What a post of a library is called. Pure. */
import { numericDate } from '../../lib/numeric-dates.ts'
import { findDate } from '../../plan/text/dates.ts'
import { findWindow } from '../../plan/text/window.ts'
import { sentencesOf } from '../sentences.ts'
import { opensWithWeekday } from '../../plan/lexicon/weekdays.ts'

const LONGEST_TITLE = 80
/** The title of a label, else the heading without its day and number, else the first sentence. */
export function titleOf(label: string | null, heading: string | null, text: string): string {
  if (label !== null) return label
  const bare = heading === null ? '' : withoutCount(heading)
  if (bare !== '' && !isGeneric(bare)) return unquoted(bare)
  const plain = text.replaceAll(/[*_`#>]/g, '').replace(/\s+/g, ' ').trim() // prettier-ignore
  const sentence = (sentencesOf(plain)[0] ?? '').trim()
  const short = [...sentence].length <= LONGEST_TITLE ? sentence : `${[...sentence].slice(0, LONGEST_TITLE - 1).join('').replace(/\s+\S*$/, '')}…` // prettier-ignore
  return short || heading || 'Untitled'
}

/** "Thread 🧵", "[THREAD]", "OPTIONAL": says what it is and nothing of what it is about. */
export const isGeneric = (title: string): boolean =>
  /^(?:(?:thread|tweet|post|poll|optional|linkedin|twitter|x|the|a|entwurf|hilo|fio|тред|пост|опрос)s?[\s/]*)+$/iu.test(
    title.replaceAll(/[\p{P}\p{S}]|\p{Extended_Pictographic}/gu, ' ').trim(),
  )
const unquoted = (title: string): string => /^["“„«]([^"“”„«»]+)["”“»]$/u.exec(title)?.[1]?.trim() ?? title

const COUNT =
  /^(?:(?:day|week|post|thread|tweet|tag|woche|beitrag|día|semana|jour|semaine|день|неделя|пост)\s*#?\d{1,3}(?:\s*[-–—]\s*\d{1,3}(?!\d))?|第.{1,3}[天周日篇週回])(?!\p{L})/iu

/** "Day 3 (Mon, Jan 5): Why filters" → "Why filters"; "Tuesday, 10 February, 12:00" → nothing. */
function withoutCount(heading: string): string {
  let rest = heading
  for (let before = ''; rest !== before;) {
    const isFirst = before === ''
    before = rest
    rest = rest.slice(whenAt(rest, isFirst)).replace(/^\s*[([（][^)\]）]*[)\]）]/u, '').replace(/^[\s\-–—:：.|·,]+/u, '').trim() // prettier-ignore
  }
  return rest
}

/** Up to where a heading begins with a count, a time of the plan, a date, a weekday or a time of day; 0: it does not. */
function whenAt(text: string, counted: boolean): number {
  const date = numericDate(text, 'day-first') ?? numericDate(text, 'month-first') ?? findDate(text, { year: 2000 })
  if (date?.at === 0) return date.end
  const count = counted ? COUNT.exec(text)?.[0] : undefined
  if (count !== undefined) return count.length
  const window = findWindow(text)
  if (window?.from === 0) return window.to
  const day = opensWithWeekday(text) ? /^\p{L}+(?:-feira)?(?=\s*$|\s*[,(（:：–—|/-]|\s+\d)/u.exec(text)?.[0] : undefined
  return (day ?? /^\d{1,2}:\d{2}(?:\s*[ap]m)?(?:\s+\p{Lu}{2,4}(?!\p{L}))?/iu.exec(text)?.[0] ?? '').length
}
