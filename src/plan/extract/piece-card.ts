/** Pieces as cards: a title, and below it for whom it is, what it says and where it goes. */
import type { Line } from '../read/document.ts'
import { leadFact } from '../read/fact.ts'
import { formatIn, readFormat } from './cadences.ts'
import { readPlatforms } from './channel-name.ts'
import { ASIDE } from './announces.ts'
import { type Context, leadKind, once, title } from './context.ts'
import { unnumbered } from './names.ts'
import { blockOf } from './piece-block.ts'
import { countOf } from './piece-count.ts'
import { isTitleLabel } from './piece-outline.ts'

/** What is said of a piece, beside the labels that say it of other things as well. */
const saysOfPiece = leadFact(lead =>
  /^(?:(?:main |key |core )?(?:focus|points?|messages?|topics?|takeaways?|keywords?)|target keywords?|distribution|promotion|optimi[sz]ation|abstract|outline|key quote|schwerpunkt|kernaussagen?|verbreitung|enfoque|puntos clave|distribución|distribuição|pontos-chave|points clés|diffusion|фокус|тезисы|重点|要点|关键词|分发|キーワード|要点)$/i.test(
    lead,
  ),
)
const KINDS = new Set(['target', 'craft', 'audience', 'format', 'channel'])
const isOfPiece = (line: Line): boolean => {
  if (line.lead === null || line.rest === '') return false
  const kind = leadKind(line)
  return saysOfPiece(line) === true || (kind !== null && KINDS.has(kind))
}
/** "### Day 9 - Mastodon" in a calendar, above "**Type:** Thread" and its text: a day, a place, and no title. */
export const isDayAtPlace = once((context: Context, line): boolean => {
  if (line.kind !== 'heading' || line.level < 3 || blockOf(context, line) !== 'content') return false
  const name = title(line).replace(ASIDE, '')
  const found = context.window(name)
  const place = found !== null && found.from <= 1 ? name.slice(found.to).replace(/^\s*[-–—:：|]\s*/, '') : ''
  return isPlaceAlone(place) && line.children.some(saysFormat) && !line.children.some(saysTitle)
})
const isPlaceAlone = (text: string): boolean =>
  text !== '' &&
  text.length < 40 &&
  text.split(/\s*[/&,+]\s*/).every(name => {
    if (/^(?:newsletter|e-?mail)$/i.test(name)) return true
    const [first] = readPlatforms(name)
    return first?.from === 0 && first.to === name.length
  })
/**
 * "#### Blog post" above "**Title:** “How we parse”", "#### Newsletter" above "**Subject:** The first month": a kind of piece, and
 * the title of the one that is meant; null for others.
 */
export const titledCard = once((context: Context, line): string | null => {
  if ((line.kind !== 'label' && (line.kind !== 'heading' || line.level < 3)) || context.phaseAt(line) !== null) return null
  const name = unnumbered(title(line)).replace(ASIDE, '').trim()
  const format = formatIn(line) === null ? null : readFormat(name)
  if (format === null || format.from > 20 || format.to !== name.length || /[^s]s$/i.test(name)) return null
  const titles = line.children.filter(
    child => child.rest.length > 8 && (saysTitle(child) === true || (format.format === 'newsletter' && saysSubject(child) === true)),
  )
  const block = titles.length === 1 ? blockOf(context, line) : null
  return block === null || block === 'none' ? null : titles[0]!.rest
})
const saysSubject = leadFact(lead => /^(?:subject(?: line)?|betreff|asunto|assunto|objet|oggetto|тема|主题|件名|제목)$/i.test(lead))
const saysFormat = (line: Line): boolean => leadKind(line) === 'format'
const saysTitle = leadFact(isTitleLabel)
/** Is a label or a heading in a list of content the title of a piece that the lines below it describe? */
export const isCard = once((context: Context, line): boolean => {
  if (line.kind !== 'label' && (line.kind !== 'heading' || line.level < 3)) return false
  const said = line.children.filter(isOfPiece)
  if (said.length < 2 || said.length * 2 < line.children.length || context.phaseAt(line) !== null) return false
  const [above] = context.above(line)
  if (above === undefined || formatIn(above) === null || blockOf(context, line) !== 'content') return false
  const format = formatIn(line)
  return /\S\s\S/.test(line.text) && (format === null || countOf(context, title(line), format) !== 0)
})
