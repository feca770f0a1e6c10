/** Pieces that are known by what they stand among: parts of a series, titles, places, events. */
import { startsWithAction } from '../lexicon/index.ts'
import type { Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import { isWeekday, readFormat, saysThread } from './cadences.ts'
import { readPlatforms } from './channel-name.ts'
import { leadKind, once, onceAbove, type Context } from './context.ts'
import { isTitle, REGISTRY, SOFT } from './piece-name.ts'

/** "- [ ] r/parsers: how it began", "- [ ] 14:00 – r/parsers" in a plan: what is done there is a post. */
export const opensWithCommunity = fact(text =>
  /^(?:[^\p{L}]*(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]m|uhr|h)?\s*[-–—:]?\s*)?)\/?r\/\w+(?:[,/+&\s]+r\/\w+)*\s*(?:$|[-–—:：(（])/iu.test(text),
)
/** "YouTube – demos, tutorials", "Content: case studies, best practices": kinds of what is published, none of them counted. */
export const listsKinds = fact(text => {
  const said = /^[^:：–—]{2,24}?\s?(?:[:：]|\s[-–—])\s*(.{4,40})$/u.exec(text)?.[1]?.replace(/\s*[(（][^()（）]*[)）]$/, '')
  if (said === undefined || /[\d"“”„«»「」『』《》]/.test(said)) return false
  const parts = said.split(/\s*[,，、・;；]\s*(?:and\s)?|\s(?:and|und|y|e|et|и|&|\+)\s/)
  return parts.length > 1 && parts.filter(part => readFormat(part) !== null).length > 1
})
/** "Part 2: events": one of those that the title above it announces as a series. */
export const isPartOfSeries = (line: Line): boolean =>
  line.rest !== '' && isNumberedPart(line) === true && line.parent !== null && saysSeries(line.parent)
const isNumberedPart = leadFact(lead =>
  /^(?:part|teil|parte|partie|часть|episode|folge|episodio|épisode|эпизод)\s?#?\d{1,2}$|^第\s?[\d一二三四五六七八九十]+\s?(?:篇|部分|集|期|回|部)$|^\d{1,2}\s?(?:부|편|회)$/i.test(
    lead,
  ),
)
/** "Topics:" above numbered titles, beside "Format:" or below the name of a series: its pieces. */
export const isTopicOfSeries = onceAbove((context, container): boolean => {
  if ((container.kind !== 'label' && container.kind !== 'heading') || !saysTopics(container) || container.parent === null) return false
  const items = container.children.filter(({ kind }) => kind === 'item')
  const titled =
    items.length > 1 &&
    items.every(({ ordinal, box, children, text }) => ordinal !== null && box === null && children.length === 0 && !startsWithAction(text))
  return (
    titled &&
    (container.parent.children.some(each => leadKind(each) === 'format') || context.within(container.parent).slice(0, 2).some(saysSeries))
  )
})
const saysTopics = fact(text =>
  /^(?:(?:planned |proposed )?(?:topics|episodes|articles|posts|videos|titles)|themen|folgen|temas|episodios|episódios|sujets|épisodes|темы|выпуски|选题|主题|文章|トピック|記事|주제)\s*[:：]?$/i.test(
    text,
  ),
)
const saysSeries = fact(text => /\bseries\b|serie|série|серия|系列|シリーズ|시리즈/i.test(text))
/** "ParserCon (Berlin)" below "Submit talks to:", "KubeCon云原生大会 (12月)" below "会议演讲": a talk at each. */
export const holdsTalks = onceAbove(
  (_, { text, children }): boolean => SAYS_TALKS.test(text) && children.filter(isEvent).length * 2 > children.length,
)
const SAYS_TALKS =
  /\b(?:conference|meetup|speaking)\b.{0,12}\b(?:talks?|submissions?|proposals?|opportunities|engagements?|abstracts?|cfps?)\b|\b(?:submit|propose|give)\b.{0,20}\b(?:talks?|proposals?|abstracts?|cfps?)\b|\bspeak(?:ing)? at\b|\bvorträge\b|\bcharlas\b|\bpalestras\b|\bconférences\b.{0,12}\b(?:talks?|interventions?)|\bpodcast (?:appearances?|guesting|tours?|interviews?|pitches)|выступлени|会议演讲|技术演讲|大会演讲|講演|登壇|컨퍼런스 ?발표/i
export const isEvent = (line: Line): boolean => (line.lead === null || /^[(（][^()（）]*[)）]$/.test(line.rest)) && isEventName(line)
const isEventName = fact(text => text.length < 80 && /^[\p{Lu}\p{Lo}]/u.test(text) && !/[:：]$/.test(text) && !startsWithAction(text))
/** "Reddit launch" above "r/parsers", "r/lexers – how it began": where it is posted. */
export const holdsCommunities = onceAbove((context, container): boolean => {
  const [own, above] = context.within(container)
  return own !== undefined && (opensWithReddit(own) || (saysCommunities(own) && above !== undefined && launchesThere(above)))
})
const opensWithReddit = fact(text => /^reddit(?!\s?(?:communities|groups|rules|strateg|accounts?|karma))/i.test(text))
const saysCommunities = fact(text => /^(?:target |目标\s?)?subreddits\s*[:：]?$/i.test(text))
const launchesThere = fact(text => /reddit\s?(?:launch|posts?|submissions?|发布|投稿|게시)/i.test(text))
/** "Wed: r/parsers: a milestone", "Friday: dev.to: Deep dive" in a calendar: the day, the place, and what is published there. */
export const isPlaceOfDay = (line: Line): boolean => isWeekday(line) === true && restOpensPlace(line)
const restOpensPlace = (line: Line): boolean => {
  const first = readPlatforms(line.rest)[0]
  const sub = /^(?:reddit\s)?\/?r\/\w+[:：]?\s\S/i.test(line.rest)
  return (
    sub ||
    (first !== undefined &&
      first.from === 0 &&
      !REGISTRY.has(first.id) &&
      /^\s?(?:[:：]|[-–—]\s|submission)/i.test(line.rest.slice(first.to)))
  )
}
/** "- [ ] **Testing parsers** — what we do" among boxes that are all called so: titles to be written. */
export const isAmongBoxes = onceAbove((context, container): boolean => {
  const items = container.children.filter(({ kind }) => kind === 'item')
  return (
    items.length > 2 && items.length === container.children.length && items.every(isTitleBox) && context.within(container).some(saysBacklog)
  )
})
const isTitleBox = ({ box, text, children }: Line): boolean =>
  box !== null && children.length === 0 && !startsWithAction(text) && BOX_TITLE.test(text.split(/\s[-–—]\s/)[0]!)
const BOX_TITLE = /^(?:[\p{Lu}\d:]\S*(?:\s\S+){2,15}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}].{5,40})$/u
const saysBacklog = fact(text =>
  /\b(?:to write|backlog|ideas?|topics|titles|headlines|series|published|drafts?|drafted)\b|ideen|themen|ideas|temas|títulos|idées|sujets|идеи|темы|选题|标题|アイデア|ネタ|타이틀|아이디어|제목|주제/i.test(
    text,
  ),
)

