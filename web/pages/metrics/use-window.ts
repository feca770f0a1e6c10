/** What part of a series is looked at, and how; it stands in the address. */
import { useSearchParams } from 'wouter'
import type { Mode } from '../../charts/explorer-lines.ts'
import type { SeriesView } from '../../store/measure.ts'

const DAY = 86_400_000
const BACK = { month: 30 * DAY, quarter: 90 * DAY, year: 366 * DAY } as const
export type RangeName = keyof typeof BACK | 'all'
const MODES: readonly Mode[] = ['value', 'log', 'index']
/** Nobody wants to look closer than this. */
const CLOSEST = DAY

type Window = {
  from: number
  to: number
  /** Null: zoomed by hand. */
  range: RangeName | null
  mode: Mode
  /** Keys of the series that are compared, in the order in which they were chosen. */
  others: string[]
  setRange: (range: string) => void
  setMode: (mode: Mode) => void
  setOthers: (keys: readonly string[]) => void
  zoom: (from: number, to: number) => void
}

/** @param now UTC epoch milliseconds */
export function useWindow(series: SeriesView, now: number): Window {
  const [params, setParams] = useSearchParams()
  const end = Math.ceil(Math.max(now, series.to ?? 0) / DAY) * DAY
  const first = Math.min(series.from ?? end - BACK.year, end - 7 * DAY)
  const all = { from: first - Math.max(DAY, (end - first) * 0.02), to: end }
  const [a, b] = [Number(params.get('from') ?? Number.NaN), Number(params.get('to') ?? Number.NaN)]
  const byHand = Number.isFinite(a) && Number.isFinite(b) && b > a
  const range = (['month', 'quarter', 'year', 'all'] as const).find(each => each === params.get('range')) ?? 'all'
  const named = range === 'all' ? all : { from: end - BACK[range], to: end }
  const set = (changes: Record<string, string | null>): void =>
    setParams(
      before => {
        const next = new URLSearchParams(before)
        for (const [key, value] of Object.entries(changes))
          if (value === null) next.delete(key)
          else next.set(key, value)
        return next
      },
      { replace: true },
    )
  return {
    ...(byHand ? { from: a, to: b } : named),
    range: byHand ? null : range,
    mode: MODES.find(each => each === params.get('scale')) ?? 'value',
    others: params.getAll('with'),
    setRange: next => set({ range: next === 'all' ? null : next, from: null, to: null }),
    setMode: mode => set({ scale: mode === 'value' ? null : mode }),
    setOthers: keys =>
      setParams(
        before => {
          const next = new URLSearchParams(before)
          next.delete('with')
          for (const key of keys) next.append('with', key)
          return next
        },
        { replace: true },
      ),
    zoom: (from, to) => {
      const left = Math.max(all.from, from)
      const right = Math.min(all.to, to)
      if (right - left < CLOSEST) return
      const whole = left <= all.from && right >= all.to
      set({ range: null, from: whole ? null : String(Math.round(left)), to: whole ? null : String(Math.round(right)) })
    },
  }
}
