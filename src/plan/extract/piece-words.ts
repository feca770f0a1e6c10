/** A piece as it is compared with others: the words of its title, its form, where it goes. */
import type { Platform } from '../lexicon/index.ts'
import type { Format } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { memo } from '../text/memo.ts'
import { pattern } from '../text/pattern.ts'
import { formatIn } from './cadences.ts'
import { platformsOf } from './channel-name.ts'
import { QUOTED, SUBREDDIT } from './piece-name.ts'

/**
 * `timed`: a phase says when; `clock`: an hour does; `named`: the title that it has; `place`: where it goes, where the line itself
 * does not say so; `home`: the places that the nearest title above names.
 */
export type Piece = {
  line: Line
  count: number
  listed: boolean
  named?: string | null
  place?: string | null
  home?: readonly Platform[]
  timed?: boolean
  clock?: boolean
  steps?: readonly string[]
}

export const placeOf = ({ line, place }: Piece): string | null => platformsOf(line)[0]?.id ?? place ?? null
export const formatOf = (line: Line): { format: Format } | null => formatIn(line) ?? (line.parent === null ? null : formatIn(line.parent))
/** The communities that a text names. */
export const communities = fact((text): readonly string[] =>
  (text.match(SUBREDDIT) ?? []).map(found => found.slice(found.search(/r\//i)).toLowerCase()),
)

/** Words of a title; too few say nothing of what it is. Scripts without spaces by two signs. */
export function wordsOf(piece: Piece): ReadonlySet<string> | null {
  const title = piece.named ?? QUOTED.exec(piece.line.text)?.[1] ?? null
  return title === null ? null : wordsIn(title)
}
const wordsIn = memo((title): ReadonlySet<string> | null => {
  const words = new Set(
    title
      .toLowerCase()
      .match(WORD)
      ?.filter(word => word.length > 2),
  )
  for (const run of title.match(UNSPACED_RUNS) ?? []) for (let i = 0; i + 1 < run.length; i++) words.add(run.slice(i, i + 2))
  return words.size < FEWEST ? null : words
})
export const WORD = pattern(/[\p{L}\d]+/gu)
const UNSPACED_RUNS = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,}/g
export const UNSPACED = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2}/
const FEWEST = 3
