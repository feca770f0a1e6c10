import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const audiences = (text: string) => read(text).audiences.map(({ name }) => name)

test('audiences of a list that is one sentence', () => {
  const text = '# Plan\n\nThe first audiences are:\n\n1. people who run small servers;\n2. teams that measure twice; and\n3. students.\n'
  assert.deepEqual(audiences(text), ['people who run small servers', 'teams that measure twice', 'students'])
})
test('audiences of a label', () => {
  assert.deepEqual(audiences('# Plan\n\n- **Target audience**: operators, students and hobbyists.\n'), [
    'operators',
    'students and hobbyists',
  ])
  assert.deepEqual(audiences('# Plan\n\n- **Public**: développeurs, étudiants\n'), ['développeurs', 'étudiants'])
})
test('what is done in public names nobody', () => {
  assert.deepEqual(audiences('# Plan\n\n1. **Building in public** — share every figure, every doubt, every mistake\n'), [])
})
