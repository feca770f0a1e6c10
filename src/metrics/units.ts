/** Units of targets and metrics: which can be turned into which, and which are read off as they are. */

/** Name → dimension and size in its smallest unit. Bytes as IEC and SI write them; times in milliseconds. */
const SIZES: Record<string, [dimension: string, size: number]> = {
  ms: ['time', 1],
  milliseconds: ['time', 1],
  s: ['time', 1000],
  seconds: ['time', 1000],
  min: ['time', 60_000],
  minutes: ['time', 60_000],
  h: ['time', 3_600_000],
  hours: ['time', 3_600_000],
  d: ['time', 86_400_000],
  days: ['time', 86_400_000],
  weeks: ['time', 7 * 86_400_000],
  b: ['size', 1],
  bytes: ['size', 1],
  kb: ['size', 1e3],
  mb: ['size', 1e6],
  gb: ['size', 1e9],
  tb: ['size', 1e12],
  kib: ['size', 2 ** 10],
  mib: ['size', 2 ** 20],
  gib: ['size', 2 ** 30],
  ratio: ['share', 1],
  share: ['share', 1],
  '%': ['share', 0.01],
  percent: ['share', 0.01],
}

const sizeOf = (unit: string): [string, number] | undefined => {
  const name = unit.trim().toLowerCase()
  return SIZES[name] ?? SIZES[`${name}s`]
}

/**
 * `value` of unit `from` in unit `to`. Units that are not known (nouns: "stars", "posts") are taken as the same thing.
 * @returns null when the two measure different things
 */
export function convert(value: number, from: string | null, to: string | null): number | null {
  const source = from === null ? undefined : sizeOf(from)
  const target = to === null ? undefined : sizeOf(to)
  if (!source || !target) return source?.[0] === 'share' && to !== null && !target ? null : value
  return source[0] === target[0] ? (value * source[1]) / target[1] : null
}

/** Is a value of this unit read off as it is (a percentage, a time, a rank), not piled up or counted by period? */
export function isGauge(unit: string | null): boolean {
  if (unit === null) return false
  if (sizeOf(unit)) return true
  return /^(?:x|rank|place|position|score|rating|stars? of \d+|tps|qps|rps|index)$|\/(?:s|sec|min|day|week|month|\d+)$|\bper\b|^out of\b/i.test(
    unit.trim(),
  )
}

export const isPercent = (unit: string | null): boolean => unit !== null && /^(?:%|percent)$/i.test(unit.trim())

const DAY = 86_400_000
/** Mean lengths of the Gregorian calendar (365.2425 days a year). */
const PERIODS: Record<string, number> = {
  day: DAY,
  week: 7 * DAY,
  month: (365.2425 / 12) * DAY,
  quarter: (365.2425 / 4) * DAY,
  year: 365.2425 * DAY,
}
/** Milliseconds of a named period; null when it is no stretch of time ("per post"). */
export const periodLength = (period: string | null): number | null => (period === null ? null : (PERIODS[period] ?? null))
