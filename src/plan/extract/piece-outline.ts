/** What a piece is to say: "Content:" with its points below "Title: “The first month in numbers”". They are no work, and no figures of the plan. */
import type { Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import { once, titleOf, type Context } from './context.ts'

/** Does a line stand in the outline of a piece, or is it the title of one? */
export const isOfOutline = (context: Context, line: Line): boolean =>
  isQuotedTitle(line) || (line.parent !== null && isOutline(context, line.parent))
const isOutline = once(
  (_, { kind, parent, text }): boolean =>
    kind === 'label' && OUTLINE.test(titleOf(text)) && parent !== null && parent.children.some(each => saysTitle(each) === true),
)
const OUTLINE =
  /^(?:content|outline|structure|(?:post )?body|(?:key )?points|talking points|inhalt|gliederung|contenido|esquema|conteúdo|contenu|plan de l['’]article|contenuto|содержание|内容|大纲|要点|構成|내용)$/i
const saysTitle = leadFact(lead => isTitleLabel(lead) || HEADLINE.test(lead))
/** "Title", in every language. */
export const isTitleLabel = (lead: string): boolean => TITLE.test(lead)
const TITLE = /^(?:title|titel|título|titre|titolo|标题|タイトル|제목|заголовок|tiêu đề|başlık)$/i
const HEADLINE = /^(?:(?:post|article|video|thread) )?(?:title|headline)$/i
const isQuotedTitle = (line: Line): boolean => saysTitle(line) === true && opensQuoted(line)
const opensQuoted = fact(text => /[:：]\**\s*["“„«「『]/.test(text))
