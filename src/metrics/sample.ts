/** Measured values with their provenance: what collectors give, the store keeps and pace reads. */

/**
 * What is known to be odd about a value: `partial` (the period is not over, or an answer was cut short), `gap`
 * (nothing could be read for this time), `back-filled` (taken later from a history), `inflated` (counts more than
 * people: mirrors, bots), `redefined` (from here on it is counted in another way).
 */
export type Flag = 'partial' | 'gap' | 'back-filled' | 'inflated' | 'redefined'

export type Stands = { count: number; sum: number }

/** One measured value. (`metric`, `labels`, `at`) is its key: reading it again replaces it. */
export type Sample = {
  /** `source.name`, e.g. `github.stars`. */
  metric: string
  /** What it is about, e.g. `{ repo: 'owner/name' }`; keys in any order. */
  labels: Readonly<Record<string, string>>
  /** UTC epoch milliseconds: the moment of a level, the first moment of the period of a flow. */
  at: number
  /** Length of the period of a flow in milliseconds; 0 for a level or a running total. */
  span: number
  /** In the unit of the metric; null when it could not be read (then `flags` has `gap`). */
  value: number | null
  /** Where it came from, openable where it can be: an address without secrets, a path, a command. */
  source: string
  /** How, in a word or two: `api`, `history`, `file`, `git log`, `form`. */
  method: string
  /** UTC epoch milliseconds. */
  fetchedAt: number
  flags: readonly Flag[]
  /** The stored answer that it was read from; null for values typed in by hand. */
  answer: string | null
  /** Of a value in place of many: how many they were, and what they add up to. */
  stands?: Stands
}

/**
 * `level` stands at a time and can fall (followers, coverage); `total` only grows (stars ever given, downloads ever);
 * `flow` happens within a period (page views a day).
 */
export type MetricKind = 'level' | 'total' | 'flow'
export type MetricInfo = { unit: string; kind: MetricKind; help: string; /** More is better unless it says so. */ better?: 'more' | 'less' }

/** Labels as one text, the same for the same labels in any order: the key of a series within its metric. */
export const labelsKey = (labels: Readonly<Record<string, string>>): string =>
  JSON.stringify(
    Object.keys(labels)
      .sort()
      .map(name => [name, labels[name]]),
  )

/**
 * All that files say now of some metrics. `files`: as `Sample.source` begins, before its line. `keys`: of their samples
 * (`sampleKey`); what is stored from them and is not among these, they do not say any more.
 */
export type FilesSay = { files: readonly string[]; metrics: readonly string[]; keys: ReadonlySet<string> }

/** Names a sample among all of a workspace: its metric, labels and moment. */
export const sampleKey = ({ metric, labels, at }: Pick<Sample, 'metric' | 'labels' | 'at'>): string =>
  `${metric} ${labelsKey(labels)} ${at}`
