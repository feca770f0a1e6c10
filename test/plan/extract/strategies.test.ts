/** Forms that strategies of other projects are written in, each in the smallest document that has it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'
import type { Plan } from '../../../src/plan/model.ts'

const read = (text: string): Plan => compile([{ path: 'plan.md', text: `# Plan\n\n${text}\n` }], { start: '2026-01-05' }).plan
const kpis = (plan: Plan): unknown[] => plan.kpis.map(({ metric, value, period, by, baseline }) => [metric, value, period, by, baseline])

test('a share of a budget for phases is no phase, its lines no tasks', () => {
  const plan = read('## Phase 1 (Month 1)\n- Write\n\n## Budget Allocation\n\n### Phase 1-3 (40%)\n- Content: 15%\n- Ads: 10%')
  assert.deepEqual(
    plan.phases.map(({ title }) => title),
    ['Phase 1 (Month 1)'],
  )
  assert.deepEqual(
    plan.tasks.map(({ title }) => title),
    ['Write'],
  )
})

test('a total is a word, not the beginning of one', () => {
  const { budgets } = read('## Budget\n- Sommerkampagne: 30.000€\n- Summe: 30.000€')
  assert.deepEqual(
    budgets.map(({ label, total }) => [label, total]),
    [
      ['Sommerkampagne', false],
      ['Summe', true],
    ],
  )
})

test('lines that only say when take the name of their group', () => {
  const plan = read('## KPIs\n\n### Sales\n- Q1: 500 units/month\n\n### Engagement\n- Q1: 3% rate\n\n### Social\n- Q1: 25K followers')
  assert.deepEqual(kpis(plan), [
    ['Sales units', 500, 'month', 'quarter:1', null],
    ['Engagement rate', 3, null, 'quarter:1', null],
    ['followers', 25000, null, 'quarter:1', null],
  ])
})

test('when something was looked at is no time to do something in', () => {
  const plan = read('## Survey Results (Latest: Q4 2025)\n- Satisfaction: 9.2/10 (Target: 9.0+)\n- Net Promoter Score: 78 (Target: 70+)')
  assert.deepEqual(plan.phases, [])
  assert.deepEqual(kpis(plan), [
    ['Satisfaction', 9, null, null, 9.2],
    ['Net Promoter Score', 70, null, null, 78],
  ])
})

test('warning signs of a risk are its trigger, not targets', () => {
  const plan = read(
    '## Risks\n\n### Risk: Slow adoption\n**Probability**: Medium\n**Early Warning Indicators**:\n- GitHub star growth <100/month\n- Acceptance rate <60%',
  )
  assert.deepEqual(plan.kpis, [])
  assert.deepEqual(
    plan.risks.map(({ risk, trigger }) => [risk, trigger]),
    [['Slow adoption', 'GitHub star growth <100/month; Acceptance rate <60%']],
  )
})

test('lines of a timeline are work with a time of their own, and no channels', () => {
  const { tasks, channels } = read('## Channels & Timeline\n- **T-21**: Post a teaser on Mastodon.\n- **T-7**: Outreach to reviewers.')
  assert.deepEqual(
    tasks.map(({ title, window }) => [title, window?.from, window?.anchor]),
    [
      ['Post a teaser on Mastodon.', -21, 'launch'],
      ['Outreach to reviewers.', -7, 'launch'],
    ],
  )
  assert.deepEqual(
    channels.map(({ name }) => name),
    ['Mastodon'],
  )
})

test('figures are no cadences; a weekday comes once a week', () => {
  const { cadences } = read(
    '## Content\n\n### Frequency\n- Discord: 8,923 members, weekly active\n- Blog: 2 posts a week\n\n### Daily\n- Wednesday: a tweet\n- a thread',
  )
  assert.deepEqual(
    cadences.map(({ text, count, period }) => [text, count, period]),
    [
      ['Blog: 2 posts a week', 2, 'week'],
      ['Wednesday: a tweet', 1, 'week'],
      ['a thread', 1, 'day'],
    ],
  )
})

test('what others wrote is no content of the plan', () => {
  const { content } = read(
    '## 推荐资源\n\n### 文章\n- [A tutorial on launching](https://example.com/a)\n\n## Content\n- [A tutorial](https://example.com/b)',
  )
  assert.deepEqual(
    content.map(({ title }) => title),
    ['A tutorial'],
  )
})

test('a role is listed once, and a word for teams in one language is none in another', () => {
  const { roles } = read(
    '## Team\n- **Designers** (2 FTE): pictures\n\n### Personnel budget\n- Designer: $40,000\n\n## Real-Time Dashboard\n- Discord Community: 893 members, 89% active',
  )
  assert.deepEqual(
    roles.map(({ title, fte }) => [title, fte]),
    [['Designers', 2]],
  )
})

test('a bold line at the margin below a list opens a section', () => {
  const { phases, tasks } = read('**Week 1**:\n- Write\n- Send\n**Week 2**:\n- Publish\n  - Announce it\n**Week 3**:\n- Thank')
  assert.deepEqual(
    phases.map(({ title }) => title),
    ['Week 1', 'Week 2', 'Week 3'],
  )
  assert.deepEqual(
    tasks.map(({ title, phase }) => [title, phases.find(({ id }) => id === phase)?.title]),
    [
      ['Write', 'Week 1'],
      ['Send', 'Week 1'],
      ['Announce it', 'Week 2'],
      ['Thank', 'Week 3'],
    ],
  )
})

test('figures of somebody else and names of targets', () => {
  const plan = read(
    '## Targets\n- [Directory](https://example.com) — 846+ tools\n- Increase followers by 10%\n\n| Metric | Target |\n|---|---|\n| Blog views | 2000 (all posts) |\n| Video views | 500 (if made) |',
  )
  assert.deepEqual(
    plan.kpis.map(({ metric, value }) => [metric, value]),
    [
      ['followers', 10],
      ['Blog views (all posts)', 2000],
      ['Video views (if made)', 500],
    ],
  )
})

test('days of a week in a calendar, things to avoid, money that is saved', () => {
  const plan = read(
    '## Calendar\n\n### Week 1\n**Monday**: Release notes on GitHub\n**Tuesday**: Thread on Mastodon\n\n### 避免事项\n\n- 重复发布文章\n\n## Cost savings\n- Hosting: $2,000/month',
  )
  assert.deepEqual(
    [...plan.tasks, ...plan.content].map(({ title }) => title),
    ['Monday: Release notes on GitHub', 'Tuesday: Thread on Mastodon'],
  )
  assert.deepEqual(plan.budgets, [])
})

test('a block of work takes its time from a fact at its head', () => {
  const { phases, tasks, problems } = read(
    '## Phase 1: Base\n**Owner**: Ada\n**Duration**: 4 weeks\n- Write\n\n## Versions\n\n### v1.1\n**Release date**: 2026-03\n\n- [ ] Notify\n\n### Beta\n- **Timeline**: Weeks 3-4 (optional)\n- Invite people\n\n### Preview\n**Timeline**: Weeks 4-5\n- Show it\n\n### Idea\nWe met.\n- Date: 2026-02-02\n- Talk',
  )
  assert.deepEqual(
    phases.map(({ title, window }) => [title, window?.unit, window?.from ?? window?.duration]),
    [
      ['Phase 1: Base', 'week', [4, 4]],
      ['v1.1', 'date', '2026-03'],
      ['Beta', 'week', 3],
      ['Preview', 'week', 4],
    ],
  )
  assert.deepEqual(
    tasks.map(({ title }) => title),
    ['Write', 'Notify', 'Invite people', 'Show it'],
  )
  assert.deepEqual(
    problems.filter(({ rule }) => rule.startsWith('window')),
    [],
  )
})

test('a numbered time at the end of a target is its deadline; facts of a block of channels are none', () => {
  const plan = read(
    '## Targets\n- 50 signups day 1\n- 200 signups week 1-4\n\n| Metric | Target |\n|---|---|\n| Day 1 upvotes | 100 |\n\n## Channels\n- **Timeline**: after the preview\n- **Channels**: Discord, Slack',
  )
  assert.deepEqual(plan.phases, [])
  assert.deepEqual(
    plan.kpis.map(({ value, by }) => [value, by]),
    [
      [50, 'day:1'],
      [200, 'week:4'],
      [100, 'day:1'],
    ],
  )
  assert.deepEqual(
    plan.channels.map(({ name }) => name),
    ['Discord', 'Slack'],
  )
})

test('totals over several levels, said twice, and products', () => {
  const sums = (text: string): string[] =>
    read(text)
      .problems.filter(({ rule }) => rule === 'sum-mismatch')
      .map(({ message }) => message)
  const levels =
    '## Budget: €500\n\n### Q1 2026 (€300)\n\n#### January (€300)\n- Ads: €200\n  - Social: €150\n  - Search: €50\n- Tools: €100\n\n### Q2 2026 (€200)\n- Ads: €200'
  assert.deepEqual(sums(levels), [])
  assert.equal(sums(levels.replace('€500', '€600')).length, 1)
  assert.deepEqual(sums('## Budget\n```\nAnnual budget: $300\nAds: $100\nTools: $200\nTotal: $300\n```'), [])
  const { budgets } = read('## Budget\n- Preparation: 500 hours × $150/hour = $75,000')
  assert.deepEqual(
    budgets.map(({ min }) => min),
    [75000],
  )
})

test('answers of a form are no tasks; labels that call themselves targets', () => {
  const plan = read(
    '## Survey\n- [ ] CLI tools\n- [ ] Other: ____\n\n## Sign-off\n- [ ] CTO: ____\n- [ ] Adjust\n\n## Metrics\n```\nStars:\n├── Q1 2026 Target: 2,000 stars\n├── Enterprise Target: 75+ (high)\n```',
  )
  assert.deepEqual(
    plan.tasks.map(({ title }) => title),
    ['CTO: ____', 'Adjust'],
  )
  assert.deepEqual(
    plan.kpis.map(({ metric, by }) => [metric, by]),
    [
      ['stars', '2026-Q1'],
      ['Enterprise (high)', null],
    ],
  )
})

test('a day in brackets behind a word for it is when the line is due', () => {
  const { tasks, content } = read(
    '## Week 1\n- [ ] Tell the press (due 2027-03-05)\n- [ ] Blog post: "On a day of its own" (bis 2027-03-06)',
  )
  assert.deepEqual(
    tasks.map(({ title, due }) => [title, due]),
    [
      ['Tell the press', '2027-03-05'],
      ['Blog post: "On a day of its own"', '2027-03-06'],
    ],
  )
  assert.deepEqual(
    content.map(({ due }) => due),
    ['2027-03-06'],
  )
})
test('owned and earned channels in a numbered list; what a group of them is for is none', () => {
  const names = (text: string) => read(text).channels.map(channel => channel.name)
  assert.deepEqual(
    names(
      '# Plan\n\n## Distribution\n\n1. **Owned Channels**:\n   - Company blog\n   - YouTube channel\n   - Set up a newsletter\n2. **Paid Channels**:\n   - Retargeting\n   - Creative tests\n',
    ),
    ['Company blog', 'YouTube channel'],
  )
})
test('an aside says nothing of what an amount is; what a lead can spend is no budget', () => {
  const labels = (text: string) => read(text).budgets.map(({ label, min, max }) => [label, min, max])
  assert.deepEqual(
    labels('# Plan\n\n## Budget growth\n\n1. **Year 1**: $300,000-400,000 (15% of revenue)\n2. **Year 2**: $2 million revenue\n'),
    [['Year 1', 300000, 400000]],
  )
  assert.deepEqual(labels('# Plan\n\n## Sales\n\n### Lead qualification\n\n- Budget: $20K+ a year\n'), [])
})
test('priorities of the next days are what is done by then', () => {
  const phases = read('# Plan\n\n## Next\n\n### 60-day priorities\n\n1. Write the guide\n2. Build the site\n').phases
  assert.deepEqual(
    phases.map(({ title, window }) => [title, window?.from, window?.to]),
    [['60-day priorities', null, 60]],
  )
})

test('what is paid once, who works how much, who is spoken to by name, and how many pieces a frequency comes to', () => {
  const plan = read(`# Plan

## Budget

**Total:** $940 for 6 months

- Hosting: $40/month
- Ads: $300/month
- Stickers: $600 one-time

## Team

- **Sam Reyes** – Founder, product (full-time)
- **Lee Park** – DevRel (50%)

## Weeks 1-7

- [ ] Weekly blog post (7 total)

## Next steps

1. Sam: finish the page by 2027-01-20
2. Note: nobody is called so
`)
  assert.deepEqual(
    plan.budgets.map(({ label, period }) => [label, period]),
    [
      ['Total', '6 months'],
      ['Hosting', 'month'],
      ['Ads', 'month'],
      ['Stickers', null],
    ],
  )
  assert.deepEqual(
    plan.roles.map(({ title, fte, holder }) => [title, fte, holder]),
    [
      ['Founder', 1, 'Sam Reyes'],
      ['DevRel', 0.5, 'Lee Park'],
    ],
  )
  assert.deepEqual(
    plan.content.map(({ count }) => count),
    [7],
  )
  assert.deepEqual(
    plan.tasks.slice(1).map(({ title, owner }) => [title, owner]),
    [
      ['finish the page by 2027-01-20', 'Sam'],
      ['Note: nobody is called so', null],
    ],
  )
})

test('the hours of a launch: what is done, by whom, and what goes out', () => {
  const plan = read(`# Launch checklist: a parser

## Launch day

| Time (UTC) | What | Who |
|---|---|---|
| 12:00 | Tag the release | Nina |
| 13:00 | Blog post live | Omar |
| 13:15 | Mastodon thread + LinkedIn post | Omar |

## T+1 to T+7

- Daily triage of issues
- T+7: retro, publish numbers
`)
  assert.deepEqual(
    plan.tasks.map(({ title, owner }) => [title, owner]),
    [
      ['Tag the release', 'Nina'],
      ['Daily triage of issues', null],
      ['retro, publish numbers', null],
    ],
  )
  assert.deepEqual(
    plan.content.map(({ title, count }) => [title, count]),
    [
      ['Blog post live', 1],
      ['Mastodon thread', 1],
      ['LinkedIn post', 1],
    ],
  )
})
