/** A library of posts as a tree of headings with the lines below each. Pure. */
import { opensWithWeekday } from '../../plan/lexicon/weekdays.ts'

/** `number` is 1-based; `text` has no line end. */
export type Line = { number: number; text: string; fenced: boolean }
export type Node = { heading: Line | null; title: string; level: number; lines: Line[]; children: Node[] }

const ATX = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/
const BOLD = /^\s{0,3}(?:\*\*|__)(.{1,120}?)(?:\*\*|__)\s*:?\s*$/
/** "Day 3", "Post 12:", "Week 2 – Launch", "第3天": what begins a post where the text has no headings. */
const COUNTED =
  /^\s{0,3}(?:day|week|post|thread|tweet thread|linkedin post|email|tag|woche|beitrag|día|dia|semana|publicación|jour|semaine|giorno|settimana|день|неделя|пост|tuần|ngày|bài)\s*#?\d{1,3}\b.{0,100}$|^\s{0,3}第\s?[\d一二三四五六七八九十]{1,3}\s?[天周日篇週回].{0,60}$/iu
/** "**Day 3:** The text.", "**Friday** — nothing": what is set off at the start of a line, and what follows it. */
const SET_OFF = /^\s{0,3}(?:[-*+•]\s+)?(?:\*\*|__)(.{1,60}?)(?:\s*[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：–—-])\s*(\S.*)$/u
/** What follows is a text and no title from so many characters on, or where it ends as a sentence does. */
const SHORT = 60
const UNDERLINE = /^\s{0,3}(?:=+|-{3,})\s*$/
const FENCE = /^ {0,3}(`{3,}|~{3,})/

/** Reads the text; lines before the first heading belong to the root. */
export function treeOf(text: string): Node {
  const lines = linesOf(text)
  const hasHeadings = lines.some(line => !line.fenced && ATX.test(line.text))
  const underlined = new Map(lines.flatMap((_, at) => underlinedAt(lines, at)))
  const root: Node = { heading: null, title: '', level: 0, lines: [], children: [] }
  const open: Node[] = [root]
  for (const [at, line] of lines.entries()) {
    // The line below an underlined heading is none of its text.
    if (underlined.has(at - 1)) continue
    const level = underlined.get(at)
    const found =
      level !== undefined ? { level, title: unmarked(line.text), rest: '' } : line.fenced ? null : headingOf(line.text, hasHeadings)
    if (found === null) {
      open.at(-1)!.lines.push(line)
      continue
    }
    while (open.at(-1)!.level >= found.level) open.pop()
    const node: Node = {
      heading: line,
      title: found.title,
      level: found.level,
      lines: found.rest === '' ? [] : [{ ...line, text: found.rest }],
      children: [],
    }
    open.at(-1)!.children.push(node)
    open.push(node)
  }
  return root
}

type Heading = { level: number; title: string; rest: string }
function headingOf(text: string, hasHeadings: boolean): Heading | null {
  const atx = ATX.exec(text)
  if (atx !== null) return { level: atx[1]!.length, title: unmarked(atx[2]!), rest: '' }
  const bold = BOLD.exec(text)?.[1] ?? null
  // Weeks hold days, and days hold posts: levels below those of real headings.
  if (bold !== null && (COUNTED.test(bold) || isDay(bold))) return { level: levelOf(bold), title: unmarked(bold), rest: '' }
  const [, start = '', rest = ''] = SET_OFF.exec(text) ?? []
  if (DAY_ALONE.test(start) || (isDay(start) && start.length < SHORT / 2)) {
    const isText = rest.length > SHORT || /[.!?…。！？]["”»')]?\s*$/u.test(rest)
    return { level: levelOf(start), title: unmarked(isText ? start : `${start} – ${rest}`), rest: isText ? rest : '' }
  }
  if (!hasHeadings && (COUNTED.test(text) || isDay(text)) && !/[.!?]\s*$/.test(text))
    return { level: levelOf(text), title: text.trim(), rest: '' }
  return null
}
const DAY_ALONE = /^(?:day|tag|día|dia|jour|giorno|день|ngày)\s*#?\d{1,3}$/iu
const WEEKDAY =
  /^\s{0,3}(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b[^.!?]{0,80}$/iu
/** Elsewhere the names of days are words of sentences, too: "segunda", "sexta". Something must end the name. */
const DAY_ENDS = /^\s{0,3}\p{L}+(?:-feira)?(?=\s*$|\s*[,(（:：–—|/-]|\s+\d)[^.!?。！？]{0,80}$/iu
const isDay = (text: string): boolean => WEEKDAY.test(text) || (DAY_ENDS.test(text) && opensWithWeekday(text.trim()))

/** A heading that is underlined by as many signs as it has, as text files have them; a rule below a line is no underline. */
function underlinedAt(lines: readonly Line[], at: number): [number, number][] {
  const [before, line, below] = [lines[at - 1], lines[at]!, lines[at + 1]]
  const isAlone = before === undefined || before.text.trim() === ''
  if (!isAlone || line.fenced || below === undefined || !UNDERLINE.test(below.text)) return []
  const length = line.text.trim().length
  const isPlain = length > 2 && length <= 100 && !/^\s*(?:[-*+•|>#]|\d+[.)])/.test(line.text)
  if (!isPlain || Math.abs(below.text.trim().length - length) > 3) return []
  return [[at, below.text.includes('=') ? 1 : 2]]
}
const levelOf = (title: string): number =>
  /^\s*(?:week|woche|semana|semaine|settimana|неделя|tuần)|^\s*第.{1,3}[周週]/iu.test(title) ? 7 : 8
const unmarked = (title: string): string => title.replaceAll(/\*\*|__|`/g, '').trim()

function linesOf(text: string): Line[] {
  let fence: string | null = null
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((each, index) => {
      const mark = FENCE.exec(each)?.[1]
      const fenced = fence !== null || mark !== undefined
      if (fence === null) fence = mark ?? null
      else if (mark?.startsWith(fence) === true && /^[`~\s]*$/.test(each)) fence = null
      return { number: index + 1, text: each, fenced }
    })
}
