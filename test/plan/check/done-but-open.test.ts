import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf, problemsOf } from './problems.ts'

const messages = (text: string | Record<string, string>): string[] => messagesOf('done-but-open', text)

test('an open box on a line that says done, with a fix', () => {
  const [problem] = problemsOf(
    'done-but-open',
    '# Plan\n\n## Checklist\n\n- [ ] LICENSE ✅\n- [ ] Write the README\n- [ ] CHANGELOG (DONE)\n',
  )
  assert.equal(problem!.message, '2 tasks are marked as done, but the box is open: "LICENSE" and "CHANGELOG"')
  assert.equal(problem!.fix!.safe, false)
  assert.deepEqual(
    problem!.fix!.edits.map(edit => [edit.source.line, edit.source.column, edit.text]),
    [
      [5, 3, '[x]'],
      [7, 3, '[x]'],
    ],
  )
})
test('a line that is struck out was given up, not done', () => {
  assert.deepEqual(messages('# Plan\n\n## Checklist\n\n- [ ] ~~Port it to another language~~\n- [ ] Write the README\n'), [])
})
test('boxes that agree with their line are silent', () => {
  assert.deepEqual(messages('# Plan\n\n## Checklist\n\n- [x] LICENSE ✅\n- [ ] Write the README\n'), [])
})
test('ticks used as bullets of targets', () => {
  const targets = (count: number): string =>
    `# Plan\n\n## Targets by day 90\n\n${'- ✅ 5,000 GitHub stars\n- ✅ 20 contributors\n'.repeat(count)}`
  assert.match(messages(targets(1))[0]!, /2 targets are ticked before they are due: "GitHub stars" and "contributors"/)
  assert.deepEqual(messages('# Plan\n\n## Targets by day 90\n\n- ✅ 5,000 GitHub stars\n- 20 contributors\n'), [])
})
test('ticks on targets that are past due are results', () => {
  const text = '# Plan\n\n## Targets by day 90\n\n- ✅ 5,000 GitHub stars\n- ✅ 20 contributors\n'
  assert.deepEqual(messagesOf('done-but-open', text, { start: '2026-01-01', today: '2026-11-21' }), [])
  assert.equal(messagesOf('done-but-open', text, { start: '2026-11-01', today: '2026-11-21' }).length, 1)
})
test('ticked boxes are results unless a date says that they cannot be', () => {
  const text = '# Plan\n\n## Targets by day 90\n\n- [x] 5,000 GitHub stars\n- [x] 20 contributors\n'
  assert.deepEqual(messages(text), [])
  assert.equal(messagesOf('done-but-open', text, { start: '2026-11-01', today: '2026-11-21' }).length, 1)
})
test('a finished phase with open boxes', () => {
  assert.match(
    messages('# Plan\n\n## ✅ Phase 1: Build (COMPLETED)\n\n- [x] Parser\n- [ ] Printer\n')[0]!,
    /"Phase 1: Build.*" is said to be done, but 1 box is open/,
  )
  assert.deepEqual(messages('# Plan\n\n## ✅ Phase 1: Build (COMPLETED)\n\n- [x] Parser\n- [x] Printer\n'), [])
})

const reached = (fact: string, plan: string): string[] =>
  messages(`# Roadmap\n\n## Key achievements\n\n- ${fact}\n\n## Next steps\n\n- ${plan}\n`)
