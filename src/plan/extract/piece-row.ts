/** Pieces that rows of tables name: calendars with a column of titles, schedules, actions of a phase. */
import { labelKind, startsWithAction } from '../lexicon/index.ts'
import type { SectionKind } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { isClock } from './action-table.ts'
import { formatIn, readFormat } from './cadences.ts'
import { channelColumn, readPlatforms } from './channel-name.ts'
import { once, type Context } from './context.ts'
import { ANSWERS, DOCS, isReply } from './piece-else.ts'
import { NOT_PLAN } from './piece-block.ts'
import { isOne, isQuoted, isRecorded, PUBLISH, publishes, QUOTED, REGISTRY, SOFT, SUBREDDIT, TITLE } from './piece-name.ts'
import { countOf } from './piece-count.ts'
import { onlyMail, saysMail } from './piece-sent.ts'
import { memo } from '../text/memo.ts'
import { headersIn } from './table/columns.ts'
import { timeHeader } from './names.ts'
import { isPlaceName, sentTo } from './submitted.ts'
import { namesWork, rowTitle as actionOf } from './status-table.ts'

/** "Post ID", "Content type": something of a piece, not what it is called. */
const NO_TITLE = /\b(?:styles?|ids?|urls?|links?|types?|status|dates?|times?|counts?|pillars?)\b|#/i
/** Which columns of a table say what of a piece; -1 for none. `isDuty`: who has to do what by when, not all of which is published. */
type Columns = {
  title: number
  channel: number
  event: number
  form: number
  way: number
  isAsset: boolean
  isCalendar: boolean
  isWork: boolean
  isDuty: boolean
}
const NONE: Columns = {
  title: -1,
  channel: -1,
  event: -1,
  form: -1,
  way: -1,
  isAsset: false,
  isCalendar: false,
  isWork: false,
  isDuty: false,
}
const columnsOf = (context: Context, { parent }: Line): Columns => (parent?.kind === 'table' ? columnsIn(context, parent) : NONE)
const columnsIn = once((context, table): Columns => {
  const header = table.cells.map(({ text }) => text)
  const channel = channelColumn(context, table)
  const named = header.findIndex(text => TITLE_HEADER.test(text) && !NO_TITLE.test(text))
  // In a calendar of channels their themes may name the pieces.
  const at = named < 0 && channel >= 0 ? header.findIndex(text => /^themes?$/i.test(text) || ASSET.test(text)) : named
  const event = header.findIndex(text => EVENT.test(text.trim()))
  return {
    title: at,
    channel,
    event,
    form: header.findIndex((text, i) => i !== event && labelKind(text) === 'format'),
    way: header.findIndex((text, i) => i !== channel && WAY.test(text)),
    isAsset: ASSET.test(header[at] ?? ''),
    isCalendar: header.some((text, i) => i !== at && (BESIDE.test(text) || labelKind(text) === 'channel')),
    isWork: header.some(namesWork),
    isDuty:
      /^(?:content|inhalte?|contenido|conteúdo|contenu|内容|コンテンツ|콘텐츠)$/i.test(header[at] ?? '') &&
      header.some(text => labelKind(text) === 'owner') &&
      !header.some((text, i) => i !== at && labelKind(text) !== 'due' && (BESIDE.test(text) || labelKind(text) === 'channel')),
  }
})
/** What is posted at a place, where the column of places names one. */
const ASSET = /^(?:assets?|copy|素材|文案)$/i
const TITLE_HEADER =
  /title|topic|headline|post|article|piece|content(?! type)|subject|titel|thema|título|titre|sujet|标题|主题|选题|内容|タイトル|テーマ|제목|주제|тема|заголов|tiêu đề|chủ đề|titolo/i
