/** "3 pilots", "$2M seed funding" in a list most of whose figures are targets: so are these. */
import { formatOf, isRoleTitle, startsWithAction } from '../../lexicon/index.ts'
import type { Line } from '../../read/document.ts'
import { fact, hasDigit } from '../../read/fact.ts'
import { pattern } from '../../text/pattern.ts'
import { once, title, type Context } from '../context.ts'
import { listKpis } from './list.ts'

/** Reads what is left of lists of targets; after all that reads targets by their own words. */
export function siblingTargets(context: Context): void {
  for (const line of context.lines)
    if (
      line.kind === 'item' &&
      line.box === null &&
      context.claimedBy(line) === null &&
      isCount(line) &&
      isOfTargets(context, line.parent!) &&
      listKpis(context, line, title(line), 'stated')
    )
      context.claim(line, 'kpi')
}
const isOfTargets = once((context, container): boolean => {
  const isTarget = (child: Line): boolean => context.claimedBy(child) === 'kpi'
  const counted = container.children.filter(child => child.kind === 'item' && hasDigit(child) && (isTarget(child) || isCount(child)))
  const targets = counted.filter(isTarget)
  return targets.length > 1 && targets.length * 2 >= counted.length && !counted.some(({ text }) => isRoleTitle(text))
})
/** A number, and of what: no time, no piece of content, nothing to do. */
const isCount = fact(text => COUNT.test(text) && formatOf(text) === null && !startsWithAction(text))
const COUNT = pattern(
  /^[~>≥]?\s?[$€£]?\d[\d.,]*\s?[KMBk]?\+?\s(?!(?:days?|weeks?|months?|years?|hours?|min\p{L}*|sec\p{L}*|h|x|times|of|to|or|and|per)(?![\p{L}]))\p{L}[^:：.;|→]{2,48}$/u,
)
