/** Forms that look like a contradiction and are none. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'

const rules = (text: string): string[] =>
  compile([{ path: 'plan.md', text }], { today: '2026-11-21' })
    .plan.problems.map(({ rule }) => rule)
    .filter(rule => rule !== 'no-deadline' && rule !== 'not-measurable')

test('each day of a week has its own share; so has each of several groups', () => {
  const days = '# P\n\n## Launch Week\n\n### Monday\n**Goal:** 20+ GitHub stars\n\n### Tuesday\n**Goal:** 500+ GitHub stars\n'
  assert.deepEqual(rules(days), [])
  const groups =
    '# P\n\n### Group 1: Teachers\n**Goal:** 500 members in 6 months\n\n### Group 2: Pupils\n**Goal:** 900 members in 6 months\n'
  assert.deepEqual(rules(groups), [])
  const places =
    '# P\n\n## Metrics\n\n### Reddit\n- Followers: 500+\n\n### Mastodon\n- Followers: 900+\n\n### Per post\n- 50+ comments\n\n### In all\n- 500+ comments\n'
  assert.deepEqual(rules(places), [])
  assert.deepEqual(rules('# P\n\n## Goals\n- 500 members in 6 months\n\n## Success metrics\n- 900 members in 6 months\n'), [
    'target-conflict',
  ])
})

test('what is gained in one section is added to what another gains', () => {
  const table = (n: number): string => `| Metric | Target |\n|---|---|\n| GitHub stars | +${n} |\n`
  assert.deepEqual(rules(`# P\n\n## Metrics\n\n### Forum day\n\n${table(30)}\n### Social day\n\n${table(20)}`), [])
})

test('phases that hand over in the month in which the next begins', () => {
  assert.deepEqual(
    rules('# P\n\n## Phase 1 (Months 1-3)\n- Write\n\n## Phase 2 (Months 3-6)\n- Talk\n\n## Phase 3 (Months 6-12)\n- Grow\n'),
    [],
  )
})

test('weeks of a calendar of pieces leave weeks free', () => {
  assert.deepEqual(
    rules(
      '# P\n\n## Content Calendar\n\n| Week | Content | Channel |\n|---|---|---|\n| Week 2 | "First guide" | Blog |\n| Week 3 | "Second guide" | Blog |\n| Week 6 | "Third guide" | Blog |\n',
    ),
    [],
  )
})

test('a state, a letter to be copied and a form are no placeholders', () => {
  assert.deepEqual(rules('# P\n\n## Channels\n\n| Channel | Status |\n|---|---|\n| Lobsters | TODO |\n'), [])
  assert.deepEqual(rules('# P\n\n## Weekly report\n\n```\nWeek of [Date]\nHighlights: [metric]\nNext: [action one]\n```\n'), [])
  assert.deepEqual(rules('# P\n\n## Facts\n\n| Fact | Value |\n|---|---|\n| Date | TBD |\n'), ['placeholder'])
})

test('what is optional may be left out of the lower end of a total', () => {
  const budget = (last: string): string =>
    `# P\n\n## Budget\n\n| Item | Amount |\n|---|---|\n| Ads | 2,000€ |\n| Tools | 200€ |\n| Fair | 1,000€${last} |\n| **Total** | **2,200 - 3,200€** |\n`
  assert.deepEqual(rules(budget(' (optional)')), [])
  assert.deepEqual(rules(budget('')), ['sum-mismatch'])
})

test('cases and warning signs set no targets', () => {
  assert.deepEqual(
    rules('# P\n\n## Success Indicators\n\n### Red Flags\n- Response time >24 hours\n\n### Green Flags\n- Response time <2 hours\n'),
    [],
  )
})

test('money by week and the same money by kind; the totals of phases, and what was said before', () => {
  const twice =
    '# P\n\n**Total Budget:** $2,000\n\n## Schedule\n\n| Week | What | Budget |\n|---|---|---|\n| Week 1 | Write | $500 |\n| Week 2 | Show | $1,500 |\n\n## Budget\n\n| Item | Amount |\n|---|---|\n| Pictures | $800 |\n| Ads | $1,200 |\n\n## Budget later\n\n| Item | Amount |\n|---|---|\n| If it works | $10,000 |\n'
  assert.deepEqual(rules(twice), [])
  const phases = (total: string): string =>
    `# P\n\n## Sprint\n\n### Budget required: $20K\n- Engineer - $20K\n\n## Resources\n\n### Phase 1 (Month 1)\n- Engineer - $10K\n- Hosting - $5K\n\n**Total Month 1:** $15K\n\n### Phase 2 (Months 2-3)\n- Engineer - $30K\n- Ads - $5K\n\n**Total Months 2-3:** $35K\n\n### Total budget: ${total}\n`
  assert.deepEqual(rules(phases('$50K')), [])
})

test('what is counted in a target may grow', () => {
  const text =
    '# P\n\n## Q1 2027\n\n### Targets Q1 2027\n- **3 Languages** - Spanish too\n\n## Q2 2027\n\n### Targets Q2 2027\n- **5 Languages** - French too\n'
  assert.deepEqual(rules(text), [])
})

test('months of four weeks, months by which something is there, channels beside each other', () => {
  const weeks = '# P\n\n## Month 1 (warm-up)\n\n### Week 1-4\n- Write\n\n## Month 2\n\n### Week 5-8\n- Show\n'
  assert.deepEqual(rules(weeks), [])
  assert.deepEqual(
    rules('# P\n\n## Phase 1 (Month 1): Free\n- Write\n\n## Phase 2 (Month 3): Paid\n- Sell\n\n## Phase 3 (Month 6): Pools\n- Join\n'),
    ['window-gap'],
  )
  assert.deepEqual(rules('# P\n\n## Channel 1: Friends (Months 1-3)\n- Call\n\n## Channel 2: Courts (Months 2-6)\n- Talk\n'), [])
})

test('targets of a first week and of a first month, of one domain and of another', () => {
  assert.deepEqual(rules('# P\n\n## Metrics\n\n### First week targets\n- 500+ stars\n\n### First month targets\n- 2,000+ stars\n'), [])
  assert.deepEqual(
    rules('# P\n\n## Metrics\n\n### 1. Health Domain\n- 500+ active users\n\n### 2. Money Domain\n- 900+ active users\n'),
    [],
  )
})

test('files and lists that are called TODO hold no hole', () => {
  assert.deepEqual(rules('# P\n\n## Help\n- Pick a task from the TODO files\n- See our TODO list\n'), [])
  assert.deepEqual(rules('# P\n\n## Help\n- Contact: TODO\n'), ['placeholder'])
})

test('what a section is to bring by its own "Target:" is no target of the section beside it', () => {
  const parts = (label: string): string => `# P\n\n## Goals\n\n### North\n- ${label}1,000 members\n\n### South\n- ${label}500 members\n`
  assert.deepEqual(rules(parts('Target: ')), [])
  assert.deepEqual(rules(parts('')), ['target-conflict'])
})

test('a goal that is told with "with" is not reached', () => {
  const goal = (lead: string): string =>
    `# P\n\n**${lead}**: A launch with 100+ active users\n\n## Success metrics\n\n- 80 active users by month 3\n`
  assert.deepEqual(rules(goal('Goal')), [])
  assert.deepEqual(rules(goal('Today')), ['done-but-open'])
})

test('blocks that begin together run beside each other; handing over within a day is meant', () => {
  assert.deepEqual(rules('# P\n\n## 2.1 Engine (Weeks 1-16)\n- Build\n\n## 2.2 Small wins (Weeks 1-6)\n- Mend\n'), [])
  assert.deepEqual(rules('# P\n\n## Phase 1: Look (Day 1)\n- A\n\n## Phase 2: Mend (Day 1-2)\n- B\n\n## Phase 3: Test (Day 2)\n- C\n'), [])
  assert.deepEqual(rules('# P\n\n## Phase 1: Look (Weeks 1-4)\n- A\n\n## Phase 2: Mend (Weeks 1-6)\n- B\n'), ['window-overlap'])
})

test('a word that several phases share is no topic of one', () => {
  const plan = (other: string): string =>
    `# P\n\n## Week 1: Begin\n- [ ] Write the integration guide\n\n## Week 2: Integration of Foo\n- [ ] Build\n\n## Week 3: ${other}\n- [ ] Build\n`
  assert.deepEqual(rules(plan('Integration of Bar')), [])
  assert.deepEqual(rules(plan('Release')), ['window-order'])
})

test('two counts in one line, of which one is what there is', () => {
  const plan = (line: string): string => `# P\n\n${line}\n\n## Phase 1: Build\n- A\n\n## Phase 2: Tell\n- B\n`
  assert.deepEqual(rules(plan('The first draft had four phases; this one has two phases.')), [])
  assert.deepEqual(rules(plan('This plan has four phases.')), ['count-mismatch'])
})

test('a total that is said to be about so much', () => {
  const total = (said: string): string => `# P\n\n## Budget\n\n- Hosting: $20\n- Mail: $27\n- **Total**: ${said}\n`
  assert.deepEqual(rules(total('~$50')), [])
  assert.deepEqual(rules(total('$50')), ['sum-mismatch'])
})

test('a form of words in quotes is filled in each time; a link that is left out is not', () => {
  assert.deepEqual(rules('# P\n\n## Ideas\n- "How [Company] saves a day a week"\n'), [])
  assert.deepEqual(rules('# P\n\n## Posts\n- "Version 2 is out: [link]"\n'), ['placeholder'])
  assert.deepEqual(rules('# P\n\n## Work\n\n| What | State |\n|---|---|\n| Ask the press | me:TODO |\n'), [])
})

test('TODO as a noun, a box in a line and a part of a path are no placeholders', () => {
  assert.deepEqual(rules('# P\n\n- No TODO stubs are left\n- Phase A [x] parts 1 to 3\n- Save to `x` or shop/[product]/shots\n'), [])
  assert.deepEqual(rules('# P\n\n| What | State |\n|---|---|\n| Ask the press | ⏳ TODO |\n'), [])
  assert.deepEqual(rules('# P\n\n- TODO write the second half\n'), ['placeholder'])
  assert.deepEqual(rules('# P\n\n- We have [X] stars\n'), ['placeholder'])
})

test('counts of others, and of what is added, are not those of the plan', () => {
  assert.deepEqual(rules('# P\n\nIt speaks 9 languages.\n\n| | We | They |\n|---|---|---|\n| Words | 9 languages | 29 languages |\n'), [])
  assert.deepEqual(rules('# P\n\nIt speaks 9 languages.\n\n## Next\n\nThe release has 4 new languages.\n'), [])
  assert.deepEqual(rules('# P\n\nIt speaks 9 languages.\n\n## Next\n\nAll 12 languages are tested.\n'), ['count-mismatch'])
})

test('a warning sign is no target', () => {
  assert.deepEqual(rules('# P\n\n## Goals\n- 100+ active users by month 3\n\n## Warning metrics\n- <20 active users by month 3\n'), [])
})

test('four blocks that each begin before the last one ends are staggered', () => {
  const rows = ['Weeks 1-4', 'Weeks 2-6', 'Weeks 3-8', 'Weeks 4-6'].map((when, i) => `## ${i + 1}. Part (${when})\n- Do\n`)
  assert.deepEqual(rules(`# P\n\n${rows.join('\n')}`), [])
})

test('day 90 and month 3 are one deadline', () => {
  const plan = (n: number): string =>
    `# P\n\n## Goals\n- 10+ contributors by day 90\n\n## Success metrics\n- ${n}+ contributors by month 3\n`
  assert.deepEqual(rules(plan(30)), ['target-conflict'])
  assert.deepEqual(rules(plan(10)), [])
})