/** "Video 1: The scanner" beside "Video 2: The printer": pieces that are counted, whatever the title above them is called. */
export const isCounted = (context: Context, line: Line): boolean =>
  (line.kind === 'item' || line.kind === 'text') &&
  line.rest !== '' &&
  saysNumber(line) === true &&
  countsPieces(context, line) &&
  !context.within(line.parent!).slice(0, 2).some(saysThread)
const countsPieces = onceAbove(
  (_, { children }): boolean => children.filter(line => line.rest !== '' && saysNumber(line) === true).length > 1,
)
const saysNumber = leadFact(lead => COUNTED.test(lead))
const COUNTED =
  /^(?:(?:blog |guest |linkedin )?(?:video|episode|post|article|tutorial|webinar|talk|tweet)|vídeo|episodio|artículo|episódio|artigo|folge|artikel|beitrag|épisode|видео|выпуск|статья|пост|视频|文章|帖子|推文|動画|記事|영상|글)\s?#?(?:\d{1,2}|[A-H])(?:$|\s[–—-]\s)|^第\s?[\d一二三四五六七八九十]{1,3}\s?(?:篇|集|期|本|回|条)$/i

/** "Social media" beside "Blog post" and "Newsletter" in a week: what its list names is posted there. */
export const isPostOfWeek = onceAbove(
  (context, container): boolean =>
    container.kind === 'heading' &&
    saysSocial(container) &&
    context.phaseOf(container) !== null &&
    (container.parent?.children.some(other => other.kind === 'heading' && isKindOfPiece(other)) ?? false),
)
const saysSocial = fact(text =>
  /^(?:social(?: media)?(?: posts?)?|soziale (?:medien|netzwerke)|redes sociales|redes sociais|réseaux sociaux|social network|соцсети|社交媒体|社媒|SNS|소셜 ?미디어)$/i.test(
    text,
  ),
)
const isKindOfPiece = fact((text): boolean => {
  const format = readFormat(text)
  return format !== null && !SOFT.has(format.format) && format.from <= 20 && format.to === text.length
})

/** Two or more titles in quotes, and nothing else: "Blog topics:" above them names no piece, each of them does. */
export const holdsTitles = once(
  (_, { children }): boolean =>
    children.length > 1 && children.every(child => child.kind === 'item' && child.children.length === 0 && isTitle(child)),
)
