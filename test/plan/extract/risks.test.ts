import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const risks = (text: string) => read(text).risks.map(({ risk, mitigation, contingency }) => [risk, mitigation, contingency])

test('a risk with what is done before and after', () => {
  assert.deepEqual(
    risks(
      '# Plan\n\n## Risks\n\n1. **Slow adoption**:\n   - **Mitigation**: Talk to users\n   - **Contingency**: Change the plan\n2. **Burnout**:\n   - **Mitigation**: Rest\n',
    ),
    [
      ['Slow adoption', 'Talk to users', 'Change the plan'],
      ['Burnout', 'Rest', null],
    ],
  )
})
test('a table with likelihood and impact', () => {
  const [risk] = read(
    '# Plan\n\n## Risks\n\n| Risk | Probability | Impact | Mitigation |\n| --- | --- | --- | --- |\n| Slow adoption | Low | High | Talk to users |\n',
  ).risks
  assert.deepEqual([risk!.risk, risk!.likelihood, risk!.impact, risk!.mitigation], ['Slow adoption', 'Low', 'High', 'Talk to users'])
})
test('no risks elsewhere', () => {
  assert.deepEqual(risks('# Plan\n\n## Goals\n\n- Slow adoption must end\n'), [])
})
test('in other languages', () => {
  for (const [heading, risk, label, text] of [
    ['Risiken', 'Langsame Verbreitung', 'Gegenmaßnahme', 'Mit Nutzern reden'],
    ['Riesgos', 'Adopción lenta', 'Mitigación', 'Hablar con usuarios'],
    ['Риски', 'Медленный рост', 'Снижение', 'Говорить с людьми'],
    ['风险', '推广缓慢', '应对措施', '与用户交流'],
    ['リスク', '普及が遅い', '対策', 'ユーザーと話す'],
  ] as const)
    assert.deepEqual(
      risks(`# Plan\n\n## ${heading}\n\n| ${heading} | ${label} |\n| --- | --- |\n| ${risk} | ${text} |\n`),
      [[risk, text, null]],
      heading,
    )
})
test('challenges that people are invited to are no risks', () => {
  assert.deepEqual(read('# Plan\n\n## Monthly Community Challenges\n\n- Members speed up a parser\n- Prizes: tickets\n').risks, [])
})
