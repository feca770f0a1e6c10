/**
 * Which lines of a block of channels are its entries, and which are remarks on an entry above them. Entries have one form: where
 * labels or bold names with lists below them stand side by side, these are the entries, and what is in the lists is said of them.
 */
import { labelKind, startsWithAction } from '../lexicon/index.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { isPaid, isTier, TIER, opensWithPlatform, readPlatforms } from './channel-name.ts'
import { groups, isKnownPlace, isTrusted } from './channel-trust.ts'
import { once, onceAbove, opensWithAction, title, type Context } from './context.ts'

const LONGEST_NAME = 60

/** "**Town hall** (twice a year)" right above a list, by its own form. */
const isHead = (line: Line, next: Line | undefined): boolean =>
  line.kind === 'text' &&
  line.lead !== null &&
  line.lead.length < LONGEST_NAME &&
  next?.kind === 'item' &&
  labelKind(line.lead) === null &&
  /^(?:[(（]|$)/.test(line.rest)
/** The bold names of a container, each with a list below it; one alone says nothing. */
const headsIn = once((_, { children }): ReadonlySet<Line> => {
  const heads = children.filter((line, i) => isHead(line, children[i + 1]))
  return new Set(heads.length > 1 ? heads : [])
})
/** Does a line of text name an entry of its block, with what is said of it in the list below? */
export const isNamedAbove = (context: Context, line: Line, block: Line): boolean =>
  line.parent !== null && headsIn(context, line.parent).has(line) && isTrusted(context, line, block)

/** Labels with lists, side by side. */
const labelsIn = onceAbove((_, { children }): { all: ReadonlySet<Line>; known: boolean } => {
  const labels = children.filter(({ kind, children: own }) => kind === 'label' && own.some(({ kind: each }) => each === 'item'))
  return {
    all: new Set(labels.length > 1 ? labels : []),
    // Do most of them name a place that is known?
    known: labels.filter(isKnownPlace).length * 2 >= labels.length,
  }
})
/** A label whose list is one of places: "Forums:", above "Lemmy", "Mastodon". */
const listsPlaces = once((_, { children }): boolean => {
  const items = children.filter(({ kind }) => kind === 'item')
  return items.filter(opensWithPlatform).length * 2 >= items.length
})
/** "Tier 1 events"; "Search ads - P0" is one of its own. */
const RANK = new RegExp(`^(?:${TIER.source})`, 'i')
/** "Town hall:" beside "Mastodon:" and "Developer events:", each with what is done there; or below "Tier 1 events". */
export function isNamedBeside(context: Context, line: Line, block: Line): boolean {
  if (line.kind !== 'label' || line === block || title(line).length > LONGEST_NAME) return false
  const beside = labelsIn(context, line)
  if (!beside.all.has(line) || listsPlaces(context, line)) return false
  const name = title(line)
  if (context.opensWithTime(name) || isTier(line) || groups(context, line) || startsWithAction(name)) return false
  // Space bought on no known place is no place where one posts.
  if (
    (isPaid(name) && readPlatforms(name).length === 0) ||
    labelKind(line.lead ?? name) !== null ||
    context.ownKinds(line).some(kind => kind !== 'channel')
  )
    return false
  if (line.parent?.kind === 'heading' && RANK.test(title(line.parent))) return isTrusted(context, line, block)
  return beside.known
}

/** Form of the entries of a list: with a label ("Lemmy: news") or without, by those that name a place; null where none or both do. */
const entryForm = onceAbove((_, { children }): 'labelled' | 'plain' | null => {
  const places = children.filter(line => line.kind === 'item' && opensWithPlatform(line))
  const labelled = places.filter(({ lead, rest }) => lead !== null && rest !== '').length
  return places.length === 0 || (labelled > 0 && labelled < places.length) ? null : labelled > 0 ? 'labelled' : 'plain'
})
/** "Choose few", "Don't spread thin": advice on channels, where no line names one. */
const isAdvice = fact(text => startsWithAction(text) || ADVICE.test(text))
const ADVICE = /^(?:choose|tailor|focus on|don['’]?t|do not|avoid|never|always|keep|be)\s/i
const isAllAdvice = onceAbove((_, { children }): boolean => {
  const items = children.filter(({ kind }) => kind === 'item')
  return items.length > 1 && !items.some(({ text }) => readPlatforms(text).length > 0) && items.filter(isAdvice).length * 2 >= items.length
})

/** Is an item of a block of channels said of an entry above it? In a phase it is no work of its own either; advice is. */
export function isRemark(context: Context, line: Line, block: Line): boolean {
  if (line.kind !== 'item' || line.parent === null) return false
  if (isAllAdvice(context, line)) return true
  if (!saysOfEntry(context, line, line.parent, block)) return false
  if (context.phaseOf(line) !== null && (line.lead !== null || !opensWithAction(line))) context.claim(line, 'channel')
  return true
}
function saysOfEntry(context: Context, line: Line, parent: Line, block: Line): boolean {
  const [first] = headsIn(context, parent)
  if (first !== undefined && first.index < line.index && isTrusted(context, first, block)) return true
  if (parent !== block && isNamedBeside(context, parent, block)) return true
  return line.lead !== null && line.rest !== '' && !opensWithPlatform(line) && entryForm(context, line) === 'plain'
}
