/** Pieces to be published. */
import { formatOf, labelKind, startsWithAction } from '../lexicon/index.ts'
import type { Format } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { fact, hasDigit } from '../read/fact.ts'
import { cadence, formatIn, isWeekday, readFormat, volume } from './cadences.ts'
import { inQuotes, leadPlatforms, platformsOf, readPlatforms } from './channel-name.ts'
import { type Context, isClause, leadKind, onceAbove, title, titleOf } from './context.ts'
import { countOf, declared, declaredIn } from './piece-count.ts'
import { matrixPieces, piecesIn } from './matrix.ts'
import { namesWork, rowTitle as actionOf } from './status-table.ts'
import { saysSize } from './places.ts'
import { taskFacts } from './task-facts.ts'
import { pattern } from '../text/pattern.ts'

const OFF = new Set(['kpi', 'budget', 'effort', 'role', 'risk', 'audience', 'journey', 'programme', 'volume', 'dependency'])
/** Blocks whose lines describe pieces or are something else than a plan. */
const NOT_PLAN = new Set([
  'template',
  'tracking',
  'achieved',
  'risk',
  'contingency',
  'audience',
  'persona',
  'competitor',
  'pricing',
  'role',
  'dependency',
  'kpi',
  'budget',
  'nonGoal',
  'summary',
])
const DOCS = /documentation|\bdocs?\b|readme|dokumentation|documentaci[oó]n|documentação|文档|ドキュメント|문서|документаци/i
const QUOTED = /["“”„«»「『《]([^"“”„«»「」『』《》]{4,160})["”“»」』》]/
/** Formats that are pieces only where content is listed, or with a publishing verb. */
const SOFT = new Set<Format>(['tutorial', 'discussion', 'demo', 'case-study', 'comparison', 'summit'])
const PUBLISH = pattern(
  /^(?:(?:publish|post|write|release|submit|record|produce|create|share|host|launch|announce|draft|film|deliver|give|present|versenden)(?![\p{L}-])|veröffentlich|versend|schreib|erstell|publi|envoyer|enviar|organis(?:er|ieren)|organizar|escrib|crear|criar|écrire|créer|rédiger|организ|опублик|написа|записа|выпуст|снять|发布|撰写|制作|录制|投稿|公開|投稿|게시|작성|제작|đăng|viết|quay|pubblic|scriv)/iu,
)
/** Verbs that make even a guide or a case study a published piece. */
const WRITES = /^(?:publish|write|post|record|film|release|veröffentlich|publi|опублик|записа|发布|录制|公開|게시)/i
/** "r/golang rules" are read, not posted to. */
const SUBREDDIT = /(?:^|[\s(,/])\/?r\/[A-Za-z]\w+(?!\w|\s+(?:rules|guidelines|wiki|mods\b|moderators|regeln|reglas|règles|правила|规则))/g
/** Questions that are answered when they are asked. */
const isFaq = fact(text =>
  /\bFAQs?\b|frequently asked|häufige fragen|preguntas frecuentes|perguntas frequentes|questions fréquentes|частые вопросы|常见问题|よくある質問|자주 묻는/i.test(
    text,
  ),
)
/** "@name - Bio: "…"": what a profile says. */
const isProfile = fact(text => /\bbio(?:graphy|grafie|grafía)?\s*[:：]/i.test(text))
const isDocs = fact(text => DOCS.test(text))
const isQuoted = fact(text => QUOTED.test(text))
const isPage = fact(text => /\b(?:web ?)?page\b|landing/i.test(text) && !/blog/i.test(text))
/** "Forum: https://…": where something is. */
const isAddress = fact(text => text.includes('://') && /^[^:：]{1,60}[:：]\s*https?:\/\/\S+$/i.test(text))
/** A title by itself, perhaps with a remark: "How we measure" (tutorial). */
const isTitle = fact(text => text.length > 12 && TITLE.test(text))
const TITLE = /^["“„«「『《][^"“”„«»「」『』《》]{7,}[^.。]["”“»」』》](?:\s*[(（][^()（）]*[)）])?$/
const subreddits = fact(text => text.match(SUBREDDIT)?.length ?? 0)

/** Things that others wrote, for the reader of the plan. */
const READING =
  /^(?:(?:recommended|useful|helpful|further|additional|external|learning|related) (?:resources?|reading|links?|reads?|articles?)|resources?|references?|bibliography|(?:weiterführende|nützliche) (?:links|quellen|ressourcen)|ressourcen|quellen|recursos(?: útiles| úteis)?|referencias|referências|lecturas|ressources(?: utiles)?|références|полезные ссылки|ресурсы|источники|(?:推荐|参考|学习|相关|延伸)(?:资源|资料|阅读|链接|文章|文献)|参考(?:文献|リンク|資料)?|参考リンク|참고 ?(?:자료|링크|문헌))$/i
const isReading = fact(text => READING.test(titleOf(text)))
/** "Related files": what the repository holds besides. */
const BESIDE =
  /^(?:related|see also|linked|supporting|zugehörige|relacionad\w+)(?: (?:files?|documents?|docs|documentation|dateien|dokumente))?$|^(?:archivos|arquivos|documentos) relacionados$|^(?:相关|参考)(?:文件|文档)$|^関連(?:ファイル|ドキュメント)$/i
const isBeside = fact(text => BESIDE.test(titleOf(text)))
const ofOthers = (context: Context, line: Line): boolean =>
  line.box === null &&
  (line.links.some(link => /^https?:/i.test(link.url))
    ? context.above(line).some(at => isReading(at) || isBeside(at))
    : line.codes.length + line.links.length > 0 && context.above(line).some(isBeside))

/** Fills cadences, volumes and content. */
export function content(context: Context): void {
  const pieces: { line: Line; count: number; listed: boolean }[] = []
  for (const line of context.lines) {
    if (line.kind === 'heading' || line.kind === 'table' || line.kind === 'fence' || line.text === '' || line.text.length > 360) continue
    const claimed = context.claimedBy(line)
    if ((claimed !== null && OFF.has(claimed)) || ofOthers(context, line)) continue
    if (matrixRow(context, line) || volume(context, line) || cadence(context, line)) continue
    const piece = line.kind === 'row' ? rowPiece(context, line) : pieceOf(context, line)
    if (piece) {
      pieces.push({ line, ...piece })
      PIECES.set(line, context)
    }
  }
  const counted = pieces.filter(piece => piece.listed && !piece.line.box && hasDigit(piece.line)).length
  for (const { line, count, listed } of pieces) {
    if (!listed && counted >= 6) continue
    const parts = line.kind === 'row' && count === 1 ? piecesIn(rowTitle(line)) : []
    if (parts.length < 2) add(context, line, count)
    else for (const part of parts) addPart(context, line, part)
  }
}

/** A row of a calendar with a column for each channel. */
function matrixRow(context: Context, line: Line): boolean {
  if (line.kind !== 'row' || context.kindsAt(line).some(kind => kind !== 'summary' && NOT_PLAN.has(kind))) return false
  const pieces = matrixPieces(context, line)
  if (pieces.length === 0) return false
  const { due, window } = taskFacts(context, line, line.text)
  for (const { cell, title, count, format, channel, done } of pieces)
    context.plan.content.push({
      id: context.id('content'),
      title: QUOTED.exec(title)?.[1] ?? title,
      count,
      format,
      channel,
      phase: context.phaseOf(line, true)?.id ?? null,
      due,
      done,
      section: context.section(line),
      window,
      span: null,
      source: context.document.source(cell.from, cell.to),
    })
  context.claim(line, 'content')
  return true
}

/** "Format: long read", "Tags: …": says how a piece is made, and is none itself. */
function describes(line: Line): boolean {
  const label = line.rest !== '' ? leadKind(line) : null
  return label === 'format' || label === 'craft' || label === 'audience' || label === 'owner'
}

/** "4 articles in total": what will then have been published. */
const isSum = fact(text => /total|insgesamt|cumul/i.test(text) && /(?:\b(?:in|au|en|no|im) total|insgesamt|cumul\w*)[\s)）.]*$/i.test(text))
/** "Every release = a short video": what will come of what nobody can count yet. */
const isTrigger = fact(text =>
  /^(?:every|each|jede[nrs]?|cada|a cada|chaque|ogni|кажд\p{L}+|每(?:个|次|当)|毎回)\s?.{3,60}?\s?(?:=|→|->|=>)\s/iu.test(text),
)
/** How many pieces a line names, and whether it stands in a list of content. */
function pieceOf(context: Context, line: Line): { count: number; listed: boolean } | null {
  if (line.kind === 'quote' || line.kind === 'html' || describes(line) || isSum(line) || isTrigger(line) || insidePiece(context, line))
    return null
  const block = blockOf(context, line) ?? (line.box ? 'plan' : 'none')
  if (block === 'none') return null
  const listed = block === 'content'
  const text = title(line)
  if (isPage(line) || isAddress(line) || isProfile(line) || ANSWERS.test(text) || isContact(line)) return null
  // "r/golang (300k members): …" is a place, and no post.
  const groups = subreddits(line)
  const subs = groups > 0 && saysSize(text) ? 0 : groups
  const quoted = isQuoted(line)
  const format = formatIn(line)
  if (line.kind === 'label') return listed && quoted && format ? { count: 1, listed } : null
  if (
    line.kind === 'text' &&
    !isWeekday(line) &&
    !(quoted && line.lead !== null && (format || /^(?:title|titel|título|titre|标题|タイトル|제목|заголовок)$/i.test(line.lead)))
  )
    return null
  const first = leadPlatforms(line)?.[0]
  const platform = first?.from === 0 ? first : undefined
  const home = platform ?? nearestPlatform(context, line)
  if (subs > 0 && (quoted || format?.format === 'post' || platform)) return { count: subs, listed: listed || !!home }
  if (home && quoted && (startsWithAction(text) || platform || isTitle(line))) return { count: 1, listed: true }
  const counted = format ? countOf(context, text, format) : null
  const isOwn =
    block === 'plan' && line.lead !== null && format !== null && !!first && format.from >= first.to && format.to <= line.lead.length
  if (platform && counted !== null && counted > 0 && (listed || isOwn || context.phaseOf(line) !== null))
    return { count: counted, listed: true }
  const launch = context.phaseOf(line)?.window?.anchor === 'launch'
  const named = launch && line.kind === 'item' ? readPlatforms(text)[0] : undefined
  if (named && !REGISTRY.has(named.id) && (quoted || subs > 0 || (counted === 1 && format?.format === 'thread')))
    return { count: Math.max(1, subs), listed: true }
  if (
    format?.format === 'talk' &&
    counted === 1 &&
    line.kind === 'item' &&
    context.phaseOf(line) !== null &&
    !line.box &&
    line.children.length === 0 &&
    !startsWithAction(text)
  )
    return { count: 1, listed: true }
  if (listed) return listedPiece(context, line, quoted, format, counted)
  if (!format || counted === null || counted === 0) return null
  const leads = format.from <= 24 && !SOFT.has(format.format) && format.format !== 'post' && format.format !== 'newsletter'
  const onPlatform = readPlatforms(text).some(other => !REGISTRY.has(other.id) && other.id !== 'blog' && other.id !== 'newsletter')
  if (format.format === 'post' && format.from === 0 && !/^(?:posts|(?:post |submit )?show hn)/i.test(text)) return null
  if (onPlatform && (format.format === 'post' || format.format === 'article') && (line.box !== null || context.phaseOf(line) !== null))
    return { count: counted, listed: false }
  if (
    PUBLISH.test(text)
      ? !SOFT.has(format.format) || (WRITES.test(text) && (quoted || counted > 1))
      : leads && (quoted || (line.box !== null && counted > 0))
  )
    return { count: counted, listed: quoted && line.box === null }
  return null
}
function listedPiece(
  context: Context,
  line: Line,
  quoted: boolean,
  format: ReturnType<typeof formatOf>,
  counted: number | null,
): { count: number; listed: true } | null {
  if (line.kind === 'code') {
    const dated = isWeekday(line) === true && line.rest !== '' && context.phaseOf(line) !== null
    return dated || isTitle(line) ? { count: 1, listed: true } : null
  }
  const of = line.kind === 'item' && line.parent !== null ? declared(context, line.parent) : null
  if (of !== null) return { count: of === 'own' ? declaredIn(line)! : 1, listed: true }
  if (counted !== null && counted > 0) return { count: counted, listed: true }
  if (quoted) return { count: 1, listed: true }
  const dated = line.lead !== null && line.rest !== '' && context.opensWithTime(line.lead)
  if (dated) return { count: 1, listed: true }
  const above = context.above(line)[0]
  if (
    line.ordinal !== null &&
    above &&
    (formatIn(above) !== null || /series|topics|titles|ideas|serie|系列|选题|シリーズ|시리즈|серия/i.test(title(above))) &&
    (line.strong || line.lead !== null || format !== null)
  )
    return { count: 1, listed: true }
  return null
}

/** "Post ID", "Content type": something of a piece, not what it is called. */
const NO_TITLE = /\b(?:ids?|urls?|links?|types?|status|dates?|times?|counts?|pillars?)\b|#/i
/** The column that names the pieces; in a calendar of channels their themes may do so. */
function titleColumn(header: readonly string[]): number {
  const named = header.findIndex(text => TITLE_HEADER.test(text) && !NO_TITLE.test(text))
  const placed = named < 0 && header.some(text => labelKind(text) === 'channel')
  return placed ? header.findIndex(text => /^themes?$/i.test(text)) : named
}
const TITLE_HEADER =
  /title|topic|headline|post|article|piece|content(?! type)|subject|titel|thema|título|titre|sujet|标题|主题|选题|内容|タイトル|テーマ|제목|주제|тема|заголов|tiêu đề|chủ đề|titolo/i
/** Rows of a content calendar: a title column beside a date, channel or format. */
function rowPiece(context: Context, line: Line): { count: number; listed: boolean } | null {
  const header = line.parent?.kind === 'table' ? line.parent.cells.map(cell => cell.text) : []
  const named = titleColumn(header)
  if (context.phaseAt(line) !== null && isQuoted(line) && formatIn(line) !== null) return { count: 1, listed: true }
  if (context.kindsAt(line).some(kind => NOT_PLAN.has(kind))) return null
  if (named < 0) return actionPiece(context, line)
  const beside = header.some(
    (text, i) =>
      i !== named &&
      /date|day|week|when|channel|platform|format|type|publish|due|author|datum|kanal|fecha|canal|data|plataforma|日期|时间|渠道|平台|形式|类型|日付|媒体|날짜|채널|дата|канал|формат|ngày|kênh/i.test(
        text,
      ),
  )
  const cell = line.cells[named]?.text ?? ''
  if (!beside || cell.length < 4 || /^[\d\s–-]+$/.test(cell)) return null
  return { count: 1, listed: true }
}

/** "Post the first comment": below a piece, and none by itself. */
const ANSWERS = /^(?:post|write|publish|pin)\b.{0,24}\b(?:comments?|repl(?:y|ies)|answers?|conversations?)\b/i
/** "| Show HN | "Show HN: a parser" |", "| Demo video | three minutes |" in a table of actions: the piece, or where it goes, and its title. */
function announcedPiece({ parent, cells }: Line): boolean {
  const name = cells[0]?.text ?? ''
  if (parent === null || !namesWork(parent.cells[0]?.text ?? '') || DOCS.test(name)) return false
  const format = readFormat(name)
  const placed = readPlatforms(name).some(({ id }) => !REGISTRY.has(id))
  const behind = cells.slice(1).map(({ text }) => text)
  if (behind.some(text => TITLE.test(text))) return format !== null || placed
  if (placed && format === null && behind.some(isOnePiece)) return true
  return isOnePiece(name) && (placed || !startsWithAction(name))
}
/** "Technical post, with the diff": a piece is named first, and one of it. */
function isOnePiece(text: string): boolean {
  const format = readFormat(text)
  return (
    format !== null && !SOFT.has(format.format) && format.from > 0 && format.from <= 24 && !/s$/i.test(text.slice(format.from, format.to))
  )
}
/** "| Mon | Publish 3 posts on LinkedIn | [ ] |": an action of a phase, in a table. */
function actionPiece(context: Context, line: Line): { count: number; listed: boolean } | null {
  if (context.phaseOf(line) === null) return null
  if (line.box === null) return announcedPiece(line) ? { count: 1, listed: true } : null
  const text = actionOf(line)
  if (ANSWERS.test(text)) return null
  const places = PUBLISH.test(text) ? (text.match(SUBREDDIT)?.length ?? 0) : 0
  if (places > 0) return { count: places, listed: true }
  const format = PUBLISH.test(text) ? readFormat(text) : null
  if (!format || SOFT.has(format.format)) return null
  const counted = countOf(context, text, format)
  return counted !== null && counted > 0 ? { count: counted, listed: true } : null
}
/** What kind of block a container is: a list of content, a plan in which pieces may be named, or neither; null where nothing says so. */
const blockOf = onceAbove((context, container): 'content' | 'plan' | 'none' | null => {
  for (const at of context.within(container)) {
    if (isDocs(at) || isFaq(at) || context.claimedBy(at) === 'role' || (at.kind === 'label' && isClause(at))) return 'none'
    const kinds = context.ownKinds(at)
    if (kinds.length === 0) continue
    // "Articles de blog cibles": articles, whomever they are for.
    if (kinds[0] === 'content' || (kinds[0] === 'audience' && kinds.includes('content') && formatIn(at) !== null)) return 'content'
    if (NOT_PLAN.has(kinds[0]!)) return 'none'
    // "Voice checklist (for all posts)" is a checklist.
    if (kinds[0] === 'task') return 'plan'
    if (kinds.includes('content')) return 'content'
    if ((kinds[0] === 'schedule' || kinds[0] === 'milestone') && context.phaseAt(at) !== null) continue
    if (kinds[0] === 'schedule' || kinds[0] === 'milestone' || kinds[0] === 'channel') return 'plan'
  }
  return context.phaseOf(container, true) === null ? null : 'plan'
})
/** "TLDR newsletter" below "Reach out to newsletters": whom to write to. */
const isContact = (line: Line): boolean =>
  line.parent?.kind === 'item' && isOutreach(line.parent) && line.links.length === 0 && !isQuoted(line)
const isOutreach = fact(text => /^(?:reach out|contact|pitch|e-?mail|write to)\b/i.test(text))
const isOutline = fact(text =>
  /^(?:outline|structure|agenda|gliederung|aufbau|esquema|estructura|estrutura|plan de l'article|大纲|提纲|構成|개요)\s*[:：]?$/i.test(
    text,
  ),
)
/** Lines below a piece outline it. */
function insidePiece(context: Context, line: Line): boolean {
  for (const at of context.above(line)) {
    if (at.kind === 'item' && (PIECES.get(at) === context || isOutline(at))) return true
    if (at.kind === 'heading') return false
  }
  return false
}
/** Where packages and code live: nothing is posted there. */
const REGISTRY = new Set(['github', 'pypi', 'npm', 'crates', 'dockerhub', 'seo', 'lists'])
const PIECES = new WeakMap<Line, Context>()

function nearestPlatform(context: Context, line: Line): { id: string } | undefined {
  const above = context.above(line)[0]
  if (!above || above.kind === 'heading') return undefined
  const first = platformsOf(above)[0]
  return first && first.from === 0 && title(above).length < first.to + 24 && !REGISTRY.has(first.id) ? first : undefined
}

/** One of several pieces in a cell. */
function addPart(context: Context, line: Line, part: string): void {
  const format = readFormat(part)
  add(context, line, (format && countOf(context, part, format)) || 1, part)
}
function add(context: Context, line: Line, count: number, text = line.kind === 'row' ? rowTitle(line) : title(line)): void {
  const facts = taskFacts(context, line, text)
  // What a title names is what the piece is about.
  const platform =
    readPlatforms(text).find(({ name, from }) => !inQuotes(text, from) || /^(?:show|ask) hn/i.test(name)) ??
    (line.kind === 'row' ? platformsOf(line)[0] : nearestPlatform(context, line))
  context.plan.content.push({
    id: context.id('content'),
    title: QUOTED.exec(text)?.[1] ?? facts.title,
    count,
    format: (readFormat(text) ?? (line.kind === 'row' ? readFormat(line.text) : null))?.format ?? formatAbove(context, line),
    channel: platform?.id ?? null,
    phase: context.phaseOf(line, true)?.id ?? null,
    due: facts.due,
    done: line.box?.checked ?? (line.mark === 'done' && line.markAt === 'trail'),
    section: context.section(line),
    window: facts.window,
    span: null,
    source: context.source(line),
  })
  context.claim(line, 'content')
}
/** The cell below "Title", else the first that is long enough to be one. */
function rowTitle(line: Line): string {
  const header = line.parent?.kind === 'table' ? line.parent.cells.map(cell => cell.text) : []
  const named = titleColumn(header)
  const titled = line.cells.find(cell => TITLE.test(cell.text)) ?? line.cells.find(cell => cell.text.length > 8)
  return line.cells[named]?.text || (titled?.text ?? actionOf(line))
}
function formatAbove(context: Context, line: Line): Format | null {
  for (const at of context.above(line)) {
    const format = formatIn(at)
    if (format) return format.format
    if (at.kind === 'heading') return null
  }
  return null
}
