/** When the numbers of a post are asked for: often while they move, then more and more rarely. Pure. */
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Up to which age of a post it is asked for how often, milliseconds. After the last age it is left alone. */
const CADENCE: readonly { age: number; every: number }[] = [
  { age: 2 * DAY, every: HOUR },
  { age: 14 * DAY, every: DAY },
  { age: 365 * DAY, every: 7 * DAY },
]

/** The next time to ask; null: never again. `least`: what the platform is asked at most that often, `failures` in a row. */
export function nextAsk(
  publishedAt: number,
  now: number,
  { failures = 0, least = 0 }: { failures?: number; least?: number } = {},
): number | null {
  const step = CADENCE.find(each => now - publishedAt < each.age)
  if (step === undefined) return null
  const pause = failures === 0 ? step.every : Math.min(Math.max(DAY, step.every), step.every * 2 ** failures)
  return now + Math.max(least, pause)
}

/** What a post came to, as it was last told. `counts` null: nothing was told yet; `reason` says why, or why not this time. */
export type PostResult = {
  delivery: string
  nextAt: number | null
  askedAt: number | null
  failures: number
  counts: Readonly<Record<string, number>> | null
  reason: string | null
}
