/** Whole reports of whole workspaces, and what must not change them. UPDATE=1 writes the expected files anew. */
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { markdownOf } from '../../src/actions/make-report.ts'
import { reportText } from '../../src/commands/text/report.ts'
import { plainStyle } from '../../src/lib/style.ts'
import { toHtml, toMailHtml } from '../../src/report/html.ts'
import { buildReport } from '../../src/report/model.ts'
import { toYaml } from '../../src/report/yaml.ts'
import type { Report } from '../../src/report/view.ts'
import { CASES, openCase } from './made.ts'

/** Every format, by file name. */
const formats = (report: Report, root: string): Record<string, string> => ({
  'report.md': markdownOf(report, root),
  'report.yml': toYaml(report),
  'report.html': toHtml(report),
  'mail.html': toMailHtml(report),
  'report.txt': reportText(report, { style: plainStyle, width: 100 }),
})

for (const name of readdirSync(CASES)) {
  test(`the report of "${name}" is as written down`, async t => {
    const { root, input } = await openCase(t, name)
    const files = formats(buildReport(await input()), root)
    const folder = join(CASES, name, 'out')
    for (const [file, text] of Object.entries(files)) {
      if (process.env['UPDATE']) {
        mkdirSync(folder, { recursive: true })
        writeFileSync(join(folder, file), text)
      } else assert.equal(text, readFileSync(join(folder, file), 'utf8'), file)
    }
  })
}

test('a week that is over stays as it is: another day, another order, other values after it', async t => {
  const one = await openCase(t, 'week')
  const other = await openCase(t, 'week', { reversed: true })
  const monday = buildReport(await one.input({ today: '2026-11-23' }))
  const spring = buildReport(await other.input({ today: '2027-03-01' }))
  assert.deepEqual(formats(spring, other.root), formats(monday, one.root))
  assert.ok(!monday.happened.some(({ what }) => what.includes('v1.0')), 'what comes later is not told')
  assert.equal(monday.over, true)
})

test('making a report changes nothing that goes in', async t => {
  const { input } = await openCase(t, 'week')
  const read = await input()
  const before = structuredClone(read)
  const first = buildReport(read)
  assert.deepEqual(buildReport(read), first)
  assert.deepEqual(read, before)
})

test('without a database the files still make a report, and nothing is said to be zero', async t => {
  const { context } = await openCase(t, 'week')
  const { readReportInput } = await import('../../src/actions/report-input.ts')
  const { fresh } = await import('../../src/actions/action.ts')
  const { WEEK } = await import('./made.ts')
  const report = buildReport(await readReportInput({ db: null, ...(await fresh(context)) }, WEEK))
  assert.ok(report.targets.every(target => target.now === null && ['not measured', 'not due'].includes(target.state)))
  assert.equal(report.budget.spent, null)
  assert.deepEqual(report.responses, [])
})
