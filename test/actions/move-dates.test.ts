import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setLaunch, setStart } from '../../src/actions/move-dates.ts'
import { undo } from '../../src/actions/undo.ts'
import { TODAY, workspace } from './workspace.ts'

const PLAN = '# Plan\n\n## T-7: Press\n\n- [ ] Write to the press\n\n## Launch Day\n\n- [ ] Press the button\n'
const CONFIG = '# Dates\nlaunch: 2026-12-01 # a Tuesday\nplan: plan.md\n'

test('a dry run shows what moves and writes nothing', async t => {
  const { context, read, audit } = await workspace(t, { 'uptake.yml': CONFIG, 'plan.md': PLAN })
  const { moves, before } = await setLaunch(context, { date: '2026-12-08', dryRun: true, today: TODAY })
  assert.equal(before, '2026-12-01')
  assert.deepEqual(
    moves.filter(move => move.kind === 'phase').map(move => [move.title, move.from?.start, move.to?.start]),
    [
      ['T-7: Press', '2026-11-24', '2026-12-01'],
      ['Launch Day', '2026-12-01', '2026-12-08'],
    ],
  )
  assert.equal(read('uptake.yml'), CONFIG)
  assert.deepEqual(await audit(), [])
})
test('the date is spliced in, comments stay, undo takes it back', async t => {
  const { context, read, audit } = await workspace(t, { 'uptake.yml': CONFIG, 'plan.md': PLAN })
  await setLaunch(context, { date: '2026-12-08', dryRun: false, today: TODAY })
  assert.equal(read('uptake.yml'), CONFIG.replace('2026-12-01', '2026-12-08'))
  assert.deepEqual(await undo(context), { action: 'reschedule', subject: '2026-12-08' })
  assert.equal(read('uptake.yml'), CONFIG)
  assert.deepEqual(
    (await audit()).map(entry => [entry.action, entry.undoneBy]),
    [
      ['reschedule', 2],
      ['undo', null],
    ],
  )
})
test('a stated start moves along, across months and leap days', async t => {
  const { context, read } = await workspace(t, { 'uptake.yml': 'launch: 2028-02-29\nstart: 2028-02-01\nplan: plan.md\n', 'plan.md': PLAN })
  await setLaunch(context, { date: '2028-03-02', dryRun: false, today: TODAY })
  assert.equal(read('uptake.yml'), 'launch: 2028-03-02\nstart: 2028-02-03\nplan: plan.md\n')
})
test('the same date again changes nothing', async t => {
  const { context, read, audit } = await workspace(t, { 'uptake.yml': CONFIG, 'plan.md': PLAN })
  const { moves } = await setLaunch(context, { date: '2026-12-01', dryRun: false, today: TODAY })
  assert.deepEqual(moves, [])
  assert.equal(read('uptake.yml'), CONFIG)
  assert.deepEqual(await audit(), [])
})
test('CRLF, a byte order mark and UTF-16 stay, and can be undone', async t => {
  const crlf = CONFIG.replaceAll('\n', '\r\n')
  for (const encode of [
    (text: string): Buffer => Buffer.from(text),
    (text: string): Buffer => Buffer.from(`\ufeff${text}`),
    (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le'),
  ]) {
    const { context, bytes } = await workspace(t, { 'uptake.yml': encode(crlf), 'plan.md': PLAN })
    await setLaunch(context, { date: '2026-12-08', dryRun: false, today: TODAY })
    assert.deepEqual(bytes('uptake.yml'), encode(crlf.replace('2026-12-01', '2026-12-08')))
    await undo(context)
    assert.deepEqual(bytes('uptake.yml'), encode(crlf))
  }
})
test('what is no date, and a plan without uptake.yml', async t => {
  const { context } = await workspace(t, { 'plan.md': PLAN })
  for (const date of ['tomorrow', '2026-02-30', '2026-1-1', ''])
    await assert.rejects(setLaunch(context, { date, dryRun: true, today: TODAY }), { code: 'bad-date' })
  await assert.rejects(setStart(context, { date: '2026-02-30', dryRun: true, today: TODAY }), { code: 'bad-date' })
  await assert.rejects(setLaunch(context, { date: '2026-12-08', dryRun: false, today: TODAY }), { code: 'no-config' })
})
test('the start alone leaves the launch where it is', async t => {
  const { context, read } = await workspace(t, { 'uptake.yml': CONFIG, 'plan.md': '# Plan\n\n## Week 1: Build\n\n- [ ] Build it\n' })
  const { moves, before } = await setStart(context, { date: '2026-11-02', dryRun: false, today: TODAY })
  assert.equal(before, null)
  assert.equal(moves[0]!.to!.start, '2026-11-02')
  assert.equal(read('uptake.yml'), `${CONFIG}start: 2026-11-02\n`)
})

test('dates in the front matter of the plan move, and are written to uptake.yml from then on', async t => {
  const { context, read } = await workspace(t, {
    'uptake.yml': 'plan: plan.md\n',
    'plan.md': `---\nlaunch: 2026-12-01\nstart: 2026-11-02\n---\n\n${PLAN}`,
  })
  const { moves, before } = await setLaunch(context, { date: '2026-12-08', dryRun: false, today: TODAY })
  assert.equal(before, '2026-12-01')
  assert.deepEqual(
    moves.filter(move => move.kind === 'phase').map(move => [move.title, move.from?.start, move.to?.start]),
    [
      ['T-7: Press', '2026-11-24', '2026-12-01'],
      ['Launch Day', '2026-12-01', '2026-12-08'],
    ],
  )
  assert.match(read('uptake.yml'), /^launch: 2026-12-08$/m)
  assert.match(read('uptake.yml'), /^start: 2026-11-09$/m)
  assert.match(read('plan.md'), /launch: 2026-12-01/)
})
