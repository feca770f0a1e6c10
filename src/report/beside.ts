/** Our figures beside those of the projects that are only compared with. */
import { dayEnd, dayStart } from '../metrics/calendar.ts'
import { isOf, repositoryName } from '../metrics/choose.ts'
import { lastAt, type Series } from '../metrics/series.ts'
import type { ReportInput } from './input.ts'
import { metricName } from './money.ts'
import type { CompetitorLine } from './view.ts'

/** Every level or total that is measured of both, by metric and then in the order of `competitors`. Flows are left to their totals. */
export function besideOthers(input: ReportInput): CompetitorLine[] {
  const { series, competitors, info, period, today, zone } = input
  const from = dayStart(period.start, zone)
  const to = dayEnd(today < period.end ? today : period.end, zone)
  const all = new Set(competitors.map(repositoryName))
  const stock = series.filter(each => each.kind !== 'flow')
  const ours = stock.filter(each => !isOf(each, all))
  return [...Map.groupBy(stock, each => each.metric)].flatMap(([metric, some]) =>
    competitors.flatMap(name => {
      const theirs = some.find(each => isOf(each, new Set([repositoryName(name)])))
      // A finer label (a language, a referrer) has no counterpart of its own.
      const own = ours.find(each => each.metric === metric && sameLabels(each, theirs))
      if (!theirs || !own) return []
      const [mine, other] = [figuresOf(own, from, to), figuresOf(theirs, from, to)]
      return [
        {
          name,
          metric: metricName(metric),
          unit: info[metric]?.unit ?? null,
          ours: mine.now,
          theirs: other.now,
          oursChange: mine.change,
          theirsChange: other.change,
        },
      ]
    }),
  )
}

const sameLabels = (a: Series, b: Series | undefined): boolean =>
  b !== undefined && Object.keys(a.labels).sort().join() === Object.keys(b.labels).sort().join()

function figuresOf(series: Series, from: number, to: number): { now: number | null; change: number | null } {
  const last = lastAt(series, to)
  const first = lastAt(series, from) ?? series.points.find(point => point.value !== null && point.at <= to) ?? null
  const comparable = last && first && first.value !== null && first.at < last.at && first.segment === last.segment
  return { now: last?.value ?? null, change: comparable ? last.value - first.value! : null }
}
