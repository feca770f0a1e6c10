/** A content calendar drawn as a table: days or weeks down the side, a column for each channel or weekday, a piece in each cell. */
import { formatOf, type Platform } from '../lexicon/index.ts'
import { isWeekdayName } from '../lexicon/weekdays.ts'
import type { Format } from '../lexicon/types.ts'
import type { Cell, Line } from '../read/document.ts'
import { readMarks } from '../read/marks.ts'
import { pattern } from '../text/pattern.ts'
import { inQuotes, readPlatforms } from './channel-name.ts'
import { once, type Context } from './context.ts'
import { timeHeader } from './names.ts'
import { isReply } from './piece-else.ts'

export type MatrixPiece = { cell: Cell; title: string; count: number; format: Format | null; channel: string | null; done: boolean }

const WORDS = pattern(/\p{L}{3}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2}/u)
const COUNT = /^(\d{1,3})\s+\S/
/** A column for what has none of its own: the cell says where it goes. */
const OTHER =
  /^(?:social(?: media)?|communit(?:y|ies)|others?|misc|more|sonstiges?|weitere|otr[oa]s|outr[oa]s|autres?|прочее|другое|其他|その他|기타)$/i
const LONGEST_HEADER = 30
/** Where packages and code live nothing is posted; their columns hold figures. */
const NO_POSTS = new Set(['github', 'npm', 'pypi', 'crates', 'dockerhub', 'seo', 'lists'])

/** The pieces of a row; none when its table is no calendar by channel or by weekday. */
export function matrixPieces(context: Context, row: Line): MatrixPiece[] {
  const table = row.parent?.kind === 'table' ? row.parent : null
  const channels = table && channelsOf(context, table)
  const days = table && channels === null ? daysOf(context, table) : null
  if (table === null || (channels === null && days === null)) return []
  const header = table.cells
  if (timeHeader(header[0]?.text ?? '') === null && context.phaseAt(row) === null) return []
  return row.cells.flatMap((cell, i): MatrixPiece[] => {
    const other = days || OTHER.test(header[i]?.text.trim() ?? '') ? readPlatforms(cell.text)[0] : undefined
    const channel = channels?.[i] ?? (days && other?.from !== 0 ? null : (other?.id ?? null))
    if (!WORDS.test(cell.text)) return []
    if (days === null ? channel === null : !days[i] || cell.text.length < SHORTEST || isReply(cell.text)) return []
    const { text: whole, mark } = readMarks(cell.text)
    return piecesIn(whole).flatMap(text => {
      const format = formatOf(text)?.format ?? null
      const first = context.quantities(text)[0]
      const counted = COUNT.exec(text)
      // "500 followers" is a figure, "3 posts" are pieces.
      if (first?.from === 0 && !(counted && format !== null)) return []
      const behind = format === 'thread' ? null : TWEETS.exec(text)
      const count = counted && format !== null ? Number(counted[1]) : Number(behind?.[1] ?? 1)
      return [{ cell, title: text, count, format, channel, done: mark === 'done' }]
    })
  })
}

/** "Tips and tricks (4 tweets)"; the tweets of a thread are one piece. */
const TWEETS = /[(（](\d{1,2})\s?(?:tweets?|posts?|推文?|条)\s*[)）]$/i
const BETWEEN = /\s*;\s+|\s\+\s|\s*[,，、]\s*(?=["“„«「『《])|,\s+(?=\d{1,2}\s)/
const SEPARATORS = new RegExp(BETWEEN.source, 'g')
const QUOTED = /["“„«「『《][^"“”„«»「」『』《》]{4,}["”»」』》]/
/** Parts of a text; what stands in quotes is not taken apart ("3 agents, 47 seconds"). */
function splitOutside(text: string): string[] {
  const parts: string[] = []
  let from = 0
  for (const found of text.matchAll(SEPARATORS)) {
    if (inQuotes(text, found.index)) continue
    parts.push(text.slice(from, found.index))
    from = found.index + found[0].length
  }
  return [...parts, text.slice(from)]
}
/** "Thread + demo GIF": what goes with a piece. */
const ASSET = /\b(?:gifs?|screenshots?|images?|bilder|imágenes|imagens)\b|截图|动图|画像|스크린샷/i
/** "2 threads + 1 poll post", "“One”; “Two”": what stands in one cell, piece by piece where each part is one, else as a whole. */
export function piecesIn(text: string): readonly string[] {
  if (!BETWEEN.test(text)) return [text]
  const parts = splitOutside(text)
  return parts.length < 7 && parts.every(part => QUOTED.test(part) || (formatOf(part) !== null && !ASSET.test(part))) ? parts : [text]
}

/** "| Week | Monday (problem) | Friday (proof) |" in a calendar of content: which columns are days; null for another table. */
const daysOf = once((context, table): readonly boolean[] | null => {
  const days = table.cells.map(({ text }, i) => i > 0 && isWeekdayName(text.replace(BEHIND, '')))
  return days.filter(Boolean).length > 1 && context.below(table, 'content') !== null ? days : null
})
/** Is a line a row of such a table? What the titles in it name is what they are about. */
export const isOfDays = (context: Context, { parent }: Line): boolean => parent?.kind === 'table' && daysOf(context, parent) !== null
const BEHIND = /\s*[(（:：–—-].*$/
/** "Rest", "Buffer": no piece. */
const SHORTEST = 9

/** The channel of each column; null for a table that is no calendar by channel. */
const channelsOf = once((_, { cells }): readonly (string | null)[] | null => {
  const channels = cells.map(cell => channelOf(cell.text))
  const own = channels.filter(id => id !== null).length
  return own > 1 || (own === 1 && cells.some(cell => OTHER.test(cell.text.trim()))) ? channels : null
})
function channelOf(header: string): string | null {
  const platform: Platform | undefined = header.length <= LONGEST_HEADER ? readPlatforms(header)[0] : undefined
  return platform?.from === 0 && !NO_POSTS.has(platform.id) ? platform.id : null
}
