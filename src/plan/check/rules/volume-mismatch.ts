import type { Plan, Volume } from '../../model.ts'
import { count, number, type Found, type Rule } from '../rule.ts'
import { isCadenceOf, matches, perWeek, planWeeks } from '../volumes.ts'

/** What was declared must be what is listed: pieces against totals, and frequency times length against both. */
export const volumeMismatch: Rule = {
  id: 'volume-mismatch',
  title: 'Declared pieces are not listed',
  severity: 'error',
  *check({ plan }) {
    if (plan.content.length === 0) return
    for (const volume of plan.volumes) yield* againstPieces(volume, plan)
  },
}

function* againstPieces(volume: Volume, plan: Plan): Generator<Found> {
  const pieces = plan.content.filter(piece => piece.source.file === volume.source.file && matches(volume, piece))
  const listed = pieces.reduce((sum, piece) => sum + piece.count, 0)
  // A total of which nothing is listed is a declaration without a list, not a wrong one.
  if (listed === 0 || listed === volume.count) return
  const missing = volume.count - listed
  const cadence = plan.cadences.find(each => each.source.file === volume.source.file && isCadenceOf(volume, each))
  yield {
    message: `${volume.label}: ${number(volume.count)} declared, ${number(listed)} listed (${number(Math.abs(missing))} ${missing > 0 ? 'short' : 'over'}).${cadence ? byFrequency(cadence, plan) : ''}`,
    expected:
      missing > 0
        ? `list ${count(missing, 'more piece')}, or declare ${number(listed)}`
        : `declare ${number(listed)}, or drop ${count(-missing, 'piece')}`,
    source: volume.source,
    related: [
      ...pieces.map(piece => ({ message: `${number(piece.count)} listed: ${piece.title}`, source: piece.source })),
      ...(cadence ? [{ message: cadence.text, source: cadence.source }] : []),
    ],
  }
}

/** What the stated frequency would give over the length of the plan; '' where one of the two is not known. */
function byFrequency(cadence: Plan['cadences'][number], plan: Plan): string {
  const weeks = planWeeks(plan, cadence.source.file)
  const rate = perWeek(cadence)
  if (!weeks || !rate) return ''
  const least = number(Math.round(rate.min * weeks))
  const most = number(Math.round(rate.max * weeks))
  return ` "${cadence.text}" over ${number(Math.round(weeks * 10) / 10)} weeks gives ${least === most ? least : `${least}–${most}`}.`
}
