/** Axes with round numbers. Pure. */

/** About `count` round steps from 0 to at least `high`. */
export function ticks(high: number, count: number): number[] {
  if (!(high > 0)) return [0]
  const raw = high / count
  const size = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 2.5, 5, 10].find(each => each * size >= raw) ?? 10) * size
  const out: number[] = []
  for (let value = 0; out.length < 20; value += step) {
    out.push(Number(value.toPrecision(12)))
    if (value >= high) break
  }
  return out
}
/** Series from this one on share the last colour. */
export const FOLDED = 6
/** A colour of the series at `index`; the seventh and later share one. */
export const seriesColour = (index: number): string => `var(--c${Math.min(index, FOLDED) + 1})`
