/** reports/ in a workspace: written once, the same bytes again, never over what a person changed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { recordReading } from '../../src/actions/record-reading.ts'
import { isSealed, seal } from '../../src/actions/seal.ts'
import { tick } from '../../src/actions/tick.ts'
import { writeReport } from '../../src/actions/write-report.ts'
import { UserError } from '../../src/lib/errors.ts'
import { workspace } from '../actions/workspace.ts'
import { WEEK } from './made.ts'

const files = {
  'uptake.yml': 'project:\n  name: Wren\nstart: 2026-11-02\ntimezone: UTC\n',
  'plan/plan.md': '# Wren\n\n## Week 3\n\n- [ ] Call the first user\n- [ ] Call the second user\n',
}
/** The same workspace on another day. */
function on(context: ActionContext, today: string): ActionContext {
  const now = Date.parse(`${today}T09:00:00Z`)
  return { ...context, now, compile: async loaded => (await recordReading(context.db, loaded, today, now)).plan }
}
const MD = 'reports/2026-W47.md'
const YML = 'reports/2026-W47.yml'
const states = ({ files: written }: Awaited<ReturnType<typeof writeReport>>): string[] => written.map(({ state }) => state)

test('the same week gives the same bytes, and one entry in the log', async t => {
  const { context, read, audit } = await workspace(t, files)
  assert.deepEqual(await writeReport(context, WEEK), {
    period: '2026-W47',
    title: 'Week 47, 2026',
    files: [
      { path: MD, state: 'written' },
      { path: YML, state: 'written' },
    ],
  })
  const before = [read(MD), read(YML)]
  assert.deepEqual(states(await writeReport(context, WEEK)), ['same', 'same'])
  assert.deepEqual([read(MD), read(YML)], before)
  assert.deepEqual(
    (await audit()).map(({ action, subject }) => `${action} ${subject}`),
    ['report 2026-W47'],
  )
})

test('what changed in the plan comes into the report', async t => {
  const { context, read, task } = await workspace(t, files)
  await writeReport(context, WEEK)
  await tick(context, { taskId: (await task('Call the first user')).id, done: true })
  assert.deepEqual(states(await writeReport(context, WEEK)), ['written', 'written'])
  assert.match(read(MD), /Done: Call the first user/)
})

test('a week that is over is fixed by its first report, whatever is ticked later', async t => {
  const { context, read, put } = await workspace(t, files)
  await writeReport(on(context, '2026-11-23'), { ...WEEK, today: '2026-11-23' })
  const before = read(YML)
  put('plan/plan.md', files['plan/plan.md'].replaceAll('[ ]', '[x]'))
  assert.deepEqual(states(await writeReport(on(context, '2026-12-20'), { ...WEEK, today: '2026-12-20' })), ['same', 'same'])
  assert.equal(read(YML), before)
})

test('a file that a person changed stays as it is', async t => {
  const { context, read, put } = await workspace(t, files)
  await writeReport(context, WEEK)
  const edited = read(MD).replace('## Next', 'A remark.\n\n## Next')
  put(MD, edited)
  put('plan/plan.md', `${files['plan/plan.md']}- [ ] One more\n`)
  assert.deepEqual(states(await writeReport(context, WEEK)), ['kept', 'written'])
  assert.equal(read(MD), edited)
  put(MD, 'Written by hand from the start.\n')
  assert.deepEqual(states(await writeReport(context, WEEK)), ['kept', 'same'])
})

test('line breaks of another system are no change by a person', async t => {
  const { context, read, put } = await workspace(t, files)
  await writeReport(context, WEEK)
  put(MD, read(MD).replaceAll('\n', '\r\n'))
  assert.deepEqual(states(await writeReport(context, WEEK)), ['written', 'same'])
})

test('a broken template writes nothing and says where it is broken', async t => {
  const { context, leftovers, audit } = await workspace(t, { ...files, 'reports/template.md': '# {{workspace}}\n\n{{tagrets_table}}\n' })
  await assert.rejects(writeReport(context, WEEK), (error: unknown) => {
    assert.ok(error instanceof UserError)
    assert.match(error.message, /template\.md:3:1: There is no placeholder \{\{tagrets_table\}\}.*targets_table/)
    return true
  })
  assert.deepEqual(await audit(), [])
  assert.deepEqual(leftovers(), [])
})

test('without an uptake.yml nothing is written', async t => {
  const { context } = await workspace(t, { 'plan.md': '# Plan\n' })
  await assert.rejects(writeReport(context, WEEK), (error: unknown) => error instanceof UserError && error.code === 'no-config')
})

test('a week to come has no report, and a phase needs its name and dates', async t => {
  const { context } = await workspace(t, { ...files, 'plan/more.md': '# More\n\n## Some day\n\n- [ ] Rest\n' })
  const code = async (request: Partial<typeof WEEK>): Promise<string> =>
    writeReport(context, { ...WEEK, ...request }).then(
      () => 'written',
      (error: unknown) => (error as UserError).code,
    )
  assert.equal(await code({ at: '2026-11-23' }), 'period-future')
  assert.equal(await code({ kind: 'phase', phase: 'Weak 3' }), 'phase-unknown')
  assert.equal(await code({ kind: 'phase', phase: 'week 3' }), 'written')
  for (const kind of ['day', 'month', 'quarter'] as const) assert.equal(await code({ kind }), 'written')
})

test('a seal fits its own text only', () => {
  for (const format of ['md', 'yml'] as const) {
    const sealed = seal('one\ntwo\n', format)
    assert.ok(isSealed(sealed, format))
    assert.ok(isSealed(sealed.replaceAll('\n', '\r\n'), format))
    assert.ok(isSealed(sealed.trimEnd(), format))
    assert.ok(!isSealed(sealed.replace('two', 'three'), format))
    assert.ok(!isSealed(`${sealed}more\n`, format))
    assert.ok(!isSealed('one\n', format))
  }
})
