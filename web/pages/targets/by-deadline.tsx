import type { Kpi, Source } from '../../../src/plan/model.ts'
import { dayOf } from '../../../src/plan/check/timeline.ts'
import { days, deadline, longDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Card } from '../../ui/card.tsx'
import { TargetTable } from './table.tsx'

type ByDeadlineProps = { kpis: readonly Kpi[]; today: string; clashes: (source: Source) => boolean }

/** One card for each deadline, the soonest first; what names none comes last. */
export function ByDeadline({ kpis, today, clashes }: ByDeadlineProps) {
  const groups = [...Map.groupBy(kpis, kpi => kpi.due ?? kpi.by ?? '')].sort(([a, [x]], [b, [y]]) => rank(a, x) - rank(b, y))
  return groups.map(([key, list]) => {
    const due = list[0]?.due ?? null
    return (
      <Card
        key={key}
        flush
        title={due ? longDate(due) : key === '' ? m.targets.noDeadline : tidy(deadline(key))}
        aside={due ? m.overview.away(days(today, due)) : m.portfolio.targets(list.length)}
      >
        <TargetTable kpis={list} today={today} clashes={clashes} dates={false} />
      </Card>
    )
  })
}
function rank(key: string, kpi: Kpi | undefined): number {
  if (key === '') return Infinity
  if (kpi?.due) return Date.parse(kpi.due) / 86_400_000
  return 1e7 + (dayOf(key)?.day ?? 1e6)
}
