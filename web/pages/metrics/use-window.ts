/** What part of a series is looked at, and how; it stands in the address. */
import { useSearchParams } from 'wouter'
import type { SeriesView } from '../../store/measure.ts'

const DAY = 86_400_000
const BACK = { month: 30 * DAY, quarter: 90 * DAY, year: 366 * DAY } as const
export type RangeName = keyof typeof BACK | 'all'
/** Nobody wants to look closer than this. */
const CLOSEST = DAY

type Window = {
  from: number
  to: number
  /** Null: zoomed by hand. */
  range: RangeName | null
  log: boolean
  /** Key of the series that is compared; null: none. */
  other: string | null
  setRange: (range: string) => void
  setLog: (log: boolean) => void
  setOther: (key: string | null) => void
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
    log: params.get('log') === '1',
    other: params.get('with'),
    setRange: next => set({ range: next === 'all' ? null : next, from: null, to: null }),
    setLog: log => set({ log: log ? '1' : null }),
    setOther: key => set({ with: key }),
    zoom: (from, to) => {
      const left = Math.max(all.from, from)
      const right = Math.min(all.to, to)
      if (right - left < CLOSEST) return
      const whole = left <= all.from && right >= all.to
      set({ range: null, from: whole ? null : String(Math.round(left)), to: whole ? null : String(Math.round(right)) })
    },
  }
}
