/** Risks of a plan → proposals. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../src/plan/compile.ts'
import { parseCondition, parseDeeds } from '../../src/rules/grammar.ts'
import { conditionText } from '../../src/rules/print.ts'
import { proposals } from '../../src/rules/propose.ts'
import { readTrigger } from '../../src/rules/trigger.ts'
import { corpus, noShared, seeds } from '../support/shared.ts'

const said = (trigger: string): string | null => {
  const { condition } = readTrigger(trigger)
  return condition === null ? null : conditionText(condition)
}

test('triggers as plans write them', () => {
  for (const [trigger, expected] of [
    ['GitHub star growth < 50/month for 2+ consecutive months', 'github.stars grows < 50/month for 2 months'],
    ['npm downloads below 1,000 per week', 'npm.downloads < 1000/week'],
    ['Download growth under 5% month-over-month for 3 months', 'registry.downloads grows < 5%/month for 3 months'],
    ['GitHub stars < 100; PyPI downloads < 500/week', 'github.stars < 100 or pypi.downloads < 500/week'],
  ] as const)
    assert.equal(said(trigger), expected, trigger)
})
test('what is no condition is said, not guessed', () => {
  for (const trigger of [
    'Competitors emerge',
    'Two maintainers leave',
    'Talk acceptance < 60%',
    'GitHub star growth < 5',
    'Quiet days < 5',
    'GitHub stars around 50',
  ]) {
    const { condition, unread } = readTrigger(trigger)
    assert.equal(condition, null, trigger)
    assert.equal(unread.length, 1, trigger)
  }
  const half = readTrigger('GitHub stars < 100; Everybody is unhappy')
  assert.equal(half.condition?.kind, 'metric')
  assert.match(half.unread[0]!, /Everybody is unhappy/)
})

const plan = `# Plan

## Week 1: Start

- [ ] Begin

## Targets

- 500 GitHub stars by week 8

## Risks

| Risk | Mitigation | Trigger |
|------|------------|---------|
| Slow adoption | Talk to users | |
| Stars stall | Write to users | GitHub star growth < 10/week for 2 weeks |
| The schedule slips | Cut scope | |
| A founder is ill | | |
`
test('each risk becomes one that can be switched on, and none does more than the plan says', () => {
  const all = proposals(compile([{ path: 'plan.md', text: plan }]).plan)
  assert.deepEqual(
    all.map(({ id, when, do: deed, origin }) => [id, when, deed, origin]),
    [
      ['slow-adoption', 'target "GitHub stars" is off track', 'contingency "Slow adoption"', 'suggested'],
      ['stars-stall', 'github.stars grows < 10/week for 2 weeks', 'contingency "Stars stall"', 'trigger'],
      ['the-schedule-slips', 'task overdue by 14 days', 'contingency "The schedule slips"', 'suggested'],
      ['a-founder-is-ill', 'every month', 'note "A founder is ill"', 'reminder'],
    ],
  )
  assert.match(all[3]!.why, /states no trigger.*Nothing that is measured/)
})
const proposed = (risk: string, targets = ''): string =>
  proposals(compile([{ path: 'plan.md', text: `# Plan\n\n${targets}\n## Risks\n\n- **${risk}**: do something\n` }]).plan)
    .map(({ when, origin }) => `${origin}: ${when}`)
    .join('; ')

test('a risk without a trigger is told by a target of the plan, else by what is measured of it', () => {
  for (const [risk, expected] of [
    ['Competitors emerge', 'suggested: github.stars_gained falls > 50%/month'],
    ['Production bugs', 'suggested: github.issues_open grows > 50%/month'],
    ['Burnout', 'suggested: github.first_response_time > 72 for 2 weeks or task overdue by 14 days'],
    ['Technical claims challenged', 'suggested: problem claim-conflict'],
    ['Slow adoption', 'suggested: github.stars grows < 1/week for 4 weeks'],
    ['Performance regression', 'reminder: every month'],
    ['Toxic behaviour', 'reminder: every month'],
  ] as const)
    assert.equal(proposed(risk), expected, risk)
  const targets = '## Targets\n\n- 500 GitHub stars by week 8\n- Throughput: 2,500+ TPS by week 8\n'
  assert.equal(proposed('Slow adoption', targets), 'suggested: target "GitHub stars" is off track')
  assert.match(proposed('Performance regression', targets), /^suggested: target ".*" is off track$/)
})
test('what a trigger says and nobody can measure is said beside the suggestion', () => {
  const text = '# Plan\n\n## Risks\n\n| Risk | Mitigation | Trigger |\n|---|---|---|\n| Slow adoption | Talk | Everybody is bored |\n'
  const [only] = proposals(compile([{ path: 'plan.md', text }]).plan)
  assert.equal(only?.origin, 'suggested')
  assert.match(only.why, /"Everybody is bored" has no number/)
})
test('most risks of the sample plans are told by something that is measured', { skip: noShared }, () => {
  const all = seeds().flatMap(file => proposals(compile([file]).plan))
  const told = all.filter(each => each.origin !== 'reminder')
  assert.ok(told.length / all.length > 0.8, `${told.length} of ${all.length}`)
})
test('proposals of real plans can be read', { skip: noShared }, () => {
  for (const file of [...seeds(), ...corpus()]) {
    const { plan: read } = compile([file])
    const all = proposals(read)
    assert.equal(all.length, read.risks.length)
    assert.equal(new Set(all.map(each => each.id)).size, all.length)
    for (const each of all) {
      assert.equal(conditionText(parseCondition(each.when)), each.when)
      assert.equal(parseDeeds(each.do).length, 1)
      assert.ok(each.why.length > 20)
    }
  }
})
