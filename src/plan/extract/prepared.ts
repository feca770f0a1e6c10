/** Posts that a plan holds ready to paste: a heading that names the place, the text of the post in a fence or a quote. */
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { readPlatforms } from './channel-name.ts'
import { type Context, once, titleOf } from './context.ts'
import { unnumbered } from './names.ts'
import { REGISTRY, subreddits } from './piece-name.ts'

/** "Title:", "Body:", "First comment:", "Tweet 2": a part of the post. */
const isPart = fact(text =>
  /^(?:title|subject|headline|tagline|body|text|content|post|caption|hook|hashtags?|(?:first|maker|follow-up) comment|comment|tweet\s*\d.*|\d+\s*(?:\/\s*\d+)?|titel|betreff|inhalt|erster kommentar|título|cuerpo|texto|titre|corps|标题|正文|内容|首条评论|首评|タイトル|本文|제목|본문|заголовок|текст)(?:[\s*]*[(（][^()（）]*[)）])?[\s*:：]*$/i.test(
    text,
  ),
)
const isTitle = fact(text => /^(?:title|titel|título|titre|标题|タイトル|제목|заголовок)\s*[:：]/i.test(text))
/** What may follow the place in such a heading: "Reddit post (r/golang)", "X / Lemmy – short". */
const TAIL =
  /^(?:\s*[(（/&、+–—:：-].*|\s*(?:(?:launch|announcement|text|long|short)\s)?(?:posts?|threads?|article|announcement|submission|copy|text|show hn.*|帖子|推文|系列推文|(?:推广)?文案|(?:长|短)文|投稿|投稿文|文面|글|пост)(?:\s*[(（/&–—:：-].*)?)?$/i
const OTHER = /template|schedule|strateg|structure|guideline|calendar|tips|模板|テンプレート|vorlage|plantilla|modelo/i
/** Is a heading the name of a place, perhaps with what is posted there? */
const namesPost = fact((text): boolean => {
  const name = unnumbered(titleOf(text))
  const found = name.length < 70 && !OTHER.test(name) ? readPlatforms(name) : []
  const first = found[0]
  if (first?.from !== 0 || REGISTRY.has(first.id)) return false
  let { to } = first
  for (const next of found) if (/^[\s/,、&]*$/.test(name.slice(to, next.from))) to = next.to
  return TAIL.test(name.slice(to))
})
const saysPost = fact(text => POST.test(text))
const POST = /post|thread|article|announcement|submission|copy|show hn|帖子|推文|文案|短文|长文|投稿|文面|пост/i
/** "Launch copy", "Ready-to-paste posts", "推广文案合集". */
const isCopy = fact(text => COPY.test(text))
const COPY = /\bcopy\b|\bposts\b|announcements|ready[- ]to|drafts|文案|素材|投稿文|textos|\btexte\b/i
const holdsText = (line: Line): boolean => line.children.some(child => child.kind === 'fence' || child.kind === 'quote')

/** How many posts stand ready below a heading or a label that opens with a place; 0 for others. */
export const preparedPosts = once((context, line): number => {
  if (line.kind !== 'heading' || line.level < 2 || !namesPost(line) || line.children.some(child => child.kind === 'heading')) return 0
  let versions = 0
  let whole = false
  let parts = false
  for (const child of line.children)
    if (child.kind === 'fence' || child.kind === 'quote') {
      whole = true
      if (child.children[0] && isTitle(child.children[0])) parts = true
    } else if (isTitle(child)) parts = true
    else if (child.kind === 'label' && holdsText(child)) {
      if (isPart(child)) parts = true
      else versions++
    }
  // A place alone may head its rules as well: what stands there must look like a post, or be announced as copy.
  if (!parts && !saysPost(line) && !context.above(line).some(isCopy)) return 0
  const posts = versions + ((whole || parts) && versions === 0 ? 1 : 0)
  return posts === 0 ? 0 : Math.max(posts, subreddits(line))
})
/** Does a line stand below such a heading? Its own text is no further piece. */
export const insidePrepared = (context: Context, line: Line): boolean =>
  context.above(line).some(at => at.kind === 'heading' && preparedPosts(context, at) > 0)
