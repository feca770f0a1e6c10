/** Lines with fewer points: what a little chart can show. */

type Point = { at: number; value: number }
/** Points of all runs together, about. */
const MOST = 100

/** Keeps the first, the last, the lowest and the highest point of equal stretches of each run, so that spikes stay. */
export function thin(runs: readonly (readonly Point[])[], most = MOST): Point[][] {
  const total = runs.reduce((sum, run) => sum + run.length, 0)
  if (total <= most) return runs.map(run => [...run])
  return runs.map(run => thinRun(run, Math.max(2, Math.round((run.length / total) * most))))
}

function thinRun(run: readonly Point[], most: number): Point[] {
  if (run.length <= most) return [...run]
  const stretches = Math.max(1, Math.floor((most - 2) / 2))
  const size = run.length / stretches
  const kept = new Set<Point>()
  for (let index = 0; index < stretches; index++) {
    const part = run.slice(Math.floor(index * size), Math.floor((index + 1) * size))
    const low = part.reduce((best, point) => (point.value < best.value ? point : best), part[0]!)
    const high = part.reduce((best, point) => (point.value > best.value ? point : best), part[0]!)
    kept.add(low).add(high)
  }
  const [first] = run
  const last = run.at(-1)
  if (first) kept.add(first)
  if (last) kept.add(last)
  return [...kept].sort((a, b) => a.at - b.at)
}
