import { existsSync } from 'node:fs'
import { join } from 'node:path'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { addAsset } from '../../src/actions/add-asset.ts'
import { changeFiles } from '../../src/actions/change-files.ts'
import { tick } from '../../src/actions/tick.ts'
import { undo } from '../../src/actions/undo.ts'
import { writeReport } from '../../src/actions/write-report.ts'
import { record } from '../../src/db/audit.ts'
import { NOW, TODAY, workspace, type Workspace } from './workspace.ts'

const PLAN = '# Plan\n\n- [ ] Write the guide\n- [ ] Write the post\n'
const GUIDE = PLAN.replace('[ ] Write the guide', '[x] Write the guide')
const BOTH = GUIDE.replace('[ ] Write the post', '[x] Write the post')
const tickAll = async ({ context, task }: Workspace): Promise<void> => {
  for (const title of ['Write the guide', 'Write the post']) await tick(context, { taskId: (await task(title)).id, done: true })
}
/** What a process leaves that is killed between its record and its write. */
const intent = ({ db, context }: Workspace, action: string, before: string, after: string): Promise<number> =>
  record(db, {
    at: NOW,
    workspace: context.ref.id,
    actor: context.actor,
    action,
    subject: 'killed',
    before: [{ path: 'plan.md', text: before }],
    after: [{ path: 'plan.md', text: after }],
  })

test('the last action first, each once', async t => {
  const here = await workspace(t, { 'plan.md': PLAN })
  await tickAll(here)
  assert.equal(here.read('plan.md'), BOTH)
  assert.equal((await undo(here.context)).action, 'tick')
  assert.equal(here.read('plan.md'), GUIDE)
  await undo(here.context)
  assert.equal(here.read('plan.md'), PLAN)
  await assert.rejects(undo(here.context), { code: 'nothing-to-undo' })
  assert.deepEqual(
    (await here.audit()).map(entry => [entry.action, entry.undoneBy]),
    [
      ['tick', 4],
      ['tick', 3],
      ['undo', null],
      ['undo', null],
    ],
  )
})
test('an edit since then is not lost', async t => {
  const here = await workspace(t, { 'plan.md': PLAN })
  await tickAll(here)
  here.put('plan.md', `${BOTH}\nA word of mine.\n`)
  await assert.rejects(undo(here.context), { code: 'changed' })
  assert.equal(here.read('plan.md'), `${BOTH}\nA word of mine.\n`)
})
test('what was taken back by hand counts as undone', async t => {
  const here = await workspace(t, { 'plan.md': PLAN })
  await tickAll(here)
  here.put('plan.md', GUIDE)
  await undo(here.context)
  assert.equal(here.read('plan.md'), PLAN)
})
test('a tick that a crash kept from happening is passed over', async t => {
  const here = await workspace(t, { 'plan.md': PLAN })
  await tick(here.context, { taskId: (await here.task('Write the guide')).id, done: true })
  const never = await intent(here, 'tick', GUIDE, BOTH)
  await undo(here.context)
  assert.equal(here.read('plan.md'), PLAN)
  assert.equal((await here.audit()).find(entry => entry.seq === never)!.undoneBy, never)
})
test('an undo that a crash kept from happening is done when it is repeated', async t => {
  const here = await workspace(t, { 'plan.md': PLAN })
  await tick(here.context, { taskId: (await here.task('Write the guide')).id, done: true })
  const never = await intent(here, 'undo', GUIDE, PLAN)
  await undo(here.context)
  assert.equal(here.read('plan.md'), PLAN)
  assert.deepEqual(
    (await here.audit()).map(entry => [entry.action, entry.undoneBy === entry.seq]),
    [
      ['tick', false],
      ['undo', true],
      ['undo', false],
    ],
  )
  assert.equal((await here.audit())[1]!.seq, never)
})
test('a crash between two files of one change: the one that was written goes back', async t => {
  const here = await workspace(t, { 'a.md': 'A after\n', 'b.md': 'B before\n' })
  await record(here.db, {
    at: NOW,
    workspace: here.context.ref.id,
    actor: here.context.actor,
    action: 'fix',
    subject: 'killed',
    before: [
      { path: 'a.md', text: 'A before\n' },
      { path: 'b.md', text: 'B before\n' },
    ],
    after: [
      { path: 'a.md', text: 'A after\n' },
      { path: 'b.md', text: 'B after\n' },
    ],
  })
  await undo(here.context)
  assert.deepEqual([here.read('a.md'), here.read('b.md')], ['A before\n', 'B before\n'])
})
test('a change of a file that is not as it was read is refused, with its record', async t => {
  const here = await workspace(t, { 'plan.md': PLAN })
  await assert.rejects(
    changeFiles(here.context, { action: 'tick', subject: 'x', files: [{ path: 'plan.md', before: 'something else', after: BOTH }] }),
    { code: 'changed' },
  )
  assert.equal(here.read('plan.md'), PLAN)
  assert.deepEqual(await here.audit(), [])
})
test('a written report is taken back: what was there before, or no file', async t => {
  const here = await workspace(t, { 'uptake.yml': 'plan: plan.md\ntimezone: UTC\n', 'plan.md': PLAN })
  const week = { kind: 'week', phase: null, at: null, today: TODAY } as const
  const { period, files } = await writeReport(here.context, week)
  assert.deepEqual(await undo(here.context), { action: 'report', subject: period })
  for (const { path } of files) assert.equal(existsSync(join(here.root, path)), false, path)
  // Not the report of before: the tick came before it was written again.
  await writeReport(here.context, week)
  const [first] = files
  const before = here.read(first!.path)
  await tickAll(here)
  await writeReport(here.context, week)
  assert.notEqual(here.read(first!.path), before)
  await undo(here.context)
  assert.equal(here.read(first!.path), before)
  assert.equal((await undo(here.context)).action, 'tick')
})

