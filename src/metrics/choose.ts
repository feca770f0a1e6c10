/** Which of the series of a metric a target speaks of, and how several become one. */
import { derive } from './derive.ts'
import { isGauge } from './units.ts'
import type { MetricInfo } from './sample.ts'
import type { Series } from './series.ts'

export type Labels = Readonly<Record<string, string>>
export type Chosen =
  | { found: 'one'; series: Series; parts: readonly Labels[]; metrics: readonly string[] }
  /** Several things are measured that cannot be added up. */
  | { found: 'many'; parts: readonly Labels[] }
  | { found: 'none' }

/** A repository as labels name it: "owner/name" in lower case, whatever address it was given by. */
export const repositoryName = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^[a-z+]+:\/\/[^/]+\//, '')
    .replace(/(?:\.git)?\/*$/, '')

/**
 * Does a series measure one of the projects that are only compared with?
 * @param others as `repositoryName` writes them: repositories (`owner/name`), and packages with their registry (`npm:name`)
 */
export const isOf = ({ metric, labels }: Pick<Series, 'metric' | 'labels'>, others: ReadonlySet<string>): boolean =>
  Object.values(labels).some(value => {
    const name = repositoryName(value)
    return others.has(name) || others.has(`${metric.slice(0, metric.indexOf('.'))}:${name}`)
  })

/**
 * Chooses among the series of one metric. Labels that are asked for decide. Else the series without labels is the whole;
 * else those with the fewest labels are its parts (others are finer), which are added up where that makes sense.
 */
export function choose(all: readonly Series[], info: MetricInfo, wanted: Labels = {}): Chosen {
  const matching = all.filter(series => Object.entries(wanted).every(([name, value]) => series.labels[name] === value))
  const fewest = Math.min(...matching.map(series => Object.keys(series.labels).length))
  const parts = matching.filter(series => Object.keys(series.labels).length === fewest)
  const [first] = parts
  if (!first) return { found: 'none' }
  if (parts.length > 1 && isGauge(info.unit)) return { found: 'many', parts: parts.map(series => series.labels) }
  return addUp(parts)
}

/** Adds series up that are there at the same moments. */
export function addUp(parts: readonly Series[]): Chosen {
  const [first] = parts
  if (!first) return { found: 'none' }
  const metrics = [...new Set(parts.map(series => series.metric))]
  const labels = parts.map(series => series.labels)
  if (parts.length === 1) return { found: 'one', series: first, parts: labels, metrics }
  // The longest leads: a sum stands where its first part does.
  const sorted = parts.toSorted((a, b) => b.points.length - a.points.length)
  const byName = new Map(sorted.map((series, index) => [String(index), series]))
  const sum = derive('sum', { sum: { by: 'sum', of: [...byName.keys()] } }, name => byName.get(name))
  return sum === null ? { found: 'none' } : { found: 'one', series: { ...sum, metric: first.metric, labels: {} }, parts: labels, metrics }
}
