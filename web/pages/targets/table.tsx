import type { Kpi, Source } from '../../../src/plan/model.ts'
import { target, when } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Badge } from '../../ui/badge.tsx'
import { Place, Titled } from '../../ui/source-link.tsx'

type TargetTableProps = { kpis: readonly Kpi[]; today: string; clashes: (source: Source) => boolean; dates?: boolean }

/** Targets as rows; on a phone only what fits. */
export function TargetTable({ kpis, today, clashes, dates = true }: TargetTableProps) {
  return (
    <table className="data">
      <thead>
        <tr>
          <th>{m.targets.metric}</th>
          <th className="num">{m.targets.target}</th>
          {dates && <th className="num">{m.targets.deadline}</th>}
          <th className="wide">{m.targets.measured}</th>
          <th className="wide num">{m.source.place}</th>
        </tr>
      </thead>
      <tbody>
        {kpis.map(kpi => (
          <tr key={kpi.id}>
            <td>
              <Titled source={kpi.source}>{tidy(kpi.metric)}</Titled>{' '}
              {clashes(kpi.source) && <Badge kind="error">{m.targets.conflict}</Badge>}
            </td>
            <td className="num">{target(kpi)}</td>
            {dates && <td className="num muted">{when(kpi, today) || '–'}</td>}
            <td className={`wide ${kpi.metricId ? 'faint mono' : 'faint'}`}>{kpi.metricId ?? m.targets.noMetric}</td>
            <td className="wide num">
              <Place source={kpi.source} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
