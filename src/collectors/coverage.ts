/**
 * How much of the code the tests run, from reports that the tests write. Formats: lcov
 * (https://github.com/linux-test-project/lcov/blob/master/man/geninfo.1, "FILES"), Cobertura XML
 * (https://github.com/cobertura/cobertura/blob/master/cobertura/src/site/htdocs/xml/coverage-04.dtd).
 */
import { CollectError, sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { filesOf } from './tools/files.ts'
import { at, number, record } from './tools/read.ts'
import { readXml } from './tools/xml.ts'

type Tally = { found: number; hit: number }
type Coverage = { lines: Tally; branches: Tally; functions: Tally }
const metricOf = {
  lines: 'engineering.coverage',
  branches: 'engineering.branch_coverage',
  functions: 'engineering.function_coverage',
} as const

export const collector: Collector = {
  name: 'coverage',
  title: 'Test coverage',
  help: 'Lines, branches and functions that the tests run, from lcov or Cobertura reports.',
  settings: {
    files: {
      type: 'list',
      help: 'Where the reports are',
      default: ['coverage/lcov.info', 'lcov.info', 'coverage/cobertura-coverage.xml', 'coverage.xml', 'cobertura.xml'],
      example: 'packages/*/coverage/lcov.info',
    },
  },
  metrics: {
    'engineering.coverage': { unit: '%', kind: 'level', help: 'Lines that the tests run' },
    'engineering.branch_coverage': { unit: '%', kind: 'level', help: 'Branches that the tests take' },
    'engineering.function_coverage': { unit: '%', kind: 'level', help: 'Functions that the tests call' },
  },
  every: 6 * HOUR,
  hosts: [],
  detect: ({ files }) => (files.some(file => /(?:^|\/)(?:lcov\.info|cobertura[\w-]*\.xml)$/.test(file)) ? {} : null),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const all: Coverage = { lines: none(), branches: none(), functions: none() }
  const files = await filesOf(ctx)
  for (const file of files) {
    const text = await ctx.read(file)
    const one = text.trimStart().startsWith('<') ? cobertura(text, file) : lcov(text, file)
    for (const kind of ['lines', 'branches', 'functions'] as const) {
      all[kind].found += one[kind].found
      all[kind].hit += one[kind].hit
    }
  }
  if (files.length === 0)
    throw new CollectError('missing', 'There is no coverage report.', {
      hint: 'Run the tests with coverage first, or correct "files" in uptake.yml.',
    })
  for (const kind of ['lines', 'branches', 'functions'] as const) {
    const { found, hit } = all[kind]
    if (found > 0) yield sample(ctx, metricOf[kind], Math.round((hit / found) * 10_000) / 100, files.join(', '))
  }
}

const none = (): Tally => ({ found: 0, hit: 0 })

/** Totals of each file stand in its record. A record that does not end is a report that was cut short. */
function lcov(text: string, file: string): Coverage {
  const sum: Record<string, number> = {}
  let open = false
  for (const line of text.split('\n')) {
    const [key = '', value = ''] = line.trim().split(':')
    if (key === 'SF') open = true
    else if (key === 'end_of_record') open = false
    else if (/^(?:LF|LH|BRF|BRH|FNF|FNH)$/.test(key)) sum[key] = (sum[key] ?? 0) + (number(value) ?? 0)
  }
  if (open || sum['LF'] === undefined)
    throw new CollectError('answer', `${file} is no lcov report, or was cut short.`, { hint: 'Run the tests with coverage again.' })
  const tally = (found: string, hit: string): Tally => ({ found: sum[found] ?? 0, hit: sum[hit] ?? 0 })
  return { lines: tally('LF', 'LH'), branches: tally('BRF', 'BRH'), functions: tally('FNF', 'FNH') }
}

function cobertura(text: string, file: string): Coverage {
  const root = record(at(readXml(text, file, []), 'coverage'))
  const tally = (what: string): Tally => ({ found: number(root[`@${what}-valid`]) ?? 0, hit: number(root[`@${what}-covered`]) ?? 0 })
  const lines = tally('lines')
  // Older reports have only the rate.
  const rate = number(root['@line-rate'])
  if (lines.found === 0 && rate === null)
    throw new CollectError('answer', `${file} is no Cobertura report.`, { hint: 'Correct "files" in uptake.yml.' })
  return { lines: lines.found > 0 ? lines : { found: 1, hit: rate ?? 0 }, branches: tally('branches'), functions: none() }
}
