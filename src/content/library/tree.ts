/** A library of posts as a tree of headings with the lines below each. Pure. */

/** `number` is 1-based; `text` has no line end. */
export type Line = { number: number; text: string; fenced: boolean }
export type Node = { heading: Line | null; title: string; level: number; lines: Line[]; children: Node[] }

const ATX = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/
const BOLD = /^\s{0,3}(?:\*\*|__)(.{1,120}?)(?:\*\*|__)\s*:?\s*$/
/** "Day 3", "Post 12:", "Week 2 – Launch", "第3天": what begins a post where the text has no headings. */
const COUNTED =
  /^\s{0,3}(?:day|week|post|thread|tweet thread|linkedin post|email|tag|woche|beitrag|día|dia|semana|publicación|jour|semaine|giorno|settimana|день|неделя|пост|tuần|ngày|bài)\s*#?\d{1,3}\b.{0,100}$|^\s{0,3}第\s?[\d一二三四五六七八九十]{1,3}\s?[天周日篇週回].{0,60}$/iu
const WEEKDAY =
  /^\s{0,3}(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b[^.!?]{0,80}$/iu
const FENCE = /^ {0,3}(`{3,}|~{3,})/

/** Reads the text; lines before the first heading belong to the root. */
export function treeOf(text: string): Node {
  const lines = linesOf(text)
  const hasHeadings = lines.some(line => !line.fenced && ATX.test(line.text))
  const root: Node = { heading: null, title: '', level: 0, lines: [], children: [] }
  const open: Node[] = [root]
  for (const line of lines) {
    const found = line.fenced ? null : headingOf(line.text, hasHeadings)
    if (found === null) {
      open.at(-1)!.lines.push(line)
      continue
    }
    while (open.at(-1)!.level >= found.level) open.pop()
    const node: Node = { heading: line, title: found.title, level: found.level, lines: [], children: [] }
    open.at(-1)!.children.push(node)
    open.push(node)
  }
  return root
}

function headingOf(text: string, hasHeadings: boolean): { level: number; title: string } | null {
  const atx = ATX.exec(text)
  if (atx !== null) return { level: atx[1]!.length, title: unmarked(atx[2]!) }
  const bold = BOLD.exec(text)?.[1] ?? null
  // Weeks hold days, and days hold posts: levels below those of real headings.
  if (bold !== null && (COUNTED.test(bold) || WEEKDAY.test(bold))) return { level: levelOf(bold), title: unmarked(bold) }
  if (!hasHeadings && (COUNTED.test(text) || WEEKDAY.test(text)) && !/[.!?]\s*$/.test(text))
    return { level: levelOf(text), title: text.trim() }
  return null
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
