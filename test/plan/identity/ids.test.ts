import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'
import { corpus, noShared, random } from '../../support/shared.ts'

const read = (text: string, previous?: ReturnType<typeof compile>['plan']) =>
  compile([{ path: 'plan.md', text }], { previous: previous ?? null })
const PLAN =
  '# P\n\n## Week 1\n\n- [ ] Write the launch post\n- [ ] Record the demo video\n\n## Week 2\n\n- [ ] Write the launch post\n- [ ] Answer every question\n'
const idOf = (plan: ReturnType<typeof compile>['plan'], title: string, nth = 0): string =>
  plan.tasks.filter(task => task.title === title)[nth]!.id

test('ids are unique and the same for the same text', () => {
  const { plan } = read(PLAN)
  const ids = [...plan.tasks, ...plan.phases].map(item => item.id)
  assert.equal(new Set(ids).size, ids.length)
  assert.deepEqual(
    read(PLAN).plan.tasks.map(task => task.id),
    plan.tasks.map(task => task.id),
  )
})
test('a task keeps its id when it is retitled, moved, ticked, and when its file is renamed', () => {
  const { plan } = read(PLAN)
  const retitled = read(PLAN.replace('Record the demo video', 'Record a short demo video'), plan)
  assert.equal(idOf(retitled.plan, 'Record a short demo video'), idOf(plan, 'Record the demo video'))
  assert.deepEqual(
    retitled.diff!.changed.filter(change => change.kind === 'tasks').map(change => change.title),
    ['Record a short demo video'],
  )
  const moved = read(
    PLAN.replace('- [ ] Record the demo video\n', '').replace('- [ ] Answer', '- [ ] Record the demo video\n- [ ] Answer'),
    plan,
  )
  assert.equal(idOf(moved.plan, 'Record the demo video'), idOf(plan, 'Record the demo video'))
  assert.ok(moved.diff!.moved.some(change => change.title === 'Record the demo video'))
  const ticked = read(PLAN.replace('[ ] Answer', '[x] Answer'), plan)
  assert.equal(idOf(ticked.plan, 'Answer every question'), idOf(plan, 'Answer every question'))
  const renamed = compile([{ path: 'other.md', text: PLAN }], { previous: plan })
  assert.deepEqual(
    renamed.plan.tasks.map(task => task.id),
    plan.tasks.map(task => task.id),
  )
})
test('equal titles are told apart by where they stand', () => {
  const { plan } = read(PLAN)
  const swapped = read(
    '# P\n\n## Week 2\n\n- [ ] Write the launch post\n- [ ] Answer every question\n\n## Week 1\n\n- [ ] Write the launch post\n- [ ] Record the demo video\n',
    plan,
  )
  assert.equal(idOf(swapped.plan, 'Write the launch post', 0), idOf(plan, 'Write the launch post', 1))
  assert.equal(idOf(swapped.plan, 'Write the launch post', 1), idOf(plan, 'Write the launch post', 0))
})
test('edits of real documents that keep a task keep its id', { skip: noShared }, () => {
  const next = random(7)
  for (const file of corpus()) {
    const whole = read(file.text).plan
    const plan = { ...whole, tasks: whole.tasks.filter(task => task.box !== null) }
    if (plan.tasks.length < 5) continue
    const kept = new Set(plan.tasks.map(task => task.source.line))
    const lines = file.text
      .split('\n')
      .flatMap((line, i) =>
        kept.has(i + 1) || line.startsWith('#') || line.includes('|') || line.startsWith('```') || next() > 0.1
          ? next() < 0.05 && !line.includes('|') && line.trim() === ''
            ? [line, `A new remark ${i}.`, '']
            : [line]
          : [line],
      )
    const again = read(lines.join('\n'), plan)
    const ids = new Set(again.plan.tasks.map(task => task.id))
    const lost = plan.tasks.filter(task => !ids.has(task.id))
    assert.ok(lost.length <= plan.tasks.length * 0.02, `${file.path}: ${lost.map(task => task.title).join(' · ')}`)
    assert.equal(new Set(again.plan.tasks.map(task => task.id)).size, again.plan.tasks.length)
  }
})
