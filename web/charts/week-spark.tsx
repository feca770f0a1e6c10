import { linearScale } from './value-scale.ts'

const W = 132
const H = 28

type WeekSparkProps = { values: readonly (number | null)[]; label: string; colour: string }

/** Values in even steps as a line the size of a word; what is not known stays open. */
export function WeekSpark({ values, label, colour }: WeekSparkProps) {
  const known = values.filter(each => each !== null)
  if (known.length === 0) return null
  const scale = linearScale(Math.min(...known), Math.max(...known), 3)
  const x = (index: number): number => 2 + (index / Math.max(1, values.length - 1)) * (W - 6)
  const y = (value: number): number => H - 3 - scale.share(value) * (H - 6)
  const runs: { index: number; value: number }[][] = []
  values.forEach((value, index) => {
    if (value === null) return
    if (index > 0 && values[index - 1] !== null) runs.at(-1)?.push({ index, value })
    else runs.push([{ index, value }])
  })
  const last = runs.at(-1)?.at(-1)
  return (
    <svg width={W} height={H} role="img" aria-label={label} className="spark">
      {runs.map(run => (
        <polyline
          key={run[0]?.index}
          className="curve"
          style={{ stroke: colour }}
          points={run.map(each => `${x(each.index)},${y(each.value)}`).join(' ')}
        />
      ))}
      {last && <circle className="single" style={{ fill: colour }} cx={x(last.index)} cy={y(last.value)} r={2.2} />}
    </svg>
  )
}
