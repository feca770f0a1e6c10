/**
 * Formats of benchmark results, told apart by what is in them:
 * github-action-benchmark (https://github.com/benchmark-action/github-action-benchmark, customSmallerIsBetter and data.js),
 * hyperfine --export-json (https://github.com/sharkdp/hyperfine), k6 handleSummary and --summary-export
 * (https://grafana.com/docs/k6/latest/results-output/end-of-test/), pgbench
 * (https://www.postgresql.org/docs/current/pgbench.html), vitest bench --outputJson (https://vitest.dev/config/benchmark),
 * and plain JSON: `{"source.name": 7}` or `[{"metric": "source.name", "value": 7, "labels": {}}]`.
 */
import { CollectError } from '../collector.ts'
import { at, instant, number, record, text } from './read.ts'

/** `at`: UTC epoch milliseconds when the file says it, else null. */
export type BenchValue = { metric: string; value: number; labels: Record<string, string>; at: number | null }

const metricId = /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+$/i

/** @throws CollectError 'answer' when the format is none of those */
export function readBenchmarks(content: string, file: string): BenchValue[] {
  if (/\btps = [\d.]+/.test(content)) return pgbench(content)
  const data = json(content, file)
  const values = formats.flatMap(format => format(data))
  if (values.length === 0)
    throw new CollectError('answer', `${file} holds no benchmark results that are understood.`, {
      hint: 'Write {"engineering.tps": 1234}, or see the formats in the documentation.',
    })
  return values
}

const formats: readonly ((data: unknown) => BenchValue[])[] = [actionHistory, actionList, hyperfine, k6, vitest, plainList, plainObject]

function json(content: string, file: string): unknown {
  try {
    // github-action-benchmark keeps its history as a script: window.BENCHMARK_DATA = {…}
    return JSON.parse(content.replace(/^\s*window\.BENCHMARK_DATA\s*=\s*/, '').replace(/;\s*$/, ''))
  } catch (error) {
    throw new CollectError('answer', `${file} is no JSON, or was cut short.`, { hint: 'Run the benchmark again.', cause: error })
  }
}

const items = (value: unknown): Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? value.map(record) : [])

/** A value with a unit as text: operations a second, a time, memory, or something else. */
function withUnit(benchmark: string, value: number | null, written: string, moment: number | null = null): BenchValue[] {
  if (value === null) return []
  const unit = written.trim()
  const labels = { benchmark }
  if (
    /^(?:op|req|request|tx|txn|transaction|iter|iteration|row|query|querie|write|read|event|msg|message)s?\s*\/\s*s(?:ec|econd)?$|^(?:tps|qps|rps|ops|hz)$/i.test(
      unit,
    )
  )
    return [{ metric: 'engineering.tps', value, labels, at: moment }]
  const time = /^(ns|µs|us|μs|ms|s|sec|seconds)(?:\s*\/\s*(?:op|iter|iteration))?$/i.exec(unit)?.[1]?.toLowerCase()
  if (time !== undefined) return [latency(benchmark, 'mean', value * (milliseconds[time] ?? 1000), moment)]
  const memory = /^(b|bytes|kb|kib|mb|mib|gb|gib)$/i.exec(unit)?.[1]?.toLowerCase()
  if (memory !== undefined) return [{ metric: 'engineering.memory', value: round(value * (megabytes[memory] ?? 1)), labels, at: moment }]
  return [{ metric: 'engineering.benchmark', value, labels: { benchmark, unit: unit || '1' }, at: moment }]
}

const milliseconds: Readonly<Record<string, number>> = { ns: 1e-6, µs: 1e-3, μs: 1e-3, us: 1e-3, ms: 1, s: 1000, sec: 1000, seconds: 1000 }
const megabytes: Readonly<Record<string, number>> = {
  b: 1e-6,
  bytes: 1e-6,
  kb: 1e-3,
  kib: 1024e-6,
  mb: 1,
  mib: 1.048576,
  gb: 1000,
  gib: 1073.741824,
}
const round = (value: number): number => Number(value.toPrecision(9))
const latency = (benchmark: string, statistic: string, value: number, moment: number | null = null): BenchValue => ({
  metric: 'engineering.latency',
  value: round(value),
  labels: { benchmark, statistic },
  at: moment,
})

