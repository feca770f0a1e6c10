/** Headings and labels that hold a post, ready to be published: "### Show HN" above its text, "### Reddit post" with title and body, "#### Tweet 2". */
import { fact } from '../read/fact.ts'
import type { Line } from '../read/document.ts'
import type { Platform } from '../lexicon/index.ts'
import { readFormat, saysThread } from './cadences.ts'
import { platformsOf, readPlatforms } from './channel-name.ts'
import { ASIDE } from './announces.ts'
import { type Context, once, onceAbove, titleOf } from './context.ts'
import { unnumbered } from './names.ts'
import { REGISTRY, SOFT, subreddits } from './piece-name.ts'

/** "Title:", "Body:", "First comment:", "Tweet 2": a part of the post. */
export const isPart = fact(text =>
  /^(?:title|subject|headline|tagline|body|text|content|post|caption|hook|hashtags?|(?:first|maker|follow-up) comment|comment|tweet\s*\d.*|\d+\s*(?:\/\s*\d+)?|titel|betreff|inhalt|erster kommentar|título|cuerpo|texto|titre|corps|标题|正文|内容|首条评论|首评|话术|文案|タイトル|本文|제목|본문|заголовок|текст)(?:[\s*]*[(（][^()（）]*[)）])?[\s*:：]*$/i.test(
    text,
  ),
)
const isTitle = fact(text => /^(?:title|titel|título|titre|标题|タイトル|제목|заголовок)\s*(?:[(（][^()（）]*[)）]\s*)?[:：]/i.test(text))
/** What may follow the place in such a heading: "Reddit post (r/golang)", "X / Lemmy – short". */
const TAIL =
  /^(?:\s*[(（/&、+–—:：-].*|\s*(?:(?:launch|announcement|text|long|short)\s)?(?:posts?|threads?|article|announcement|submission|copy|text|show hn.*|推广|推廣|发布|發布|(?:发布|發布|推广|推廣|宣传|宣傳|系列|长|短)?(?:帖子?|推文|文案|文|线程|串文|动态)|投稿|投稿文|文面|글|пост)(?:\s+templates?)?(?:\s*[(（/&–—:：-].*)?)?$/i
const OTHER =
  /(?<!post )templates?\b|ideas?\b|\bresponses?\b|\brepl(?:y|ies)\b|schedule|strateg|structure|guideline|calendar|tips|setup|profile|account|bio\b|模板|テンプレート|vorlage|plantilla|modelo/i
/** Is a title the name of a place, perhaps with what is posted there? */
const namesPost = fact((text): boolean => {
  const name = unnumbered(titleOf(text))
  const found = name.length < 70 && !OTHER.test(name) ? readPlatforms(name) : []
  const first = found[0]
  if (first?.from !== 0 || REGISTRY.has(first.id)) return false
  let { to } = first
  for (const next of found) if (/^[\s/,、&]*$/.test(name.slice(to, next.from))) to = next.to
  return TAIL.test(name.slice(to))
})
/** "Post 1: the announcement", "Reddit post 2: r/golang": one of several. */
const isNumbered = fact((text): boolean => {
  const name = unnumbered(titleOf(text))
  const format = name.length < 90 && /\d/.test(name) ? readFormat(name) : null
  return format !== null && format.from <= 16 && /^\s?#?\d{1,3}(?![\d/])(?:\s?[:：(（.–—-]|$)/.test(name.slice(format.to))
})
/** "Video tutorial", "Artículo: “Building it”": a format and no number, where all such sections hold text. */
const namesFormat = fact((text): boolean => {
  const name = unnumbered(titleOf(text))
  const format = name.length < 70 && !OTHER.test(name) ? readFormat(name) : null
  return (
    format !== null &&
    format.from <= 16 &&
    !SOFT.has(format.format) &&
    format.format !== 'newsletter' &&
    !/s$/i.test(name.slice(format.from, format.to)) &&
    name[format.to] !== '-'
  )
})
/** A title without its number and what stands in brackets. */
const nameIn = (text: string): string => unnumbered(titleOf(text)).replace(ASIDE, '').trim()
/** "Main launch tweet", "r/parsers post", "Demo video script": what is written below it is that piece, wherever it goes. */
const namesCopy = fact((text): boolean => {
  const name = nameIn(text)
  return (
    name.length < 60 && !OTHER.test(name) && (CALLED.test(name) || (PART_OF.test(titleOf(text)) && readFormat(name)?.format === 'thread'))
  )
})
const CALLED =
  /(?:^|\s)(?:posts?|tweets?|threads?|submission|announcement|(?:demo|video|deep[- ]dive|walkthrough) script|beitrag|beiträge|publicación|publicação|publicaciones|publicações|посты?|твиты?)$|(?:帖子?|推文|投稿文?|ツイート|게시글|트윗)$/i
const isPlural = fact(text => /(?:[^s]s|beiträge|[ыи])$/i.test(nameIn(text)))
/** "Thread (3/8)": which part of one piece. */
const partOf = fact((text): number => Number(PART_OF.exec(titleOf(text))?.[1] ?? 1))
const PART_OF = /[(（]\s*(\d{1,2})\s*\/\s*\d{1,2}\s*[)）]\s*$/
const isCopyHeading = (line: Line): boolean =>
  line.kind === 'heading' && line.level > 2 && namesCopy(line) && (saysScript(line) ? line.children.some(isProse) : holdsText(line))
const saysScript = fact(text => /\bscript\b/i.test(text))

const saysPost = fact(text => POST.test(text))
const POST = /post|thread|article|announcement|submission|copy|show hn|tweet|帖子|推文|文案|线程|串文|短文|长文|话术|投稿|文面|пост/i
/** "Launch copy", "Ready-to-paste posts", "Post templates", "推广文案合集". */
const isCopy = fact(text => COPY.test(text))
const COPY =
  /\bcopy\b|\bposts\b|(?:post|launch|social(?: media)?) templates|announcements|ready[- ]to|drafts|文案|素材|(?:发布|推文|帖子|社交媒体)模板|投稿文|投稿テンプレ|textos|\btexte\b/i

/** Languages of fences that hold text. */
const PROSE = /^(?:|text|txt|plain|plaintext|md|markdown)$/i
const HOLE = /[[{<]{1,2}[\p{L}][^[\]{}<>\n]{0,40}[\]}>]{1,2}(?!\()/gu
/** "[link]", "[Screenshot of the menu]": what is put in when it is posted; the text is written all the same. */
const PUT_IN = /link|gif|screenshot|image|video|demo|url|photo|picture|截图|链接|图/i
const MOST_HOLES = 2
const isProse = (line: Line): boolean => line.kind === 'fence' && PROSE.test(line.info.trim())
const isText = (line: Line): boolean => line.kind === 'quote' || (isProse(line) && !isTemplate(line))
const isTemplate = (line: Line): boolean =>
  line.children.flatMap(({ text }) => text.match(HOLE) ?? []).filter(hole => !PUT_IN.test(hole)).length > MOST_HOLES
/** "1. "First tweet"", "2. "Second"": the tweets of a thread, one by one. */
const isTweets = (line: Line): boolean => {
  const items = line.children.filter(({ kind }) => kind === 'item')
  return items.length > 1 && items.every(({ ordinal, text }) => ordinal !== null && /^["“«„「]/.test(text))
}
const holdsText = (line: Line): boolean => line.children.some(isText)

/** Below "Launch copy", what is written under a place is what is posted there. */
const isWritten = (line: Line): boolean =>
  line.children.reduce((sum, { kind, text }) => sum + (kind === 'text' || kind === 'item' ? text.length : 0), 0) > 100
const isMostly = (lines: readonly Line[], is: (line: Line) => boolean): boolean => {
  const count = lines.filter(is).length
  return count > 1 && count * 2 > lines.length
}
/** "### Twitter thread" above "#### Tweet 1", "#### Tweet 2": one thread. */
const isThread = once((_, line): boolean => {
  if (line.kind !== 'heading' || !saysThread(line)) return false
  const parts = line.children.filter(child => child.kind === 'heading' || child.kind === 'label')
  return isMostly(parts, isNumbered) && parts.some(holdsText)
})

/** How many posts stand ready below a heading or a label that names a place or a numbered post; 0 for others. */
export const preparedPosts = once((context, line): number => {
  if ((line.kind !== 'heading' && line.kind !== 'label') || (line.kind === 'heading' && line.level < 2)) return 0
  if (isThread(context, line)) return 1
  if (partOf(line) > 1) return 0
  const numbered = isNumbered(line)
  const places = namesPost(line)
  const announced = context.above(line).some(isCopy)
  const copy = isCopyHeading(line)
  if (!numbered && !places && !copy && !(announced && line.kind === 'heading' && namesFormat(line))) return 0
  if (line.children.some(({ kind }) => kind === 'heading')) return 0
  if (copy && !places && !numbered) return isPlural(line) ? line.children.filter(isText).length : 1
  // A label may head the text of a part; only what calls itself a post is one.
  if (line.kind === 'label' && (isPart(line) || !saysPost(line))) return 0
  let versions = 0
  let whole = places && announced && line.kind === 'heading' && isWritten(line)
  let parts = false
  for (const child of line.children)
    if (isText(child)) {
      whole = true
      if (child.children[0] && isTitle(child.children[0])) parts = true
    } else if (isTitle(child)) parts = true
    else if (child.kind === 'label' && (holdsText(child) || (saysThread(child) && isTweets(child)))) {
      if (isPart(child) || saysThread(child)) parts = true
      else versions++
    }
  // A place alone may head its rules as well: what stands there must look like a post, or be announced as copy.
  if (!parts && !numbered && !saysPost(line) && !announced) return 0
  const posts = versions > 0 && !numbered ? versions : Number(whole || parts || versions > 0)
  return posts === 0 || numbered ? posts : Math.max(posts, subreddits(line))
})
/** Does a line stand below such a heading? Its own text is no further piece. */
export const insidePrepared = onceAbove((context, container): boolean =>
  context
    .within(container)
    .some(
      at => (at.kind === 'heading' || at.kind === 'label') && (preparedPosts(context, at) > 0 || (partOf(at) > 1 && isCopyHeading(at))),
    ),
)
/** The place of a post that stands ready: its own, or that of the section it stands in. */
export const preparedFor = (context: Context, line: Line): Platform | null => {
  for (const at of [line, ...context.above(line)]) {
    const found = platformsOf(at)[0]
    if (found !== undefined) return found
  }
  return null
}
/** Its title, where one is given: "**Title:** `Show HN: …`", "Title: …" at the head of the text. */
export const preparedTitle = (line: Line): string | null => {
  const titled = line.children.find(isTitle) ?? line.children.flatMap(({ children }) => children.slice(0, 1)).find(isTitle)
  return titled === undefined || titled.rest === '' ? null : titled.rest
}
