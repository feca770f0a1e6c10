/** A content calendar drawn as a table: days or weeks down the side, a column for each channel, a piece in each cell. */
import { formatOf, type Platform } from '../lexicon/index.ts'
import type { Format } from '../lexicon/types.ts'
import type { Cell, Line } from '../read/document.ts'
import { pattern } from '../text/pattern.ts'
import { readPlatforms } from './channels.ts'
import type { Context } from './context.ts'
import { timeHeader } from './names.ts'

export type MatrixPiece = { cell: Cell; title: string; count: number; format: Format | null; channel: string }

const WORDS = pattern(/\p{L}{3}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2}/u)
const COUNT = /^(\d{1,3})\s+\S/
/** A column for what has none of its own: the cell says where it goes. */
const OTHER = /^(?:others?|misc|more|sonstiges?|weitere|otr[oa]s|outr[oa]s|autres?|прочее|другое|其他|その他|기타)$/i
const LONGEST_HEADER = 30
/** Where packages and code live nothing is posted; their columns hold figures. */
const NO_POSTS = new Set(['github', 'npm', 'pypi', 'crates', 'dockerhub', 'seo', 'lists'])

/** The pieces of a row; none when its table is no calendar by channel. */
export function matrixPieces(context: Context, row: Line): MatrixPiece[] {
  const header = row.parent?.kind === 'table' ? row.parent.cells : []
  const channels = header.map(cell => channelOf(cell.text))
  if (channels.filter(id => id !== null).length < 2) return []
  if (timeHeader(header[0]?.text ?? '') === null && context.phaseAt(row) === null) return []
  return row.cells.flatMap((cell, i): MatrixPiece[] => {
    const other = OTHER.test(header[i]?.text.trim() ?? '') ? readPlatforms(cell.text)[0]?.id : undefined
    const channel = channels[i] ?? other ?? null
    if (channel === null || !WORDS.test(cell.text)) return []
    const format = formatOf(cell.text)?.format ?? null
    const first = context.quantities(cell.text)[0]
    const counted = COUNT.exec(cell.text)
    // "500 followers" is a figure, "3 posts" are pieces.
    if (first?.from === 0 && !(counted && format !== null)) return []
    return [{ cell, title: cell.text, count: counted && format !== null ? Number(counted[1]) : 1, format, channel }]
  })
}

function channelOf(header: string): string | null {
  const platform: Platform | undefined = header.length <= LONGEST_HEADER ? readPlatforms(header)[0] : undefined
  return platform?.from === 0 && !NO_POSTS.has(platform.id) ? platform.id : null
}
