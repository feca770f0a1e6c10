import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf, problemsOf } from './problems.ts'

const messages = (text: string): string[] => messagesOf('count-mismatch', text)
const phases = (opening: string, ...titles: string[]): string =>
  `# Plan\n\n${opening}\n\n${titles.map(title => `## ${title}\n\n`).join('')}`

test('a stated number of phases against the phases there are', () => {
  const text = phases('The plan has three phases.', 'Phase 1: Build', 'Phase 2: Launch')
  const [problem] = problemsOf('count-mismatch', text)
  assert.equal(problem!.message, '"three phases": there are 2 (phase 1, phase 2)')
  assert.equal(problem!.expected, '2, or 3 of them')
  assert.equal(problem!.source.line, 3)
  assert.equal(problem!.related.length, 2)
})
test('the right number is silent', () => {
  assert.deepEqual(messages(phases('The plan has two phases.', 'Phase 1: Build', 'Phase 2: Launch')), [])
})
test('"2+ phases" where there are three', () => {
  assert.deepEqual(messages(phases('The plan has 2+ phases.', 'Phase 1: A', 'Phase 2: B', 'Phase 3: C')), [])
})
test('"the first two phases" counts a part of them', () => {
  assert.deepEqual(messages(phases('In the first two phases we build.', 'Phase 1: A', 'Phase 2: B', 'Phase 3: C')), [])
})
test('parts of a phase are no phases', () => {
  assert.deepEqual(messages(phases('The plan has two phases.', 'Phase 1: A', 'Phase 1.1: A1', 'Phase 2: B')), [])
})
test('things counted twice with another result', () => {
  const [message] = messages('# Plan\n\n- Compare against 6+ libraries\n- Results across 8 libraries\n')
  assert.equal(message, '"6+ libraries" here, "8 libraries" there')
  assert.deepEqual(messages('# Plan\n\n- Compare against 8 libraries\n- Results across 8 libraries\n'), [])
})
test('a number inside a compound counts nothing', () => {
  assert.deepEqual(messages('# Plan\n\n- There are 8-bit themes\n- There are three themes\n'), [])
})
test('in other languages', () => {
  assert.equal(messages(phases('Der Plan hat drei Phasen.', 'Phase 1: Bau', 'Phase 2: Start')).length, 1)
  assert.deepEqual(messages(phases('El plan tiene dos fases.', 'Fase 1: Crear', 'Fase 2: Lanzar')), [])
})
