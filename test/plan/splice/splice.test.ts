import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'
import { applyEdits, textAt, tick } from '../../../src/plan/splice/splice.ts'
import { corpus, noShared, seeds } from '../../support/shared.ts'

const tasksOf = (text: string) => compile([{ path: 'plan.md', text }]).plan.tasks

test('ticking changes one character', () => {
  const text = '# T\r\n\r\n- [ ] a\r\n  1. [X] b\r\n'
  const [a, b] = tasksOf(text)
  assert.deepEqual(tick(text, a!, true), { ok: true, text: text.replace('[ ] a', '[x] a') })
  assert.deepEqual(tick(text, b!, true), { ok: true, text })
})
test('a box that is not there any more is not guessed', () => {
  const [task] = tasksOf('- [ ] a\n')
  assert.equal(tick('hello\n', task!, true).ok, false)
  assert.equal(tick('- [ ] a\n', { title: 'a', box: null }, true).ok, false)
})
test('tick, untick, retick of every task of real documents', { skip: noShared }, () => {
  let count = 0
  for (const file of [...seeds(), ...corpus()]) {
    for (const task of tasksOf(file.text)) {
      if (!task.box) continue
      assert.match(textAt(file.text, task.box), /^\[[ xX]\]$/)
      const there = tick(file.text, task, !task.done || task.open)
      assert.ok(there.ok)
      const back = tick(there.text, task, !(!task.done || task.open))
      assert.ok(back.ok && back.text === file.text, `${file.path}:${task.source.line}`)
      count++
    }
  }
  assert.ok(count > 500)
})
test('the repair that a fix offers leaves clean text', { skip: noShared }, () => {
  for (const file of seeds()) {
    const { plan } = compile([file])
    const fix = plan.problems.find(problem => problem.rule === 'encoding' && problem.fix)?.fix
    if (!fix) continue
    const fixed = applyEdits(file.text, fix.edits)
    assert.ok(fixed.ok)
    assert.deepEqual(
      compile([{ ...file, text: fixed.text }]).plan.tasks.map(task => task.title),
      plan.tasks.map(task => task.title),
    )
    assert.ok(!compile([{ ...file, text: fixed.text }]).plan.problems.some(problem => problem.rule === 'encoding' && problem.fix))
  }
})
test('edits that overlap are refused', () => {
  const source = { file: 'x', line: 1, column: 1, endLine: 1, endColumn: 4 }
  assert.equal(
    applyEdits('abcdef', [
      { source, text: 'x' },
      { source: { ...source, column: 2 }, text: 'y' },
    ]).ok,
    false,
  )
})
