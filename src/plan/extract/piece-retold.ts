/** Pieces that a plan tells again where nothing else is said of them: by the hours of a day, as posts of a series, as so many to be written. */
import type { Format } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { formatIn } from './cadences.ts'
import { communities, type Piece, placeOf, WORD, wordsOf } from './piece-words.ts'

/** Leaves out what is told again. */
export const withoutRetold = (pieces: readonly Piece[]): readonly Piece[] =>
  withoutMade(withoutSums(withoutSeries(withoutSameHour(pieces))))

/** "Record V1: …", "Publish V1", "Share A2 on Mastodon": a verb, and the sign by which a plan calls one of its pieces. */
const SIGNED = /^([^\s\d]+)\s([A-Z]{1,3}-?\d{1,3})(?![\w/-])/
const signedIn = fact((text): RegExpExecArray | null => SIGNED.exec(text))
const signed = ({ line }: Piece): RegExpExecArray | null => {
  if (line.kind !== 'row') return signedIn(line)
  for (const cell of line.cells) {
    const found = SIGNED.exec(cell.text)
    if (found) return found
  }
  return null
}
const PUBLISHES = /^(?:publish|post|release|upload|veröffentlich|publi|pubblic|опублик)/i
/** Leaves out "Record V1", "Write A2" and "Share A2" where another line publishes V1 and A2. */
function withoutMade(pieces: readonly Piece[]): readonly Piece[] {
  const published = new Set<string>()
  for (const piece of pieces) {
    const [, verb, sign] = signed(piece) ?? []
    if (sign !== undefined && PUBLISHES.test(verb!)) published.add(sign)
  }
  if (published.size === 0) return pieces
  return pieces.filter(piece => {
    const [, verb, sign] = signed(piece) ?? []
    return sign === undefined || !published.has(sign) || PUBLISHES.test(verb!)
  })
}

/** Leaves out what the hours of a day repeat: "9:30: Post to r/parsers", where another block says what is posted there. */
function withoutSameHour(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(({ clock }) => clock)) return pieces
  const told = new Set(pieces.filter(({ clock }) => !clock).flatMap(destinations))
  return pieces.filter(piece => {
    const to = piece.clock && isBare(piece.line) ? destinations({ ...piece, home: [] }) : []
    return to.length === 0 || !to.every(place => told.has(place))
  })
}
/** No more than where it goes: no title, no remark. */
const isBare = fact(
  text => text.length < 48 && !/["“„«「『《(（]|:\s*\S|[-–—]\s.*[-–—]\s/.test(text.replace(/^\D{0,4}\d{1,2}[:.]\d\d/, '')),
)
/** The communities that a piece goes to, else its place. */
function destinations(piece: Piece): readonly string[] {
  const own = communities(piece.line)
  if (own.length > 0) return own
  const named = (piece.home ?? []).filter(({ name }) => /^\/?r\//i.test(name)).map(({ name }) => name.toLowerCase().replace(/^\//, ''))
  if (named.length > 0) return named
  const place = placeOf(piece) ?? piece.home?.[0]?.id
  return place == null ? [] : [place]
}

/** What is told, and as what it is counted: a tutorial that is published is an article. */
const WHOLE: Partial<Record<Format, Format>> = {
  article: 'article',
  tutorial: 'article',
  'case-study': 'article',
  comparison: 'article',
  video: 'video',
  talk: 'talk',
  podcast: 'podcast',
  webinar: 'webinar',
}
/** Leaves out how many a plan with times says to publish ("Write 3 articles") where a list without times gives a title to each. */
function withoutSums(pieces: readonly Piece[]): readonly Piece[] {
  const titled = new Map<Format, number>()
  const told = new Map<Format, number>()
  for (const piece of pieces) {
    const format = wholeOf(piece)
    if (format === undefined) continue
    if (isSummed(piece)) told.set(format, (told.get(format) ?? 0) + piece.count)
    else if (wordsOf(piece) !== null && piece.timed !== true) titled.set(format, (titled.get(format) ?? 0) + piece.count)
  }
  return pieces.filter(piece => {
    const format = wholeOf(piece)
    return format === undefined || !isSummed(piece) || (told.get(format) ?? 0) > (titled.get(format) ?? 0)
  })
}
const wholeOf = ({ line }: Piece): Format | undefined => WHOLE[formatAround(line) ?? 'post']
/** Its own format, else that of the titles above it. */
function formatAround(line: Line): Format | undefined {
  for (let at: Line | null = line; at !== null && at.kind !== 'root'; at = at.parent) {
    const found = formatIn(at)
    if (found !== null) return found.format
    if (at.kind === 'heading' && at.level <= 2) return undefined
  }
  return undefined
}
const isSummed = (piece: Piece): boolean => piece.timed === true && !piece.listed && wordsOf(piece) === null

const SERIES = /\bseries\b|serie|série|серии|系列|シリーズ|시리즈/i
const saysSeries = fact(text => SERIES.test(text))
/** Leaves out "First 2 posts of the parser series" where the titles of "The parser series" are listed. */
function withoutSeries(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(({ line }) => saysSeries(line))) return pieces
  const series: ReadonlySet<string>[] = []
  for (const piece of pieces) {
    const above = piece.line.parent
    if (above !== null && saysSeries(above) && wordsOf(piece) !== null) series.push(plainWords(above.text))
  }
  return pieces.filter(piece => {
    if (wordsOf(piece) !== null || !saysSeries(piece.line)) return true
    const words = [...plainWords(piece.line.text)].filter(word => !SERIES.test(word) && !COMMON.test(word))
    return !series.some(of => words.some(word => of.has(word)))
  })
}
const plainWords = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .match(WORD)
      ?.filter(word => word.length > 3),
  )
const COMMON = /^(?:posts?|blogs?|articles?|videos?|episodes?|parts?|publish|write|launch|first|next|more|additional|technical|content)$/
