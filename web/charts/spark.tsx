import type { Point } from '../../src/db/range.ts'
import type { MetricKind } from '../../src/metrics/sample.ts'
import { drawnOf, runsOf } from './series-points.ts'
import { linearScale } from './value-scale.ts'

const W = 132
const H = 28

type SparkProps = { points: readonly Point[]; kind: MetricKind; from: number; to: number; label: string }

/** A series as a line the size of a word; gaps stay open. */
export function Spark({ points, kind, from, to, label }: SparkProps) {
  const runs = runsOf(drawnOf(points, kind), kind)
  const values = runs.flat().map(each => each.value)
  if (values.length === 0) return null
  const scale = linearScale(Math.min(...values), Math.max(...values), 3)
  const x = (at: number): number => 2 + ((at - from) / (to - from)) * (W - 6)
  const y = (value: number): number => H - 3 - scale.share(value) * (H - 6)
  const last = runs.at(-1)?.at(-1)
  return (
    <svg width={W} height={H} role="img" aria-label={label} className="spark">
      {runs.map(run => (
        <polyline key={run[0]?.at} className="curve" points={run.map(each => `${x(each.at)},${y(each.value)}`).join(' ')} />
      ))}
      {last && <circle className="single" cx={x(last.at)} cy={y(last.value)} r={2.2} />}
    </svg>
  )
}
