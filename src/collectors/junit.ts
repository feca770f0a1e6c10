/** Tests that pass, fail and are skipped, from JUnit XML. Format: https://github.com/testmoapp/junitxml (what most tools write; there is no standard). */
import { CollectError, sample } from './collector.ts'
import type { CollectContext, Collector, Step } from './collector.ts'
import { HOUR } from './tools/days.ts'
import { filesOf } from './tools/files.ts'
import { number, record } from './tools/read.ts'
import { readXml } from './tools/xml.ts'

type Tally = { tests: number; failed: number; skipped: number; seconds: number }

export const collector: Collector = {
  name: 'junit',
  title: 'Test results',
  help: 'How many tests there are and how many pass, from JUnit XML reports.',
  settings: {
    files: {
      type: 'list',
      help: 'Where the reports are',
      default: [
        'junit.xml',
        'test-results/**/*.xml',
        'reports/**/TEST-*.xml',
        'target/surefire-reports/TEST-*.xml',
        'build/test-results/**/*.xml',
      ],
      example: 'out/junit/*.xml',
    },
  },
  metrics: {
    'engineering.tests': { unit: 'tests', kind: 'level', help: 'Tests that ran' },
    'engineering.tests_passed': { unit: 'tests', kind: 'level', help: 'Tests that passed' },
    'engineering.tests_failed': { unit: 'tests', kind: 'level', help: 'Tests that failed or broke', better: 'less' },
    'engineering.tests_skipped': { unit: 'tests', kind: 'level', help: 'Tests that were left out', better: 'less' },
    'engineering.test_pass_rate': { unit: '%', kind: 'level', help: 'Passed of those that ran' },
    'engineering.test_time': { unit: 's', kind: 'level', help: 'Time of all tests together', better: 'less' },
  },
  every: 6 * HOUR,
  hosts: [],
  detect: ({ files }) => (files.some(file => /(?:^|\/)(?:junit|TEST-[^/]*)\.xml$/.test(file)) ? {} : null),
  collect,
}

async function* collect(ctx: CollectContext): AsyncIterable<Step> {
  const tally: Tally = { tests: 0, failed: 0, skipped: 0, seconds: 0 }
  const files = await filesOf(ctx)
  for (const file of files) {
    const root = record(readXml(await ctx.read(file), file, ['testsuite', 'testcase']))
    if (root['testsuites'] === undefined && root['testsuite'] === undefined)
      throw new CollectError('answer', `${file} is no JUnit report.`, { hint: 'Correct "files" in uptake.yml.' })
    count(root, tally)
  }
  if (files.length === 0)
    throw new CollectError('missing', 'There is no test report.', {
      hint: 'Run the tests with a JUnit reporter first, or correct "files" in uptake.yml.',
    })
  const ran = tally.tests - tally.skipped
  const values: Record<string, number | null> = {
    tests: ran,
    tests_passed: ran - tally.failed,
    tests_failed: tally.failed,
    tests_skipped: tally.skipped,
    // No test that ran is no pass rate, not 100 %.
    test_pass_rate: ran === 0 ? null : Math.round(((ran - tally.failed) / ran) * 10_000) / 100,
    test_time: Math.round(tally.seconds * 1000) / 1000,
  }
  for (const [name, value] of Object.entries(values)) yield sample(ctx, `engineering.${name}`, value, files.join(', '))
}

/** Counts the cases themselves: sums that suites state differ from tool to tool. */
function count(node: unknown, tally: Tally): void {
  if (Array.isArray(node)) for (const each of node) count(each, tally)
  else
    for (const [name, value] of Object.entries(record(node))) {
      if (name === 'testcase' && Array.isArray(value)) {
        for (const each of value) {
          // An empty element is read as an empty text.
          const test = record(each)
          tally.tests++
          if ('failure' in test || 'error' in test) tally.failed++
          else if ('skipped' in test || test['@status'] === 'skipped') tally.skipped++
          tally.seconds += number(test['@time']) ?? 0
        }
      } else if (name === 'testsuite' || name === 'testsuites') count(value, tally)
    }
}
