import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf, problemsOf } from './problems.ts'

const messages = (...titles: string[]): string[] => messagesOf('window-overlap', plan(...titles))
const plan = (...titles: string[]): string => `# Plan\n\n${titles.map(title => `## ${title}\n\n- [ ] Something to do\n\n`).join('')}`

test('two blocks that share a week', () => {
  const [problem] = problemsOf('window-overlap', plan('Phase 1: Build (Weeks 1-4)', 'Phase 2: Test (Weeks 4-8)'))
  assert.equal(problem!.message, '"Phase 1: Build (Weeks 1-4)" and "Phase 2: Test (Weeks 4-8)" share 1 week')
  assert.equal(problem!.source.line, 7)
})
test('blocks that follow each other are silent', () => {
  assert.deepEqual(messages('Phase 1: Build (Weeks 1-4)', 'Phase 2: Test (Weeks 5-8)'), [])
})
test('blocks that are said to run beside each other', () => {
  assert.deepEqual(messages('Phase 1: Build (Weeks 1-4)', 'Phase 2: Ongoing support (Weeks 2-8)'), [])
})
test('what is done every day goes on beside what is done once', () => {
  assert.deepEqual(messages('Days 6-7: Article', 'Daily activities (Days 1-7)'), [])
})
test('two halves of one window', () => {
  assert.deepEqual(messages('Phase 1: Build (Weeks 1-4)', 'Phase 2: Test (Weeks 1-4)'), [])
})
test('weeks and months are two axes', () => {
  assert.deepEqual(messages('Phase 1: Build (Weeks 1-8)', 'Phase 2: Grow (Months 2-4)'), [])
})
test('in other languages', () => {
  assert.equal(messages('Phase 1: Bau (Wochen 1-4)', 'Phase 2: Probe (Wochen 4-8)').length, 1)
  assert.equal(messages('Этап 1: Сборка (недели 1-4)', 'Этап 2: Проверка (недели 3-8)').length, 1)
  assert.deepEqual(messages('Phase 1: Bau (Wochen 1-4)', 'Phase 2: Betreuung, parallel (Wochen 2-8)'), [])
  assert.deepEqual(messages('Fase 1: Crear (Semanas 1-4)', 'Fase 2: Soporte en paralelo (Semanas 2-8)'), [])
})
test('blocks that each take over on the last day of the one before are meant so; two are a slip', () => {
  assert.deepEqual(messages('Days 1-2: A', 'Days 2-3: B', 'Days 3-4: C', 'Days 4-5: D'), [])
  assert.equal(messages('Days 1-2: A', 'Days 2-3: B', 'Days 4-5: C').length, 1)
})
test('blocks that each begin before the last one ends are staggered on purpose', () => {
  assert.deepEqual(messages('Phase 1: A (Weeks 1-4)', 'Phase 2: B (Weeks 3-8)', 'Phase 3: C (Weeks 6-12)'), [])
})
test('months counted from 0 are points in time', () => {
  assert.deepEqual(messages('Phase 1: A (Months 0-6)', 'Phase 2: B (Months 6-12)'), [])
  assert.equal(messages('Phase 1: A (Months 0-6)', 'Phase 2: B (Months 5-12)').length, 1)
})
