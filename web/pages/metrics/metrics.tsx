/** Everything that is measured: the list of all series, and one of them close up. */
import { useSearchParams } from 'wouter'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { seriesKey, useMetrics, type Labels } from '../../store/measure.ts'
import { Failed } from '../../ui/failed.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { SeriesList } from './list.tsx'
import { MetricGone, OneMetric } from './one.tsx'

/** What is looked at stands in the address, so that it can be linked to and survives a reload. */
export function Metrics({ view }: { view: WorkspaceView }) {
  const { data: all, error } = useMetrics(view.id)
  const [params] = useSearchParams()
  if (!all) return error ? <Failed error={error} /> : <Skeleton />
  const metric = params.get('metric')
  if (metric === null) return <SeriesList view={view} all={all} />
  const key = seriesKey(metric, labelsIn(params.get('labels')))
  const series =
    all.find(each => seriesKey(each.metric, each.labels) === key) ??
    (params.has('labels') ? undefined : all.find(each => each.metric === metric))
  return series ? <OneMetric key={key} view={view} series={series} all={all} /> : <MetricGone view={view} metric={metric} />
}

function labelsIn(text: string | null): Labels {
  if (text === null) return {}
  try {
    const data: unknown = JSON.parse(text)
    return typeof data === 'object' && data !== null ? (data as Labels) : {}
  } catch {
    return {}
  }
}
