/** Targets in the order in which somebody has to look at them: what is behind and can still be made first. */
import type { TargetLine } from './view.ts'

export type TargetGroup = { title: string; targets: TargetLine[] }
type Kind = 'behind' | 'good' | 'missed' | 'later' | 'unmeasured'

const TITLES: Readonly<Record<Kind, string>> = {
  behind: 'Behind',
  good: 'On track or better',
  missed: 'Missed: their day has passed',
  later: 'Not due yet',
  unmeasured: 'Not measured',
}
const ORDER: readonly Kind[] = ['behind', 'good', 'missed', 'later', 'unmeasured']
const URGENCY = ['off track', 'at risk', 'on track', 'ahead', 'done', 'not due', 'not measured']

const kindOf = ({ state, missed }: TargetLine): Kind => {
  if (missed) return 'missed'
  if (state === 'off track' || state === 'at risk') return 'behind'
  if (state === 'not due') return 'later'
  return state === 'not measured' ? 'unmeasured' : 'good'
}

/** Targets that are not measured, by the reason, in the order of the plan. */
export const byReason = (targets: readonly TargetLine[]): { reason: string; targets: TargetLine[] }[] =>
  [...Map.groupBy(targets, target => target.reason)].map(([reason, some]) => ({ reason, targets: some }))

/** Each group that holds something; within one by urgency, then by deadline. */
export function groupTargets(targets: readonly TargetLine[]): TargetGroup[] {
  const kinds = Map.groupBy(targets, kindOf)
  return ORDER.flatMap(kind => {
    const some = kinds.get(kind)
    if (some === undefined) return []
    const sorted = some.toSorted(
      (a, b) =>
        URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state) ||
        // Without a deadline it holds always: after those that have one.
        (a.due ?? '9999').localeCompare(b.due ?? '9999', 'en'),
    )
    return [{ title: TITLES[kind], targets: sorted }]
  })
}