function actionList(data: unknown): BenchValue[] {
  return items(data).flatMap(entry =>
    text(entry['name']) === null || entry['unit'] === undefined
      ? []
      : withUnit(String(entry['name']), number(entry['value']), String(entry['unit'])),
  )
}

function actionHistory(data: unknown): BenchValue[] {
  return Object.values(record(record(data)['entries'])).flatMap(runs =>
    items(runs).flatMap(run =>
      items(run['benches']).flatMap(bench =>
        withUnit(
          String(bench['name']),
          number(bench['value']),
          String(bench['unit'] ?? ''),
          instant(run['date']) ?? instant(at(run, 'commit.timestamp')),
        ),
      ),
    ),
  )
}

function hyperfine(data: unknown): BenchValue[] {
  return items(record(data)['results']).flatMap(result => {
    const name = text(result['command'])
    if (name === null) return []
    return ['mean', 'median', 'min', 'max'].flatMap(statistic => {
      const seconds = number(result[statistic])
      return seconds === null ? [] : [latency(name, statistic, seconds * 1000)]
    })
  })
}

function k6(data: unknown): BenchValue[] {
  const metrics = record(record(data)['metrics'])
  // handleSummary puts the numbers below `values`, --summary-export does not.
  const numbers = (name: string): Readonly<Record<string, unknown>> => record(record(metrics[name])['values'] ?? metrics[name])
  const out: BenchValue[] = []
  for (const [key, statistic] of [
    ['avg', 'mean'],
    ['med', 'median'],
    ['p(90)', 'p90'],
    ['p(95)', 'p95'],
    ['p(99)', 'p99'],
    ['max', 'max'],
  ] as const) {
    const value = number(numbers('http_req_duration')[key])
    if (value !== null) out.push(latency('http_req_duration', statistic, value))
  }
  const rate = number(numbers('http_reqs')['rate'])
  if (rate !== null) out.push({ metric: 'engineering.tps', value: round(rate), labels: { benchmark: 'http_reqs' }, at: null })
  const failed = number(numbers('http_req_failed')['rate'] ?? numbers('http_req_failed')['value'])
  if (failed !== null)
    out.push({ metric: 'engineering.error_rate', value: round(failed * 100), labels: { benchmark: 'http_req_failed' }, at: null })
  return out
}

function vitest(data: unknown): BenchValue[] {
  return items(record(data)['files']).flatMap(file =>
    items(file['groups']).flatMap(group =>
      items(group['benchmarks']).flatMap(bench => {
        const name = `${text(group['fullName']) ?? ''} > ${text(bench['name']) ?? ''}`
        const rate = number(bench['hz'])
        const out: BenchValue[] =
          rate === null ? [] : [{ metric: 'engineering.tps', value: round(rate), labels: { benchmark: name }, at: null }]
        for (const statistic of ['mean', 'p75', 'p99', 'p995', 'p999']) {
          const value = number(bench[statistic])
          if (value !== null) out.push(latency(name, statistic, value))
        }
        return out
      }),
    ),
  )
}

function pgbench(content: string): BenchValue[] {
  const found = (pattern: RegExp): number | null => number(pattern.exec(content)?.[1])
  const name = /transaction type: (.+)/.exec(content)?.[1]?.trim() ?? 'pgbench'
  const rate = found(/tps = ([\d.]+) \((?:without initial|excluding)/) ?? found(/tps = ([\d.]+)/)
  const mean = found(/latency average = ([\d.]+) ms/)
  const out: BenchValue[] = rate === null ? [] : [{ metric: 'engineering.tps', value: rate, labels: { benchmark: name }, at: null }]
  if (mean !== null) out.push(latency(name, 'mean', mean))
  return out
}

function plainList(data: unknown): BenchValue[] {
  return items(data).flatMap(entry => {
    const metric = text(entry['metric'])
    const value = number(entry['value'])
    if (metric === null || value === null || !metricId.test(metric)) return []
    const labels = Object.fromEntries(Object.entries(record(entry['labels'])).map(([name, each]) => [name, String(each)]))
    return [{ metric, value, labels, at: instant(entry['at']) }]
  })
}

function plainObject(data: unknown): BenchValue[] {
  return Object.entries(record(data)).flatMap(([metric, written]) => {
    const value = number(written)
    return value === null || !metricId.test(metric) ? [] : [{ metric, value, labels: {}, at: null }]
  })
}
