/** Pieces that a line names: an item, a box, a label, a line of a fence. */
import { formatOf, startsWithAction } from '../lexicon/index.ts'
import { headsParts } from '../lexicon/parts.ts'
import type { Format } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import { isWeekday, formatIn } from './cadences.ts'
import { STORES } from './channel-else.ts'
import { leadPlatforms, onlyPlaces, opensWithPlatform, platformsOf, readPlatforms } from './channel-name.ts'
import { type Context, onceAbove, opensWithAction, title } from './context.ts'
import {
  ANSWERS,
  describes,
  isAddress,
  isContact,
  isOutline,
  isPage,
  isPlace,
  isProfile,
  isProgram,
  isRequest,
  isSum,
  isTalk,
  isTrigger,
  isWhen,
} from './piece-else.ts'
import {
  holdsCommunities,
  holdsTalks,
  holdsTitles,
  isAmongBoxes,
  isCounted,
  isEvent,
  isPartOfSeries,
  isPlaceOfDay,
  isPostOfWeek,
  isTopicOfSeries,
  listsKinds,
  opensWithCommunity,
} from './piece-among.ts'
import { blockOf } from './piece-block.ts'
import {
  homeOf,
  isQuoted,
  isRecorded,
  isTitle,
  nearestPlatform,
  publishes,
  REGISTRY,
  SOFT,
  subreddits,
  TITLE,
  WRITES,
} from './piece-name.ts'
import { countOf, declared, declaredIn } from './piece-count.ts'
import { isTitleLabel } from './piece-outline.ts'
import { isAdvert, isMail } from './piece-sent.ts'
import { isStep } from './piece-step.ts'
import { saysSize } from './places.ts'
import { isPlaceName, sentTo } from './submitted.ts'