/** `steps`: those of the cell that say what is published, where it names more than that. */
type RowPiece = { count: number; listed: boolean; steps?: readonly string[] }
/** Rows of a content calendar: a title column beside a date, channel or format. */
export function rowPiece(context: Context, line: Line): RowPiece | null {
  if (context.phaseAt(line) !== null && isQuoted(line) && formatIn(line) !== null) return { count: 1, listed: true }
  if (isOff(context.kindsAt(line))) return null
  if (isOfTitles(context, line)) return { count: 1, listed: true }
  const columns = columnsOf(context, line)
  const session = isSession(line, columns)
  if (session !== null) return session ? { count: 1, listed: true } : null
  if (columns.title < 0) return placedPiece(line, columns) ?? actionPiece(context, line, columns)
  const place = line.cells[columns.channel]?.text ?? ''
  if (onlyMail(place)) return null
  const cell = line.cells[columns.title]?.text ?? ''
  if (!columns.isCalendar || cell.length < 3 || UNKNOWN.test(cell) || saysMail(cell) || /^[\d\s–-]+$/.test(cell)) return null
  if (columns.isDuty) {
    const format = readFormat(cell)
    const count = format === null || SOFT.has(format.format) ? 0 : (countOf(context, cell, format) ?? 0)
    return count > 0 ? { count, listed: true } : null
  }
  if (ANSWERS.test(cell) || isReply(cell) || (columns.isAsset && !isPosted(cell, place))) return null
  return { count: Math.max(1, place.match(SUBREDDIT)?.length ?? 0), listed: true }
}
/** "AMA" is a title. */
const UNKNOWN = /^(?:tbd|tba|n\/a|off|yes|no)$/i
/** "| Post the story | Reddit |" among what is done at places; "| Edit the video | YouTube |", "| Polish the README | GitHub |" is work. */
function isPosted(text: string, place: string): boolean {
  const first = readPlatforms(place)[0]
  if (first?.from !== 0 || DOCS.test(text)) return false
  const named = readFormat(text) !== null
  if (REGISTRY.has(first.id)) return named && QUOTED.test(text)
  return POSTS.test(text) || (PUBLISH.test(text) ? named || QUOTED.test(text) : !startsWithAction(text))
}
/** What stands in brackets behind a title says less of the block: "Posts (avoid weekends)". */
const isOff = (kinds: readonly SectionKind[]): boolean => kinds.some((kind, i) => NOT_PLAN.has(kind) && (i === 0 || BEHIND.has(kind)))
const BEHIND = new Set<SectionKind>(['tracking', 'summary', 'competitor'])
/** "| ParseCon | The parser | Lightning talk | May |": what is handed in at a conference, and not a booth there; null in other tables. */
function isSession({ cells }: Line, { event, form }: Columns): boolean | null {
  const said = event >= 0 && form >= 0 ? (cells[form]?.text ?? '') : ''
  return said === '' ? null : SESSION.test(said) || readFormat(said) !== null
}
const EVENT =
  /^(?:(?:target )?(?:conferences?|events?|meetups?)(?: name)?|konferenz(?:en)?|veranstaltung(?:en)?|conferencias?|eventos?|conférences?|événements?|conferenz[ae]|eventi|конференци[яи]|мероприяти[ея]|会议|大会|活动|カンファレンス|イベント|컨퍼런스|행사)$/i
const SESSION =
  /\b(?:talks?|keynote|workshop|tutorial|paper|demo(?: lab)?|panel|poster|session|cfp|vortrag|charla|ponencia|taller|palestra|oficina|conférence|atelier|intervento)\b|доклад|мастер-класс|演讲|分享|论文|登壇|発表|발표/i

/** "| “A tour of the parser” | 15 min |" below "| Video | Length |": a row of a table of pieces, with its title in quotes. */
const isOfTitles = (context: Context, { parent, cells }: Line): boolean =>
  parent !== null && parent.kind === 'table' && isTableOfTitles(context, parent) && cells.some(({ text }) => TITLE.test(text))
/** Half of the rows or more have a title in quotes, and a header says what the rows are. */
const isTableOfTitles = once(
  (_, { cells, children }): boolean =>
    children.length > 1 &&
    children.filter(row => row.cells.some(({ text }) => TITLE.test(text))).length * 2 >= children.length &&
    cells.some(({ text }) => OF_PIECES.test(text)),
)
const OF_PIECES =
  /^(?:(?:talk |video |post |article |working |proposed )?titles?|videos?|talks?|(?:blog )?posts?(?: type| title)?|articles?|episodes?|webinars?|titel|vorträge?|títulos?|charlas?|palestras?|titres?|标题|视频|タイトル|動画|제목|영상)$/i
/** What stands beside the titles in a calendar: when, where, in which form, how far. */
const BESIDE =
  /date|day|week|when|channel|platform|format|type|publish|due|author|datum|kanal|fecha|canal|data|plataforma|日期|时间|渠道|平台|形式|类型|类别|发布|日付|媒体|公開|投稿日|カテゴリ|날짜|게시일|발행일|주차|채널|카테고리|유형|дата|канал|формат|ngày|kênh/i
