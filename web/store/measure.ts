/** What is measured, as the server knows it; kept up to date by its events. */
import { useCallback } from 'react'
import type { Annotation } from '../../src/db/annotations.ts'
import type { Point } from '../../src/db/range.ts'
import type { CollectorView } from '../../src/measure/collectors.ts'
import type { SeriesView } from '../../src/measure/metrics.ts'
import type { MeasuredTarget } from '../../src/metrics/view.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { useEvents } from './events.ts'
import { useApi, type Loaded } from './hooks.ts'

export type { Annotation, CollectorView, MeasuredTarget, Point, SeriesView }
export type Labels = Readonly<Record<string, string>>
export type Range = { metric: string; labels: Labels; from: number; to: number; points: Point[] }

/** A path below the workspace; null: nothing is asked. Asked again when files were read or samples came in. */
export function useMeasured<T>(id: string, path: string | null, rest?: () => string): Loaded<T> {
  const loaded = useApi<T>(path === null ? null : `/workspaces/${encodeURIComponent(id)}${path}`, rest)
  const { reload } = loaded
  useEvents(
    useCallback(
      (changed: string | null) => {
        if (changed === null || changed === id) reload()
      },
      [id, reload],
    ),
    true,
  )
  return loaded
}
export const useTargets = (id: string): Loaded<MeasuredTarget[]> => useMeasured(id, '/targets')
export const useMetrics = (id: string): Loaded<SeriesView[]> => useMeasured(id, '/metrics')
export const useCollectors = (id: string): Loaded<CollectorView[]> => useMeasured(id, '/collectors')

type Asked = { metric: string; labels: Labels; from: number; to: number; points: number }
export const seriesPath = ({ metric, labels, from, to, points }: Asked): string =>
  `/series?${new URLSearchParams({
    metric,
    labels: JSON.stringify(labels),
    from: String(Math.floor(from)),
    to: String(Math.ceil(to)),
    points: String(points),
  }).toString()}`

const DAY = 86_400_000
/**
 * Now, UTC epoch milliseconds: of this machine when its day is the day of the server, else noon of the server's day.
 * @param view the workspace with its day and zone
 */
export function nowOf({ today, timeZone }: Pick<WorkspaceView, 'today' | 'timeZone'>): number {
  const here = Date.now()
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(here)
  return day === today ? here : Date.parse(today) + DAY / 2
}
/** Is anything known of any target? */
export const anyMeasured = (targets: readonly MeasuredTarget[]): boolean => targets.some(target => target.pace.now !== null)
/** A series as a key. */
export const seriesKey = (metric: string, labels: Labels): string =>
  `${metric} ${JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)))}`
/** "owner/name", "npm · weekly": the labels without their names. */
export const labelText = (labels: Labels): string => Object.values(labels).join(' · ')
/** The page of a series. */
export function metricHref(href: (page: string) => string, metric: string, labels: Labels | undefined): string {
  const query = new URLSearchParams({ metric })
  if (labels && Object.keys(labels).length > 0) query.set('labels', JSON.stringify(labels))
  return `${href('metrics')}?${query.toString()}`
}
