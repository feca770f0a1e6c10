/** Lines of a fenced block, nested the way people nest them there: by `#`, by bullets and by indentation. */
import type { Line } from './document.ts'

/** Languages whose fences hold program text, never plan text. */
const PROGRAM = new Set(
  'js jsx ts tsx javascript typescript python py go rust rs java kotlin swift c cpp c++ cs csharp ruby rb php sh bash zsh shell console powershell sql json jsonc toml html xml css scss diff dockerfile docker makefile graphql proto lua perl r scala dart http nginx ini'.split(
    ' ',
  ),
)
/** What people call a fence whose text is none of the others, for the look of it. */
const SHELL = new Set('sh bash zsh shell console'.split(' '))
/** Does a fence with this info string hold program text in `[from, to)`? A shell knows no lists: where most lines are of one, somebody plans. */
export function isProgram(info: string, text: string, from: number, to: number): boolean {
  const language = info.split(/[\s,{]/, 1)[0]!.toLowerCase()
  return PROGRAM.has(language) && !(SHELL.has(language) && isListed(text.slice(from, to)))
}
function isListed(body: string): boolean {
  const lines = body.split('\n').filter(line => line.trim() !== '')
  const items = lines.filter(line => ITEM.test(line)).length
  return items > 1 && (items + lines.filter(line => LABEL.test(line)).length) * 2 >= lines.length
}
const ITEM = /^\s*(?:[-*•]|\d{1,2}\.)\s\S/
const LABEL = /^[^#$|;(){}=]+[:：]\s*$/

export type FenceLine = { depth: number; text: string; from: number; to: number; box: Line['box']; ordinal: number | null; heading: number }

/** The frame of a drawn box says nothing: its horizontal lines are dropped, its right border is cut off. */
const FRAME = /^[\s─━═┄┈╌│┃┌┐└┘├┤┬┴┼┏┓┗┛┣┫╔╗╚╝╠╣║╭╮╯╰+=-]*[─━═┌┐└┘├┤╔╗╚╝╠╣╭╮╯╰][\s─━═┄┈╌│┃┌┐└┘├┤┬┴┼┏┓┗┛┣┫╔╗╚╝╠╣║╭╮╯╰+=-]*$/
const TOP = /[┌┏╔╭]/
const MIDDLE = /[├┣╠]/
const BOTTOM = /[└┗╚╰]/
const COLUMNS = /[│┃║]/
/** How much deeper the body of a drawn box is than its first line, where a rule divides the two. */
const BODY = 100
/** The level of a drawn box with nothing but a title, below all of `#`. */
const TITLE = 7
const LETTER = /\p{L}/u
const RIGHT_BORDER = /\s*[│┃║]\s*$/

const HEAD = /^(#{1,6})\s+/
const TREE = /^[\s│┃|]*(?:[├└┣┗╰|+`][─━\-–]{1,3}\s?)/
const BULLET = /^([-*+•]|\d{1,3}[.)])\s+/
export const BOX = /^\[([ xX])\]\s+/

/** "[ ] Write the guide", without a bullet. */
const BARE_BOX = /^[^\S\n]*\[[ xX]\][^\S\n]+\S/gm
/** A checklist without bullets: most lines of a fence are boxes. One box among other lines is the picture of a form. */
function isChecklist(text: string, from: number, to: number): boolean {
  const first = text.indexOf('[', from)
  if (first < 0 || first >= to) return false
  const body = text.slice(from, to)
  const boxes = body.match(BARE_BOX)?.length ?? 0
  return boxes > 2 && boxes * 2 > (body.match(SAYS_SOMETHING)?.length ?? 0)
}
const SAYS_SOMETHING = /\S[^\n]*/g

/** Reads the lines of `[from, to)`; empty lines are dropped, `depth` grows with nesting. */
export function fenceLines(text: string, from: number, to: number): FenceLine[] {
  const out: FenceLine[] = []
  const bare = isChecklist(text, from, to)
  let heading = 0
  // Drawn boxes: where the lines of the box begin, -1 outside; and whether its one line above a rule heads the others.
  let box = -1
  let headed = false
  /** The one line of a box that has just been closed: what follows without another drawing stands below it. */
  let titled = -1
  for (let at = from; at < to;) {
    const next = text.indexOf('\n', at)
    const end = next < 0 || next > to ? to : next
    const raw = text.slice(at, Math.min(end, at + 2000))
    const line = readLine(raw, at, heading, bare)
    if (line === null && raw.trim() !== '') {
      const opens = TOP.test(raw)
      headed = !opens && MIDDLE.test(raw) && (headed || (box >= 0 && out.length - box === 1))
      titled = !opens && BOTTOM.test(raw) && box >= 0 && out.length - box === 1 && !COLUMNS.test(out[box]!.text) ? box : -1
      if (opens) box = out.length
      else if (!MIDDLE.test(raw)) box = -1
    }
    if (line) {
      if (titled >= 0 && LETTER.test(line.text)) {
        out[titled] = { ...out[titled]!, depth: TITLE * 1000, heading: TITLE }
        if (heading < TITLE) line.depth += (TITLE - heading) * 1000
        heading = TITLE
      }
      titled = -1
      if (headed) line.depth += BODY
      if (line.heading > 0) heading = line.heading
      out.push(line)
    }
    at = end + 1
  }
  return out
}

function readLine(raw: string, at: number, heading: number, bare: boolean): FenceLine | null {
  if (raw.trim() === '' || FRAME.test(raw)) return null
  const tree = TREE.exec(raw)
  const bars = tree ? null : /^[\s│┃║]+/.exec(raw)
  let skip = tree ? tree[0].length : bars ? bars[0].length : 0
  const indent = width(raw.slice(0, skip))
  let rest = raw.slice(skip)
  const head = tree ? null : HEAD.exec(rest)
  if (head) {
    skip += head[0].length
    rest = rest.slice(head[0].length)
  }
  const bullet = head || tree ? null : BULLET.exec(rest)
  if (bullet) {
    skip += bullet[0].length
    rest = rest.slice(bullet[0].length)
  }
  const box = bullet || bare ? BOX.exec(rest) : null
  const boxFrom = at + skip
  if (box) {
    skip += box[0].length
    rest = rest.slice(box[0].length)
  }
  const text = (bars ? rest.replace(RIGHT_BORDER, '') : rest).trimEnd()
  if (text === '' && !box) return null
  return {
    text,
    from: at + skip,
    to: at + skip + text.length,
    depth: head ? head[1]!.length * 1000 : heading * 1000 + 1 + indent * 2 + (bullet || box ? 1 : 0),
    box: box ? { checked: box[1] !== ' ', from: boxFrom, to: boxFrom + 3 } : null,
    ordinal: bullet && /\d/.test(bullet[1]!) ? parseInt(bullet[1]!, 10) : null,
    heading: head ? head[1]!.length : 0,
  }
}
const width = (s: string): number => {
  let n = 0
  for (const c of s) n += c === '\t' ? 4 : 1
  return n
}
