/** Results of benchmarks and load tests, from the files that the tools write. What each format is stands in tools/bench.ts. */
import { CollectError, sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { readBenchmarks } from './tools/bench.ts'
import { filesOf } from './tools/files.ts'

export const collector: Collector = {
  name: 'bench',
  title: 'Benchmark results',
  help: 'Throughput, latency and other results of github-action-benchmark, hyperfine, k6, pgbench, vitest bench, or a plain JSON file.',
  settings: {
    files: {
      type: 'list',
      help: 'Where the results are',
      default: ['bench/results/*.json', 'benchmark*.json', 'bench-results.json', 'dev/bench/data.js'],
      example: 'bench/out/*.json',
    },
  },
  metrics: {
    'engineering.tps': { unit: '/s', kind: 'level', help: 'Operations, requests or transactions a second, by benchmark' },
    'engineering.latency': { unit: 'ms', kind: 'level', help: 'Time of one operation, by benchmark and statistic', better: 'less' },
    'engineering.error_rate': { unit: '%', kind: 'level', help: 'Failed operations of a load test', better: 'less' },
    'engineering.memory': { unit: 'MB', kind: 'level', help: 'Memory used', better: 'less' },
    'engineering.benchmark': { unit: 'see label', kind: 'level', help: 'Any other result, with its unit as a label' },
    '*': { unit: 'as written', kind: 'level', help: 'Metrics that a plain JSON file names' },
  },
  every: 6 * HOUR,
  hosts: [],
  detect: ({ files }) => (files.some(file => /(?:^|\/)(?:bench-results\.json|dev\/bench\/data\.js)$/.test(file)) ? {} : null),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const files = await filesOf(ctx)
  let found = 0
  let failed: CollectError | null = null
  for (const file of files) {
    try {
      for (const { metric, value, labels, at } of readBenchmarks(await ctx.read(file), file)) {
        found++
        yield sample(ctx, metric, value, file, { labels, at: at ?? ctx.now(), method: at === null ? 'file' : 'history' })
      }
    } catch (error) {
      if (!(error instanceof CollectError)) throw error
      failed ??= error
      ctx.log.warn(error.message)
    }
  }
  if (found === 0 && failed !== null) throw failed
  if (files.length === 0)
    throw new CollectError('missing', 'There is no file with benchmark results.', {
      hint: 'Run the benchmarks first, or correct "files" in uptake.yml.',
    })
}
