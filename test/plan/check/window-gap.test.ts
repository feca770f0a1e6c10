import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf, problemsOf } from './problems.ts'

const messages = (...headings: string[]): string[] => messagesOf('window-gap', plan(...headings))
const plan = (...headings: string[]): string => `# Plan\n\n${headings.map(heading => `${heading}\n\n- [ ] Something to do\n\n`).join('')}`

test('a week that no block plans', () => {
  const [problem] = problemsOf('window-gap', plan('## Week 1: Build', '## Week 2: Test', '## Week 4: Launch'))
  assert.equal(problem!.message, '1 week between "Week 2: Test" and "Week 4: Launch" is planned by no block')
  assert.equal(problem!.source.line, 11)
  assert.equal(problem!.related[0]!.source.line, 7)
})
test('blocks that follow each other are silent', () => {
  assert.deepEqual(messages('## Weeks 1-2: Build', '## Weeks 3-5: Test', '## Week 6: Launch'), [])
})
test('every second week is a rhythm', () => {
  assert.deepEqual(messages('## Week 1: A', '## Week 3: B', '## Week 5: C', '## Week 7: D'), [])
})
test('days around a launch are picked on purpose', () => {
  assert.deepEqual(messages('## T-14: Freeze', '## T-7: Press', '## T-1: Checks'), [])
})
test('order in the document does not matter', () => {
  assert.deepEqual(messages('## Week 3: Launch', '## Week 1: Build', '## Week 2: Test'), [])
})
test('weeks that end before the phase around them', () => {
  const [message] = messages('## Phase 1 (Days 1-30)', '### Week 1-2: A', '### Week 3: B')
  assert.match(message!, /The weeks end on day 21 \("Week 3: B"\), but "Phase 1 \(Days 1-30\)" runs to day 30/)
  assert.deepEqual(messages('## Phase 1 (Days 1-30)', '### Week 1-2: A', '### Week 3-4: B'), [])
})
test('in other languages', () => {
  assert.equal(messages('## Woche 1: Bau', '## Woche 2: Probe', '## Woche 5: Start').length, 1)
  assert.equal(messages('## 第1周：准备', '## 第2周：测试', '## 第4周：发布').length, 1)
  assert.deepEqual(messages('## Semana 1: Crear', '## Semana 2: Probar', '## Semana 3: Lanzar'), [])
})
test('a month that says itself with which week it ends', () => {
  assert.deepEqual(messages('## Month 3 (Weeks 9-12)', '### Week 9-10: A', '### Week 11-12: B'), [])
  assert.equal(messages('## Month 3 (Weeks 9-13)', '### Week 9-10: A', '### Week 11-12: B').length, 1)
})
test('days on which something happens leave no gaps', () => {
  assert.deepEqual(messages('## Day 2: Numbers', '## Day 6: Story', '## Day 10: Thanks'), [])
})
