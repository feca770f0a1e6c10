/** The lines of one post → its fields and its text. Every line goes to exactly one of them. Pure. */
import { fieldOf, type FieldName } from './labels.ts'
import type { Line } from './tree.ts'

export type Fields = {
  values: Map<FieldName, string[]>
  /** Text that no label names. */
  text: string[]
  /** Labels that mean nothing to Uptake, with what follows them: only where the text itself has a label. */
  notes: string[]
}

const LABEL = /^(\s*(?:[-*+•]\s+)?)(\*\*|__|\*|_)?([^:：*_|]{1,40}?)(\*\*|__|\*|_)?\s*[:：]\s*(\*\*|__|\*|_)?\s*(.*)$/u
/** "Theme - Community": what comes before the text, where no sentence can be meant. */
const DASHED = /^\s*(?:[-*+•]\s+)?(?:\*\*|__)?([\p{L}][\p{L} ]{1,20}?)(?:\*\*|__)?\s+[-–—]\s+(\S.*)$/u
const WITH_DASH: ReadonlySet<FieldName> = new Set(['theme', 'visual', 'cta', 'tags', 'channel', 'audience', 'campaign', 'time', 'date'])
/** A label of one to three words that Uptake does not know: below a short field it ends it. */
const UNKNOWN_LABEL = /^\s*(\p{Lu}[\p{L}-]*(?: [\p{L}-]+){0,2})\s*[:：]\s+(\S.*)$/u
const BOLD_LABEL = /^\s*(?:[-*+•]\s+)?(?:\*\*|__)([^:：*_|]{1,60}?)(?:\*\*\s*[:：]|[:：]\s*\*\*|__\s*[:：]|[:：]\s*__)\s*(.*)$/u
/** These hold whole texts: paragraphs after an empty line belong to them still. */
const LONG: ReadonlySet<FieldName> = new Set(['copy'])
/** These may run on in the lines below; any other short one ends with its line. */
const RUNS_ON: ReadonlySet<FieldName> = new Set(['visual', 'cta', 'tags', 'alt'])

/** Label and value of a line; null when it has none that Uptake knows. */
export function labelOf(line: Line): { field: FieldName; value: string; bold: boolean } | null {
  if (line.fenced) return null
  const match = LABEL.exec(line.text)
  const field = match === null ? null : fieldOf(match[3]!)
  if (match === null || field === null) return null
  const [, , opens, , closes, late] = match
  // "*Visual: a rocket*" is emphasised as a whole; of "Copy: *Now* or never" only a word is.
  const isWhole = opens !== undefined && closes === undefined && late === undefined && match[6]!.endsWith(opens)
  const isOwn = late !== undefined && (opens === undefined || closes !== undefined)
  const written = isWhole ? match[6]!.slice(0, -opens.length) : isOwn ? late + match[6]! : match[6]!
  const value = written.replace(/^(?:\*\*|__)\s+/, '').trimEnd()
  if (field === 'link' && value !== '' && !/https?:\/\/|^[/\w-]+\.[\w./-]+$/.test(value)) return null
  return { field, value, bold: opens !== undefined }
}

function dashedOf(line: Line): ReturnType<typeof labelOf> {
  const match = line.fenced ? null : DASHED.exec(line.text)
  const field = match === null ? null : fieldOf(match[1]!)
  return match === null || field === null || !WITH_DASH.has(field) ? null : { field, value: match[2]!.trimEnd(), bold: false }
}

export function readFields(lines: readonly Line[], first: FieldName | null = null): Fields {
  const result: Fields = { values: new Map(), text: [], notes: [] }
  const hasCopy = first === 'copy' || lines.some(line => labelOf(line)?.field === 'copy')
  let field: FieldName | null = first
  let note = false
  let begun = first !== null && LONG.has(first)
  const put = (to: FieldName, value: string): void => void result.values.set(to, [...(result.values.get(to) ?? []), value])
  // Where the first label stands out, a plain "Link: …" further down is a line of the text.
  const bold = lines.map(labelOf).find(label => label !== null)?.bold ?? false
  for (const line of lines) {
    const isHead = result.text.every(each => each.trim() === '') && !(field !== null && LONG.has(field))
    const read = labelOf(line) ?? (isHead ? dashedOf(line) : null)
    const label = bold && read?.bold === false ? null : read
    const blank = line.text.trim() === '' && !line.fenced
    const isShort = field !== null && !LONG.has(field) && begun
    const unknown = isShort ? UNKNOWN_LABEL.exec(line.text) : null
    const other = label !== null || line.fenced ? null : (unknown ?? (hasCopy ? BOLD_LABEL.exec(line.text) : null))
    if (label !== null) {
      field = label.field
      note = false
      begun = label.value !== ''
      put(field, label.value)
    } else if (other !== null) {
      field = null
      note = true
      result.notes.push(`${other[1]!.trim()}: ${other[2]!.trim()}`)
    } else if (field !== null && LONG.has(field)) put(field, line.text)
    else if (blank) {
      // A short field ends with its paragraph; one that has not begun waits for it.
      if (field !== null && begun) field = null
      note = false
      if (field === null) result.text.push('')
    } else if (field !== null && (!begun || (RUNS_ON.has(field) && !/^\s{0,3}>/.test(line.text)))) {
      put(field, line.text.trim())
      begun = true
    } else if (note) result.notes[result.notes.length - 1] += ` ${line.text.trim()}`
    else {
      field = null
      result.text.push(line.text)
    }
  }
  return result
}

/** Lines of a text without what only frames it: quote marks before every line, a fence around it all, empty ends, rules. */
export function unframed(lines: readonly string[]): string[] {
  const blank = (line: string | undefined): boolean =>
    line === undefined || line.trim() === '' || /^\s{0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line)
  let from = 0
  let to = lines.length
  while (from < to && blank(lines[from])) from++
  while (to > from && blank(lines[to - 1])) to--
  const own = lines.slice(from, to)
  const written = own.filter(line => line.trim() !== '')
  if (written.length > 0 && written.every(line => /^\s{0,3}>/.test(line)))
    return unframed(own.map(line => line.replace(/^\s{0,3}>\s?/, '')))
  const fence = /^ {0,3}(`{3,}|~{3,})\s*(?:text|txt|md|markdown)?\s*$/.exec(own[0] ?? '')?.[1]
  if (
    fence !== undefined &&
    own.length > 2 &&
    own.at(-1)!.trim() === fence &&
    !own.slice(1, -1).some(line => line.trim().startsWith(fence))
  )
    return unframed(withHardBreaks(own.slice(1, -1)))
  return own
}

/** In a fence a line is a line: so it stays one where the text is read as Markdown. */
const withHardBreaks = (lines: readonly string[]): string[] =>
  lines.map((line, index) => (line.trim() === '' || (lines[index + 1] ?? '').trim() === '' ? line : `${line.trimEnd()}  `))
