/** A week of posts as a table: weekdays across, channels (and labels such as "Theme") down. Pure. */
import { platforms } from '../../plan/lexicon/index.ts'
import { addDays, monday } from '../../plan/resolve/calendar.ts'
import { fieldOf, type FieldName } from './labels.ts'
import { cellsOf, isDivider } from './rows.ts'
import type { Line } from './tree.ts'
import { weekdayIn } from '../../plan/lexicon/weekdays.ts'

/** `day`: an ISO day, null where the week is not known. `fields`: what the rows of labels say of this day. */
export type MatrixPost = { line: number; text: string; channels: string[]; day: string | null; fields: Map<FieldName, string> }
export type Matrix = { posts: MatrixPost[]; used: ReadonlySet<Line> }

/** Days of a week that make a table one of a week. */
const DAYS = 3

/** Posts of all such tables; null when there is none. `week` reads the day of a week from a text above a table. */
export function matrixOf(lines: readonly Line[], week: (text: string | null) => string | null): Matrix | null {
  const posts: MatrixPost[] = []
  const used = new Set<Line>()
  for (let at = 0; at + 1 < lines.length; at++) {
    const days = isDivider(lines[at + 1]!) ? cellsOf(lines[at]!.text).map(dayIn) : []
    if (lines[at]!.fenced || days.filter(each => each >= 0).length < DAYS) continue
    let end = at + 2
    while (end < lines.length && lines[end]!.text.includes('|')) end++
    const above = lines.slice(0, at).findLast(line => line.text.trim() !== '') ?? null
    const start = week(above?.text ?? null)
    if (above !== null && start !== null && week(null) !== start) used.add(above)
    for (const line of lines.slice(at, end)) used.add(line)
    posts.push(...postsIn(lines.slice(at + 2, end), days, start))
    at = end - 1
  }
  return used.size === 0 ? null : { posts, used }
}

const dayIn = (cell: string): number => (cell.length <= 24 ? weekdayIn(cell) : -1)
const isEmpty = (cell: string): boolean => /^[\s\-–—.x×✗·]*$/iu.test(cell)

function postsIn(rows: readonly Line[], days: readonly number[], start: string | null): MatrixPost[] {
  const read = rows.map(line => {
    const [name = '', ...cells] = cellsOf(line.text)
    return { line, name, cells, field: platforms(name).length > 0 ? null : fieldOf(name) }
  })
  const labels = read.filter(row => row.field !== null && row.field !== 'copy' && row.field !== 'channel')
  return read
    .filter(row => !labels.includes(row))
    .flatMap(({ line, name, cells }) =>
      cells.flatMap((text, index): MatrixPost[] => {
        const day = days[index + 1] ?? -1
        if (isEmpty(text)) return []
        const said = labels.flatMap(({ field, cells: own }) => {
          const value = own[index] ?? ''
          return isEmpty(value) ? [] : [[field!, value] as const]
        })
        const channels = [...new Set(platforms(name).map(each => each.id))]
        return [{ line: line.number, text, channels, day: start === null || day < 0 ? null : addDays(monday(start), day), fields: new Map(said) }] // prettier-ignore
      }),
    )
}
