/**
 * Results of soak tests: a load that runs for days (72 hours, say) and must not fail, slow down or eat memory. Two forms.
 * A result: `{"started": "2026-03-01T00:00:00Z", "ended": "2026-03-04T00:00:00Z", "operations": 9000000, "errors": 0,
 * "memory_start": 120.5, "memory_end": 121}` (MB), or a list of such. Or what was seen meanwhile, one JSON object a line:
 * `{"at": "2026-03-01T00:10:00Z", "operations": 20833, "errors": 0, "memory": 120.5}`, counted since the line before.
 * `name` tells several tests apart.
 */
import { CollectError, sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { filesOf } from './tools/files.ts'
import { instant, number, record, text } from './tools/read.ts'
import type { Data } from './tools/read.ts'

export const collector: Collector = {
  name: 'soak',
  title: 'Soak tests',
  help: 'How long a load ran without a failure, its errors, and how memory grew, from the file that the test writes.',
  settings: {
    files: {
      type: 'list',
      help: 'Where the results are',
      default: ['soak/**/*.{json,jsonl,ndjson}', 'bench/soak/**/*.{json,jsonl,ndjson}', 'soak-results.{json,jsonl}'],
      example: 'out/soak/*.jsonl',
    },
  },
  metrics: {
    'engineering.soak_hours': { unit: 'hours', kind: 'level', help: 'How long a run lasted, up to its first failure' },
    'engineering.soak_errors': { unit: 'errors', kind: 'level', help: 'Failed operations of a run', better: 'less' },
    'engineering.soak_error_rate': { unit: '%', kind: 'level', help: 'Failed operations of all of a run', better: 'less' },
    'engineering.soak_memory_growth': { unit: '%', kind: 'level', help: 'How much more memory a run used at its end', better: 'less' },
  },
  every: HOUR,
  hosts: [],
  detect: ({ files }) => (files.some(file => /^(?:bench\/)?soak\/|^soak-results\.jsonl?$/.test(file)) ? {} : null),
  collect,
}

/** One run. Times in UTC epoch milliseconds; `failed` is that of the first failure. */
type Run = {
  name: string | null
  started: number
  ended: number
  failed: number | null
  operations: number | null
  errors: number
  memory: readonly [first: number, last: number] | null
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const files = await filesOf(ctx)
  if (files.length === 0)
    throw new CollectError('missing', 'There is no result of a soak test.', {
      hint: 'Let the test write one (docs/collectors.md shows the form), or correct "files" in uptake.yml.',
    })
  let found = 0
  for (const file of files) {
    const runs = runsIn(await ctx.read(file))
    if (runs === null) ctx.log.warn(`${file} is neither a result nor a record of a soak test.`)
    for (const run of runs ?? []) {
      found++
      yield* samples(ctx, file, run)
    }
  }
  if (found === 0)
    throw new CollectError('answer', 'No file holds a run of a soak test.', {
      hint: 'A run needs "started" and "ended", or lines with "at".',
    })
}

function* samples(ctx: CollectContext, file: string, run: Run): Iterable<Step> {
  const { started, ended, failed, operations, errors, memory } = run
  const labels: Record<string, string> = run.name === null ? {} : { test: run.name }
  const more = { at: ended, labels, method: 'soak test' }
  const give = (metric: string, value: number): Step => sample(ctx, `engineering.${metric}`, Math.round(value * 1000) / 1000, file, more)
  yield give('soak_hours', ((failed ?? ended) - started) / HOUR)
  yield give('soak_errors', errors)
  if (operations !== null && operations > 0) yield give('soak_error_rate', (errors / operations) * 100)
  if (memory !== null && memory[0] > 0) yield give('soak_memory_growth', (memory[1] / memory[0] - 1) * 100)
}

/** Null when the text is of neither form. */
function runsIn(written: string): Run[] | null {
  const whole = parse(written)
  const list = Array.isArray(whole) ? whole.map(record) : whole === undefined ? linesOf(written) : [record(whole)]
  if (list.some(each => each['at'] !== undefined)) {
    const names = new Set(list.map(each => text(each['name'])))
    return [...names].flatMap(
      name =>
        observed(
          name,
          list.filter(each => text(each['name']) === name),
        ) ?? [],
    )
  }
  const runs = list.flatMap(each => stated(each) ?? [])
  return runs.length === 0 ? null : runs
}

function parse(written: string): unknown {
  try {
    return JSON.parse(written) as unknown
  } catch {
    return undefined
  }
}

const linesOf = (written: string): Data[] =>
  written
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => record(parse(line)))

function stated(data: Data): Run | null {
  const started = instant(data['started'])
  const ended = instant(data['ended'])
  if (started === null || ended === null || ended < started) return null
  const first = number(data['memory_start'])
  const last = number(data['memory_end'])
  const errors = number(data['errors']) ?? 0
  return {
    name: text(data['name']),
    started,
    ended,
    // When it failed for the first time is only known where it is said.
    failed: instant(data['failed']),
    operations: number(data['operations']),
    errors,
    memory: first === null || last === null ? null : [first, last],
  }
}

/** The first line says when it began; a line with errors is a failure. Memory: means of the first and the last tenth. */
function observed(name: string | null, lines: readonly Data[]): Run | null {
  const seen = lines
    .flatMap(line => {
      const at = instant(line['at'])
      return at === null ? [] : [{ at, line }]
    })
    .sort((a, b) => a.at - b.at)
  const first = seen[0]
  const last = seen.at(-1)
  if (first === undefined || last === undefined) return null
  const sum = (field: string): number => seen.reduce((total, { line }) => total + (number(line[field]) ?? 0), 0)
  const broken = seen.find(({ line }) => (number(line['errors']) ?? 0) > 0 || line['ok'] === false)
  const memory = seen.flatMap(({ line }) => number(line['memory']) ?? [])
  const tenth = Math.max(1, Math.floor(memory.length / 10))
  const mean = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0) / values.length
  return {
    name,
    started: first.at,
    ended: last.at,
    failed: broken?.at ?? null,
    operations: sum('operations') || null,
    errors: sum('errors') + seen.filter(({ line }) => line['ok'] === false && number(line['errors']) === null).length,
    memory: memory.length < 2 ? null : [mean(memory.slice(0, tenth)), mean(memory.slice(-tenth))],
  }
}
