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
test('titles below one of audiences name them, with what is said below each', () => {
  const plan = read(
    '# Plan\n\n## Customer segments\n\n### Segment 1: Lone builders\n\nPain:\n\n- No time\n- No money\n\nFree offer:\n\n- A scanner\n\n### Segment 2: Shops\n\n- **Size**: 5-20 people\n- **Pain points**: Many clients\n',
  )
  assert.deepEqual(
    plan.audiences.map(({ name, segment, size, facts }) => [name, segment, size, facts.map(({ label }) => label)]),
    [
      ['Lone builders', 'Customer segments', null, ['Pain', 'Free offer']],
      ['Shops', 'Customer segments', '5-20 people', ['Size', 'Pain points']],
    ],
  )
})
test('how much they matter is no name: it stands in the line, or below', () => {
  const lines =
    '# Plan\n\n### Target audience\n\n**Primary**: Teams of ten\n- **Size**: 10 people\n\n**Secondary**: Schools\n- **Needs**: A price\n'
  assert.deepEqual(audiences(lines), ['Teams of ten', 'Schools'])
  const below =
    '# Plan\n\n## Target audience\n\n### Primary targets\n1. **Founders** (small shops)\n2. **Editors**\n\n### Secondary targets\n- Pupils\n'
  assert.deepEqual(audiences(below), ['Founders', 'Editors', 'Pupils'])
})
test('what is to be ticked, and how large a market is, are no audiences', () => {
  assert.deepEqual(audiences('# Plan\n\nBefore it is shown to the public:\n\n- [ ] A license\n- [ ] A changelog\n'), [])
  assert.deepEqual(audiences('# Plan\n\n## Target market size\n\n- **Total addressable market (TAM)**: $2B\n- **Reachable**: $3M\n'), [])
})
test('a sentence that leads in a list is no audience, its items are', () => {
  const { audiences } = read(
    '# Plan\n\n## Target markets\n\nFrom what we found out:\n\n1. **Banks** - need audits\n2. **Clinics** - need answers\n',
  )
  assert.deepEqual(
    audiences.map(({ name }) => name),
    ['Banks', 'Clinics'],
  )
})
test('the title of a document that speaks of an audience heads none', () => {
  assert.deepEqual(audiences('# Building an audience for the parser\n\n## Story\n\n- **Trees**: they grow\n'), [])
  assert.deepEqual(audiences('# Roadmap público\n\n## Filosofía\n\n- **Código abierto**: para todos\n'), [])
  assert.deepEqual(audiences('# Plan\n\n## Público objetivo\n\n- Equipos pequeños\n- Estudiantes\n'), ['Equipos pequeños', 'Estudiantes'])
})
