/** The frame of a chart over time: lines of values, dates below. */
import { compact, measure } from '../format.ts'
import type { TimeTick } from './time.ts'

const SIGNS = new Set(['USD', 'EUR', 'GBP', 'CNY', 'JPY', '%'])

type ValuesProps = {
  ticks: readonly number[]
  y: (value: number) => number
  left: number
  right: number
  unit: string | null
  far?: boolean
}

/** Lines across with their values at the left; `far`: at the right, without lines. */
export function Values({ ticks, y, left, right, unit, far = false }: ValuesProps) {
  const sign = unit !== null && SIGNS.has(unit) ? unit : null
  return ticks.map(value => (
    <g key={value} aria-hidden="true">
      {!far && <line className={value === 0 ? 'axis' : 'gridline'} x1={left} x2={right} y1={y(value)} y2={y(value)} />}
      <text className="tick-label" x={far ? right + 8 : left - 8} y={y(value) + 4} textAnchor={far ? 'start' : 'end'}>
        {measure(compact(value), sign)}
      </text>
    </g>
  ))
}

type TimesProps = { ticks: readonly TimeTick[]; x: (at: number) => number; y: number; left: number; right: number }

export function Times({ ticks, x, y, left, right }: TimesProps) {
  return ticks.map(({ at, label }) => {
    const half = label.length * 3
    const middle = x(at)
    if (middle - half < left - 12 || middle + half > right + 12) return null
    return (
      <text key={at} className="tick-label" x={middle} y={y} textAnchor="middle" aria-hidden="true">
        {label}
      </text>
    )
  })
}