/** One red pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'

test('a picture that was added is taken back, unless other bytes stand there now', async t => {
  const here = await workspace(t, { 'uptake.yml': 'plan: plan.md\ntimezone: UTC\n', 'plan.md': PLAN, 'content/a.md': 'Text.\n' })
  const { name } = await addAsset(here.context, { file: 'content/a.md', name: 'Chart.png', data: PNG })
  const place = join(here.root, 'content', name)
  const bytes = here.bytes(`content/${name}`)
  here.put(`content/${name}`, Uint8Array.of(...bytes, 0))
  await assert.rejects(undo(here.context), { code: 'changed' })
  here.put(`content/${name}`, bytes)
  assert.deepEqual(await undo(here.context), { action: 'add-asset', subject: `content/${name}` })
  assert.ok(!existsSync(place))
  await assert.rejects(undo(here.context), { code: 'nothing-to-undo' })
})

test('a page takes back its own last change; the command line takes back any and says whose it was', async t => {
  const here = await workspace(t, { 'plan.md': PLAN, 'a.md': 'A\n', 'b.md': 'B\n' })
  const page = (tab: string): ActionContext => ({ ...here.context, actor: { kind: 'dashboard', name: 'dashboard', origin: `tab ${tab}` } })
  const write = (context: ActionContext, path: string): Promise<number> =>
    changeFiles(context, { action: 'save-content', subject: path, files: [{ path, before: here.read(path), after: 'changed\n' }] })
  await write(page('one'), 'a.md')
  await write(page('two'), 'b.md')
  assert.deepEqual(await undo(page('one')), { action: 'save-content', subject: 'a.md' })
  assert.deepEqual([here.read('a.md'), here.read('b.md')], ['A\n', 'changed\n'])
  await assert.rejects(undo(page('one')), { code: 'nothing-to-undo', message: /no change of yours/ })
  assert.deepEqual(await undo(here.context), { action: 'save-content', subject: 'b.md', by: 'dashboard' })
})