/** "| Reddit | Post a demo, titled "…" | 30 min |": what is done at each place. */
const WAY =
  /^(?:strateg(?:y|ies)|approach(?:es)?|tactics?|plan|what to (?:do|post)|(?:post|content|title) ideas?|action|estrategia|estratégia|strategie|stratégie|стратегия|策略|方式|打法|行动|动作|戦略|施策|전략)$/i
function placedPiece(line: Line, { channel: place, way }: Columns): { count: number; listed: boolean } | null {
  if (place < 0 || way < 0 || !readPlatforms(line.cells[place]?.text ?? '').some(({ id }) => !REGISTRY.has(id))) return null
  const text = line.cells[way]?.text ?? ''
  const format = readFormat(text)
  const named = QUOTED.test(text) && (format !== null || publishes(text))
  if (!named && !(format !== null && publishes(text, format.from) && isOne(text, format))) return null
  return { count: Math.max(1, line.cells[place]!.text.match(SUBREDDIT)?.length ?? 0), listed: true }
}

/** "| Show HN | "Show HN: a parser" |", "| Demo video | three minutes |" in a table of actions: the piece, or where it goes, and its title. */
function announcedPiece({ parent, cells }: Line): boolean {
  const work = parent?.cells.slice(0, 2).findIndex(({ text }) => namesWork(text)) ?? -1
  const name = cells[work]?.text ?? ''
  if (work < 0 || DOCS.test(name) || timeHeader(parent!.cells[work]!.text) === 'phase') return false
  const format = readFormat(name)
  const placed = readPlatforms(name).some(({ id }) => !REGISTRY.has(id))
  const behind = cells.slice(work + 1).map(({ text }) => text)
  if (behind.some(text => TITLE.test(text))) return format !== null || placed
  if (placed && format === null && behind.some(isOnePiece)) return true
  return isOnePiece(name) && (placed || !startsWithAction(name))
}
/** "Technical post, with the diff": a piece is named first, and one of it. */
function isOnePiece(text: string): boolean {
  const format = readFormat(text)
  return (
    format !== null &&
    !SOFT.has(format.format) &&
    format.from > 0 &&
    format.from <= 24 &&
    !/[,;，、]/.test(text.slice(0, format.from)) &&
    !/s$/i.test(text.slice(format.from, format.to))
  )
}
/** "| YouTube demo: a three-minute video | YouTube |": a piece, and the place where it goes. */
function isPieceAt(line: Line, { channel }: Columns): boolean {
  const place = channel < 0 ? undefined : readPlatforms(line.cells[channel]?.text ?? '')[0]
  const text = actionOf(line)
  if (place?.from !== 0 || REGISTRY.has(place.id) || startsWithAction(text) || ANSWERS.test(text) || saysMail(text)) return false
  return ENDS_WITH_PIECE.test(text.replace(/\s*[(（][^()（）]*[)）]$/, ''))
}
const ENDS_WITH_PIECE =
  /(?<![\p{L}-])(?:post|video|thread|article|tutorial|screencast|webinar|livestream|podcast|episode|artikel|beitrag|artículo|vídeo|artigo|vidéo|статья|видео|пост)$/iu
type Step = { step: string; count: number }
const ofSteps = (steps: readonly Step[]): RowPiece | null =>
  steps.length > 0 ? { count: steps.reduce((sum, { count }) => sum + count, 0), listed: true, steps: steps.map(({ step }) => step) } : null
