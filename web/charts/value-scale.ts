/** Axes of values, straight or by powers of ten. Pure. */

export type ValueScale = { ticks: number[]; /** From 0 (bottom) to 1 (top). */ share(value: number): number }
/** Below this share of its size a spread is drawn without the zero: it would be a flat line. */
const FLAT = 0.35

/** About `count` round steps that hold `low` and `high`; zero is one of them unless all values are far from it. */
export function linearScale(low: number, high: number, count: number, zero = false): ValueScale {
  const far = !zero && low > 0 && high - low < FLAT * high
  const least = far ? low : Math.min(0, low)
  const most = high > least ? high : least + 1
  const raw = (most - least) / count
  const size = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 2.5, 5, 10].find(each => each * size >= raw * 0.999) ?? 10) * size
  const first = Math.floor(least / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(most / step - 1e-9))
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
  const from = first * step
  const to = last * step
  return { ticks, share: value => (value - from) / (to - from) }
}

/** Powers of ten, and what lies between them where there are few. What is not above zero has no place and sits at the bottom. */
export function logScale(values: readonly number[]): ValueScale {
  const known = values.filter(value => value > 0)
  const low = Math.min(...known, known.length === 0 ? 1 : Infinity)
  const high = Math.max(...known, low)
  const from = Math.floor(Math.log10(low) + 1e-9)
  const to = Math.max(from + 1, Math.ceil(Math.log10(high) - 1e-9))
  const between = to - from <= 2 ? [1, 2, 5] : [1]
  const every = Math.ceil((to - from) / 6)
  const ticks: number[] = []
  for (let power = from; power <= to; power += every)
    for (const part of power === to ? [1] : between) ticks.push(Number((part * 10 ** power).toPrecision(12)))
  return { ticks, share: value => (value > 0 ? Math.max(0, (Math.log10(value) - from) / (to - from)) : 0) }
}
