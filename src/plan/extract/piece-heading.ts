/** Headings that are pieces themselves: "### Blog: How we parse", "#### Video 2: The scanner", above what the piece is about. */
import { headsKinds, headsParts } from '../lexicon/parts.ts'
import { fact } from '../read/fact.ts'
import type { Line } from '../read/document.ts'
import { readFormat } from './cadences.ts'
import { type Context, once, onceAbove, titleOf } from './context.ts'
import { unnumbered } from './names.ts'
import { blockOf } from './piece-block.ts'
import { isCard, isDayAtPlace, titledCard } from './piece-card.ts'
import { SOFT, TITLE } from './piece-name.ts'
import { saysMail } from './piece-sent.ts'

const NUMBER = /^\s?#?\d{1,3}(?![\d/])/
const BREAK = /^(?:\s?[:：]\s?|\s[–—-]\s)/
/** "Blog: Ideas", "Video: schedule": about pieces. */
const ABOUT =
  /template|ideas?\b|schedul|strateg|structure|guideline|calendar|tips\b|setup|status|budget|distribution|promotion|vorlage|ideen|plantilla|estrategia|estratégia|calendario|calendário|modelo|стратеги|шаблон|模板|策略|计划|选题|テンプレ|戦略|템플릿|전략/i

/** The title behind the format: null where there is none, or where no piece is meant. */
const titleIn = fact((text): string | null => {
  const name = unnumbered(titleOf(text))
  if (name.length > 120 || saysMail(name)) return null
  if (TITLE.test(name) && name !== titleOf(text)) return name
  const format = readFormat(name)
  if (format === null || format.from > 12 || !/^(?:[\p{L}.]+[ -])?$/u.test(name.slice(0, format.from))) return null
  let to = format.to
  const number = NUMBER.exec(name.slice(to))?.[0] ?? ''
  to += number.length
  const rest = name.slice(to + (BREAK.exec(name.slice(to))?.[0].length ?? name.length)).trim()
  return rest.length < 4 || ABOUT.test(rest) || headsParts(rest) || headsKinds(rest) ? null : rest
})
const isSoft = fact(text => SOFT.has(readFormat(text)?.format ?? 'demo'))
/** Below a piece stands what it is about; below a list of pieces stand tables, or titles. */
const holdsPieces = ({ children }: Line): boolean =>
  children.some(({ kind, text }) => kind === 'heading' || kind === 'table' || (kind === 'item' && TITLE.test(text)))

/** The title of the piece that a heading or a label is; null for others. */
export const headingPiece = once(
  (context, line): string | null =>
    headed(context, line) ??
    titledCard(context, line) ??
    (isCard(context, line) || isDayAtPlace(context, line) ? titleOf(line.text) : null),
)
function headed(context: Context, line: Line): string | null {
  const episode = line.kind === 'heading' && line.level > 2 && isOneOfEpisodes(line) ? episodeTitle(line) : null
  if (episode !== null && !context.kindsAt(line).includes('template')) return episode
  const said = line.kind === 'heading' && (line.level > 2 || (line.level === 2 && isOneOfNumbered(line))) ? titleIn(line) : null
  if (said === null || holdsPieces(line) || context.phaseAt(line) !== null) return null
  const block = blockOf(context, line)
  const isSure =
    block === 'content' ||
    (block !== 'none' && !isSoft(line) && isOneOfNumbered(line)) ||
    (block === 'plan' && (!isSoft(line) || hasTwin(line)))
  return isSure ? said : null
}
/** "#### Episode 3: “How we parse”" among others that are counted like it, whatever the section above them is called. */
const isOneOfEpisodes = (line: Line): boolean =>
  episodeTitle(line) !== null &&
  (line.parent?.children.filter(other => other.kind === 'heading' && episodeTitle(other) !== null).length ?? 0) > 1
const episodeTitle = fact((text): string | null => EPISODE.exec(titleOf(text))?.[1] ?? null)
const EPISODE =
  /^(?:episode|video|part|lesson|folge|teil|episodio|episódio|épisode|выпуск|第)\s?#?\d{1,3}\s?[集期回话話]?\s*[:：.–—-]\s*["“„«「『《]([^"“”„«»「」『』《》]{4,120})["”“»」』》]$/i
/** "## Post 2 — “How we parse”" among others that are counted like it: the document is the list. */
const isOneOfNumbered = (line: Line): boolean =>
  isNumbered(line) && line.parent !== null && line.parent.children.filter(other => other.kind === 'heading' && isNumbered(other)).length > 1
const isNumbered = fact((text): boolean => {
  const name = titleOf(text)
  const format = readFormat(name)
  return format !== null && format.from === 0 && NUMBER.test(name.slice(format.to))
})
/** Demos and guides are pieces among others that are named like them. */
const hasTwin = (line: Line): boolean =>
  line.parent !== null && line.parent.children.some(other => other !== line && other.kind === 'heading' && titleIn(other) !== null)
/** Does a line stand below such a heading? */
export const insideHeading = onceAbove((context, container): boolean =>
  context.within(container).some(at => (at.kind === 'heading' || at.kind === 'label') && headingPiece(context, at) !== null),
)
