/** One row of the table of names. */

/**
 * What a target for it can be: a number of things, a share (percent), a time, a mark (4.5 of 5), money, a place in an
 * order, or whatever it says.
 */
export type Takes = 'count' | 'share' | 'time' | 'mark' | 'money' | 'rank' | 'any'
/** An empty `id` is no metric. `collector` can read it by itself; null: by hand, by file or by a program. `words`: an alternation, found as whole words. */
export type MetricName = readonly [id: string, takes: Takes, collector: string | null, words: string]