test('what is planned though the document says that it is reached', () => {
  const [problem] = problemsOf(
    'done-but-open',
    '# Roadmap\n\n## Status\n\n- ✅ 100% of tests passing (228/228)\n\n## Goals\n\n- Achieve 100% test pass rate\n',
  )
  assert.equal(
    problem!.message,
    '"Achieve 100% test pass rate" is still planned, but "100% of tests passing (228/228)" says that it is reached',
  )
  assert.equal(problem!.source.line, 9)
  assert.deepEqual(
    problem!.related.map(related => related.source.line),
    [5],
  )
})
test('reached in a sentence, planned behind a label', () => {
  const text = (focus: string): string =>
    `# Roadmap\n\nThe first phase is over. With 100% conformance test pass rate (40/40 tests), the engine is ready.\n\n**Current focus**: ${focus}\n`
  assert.equal(messages(text('Achieving 100% conformance test pass rate and speed')).length, 1)
  assert.deepEqual(messages(text('Maintaining 100% conformance test pass rate')), [])
})
test('a target equal to what is reached, not one above it', () => {
  const target = (stars: string): string =>
    `# Roadmap\n\n## Results so far\n\n- 500 GitHub stars\n\n## Success metrics\n\n- ${stars} GitHub stars\n`
  assert.equal(messages(target('500+')).length, 1)
  assert.equal(messages(target('400+')).length, 1)
  assert.deepEqual(messages(target('1,000+')), [])
})
test('something else, another share, a plan to keep, a finished line', () => {
  assert.equal(reached('100% test coverage of the parser', 'Achieve 100% test coverage of the parser').length, 1)
  assert.deepEqual(reached('100% test coverage of the parser', 'Achieve 100% test coverage of the printer'), [])
  assert.deepEqual(reached('90% test coverage of the parser', 'Achieve 100% test coverage of the parser'), [])
  assert.deepEqual(reached('100% test coverage of the parser', 'Maintain 100% test coverage of the parser'), [])
  assert.deepEqual(reached('100% test coverage of the parser', '[x] Achieve 100% test coverage of the parser'), [])
})
test('what stands below "where we are" but is to come is no result', () => {
  assert.deepEqual(
    messages('# Roadmap\n\n## Current status\n\n- Achieving 100% test coverage\n\n## Goals\n\n- Achieve 100% test coverage\n'),
    [],
  )
})
test('in other languages', () => {
  assert.equal(
    messages('# Plan\n\n## Erreicht\n\n- 100 % Testabdeckung im Parser\n\n## Ziele\n\n- 100 % Testabdeckung im Parser erreichen\n').length,
    1,
  )
  assert.equal(messages('# 路线图\n\n## 已完成\n\n- 测试通过率 100%\n\n## 目标\n\n- 测试通过率达到 100%\n').length, 1)
  assert.equal(
    messages('# Plan\n\n## Logros\n\n- 500 estrellas en GitHub\n\n## Objetivos\n\n- Alcanzar 500 estrellas en GitHub\n').length,
    1,
  )
})
test('of two products only the own one counts', () => {
  const page = (name: string, rest: string): string => `# ${name} Roadmap\n\n${name} is ${name}, and no other ${name}.\n\n${rest}`
  const status = '## Key achievements\n\n- 100% of tests passing\n'
  const plan = '## Goals\n\n- Achieve 100% test pass rate\n'
  assert.equal(messages({ 'a.md': page('QueueKit', status), 'b.md': page('QueueKit', plan) }).length, 1)
  assert.deepEqual(messages({ 'a.md': page('QueueKit', status), 'b.md': page('TreeLine', plan) }), [])
})
test('a tick on a target that the value of today meets', () => {
  const text = '# Plan\n\n## Goals\n\n- ✅ Stars: 600 (target: 500)\n- ✅ Forks: 60 (target: 50)\n'
  assert.deepEqual(messagesOf('done-but-open', text), [])
  assert.equal(messagesOf('done-but-open', text.replace('600', '400').replace('60 ', '40 ')).length, 1)
})
test('"at least so much reached" is a condition', () => {
  const text = (said: string): string => `# Plan\n\n## Ziele\n\n- Aktivierungsrate: 50%\n\n## Annahmen\n\nDas setzt voraus:\n\n1. ${said}\n`
  assert.deepEqual(messages(text('Aktivierungsrate von mindestens 60% erreicht')), [])
  assert.equal(messages(text('Aktivierungsrate von 60% erreicht')).length, 1)
})
