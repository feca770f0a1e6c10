/** Pace curves: which share of the way should be done after which share of the time. */

/**
 * `linear` by default; `s-curve` starts and ends slowly, as adoption does (logistic: Rogers, "Diffusion of Innovations");
 * or own points, each an ISO date and the share (0 to 1) of the way done by then, joined by straight lines.
 */
export type Curve = 'linear' | 's-curve' | readonly { at: string; share: number }[]

const STEEPNESS = 10
const logistic = (x: number): number => 1 / (1 + Math.exp(-STEEPNESS * (x - 0.5)))

/**
 * Share of the way that should be done at `at`: 0 up to `start`, 1 from `end` on.
 * All moments are UTC epoch milliseconds.
 * @param dateToMoment lays the dates of own points in the zone of the plan
 */
export function shareAt(curve: Curve, at: number, start: number, end: number, dateToMoment: (date: string) => number): number {
  if (at >= end) return 1
  if (at <= start) return 0
  if (curve === 'linear') return (at - start) / (end - start)
  if (curve === 's-curve') {
    const [low, high] = [logistic(0), logistic(1)]
    return (logistic((at - start) / (end - start)) - low) / (high - low)
  }
  const points = [
    { at: start, share: 0 },
    ...curve
      .map(point => ({ at: dateToMoment(point.at), share: Math.max(0, Math.min(1, point.share)) }))
      .filter(point => point.at > start && point.at < end)
      .sort((a, b) => a.at - b.at),
    { at: end, share: 1 },
  ]
  const after = points.findIndex(point => point.at > at)
  const [left, right] = [points[after - 1], points[after]]
  if (!left || !right) return 1
  return left.share + ((right.share - left.share) * (at - left.at)) / (right.at - left.at)
}