/** "| Mon | Publish 3 posts on LinkedIn | [ ] |", "| Tue | Post in the parser forum. Answer. |": an action of a phase, in a table. */
function actionPiece(context: Context, line: Line, columns: Columns): RowPiece | null {
  const { isWork } = columns
  const timed = isTimed(context, line)
  if (isWork && line.box === null && context.phaseAt(line) !== null && !timed) {
    const steps = actionOf(line)
      .split(STEPS)
      .map(step => ({ step, count: countIn(context, step) }))
      .filter(({ count }) => count > 0)
    return ofSteps(steps)
  }
  if (context.phaseOf(line) === null && !timed) return null
  const announced = line.box === null && (announcedPiece(line) || (isWork && isPieceAt(line, columns)))
  if (announced) return { count: 1, listed: true }
  if (line.box === null && !isWork) return null
  const hour = line.box === null ? ofSteps(hourPieces(context, line)) : null
  if (hour !== null) return hour
  let count = 0
  for (const text of sentences(actionOf(line))) count += publishedIn(context, text)
  if (count === 0 && timed && POSTS.test(actionOf(line)) && !ANSWERS.test(actionOf(line)) && goesSomewhere(line)) count = 1
  return count > 0 ? { count, listed: true } : null
}
/** "| 13:00 | Blog post live |", "| 13:15 | X thread + LinkedIn post |": what goes out in an hour of the launch. */
function hourPieces(context: Context, line: Line): Step[] {
  if (context.phaseOf(line)?.window?.anchor !== 'launch' || !isClock(line.parent?.cells[0]?.text ?? '')) return []
  return actionOf(line)
    .split(PARTS)
    .map(step => ({ step, count: publishedIn(context, step) || Number(isGoingOut(step)) }))
    .filter(({ count }) => count > 0)
}
const PARTS = /\s[+&]\s|[,;]\s+(?:and\s+)?|\s(?:and|und|y|e|et|и)\s/
/** "Show HN", "LinkedIn post", "Blog post live". */
const isGoingOut = (text: string): boolean => {
  const said = text.replace(OUT, '')
  return /^show hn\b/i.test(said) || isPlainPiece(said) || /^(?:launch |announcement )?blog post$/i.test(said)
}
const OUT = /\s(?:goes |is |are |geht )?(?:live|out|up|published|posted|online)$/i
/** A row of a calendar: the first column says when, and not only in which phase. */
function isTimed(context: Context, { parent }: Line): boolean {
  const time = parent === null ? null : headersIn(context, parent)[0]?.time
  return time != null && time !== 'phase'
}
/** "| Day 8 | Publish the story | Lobsters |": what is published is a piece, whatever it is called. */
const POSTS = /^(?:publish|post)\b|^(?:veröffentlich|publi[ckqr]|pubblic|опублик|发布|發布|公開|投稿|게시)/i
function goesSomewhere({ parent, cells }: Line): boolean {
  const place = parent?.cells.findIndex(({ text }) => labelKind(text.split('/')[0]!) === 'channel') ?? -1
  const first = readPlatforms(cells[place]?.text ?? '')[0]
  return first?.from === 0 && !REGISTRY.has(first.id)
}
const sentences = memo((text): readonly string[] => text.split(SENTENCES))
const SENTENCES = /(?<=[\p{L}\d)][.;])\s+(?=\p{Lu})/u
/** How many pieces a step of a phase says to publish, or is: "| Warm-up | Publish the story, set up the forum, recap newsletter |". */
const countIn = (context: Context, step: string): number => publishedIn(context, step) || (isPlainPiece(step) ? 1 : 0)
const STEPS = /[,;]\s+(?:and\s+|und\s+|y\s+|e\s+|et\s+|и\s+)?/
/** "Recap newsletter", and no more. */
const isPlainPiece = (text: string): boolean => isOnePiece(text) && !startsWithAction(text) && readFormat(text)!.to === text.length
/** How many pieces a sentence says to publish. */
function publishedIn(context: Context, text: string): number {
  const format = readFormat(text)
  if (ANSWERS.test(text) || saysMail(text) || !publishes(text, format?.from)) return 0
  const places = text.match(SUBREDDIT)?.length ?? 0
  if (places > 0) return places
  if (format === null) return sentTo(text).some(isPlaceName) && /^(?:cross-?post|post)\b/i.test(text) ? 1 : 0
  if (SOFT.has(format.format) && !isRecorded(text, format)) return 0
  return countOf(context, text, format) ?? 0
}
/** The cell below "Title", else the first that is long enough to be one. */
export function rowTitle(context: Context, line: Line): string {
  const { title: named, isWork } = columnsOf(context, line)
  if (named < 0 && isWork && timeHeader(line.parent?.cells[0]?.text ?? '') !== null) return actionOf(line)
  const titled = line.cells.find(cell => TITLE.test(cell.text)) ?? line.cells.find(cell => cell.text.length > 8)
  return line.cells[named]?.text || (titled?.text ?? actionOf(line))
}
