/** A metric as `uptake.yml` names it: `github.stars`, or one of its series, `engineering.tps{benchmark=insert}`. */

export type MetricRef = { metric: string; labels: Readonly<Record<string, string>> }

/** `source.name`, with labels in braces when one series of several is meant. */
export const METRIC_REF = /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+(?:\{[^{}]*\})?$/i

/** Reads a reference. What is no `name=value` between the braces says nothing. */
export function readRef(text: string): MetricRef {
  const [metric = '', inside = ''] = text.trim().split(/[{}]/)
  const pairs = inside.split(',').flatMap(pair => {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    return at < 1 || name === '' ? [] : [[name, pair.slice(at + 1).trim()] as const]
  })
  return { metric: metric.trim(), labels: Object.fromEntries(pairs) }
}

/** The text that `readRef` reads. */
export function refText({ metric, labels }: MetricRef): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${value}`)
  return pairs.length === 0 ? metric : `${metric}{${pairs.join(',')}}`
}
