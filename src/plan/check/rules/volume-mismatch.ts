import { formatOf, platforms } from '../../lexicon/index.ts'
import type { Cadence, ContentPiece, Plan, Volume } from '../../model.ts'
import { count, number, type Rule } from '../rule.ts'
import { daysOf } from '../timeline.ts'

/** What was declared must be what is listed: pieces against totals, and frequency times length against both. */
export const volumeMismatch: Rule = {
  id: 'volume-mismatch',
  title: 'Declared pieces are not listed',
  severity: 'error',
  *check({ plan }) {
    if (plan.content.length === 0) return
    const weeks = planWeeks(plan)
    for (const volume of plan.volumes) {
      const pieces = plan.content.filter(piece => piece.source.file === volume.source.file && matches(volume, piece))
      const listed = pieces.reduce((sum, piece) => sum + piece.count, 0)
      if (listed === volume.count || listed === 0) continue
      const cadence = plan.cadences.find(entry => entry.source.file === volume.source.file && sameSubject(volume.label, entry))
      const rate = cadence && weeks ? perWeek(cadence) : null
      const given =
        rate && weeks
          ? ` "${cadence!.text}" over ${number(Math.round(weeks * 10) / 10)} weeks gives ${rate.max === rate.min ? number(Math.round(rate.min * weeks)) : `${number(Math.round(rate.min * weeks))}–${number(Math.round(rate.max * weeks))}`}.`
          : ''
      const gap = volume.count - listed
      yield {
        message: `${volume.label}: ${number(volume.count)} declared, ${number(listed)} listed (${number(Math.abs(gap))} ${gap > 0 ? 'short' : 'over'}).${given}`,
        expected:
          gap > 0
            ? `list ${count(gap, 'more piece')}, or declare ${number(listed)}`
            : `declare ${number(listed)}, or drop ${count(-gap, 'piece')}`,
        source: volume.source,
        related: [
          ...pieces.map(piece => ({ message: `${number(piece.count)} listed: ${piece.title}`, source: piece.source })),
          ...(cadence ? [{ message: cadence.text, source: cadence.source }] : []),
        ],
      }
    }
  },
}

/** Length of the plan in weeks, from its longest numbered window. */
export function planWeeks(plan: Plan): number | null {
  const days = plan.phases
    .map(phase => daysOf(phase.window))
    .filter(span => span?.axis === 'plan')
    .map(span => span!.to)
  return days.length > 0 ? Math.max(...days) / 7 : null
}
const PER_WEEK: Record<string, number> = { day: 7, week: 1, month: 12 / 52.18, quarter: 4 / 52.18, year: 1 / 52.18 }
export function perWeek(cadence: Cadence): { min: number; max: number } | null {
  const factor = PER_WEEK[cadence.period]
  return factor === undefined ? null : { min: cadence.count * factor, max: cadence.max * factor }
}

const formatsIn = (label: string): string[] =>
  label
    .split(/[/,&]|\band\b/)
    .map(part => formatOf(part)?.format)
    .filter(format => format !== undefined)
/** Does a listed piece belong to a declared total? By platform when the total names one, else by format. */
export function matches(volume: Volume, piece: ContentPiece): boolean {
  const named = platforms(volume.label).filter(platform => platform.id !== 'blog' && platform.id !== 'newsletter')[0]
  const formats = formatsIn(volume.label)
  if (named)
    return (
      piece.channel === named.id &&
      (piece.format === null || formats.length === 0 || formats.includes(piece.format) || piece.format === 'post')
    )
  if (/blog/i.test(volume.label)) return piece.format === 'article' || piece.channel === 'blog'
  return piece.format !== null && formats.includes(piece.format as never)
}
function sameSubject(label: string, cadence: Cadence): boolean {
  const named = platforms(label)[0]
  if (named) return cadence.channel === named.id
  const format = formatsIn(label)[0]
  return format !== undefined && cadence.format === format
}
