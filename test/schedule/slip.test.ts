import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { compile } from '../../src/plan/compile.ts'
import { reschedule } from '../../src/schedule/reschedule.ts'
import { slipsOf } from '../../src/schedule/slip.ts'

const TEXT = `# Plan

## Week 1: Teasers

### Content
- [ ] Blog post: "Why we wrote it"
- [ ] Blog post: "On a day of its own" (due 2027-03-05)
- [x] Blog post: "It is out"

## Launch
- [ ] Publish
`
const { plan } = compile([{ path: 'plan.md', text: TEXT }], { start: '2027-03-01', today: '2027-02-01' })
const { days } = slipsOf(
  reschedule(plan, { start: '2027-03-01', launch: null, today: '2027-02-01' }, { start: '2027-03-15', launch: null, today: '2027-02-01' }),
)
const of = (title: string, item: string | null = null, phase: string | null = null): number => days({ title, item, phase })

describe('what slips with the plan', () => {
  test('a piece by its line, by id or title, whatever the case', () => {
    const id = plan.content.find(each => each.title.includes('Why'))!.id
    assert.equal(of('Another title', id), 14)
    assert.equal(of('why we WROTE it'), 14)
    assert.equal(of('Another title', 'Why we wrote it'), 14)
  })
  test('a line with a day of its own, one that is done and what is of no line stay', () => {
    assert.equal(of('On a day of its own'), 0)
    assert.equal(of('It is out'), 0)
    assert.equal(of('Nothing of the plan'), 0)
  })
  test('else with its phase', () => {
    const phase = plan.phases.find(each => each.title.includes('Teasers'))!.title
    assert.equal(of('Nothing of the plan', null, phase), 14)
    assert.equal(of('Nothing of the plan', null, 'No such phase'), 0)
  })
})
