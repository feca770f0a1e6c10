import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf, problemsOf } from './problems.ts'

const messages = (text: string): string[] => messagesOf('window-order', text)

test('a phase that starts before the one before it', () => {
  const text = '# Plan\n\n## Phase 1: Build (Weeks 5-8)\n\n## Phase 2: Launch (Weeks 1-4)\n'
  const [problem] = problemsOf('window-order', text)
  assert.equal(problem!.message, '"Phase 2: Launch (Weeks 1-4)" starts before "Phase 1: Build (Weeks 5-8)"')
  assert.deepEqual(messages('# Plan\n\n## Phase 2: Launch (Weeks 5-8)\n\n## Phase 1: Build (Weeks 1-4)\n'), [])
})
test('one task at two times', () => {
  const twice = (second: string, box = '[ ]'): string =>
    `# Plan\n\n## Next Week\n\n- [ ] Publish v1.0.0 to npm\n\n## ${second}\n\n- ${box} Publish v1.0.0 to npm\n`
  assert.match(messages(twice('Week 3: Launch'))[0]!, /"Publish v1.0.0 to npm" is planned for "Next Week" and again for "Week 3: Launch"/)
  assert.deepEqual(messages(twice('Week 1: Launch')), [])
  assert.deepEqual(messages(twice('Week 3: Launch', '[x]')), [])
})
test('short titles are repeated on purpose', () => {
  assert.deepEqual(messages('# Plan\n\n## Next Week\n\n- [ ] Write tests\n\n## Week 3\n\n- [ ] Write tests\n'), [])
})
const docsBefore = (task: string, phase: string): string =>
  `# Plan\n\n## Week 2: Documentation\n\n- [ ] ${task}\n\n## Week 9: ${phase}\n\n- [ ] Do it\n`
test('a guide to what is built later', () => {
  assert.match(
    messages(docsBefore('Write the query federation guide', 'Query Federation'))[0]!,
    /"Write the query federation guide" is planned before what it describes: "Week 9: Query Federation" begins later/,
  )
  assert.equal(messages(docsBefore('Create multi-tenancy usage documentation', 'Multi-Tenancy Support')).length, 1)
  assert.equal(messages(docsBefore('Write the replication tutorial', 'Replication')).length, 1)
})
test('a guide to something else, or before a phase that builds nothing', () => {
  assert.deepEqual(messages(docsBefore('Write the quick start guide', 'Query Federation')), [])
  assert.deepEqual(messages(docsBefore('Write the contributor community guide', 'Contributor Community Launch')), [])
  assert.deepEqual(messages(docsBefore('Write the query federation guide', 'Query Federation Documentation')), [])
})
test('a guide after the feature', () => {
  assert.deepEqual(
    messages('# Plan\n\n## Week 2: Query Federation\n\n- [ ] Build it\n\n## Week 9\n\n- [ ] Write the query federation guide\n'),
    [],
  )
})
test('in another language', () => {
  assert.equal(
    messages('# Plan\n\n## Woche 2: Texte\n\n- [ ] Anleitung zur Replikation schreiben\n\n## Woche 9: Replikation\n\n- [ ] Bauen\n').length,
    1,
  )
  assert.equal(messages('# План\n\n## Этап 1: Сборка (недели 5-8)\n\n## Этап 2: Запуск (недели 1-4)\n').length, 1)
})