/** How many pieces a line names, and whether it stands in a list of content. */
export function pieceOf(context: Context, line: Line): { count: number; listed: boolean; named?: string } | null {
  if (line.kind === 'quote' || line.kind === 'html' || describes(line) || isSum(line) || isTrigger(line) || insidePiece(context, line))
    return null
  const says = blockOf(context, line)
  if (
    says !== 'none' &&
    line.parent !== null &&
    isTitle(line) &&
    opensWithPlatform(line.parent) &&
    // The parts of a thread are none.
    formatIn(line.parent)?.format !== 'thread' &&
    holdsTitles(context, line.parent)
  )
    return { count: 1, listed: true }
  if (says !== 'none' && isTitleOf(context, line)) return { count: 1, listed: true }
  if (line.box === null && !isQuoted(line) && saysTitle(line) !== true && isToldByTitle(context, line)) return null
  const block = says ?? (line.box ? 'plan' : 'none')
  if (line.kind === 'item' && isTopicOfSeries(context, line)) return { count: 1, listed: true }
  if (says !== 'none' && isCounted(context, line)) return { count: 1, listed: true }
  if (block === 'none') return null
  const listed = block === 'content'
  const text = title(line)
  if (block === 'titles') return isQuoted(line) && line.kind === 'item' ? { count: 1, listed: true } : null
  if (isPage(line) || isAddress(line) || isProfile(line) || ANSWERS.test(text) || isContact(line) || isTalk(line) || isRequest(line))
    return null
  if (line.box === null && listsKinds(line)) return null
  if (isMail(line) || isAdvert(line) || isStep(line) || isWhen(line) || isProgram(line) || isPlace(line) || headsPart(line) === true)
    return null
  // "r/golang (300k members): …" is a place, and no post.
  const groups = subreddits(line)
  const subs = groups > 0 && saysSize(text) ? 0 : groups
  const quoted = isQuoted(line)
  const format = formatIn(line)
  // "Create a GIF of it (a recording)".
  if (format?.format === 'video' && isPicture(line)) return null
  if (line.kind === 'label') return listed && quoted && (format || isDatedTitle(context, line)) ? { count: 1, listed } : null
  if (quoted && isTitleBelowPlace(line)) return { count: 1, listed: true }
  if (line.kind === 'text' && !isWeekday(line) && !(quoted && line.lead !== null && (format || saysTitle(line)))) return null
  // "- [ ] Zenn / Qiita" in a list of content: a piece for each.
  if (listed && line.box !== null && onlyPlaces(line)) return { count: placesOf(line), listed }
  if (
    subs > 0 &&
    line.box !== null &&
    opensWithCommunity(line) &&
    !(line.parent !== null && opensWithAction(line.parent) && !publishes(line.parent.text, 0))
  )
    return { count: subs, listed: true }
  const isEntry = line.kind === 'item' || (line.kind === 'code' && line.parent !== null && line.parent.box !== null)
  if (subs > 0 && isEntry && opensWithCommunity(line) && holdsCommunities(context, line)) return { count: subs, listed: true }
  if (line.kind === 'item' && isPostOfWeek(context, line) && !startsWithAction(text)) return { count: 1, listed: true }
  if (listed && (isPlaceOfDay(line) || isPartOfSeries(line))) return { count: 1, listed: true }
  if (line.kind === 'item' && isEvent(line) && holdsTalks(context, line)) return { count: 1, listed: true, named: line.text }
  const first = leadPlatforms(line)?.[0]
  const platform = first?.from === 0 && !REGISTRY.has(first.id) ? first : undefined
  // "SEO: rank for “parser online”", "Awesome lists: “awesome-parsers”".
  if (first?.from === 0 && (first.id === 'seo' || first.id === 'lists') && line.rest !== '') return null
  const home = platform ?? nearestPlatform(context, line)
  // "r/parsers, r/lexers (posts on grammars)" says what is read there.
  const posted = format?.format === 'post' && !/[(（][^()（）]*$/.test(text.slice(0, format.from))
  // "Reddit: r/parsers, r/lexers" in a list of channels: where, and no post.
  const isWhere =
    line.box === null && context.phaseOf(line) === null && (saysRooms(line) || (isRooms(line) && context.kindsAt(line)[0] === 'channel'))
  if (subs > 0 && !isWhere && (quoted || posted || platform)) return { count: subs, listed: listed || !!home }
  if (home && quoted && (startsWithAction(text) || platform || isTitle(line))) return { count: 1, listed: true }
  if (isEntry && context.phaseOf(line) !== null && isHandedIn(line)) return { count: 1, listed: false }
  const counted = format ? countOf(context, text, format) : null
  const isOwn =
    block === 'plan' && line.lead !== null && format !== null && !!first && format.from >= first.to && format.to <= line.lead.length
  if (platform && counted !== null && counted > 0 && (listed || isOwn || context.phaseOf(line) !== null))
    return { count: counted, listed: true }
  const launch = context.phaseOf(line)?.window?.anchor === 'launch'
  // "9:30 – tweet thread" on the day of the launch.
  if (launch && line.kind === 'item' && counted === 1 && TWEETS.test(text)) return { count: 1, listed: true }
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
  if (line.kind === 'item' && context.phaseOf(line) !== null && isPostTo(line)) return { count: Math.max(1, subs), listed: false }
  // "Press release" among what is to be done, and no more.
  if (line.kind === 'item' && line.box === null && context.phaseOf(line) !== null && isPieceAlone(line)) return { count: 1, listed: false }
  // "Content creation (10 blog posts)" among what is to be done.
  const said = line.kind === 'item' && context.phaseOf(line) !== null ? declaredIn(line) : null
  if (said !== null) return { count: said, listed: false }
  const held = line.kind === 'item' && context.phaseOf(line) !== null ? talksIn(line) : 0
  if (held > 0) return { count: held, listed: false }
  if (!format || counted === null || counted === 0) return null
  if (
    (line.box !== null || isEntry) &&
    context.phaseOf(line) !== null &&
    counted > 1 &&
    !SOFT.has(format.format) &&
    isNumbered(text, format.to)
  )
    return { count: counted, listed: false }
  if (line.box !== null && isPost(line) && context.phaseOf(line) !== null) return { count: counted, listed: false }
  const leads = format.from <= 24 && !SOFT.has(format.format) && format.format !== 'post' && format.format !== 'newsletter'
  const onPlatform =
    readPlatforms(text).some(other => !REGISTRY.has(other.id) && other.id !== 'blog' && other.id !== 'newsletter') ||
    (line.box !== null && isPostFor(line))
  // "Post the link" is English for doing so; elsewhere the word is a noun only, and so it is before a number.
  const isVerb = context.document.language === 'en' && !/^(?:posts|post #?\d|(?:post |submit )?show hn)/i.test(text)
  if (format.format === 'post' && format.from === 0 && (isVerb || line.children.some(isQuoted))) return null
  if (onPlatform && (format.format === 'post' || format.format === 'article') && (line.box !== null || context.phaseOf(line) !== null))
    return { count: counted, listed: false }
  // "Day 33: Record the tour": the time stands before what is done.
  const behind =
    line.box !== null && line.lead !== null && line.rest !== '' && text.endsWith(line.rest) && context.opensWithTime(line.lead)
      ? line.rest
      : text
  if (
    publishes(behind, format.from - (text.length - behind.length))
      ? !SOFT.has(format.format) ||
        (line.box !== null && format.format === 'case-study' && counted === 1) ||
        (WRITES.test(text) && (quoted || counted > 1)) ||
        isRecorded(text, format)
      : leads && (quoted || (line.box !== null && counted > 0))
  )
    return { count: counted, listed: quoted && line.box === null }
  return null
}
/** "Tuesday — HN submission", "“How we parse” post." among what is to be done. */
const isHandedIn = fact(text => HANDED_IN.test(text))
const HANDED_IN =
  /^(?:(?:[^:：–—]|:(?=\d)){2,30}(?:[:：]|\s[–—-])\s+)?(?:(?:HN|hacker news|lobste\.?rs)\s+submission(?![a-z])|["“«][^"“”«»]{8,100}["”»]\s+(?:blog )?(?:post|thread|video|article)\.?$)/i
/** "IndieHackers:", and nothing else. */
const isPlaceAlone = (line: Line): boolean => {
  const first = line.rest === '' ? leadPlatforms(line)?.[0] : undefined
  return first?.from === 0 && first.to === line.lead?.length && !REGISTRY.has(first.id)
}
/** "- [ ] IndieHackers:" above nothing but the title. */
const isTitleBelowPlace = (line: Line): boolean =>
  (line.kind === 'code' || line.kind === 'text') &&
  line.parent !== null &&
  line.parent.box !== null &&
  line.parent.children.length === 1 &&
  OPENS_QUOTE.test(line.text) &&
  isPlaceAlone(line.parent)
const TWEETS = /(?:^|[–—:-]\s)(?:launch |announcement )?(?:tweet|X)[\s-]thread$/i
const OPENS_QUOTE = /^["“„«「『《]/
const isPicture = fact(text => /\bgifs?\b/i.test(text) && !/\bvideos?\b/i.test(text))
const isPieceAlone = fact((text): boolean => {
  const format = formatOf(text)
  return (
    format !== null &&
    format.from === 0 &&
    format.to === text.length &&
    ALONE.has(format.format) &&
    !/s$/i.test(text.replace(/press$/i, ''))
  )
})
const ALONE = new Set<Format>(['press-release', 'webinar', 'livestream', 'whitepaper', 'article', 'podcast', 'video'])
/** "r/parsers, r/lexers communities". */
const saysRooms = fact(text => /\/?r\/\w+ (?:communities|subreddits|groups)$/i.test(text))
/** Nothing but rooms, perhaps behind the name of their place. */
const isRooms = fact(text => /^(?:[^:：]{2,20}[:：]\s*)?\/?r\/\w+(?:\s*(?:[,，、/&]|and)\s*\/?r\/\w+)*$/i.test(text))
/** "- [ ] Parser internals post": the last word says what it is. */
const isPost = fact(text => /\S\s+post$/i.test(text) && !startsWithAction(text))
/** "Speak at 3+ meetups": a talk at each. */
const talksIn = fact(text => Number(SPEAKS.exec(text)?.[1] ?? 0))
const SPEAKS =
  /^(?:present|speak|talk|give (?:a )?talks?|vorträge|sprechen|hablar|palestrar|parler|intervenir)\s(?:at|in|on|auf|bei|en|em|à|dans)\s(\d{1,2})\+?\s(?:[a-zà-ÿ-]+\s)?(?:conferences?|meetups?|events?|konferenzen|veranstaltungen|conferencias|eventos|conférences|événements)/i
/** "3 teaser posts", "Teaser 投稿 × 3本": no more than how many of what, and on what. */
const isNumbered = (text: string, to: number): boolean =>
  /^\d/.test(text)
    ? /^\s*(?:$|(?:scheduled|prepared|drafted|queued|planned|ready|geplant|vorbereitet|agendad[oa]s|programad[oa]s|preparad[oa]s|prontos|programmés|prêts|préparés|запланирован[оы]|готов[оы])(?:\s|$)|[(（:：,;—–]|(?:on|about|for|to|in|auf|über|für|en|sobre|para|sur|pour|su|на|о|про)\s)/i.test(
        text.slice(to),
      )
    : /^\s?[×x]\s?\d/.test(text.slice(to))
/** "Thread structure: a problem, a picture": what a piece is made of. */
const headsPart = leadFact(lead => lead.length < 32 && formatOf(lead) !== null && headsParts(lead))
const saysTitle = leadFact(isTitleLabel)
/** "Title: “How we parse”", "Post: “How we parse”". */
export const namesPiece = leadFact(
  lead =>
    isTitleLabel(lead) ||
    /^(?:post|thread|article|submission|beitrag|artikel|artículo|publicación|artigo|publicação|articolo|пост|статья|帖子|文章|投稿|記事|글|게시글)$/i.test(
      lead,
    ),
)
/** Not "TBD": so many letters, or half of them where words are written without blanks. */
const isLong = (text: string): boolean => text.length > 10 || /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2}.{4}/.test(text)
/** "Title: “How we parse”" below "### Forum post" or "### Dev.to": the piece that is posted there. */
const isTitleOf = (context: Context, line: Line): boolean =>
  (line.kind === 'item' || line.kind === 'text') &&
  namesPiece(line) === true &&
  (isQuoted(line) || (saysTitle(line) === true && isLong(line.rest))) &&
  homeOf(context, line).some(({ id }) => !REGISTRY.has(id))
/** Beside "**Title:** “How we parse”", "**Content:**" and what stands below it say what is in the piece. */
const isToldByTitle = (context: Context, line: Line): boolean =>
  (line.parent?.kind !== 'heading' || (line.lead !== null && line.rest !== '')) && standsByTitle(context, line)
const standsByTitle = onceAbove((context, container): boolean => {
  const heading = context.within(container).find(({ kind }) => kind === 'heading')
  return heading !== undefined && heading.children.some(child => saysTitle(child) === true && isLong(child.rest))
})
const WORKS = /^(?:finali[sz]e|edit|proofread|review|polish|schedule|repurpose|plan|engage)\b/i
function listedPiece(
  context: Context,
  line: Line,
  quoted: boolean,
  format: ReturnType<typeof formatOf>,
  counted: number | null,
): { count: number; listed: true } | null {
  // "- [ ] Demo video (5 min):", "20 posts scheduled" below a box in a fence.
  const ofBox = counted !== null && counted > 0 && (line.box !== null || (counted > 1 && line.parent !== null && line.parent.box !== null))
  if (line.kind === 'code') {
    if (ofBox && format !== null && !SOFT.has(format.format) && (line.box !== null || isNumbered(title(line), format.to)))
      return { count: counted, listed: true }
    const dated = isWeekday(line) === true && line.rest !== '' && context.phaseOf(line) !== null
    return dated || isTitle(line) || isDatedTitle(context, line) ? { count: 1, listed: true } : null
  }
  const of = line.kind === 'item' && line.parent !== null ? declared(context, line.parent) : null
  if (of !== null) return { count: of === 'own' ? declaredIn(line)! : 1, listed: true }
  // "Finalize the blog post": work on a piece.
  if (!quoted && line.box === null && WORKS.test(line.text)) return null
  if (counted !== null && counted > 0) return { count: counted, listed: true }
  if (quoted) return { count: 1, listed: true }
  const dated = line.lead !== null && line.rest !== '' && context.opensWithTime(line.lead) && !startsWithAction(line.rest)
  if (dated) return { count: 1, listed: true }
  const above = context.above(line)[0]
  if (
    above &&
    (formatIn(above) !== null || /series|topics|titles|ideas|serie|系列|选题|シリーズ|시리즈|серия/i.test(title(above))) &&
    ((line.ordinal !== null && !startsWithAction(line.rest || line.text) && (line.strong || line.lead !== null || format !== null)) ||
      isAmongTitles(context, line))
  )
    return { count: 1, listed: true }
  if (line.box !== null && isAmongBoxes(context, line)) return { count: 1, listed: true }
  return null
}

/** "1. How we parse ten million lines", "**A tour of the planner**" among others that are numbered or bold: titles, and nothing else. */
const isAmongTitles = onceAbove((_, { children }): boolean => {
  const items = children.filter(({ kind }) => kind === 'item')
  if (items.length < 2 || items.length < children.length) return false
  // Of numbered titles some are short: "1. Introducing the parser", "2. Parsers compared".
  return items.every(looksLikeTitle) || (items.every(looksNumbered) && items.filter(looksLikeTitle).length * 3 >= items.length)
})
const looksNumbered = ({ ordinal, lead, box, text, children }: Line): boolean =>
  ordinal !== null && lead === null && box === null && children.length === 0 && SHORT_TITLE.test(text) && !startsWithAction(text)
const SHORT_TITLE = /^\p{Lu}\S*(?:\s\S+){1,15}$(?<![.。:：;])/u
const looksLikeTitle = ({ ordinal, strong, lead, box, text, children }: Line): boolean =>
  (ordinal !== null || strong) && lead === null && box === null && children.length === 0 && TITLED.test(text) && !startsWithAction(text)
/** Four words or more, or as many signs in scripts without blanks, and no sentence. */
const TITLED =
  /^(?:[\p{Lu}\d]\S*(?:\s\S+){3,15}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}].{7,40})$(?<![.。:：;])/u

/** `Day 3: "Why we parse"`: a time and nothing but a title. */
const isDatedTitle = (context: Context, line: Line): boolean =>
  line.lead !== null && opensTitle(line) === true && context.opensWithTime(line.lead)
const opensTitle = fact(text => TITLE.test(text.slice(text.search(/[:：]/) + 1).trimStart()))
const placesOf = (line: Line): number => new Set(platformsOf(line).map(({ id }) => id)).size
/** "Post to parsers.dev": a post, wherever that is. */
const POSTS_THERE = /^在\s?[^，。,:：]{1,20}?\s?(?:上)?(?:发帖|发文|发布(?:帖子)?)$/
const isPostTo = fact(text => {
  // "在 V2EX 发帖".
  if (POSTS_THERE.test(text)) return readPlatforms(text).length > 0
  const said = text.replace(/^[^:：]{2,14}[:：]\s/, '')
  return (
    /^(?:cross-?post|post|publish|announce)\b/i.test(said) &&
    sentTo(said).some(name => isPlaceName(name) && !STORES.has(readPlatforms(name)[0]?.id ?? ''))
  )
})
/** "ParserForum post", "Parser Weekly article": the place is named first. */
const isPostFor = fact(text => PLACE_FIRST.test(text))
const PLACE_FIRST =
  /^[A-Z]\S*(?: \S+)?(?:forum|weekly|news|group|community|slack|board|list|hub|\.(?:dev|com|org|io)) (?:post|article)(?![a-z-])/i
/** Lines below a piece outline it. */
function insidePiece(context: Context, line: Line): boolean {
  for (const at of context.above(line)) {
    if ((at.kind === 'item' || (at.kind === 'code' && at.box !== null)) && (PIECES.get(at) === context || isOutline(at))) return true
    if (at.kind === 'heading') return false
  }
  return false
}
/** The lines that are pieces in a reading. */
export const PIECES = new WeakMap<Line, Context>()
