import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tick } from '../../src/actions/tick.ts'
import { contextOf, workspace } from './workspace.ts'

const PLAN = '# Plan\n\n## Week 1\n\n- [ ] Write the guide\n- [X] Write the post\n\n## Action items\n\n- Call the printer\n'

test('a tick changes one character and is recorded', async t => {
  const { context, read, task, audit, leftovers } = await workspace(t, { 'plan.md': PLAN })
  const guide = await task('Write the guide')
  const result = await tick(context, { taskId: guide.id, done: true })
  assert.deepEqual([result.changed, result.task.done, result.task.open], [true, true, false])
  assert.equal(read('plan.md'), PLAN.replace('[ ] Write the guide', '[x] Write the guide'))
  assert.deepEqual(await audit(), [{ seq: 1, action: 'tick', subject: guide.id, undoneBy: null }])
  assert.deepEqual(leftovers(), [])
})
test('ticking what is ticked changes nothing and records nothing', async t => {
  const { context, read, task, audit } = await workspace(t, { 'plan.md': PLAN })
  assert.equal((await tick(context, { taskId: (await task('Write the post')).id, done: true })).changed, false)
  assert.equal(read('plan.md'), PLAN)
  assert.deepEqual(await audit(), [])
})
test('tick, untick, retick: the file is as it was, byte for byte', async t => {
  const { context, read, task } = await workspace(t, { 'plan.md': PLAN })
  const { id } = await task('Write the guide')
  for (const done of [true, false, true, false]) await tick(context, { taskId: id, done })
  assert.equal(read('plan.md'), PLAN)
})
for (const [name, encode] of [
  ['CRLF', (text: string): Buffer => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['a byte order mark', (text: string): Buffer => Buffer.from(`\ufeff${text}`)],
  ['UTF-16 LE', (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 BE', (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['no newline at the end', (text: string): Buffer => Buffer.from(text.trimEnd())],
  ['an emoji before the box', (text: string): Buffer => Buffer.from(text.replace('## Week 1', '## 🚀 Week 1 — Größe'))],
] as const) {
  test(`${name} stays`, async t => {
    const { context, bytes, task } = await workspace(t, { 'plan.md': encode(PLAN) })
    await tick(context, { taskId: (await task('Write the guide')).id, done: true })
    assert.deepEqual(bytes('plan.md'), encode(PLAN.replace('[ ] Write', '[x] Write')))
  })
}
test('a task without a box, a task that is not there', async t => {
  const { context, read, task } = await workspace(t, { 'plan.md': PLAN })
  const press = await task('Call the printer')
  await assert.rejects(tick(context, { taskId: press.id, done: true }), { code: 'no-box' })
  await assert.rejects(tick(context, { taskId: 'task-none', done: true }), { code: 'task-unknown' })
  assert.equal(read('plan.md'), PLAN)
})
test('the document moved on: the task is found where it is now', async t => {
  const { context, put, read, task } = await workspace(t, { 'plan.md': PLAN })
  const { id } = await task('Write the guide')
  const edited = PLAN.replace('## Week 1\n', '## Week 1\n\nSome words.\n\n- [ ] Something new\n')
  put('plan.md', edited)
  await tick(context, { taskId: id, done: true })
  assert.equal(read('plan.md'), edited.replace('[ ] Write the guide', '[x] Write the guide'))
})
test('an edit between reading and writing is not overwritten: the tick is put on the file as it is then', async t => {
  const { context, put, read, task } = await workspace(t, { 'plan.md': PLAN })
  const { id } = await task('Write the guide')
  let edits = 0
  const interrupted: typeof context = {
    ...context,
    async compile(loaded) {
      const plan = await context.compile(loaded)
      if (edits++ === 0) put('plan.md', `${PLAN}- [ ] Added in an editor\n`)
      return plan
    },
  }
  assert.equal((await tick(interrupted, { taskId: id, done: true })).changed, true)
  assert.equal(read('plan.md'), `${PLAN.replace('[ ] Write the guide', '[x] Write the guide')}- [ ] Added in an editor\n`)
})
test('a file that is edited all the time is left alone, and nothing is recorded', async t => {
  const { context, put, read, task, audit } = await workspace(t, { 'plan.md': PLAN })
  const { id } = await task('Write the guide')
  let edits = 0
  const interrupted: typeof context = {
    ...context,
    async compile(loaded) {
      const plan = await context.compile(loaded)
      put('plan.md', `${PLAN}- [ ] Edit ${++edits}\n`)
      return plan
    },
  }
  await assert.rejects(tick(interrupted, { taskId: id, done: true }), { code: 'changed' })
  assert.equal(read('plan.md'), `${PLAN}- [ ] Edit ${edits}\n`)
  assert.deepEqual(await audit(), [])
})
test('two processes tick two boxes of one file at once: both ticks are there', async t => {
  const boxes = Array.from({ length: 8 }, (_, i) => `- [ ] Box number ${i}\n`).join('')
  const { root, context, read } = await workspace(t, { 'plan.md': `# Plan\n\n${boxes}` })
  const other = await contextOf(root)
  t.after(() => other.db.destroy())
  const plan = await context.compile(await (await import('../../src/workspace/load.ts')).loadWorkspace(context.ref))
  await Promise.all(plan.tasks.map((task, i) => tick(i % 2 ? context : other.context, { taskId: task.id, done: true })))
  assert.equal(read('plan.md'), `# Plan\n\n${boxes.replaceAll('[ ]', '[x]')}`)
})
