/** Forms in which people write the same fact: each a short plan, and what is to be read in it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const plan = (...lines: string[]) => read(lines.join('\n'))
const roles = (...lines: string[]) => plan(...lines).roles.map(({ title, fte, holder }) => [title, fte, holder])

test('people by their first names in a list of staff, and what they do', () => {
  assert.deepEqual(roles('# P', '## Team', '- **Ada** — developer advocate (full-time)', '- **Bob** — community manager (0.5 FTE)'), [
    ['developer advocate', 1, 'Ada'],
    ['community manager', 0.5, 'Bob'],
  ])
  assert.ok(!roles('# P', '## Team', '- Docs: writer').some(([, , holder]) => holder === 'Docs'))
})
test('who is to be hired, and by when', () => {
  assert.deepEqual(roles('# P', '## Hiring plan', '- Q1: 1 Developer Advocate', '- Q2: 2 engineers, 1 writer', '- Q3: Community Manager'), [
    ['Developer Advocate', 1, null],
    ['engineers', 2, null],
    ['writer', 1, null],
    ['Community Manager', null, null],
  ])
})
test('half of a job in a team that is counted', () => {
  assert.deepEqual(roles('# P', '## Resources', 'Team: 2 engineers, 1 designer, 1 marketer (part-time)'), [
    ['engineers', 2, null],
    ['designer', 1, null],
    ['marketer', 0.5, null],
  ])
})
test('months in letters are columns of a budget, and a sum is a total', () => {
  const { budgets, problems } = plan(
    '# P',
    '## Budget',
    '| Item | M1 | M2 | Total |',
    '|---|---|---|---|',
    '| Ads | $100 | $200 | $300 |',
    '| Tools | $50 | $50 | $100 |',
    '| **Sum** | $150 | $250 | $400 |',
  )
  assert.deepEqual(
    budgets.map(({ label, min, total, subtotal }) => [label, min, total, subtotal]),
    [
      ['Ads (M1)', 100, false, false],
      ['Ads (M2)', 200, false, false],
      ['Ads', 300, false, true],
      ['Tools (M1)', 50, false, false],
      ['Tools (M2)', 50, false, false],
      ['Tools', 100, false, true],
      ['Sum (M1)', 150, true, false],
      ['Sum (M2)', 250, true, false],
      ['Sum', 400, true, false],
    ],
  )
  assert.deepEqual(
    problems.filter(({ rule }) => rule === 'sum-mismatch'),
    [],
  )
})
test('a share behind "and a" is a target of its own', () => {
  assert.deepEqual(
    plan('# P', '## Goals', 'By the end of Q2 we want 500 weekly active users and a 40% activation rate.').kpis.map(({ metric, value }) => [
      metric,
      value,
    ]),
    [
      ['active users', 500],
      ['activation rate', 40],
    ],
  )
})
test('versions and the dates that a column "Target" gives them', () => {
  assert.deepEqual(
    plan(
      '# P',
      '## Roadmap',
      '| Milestone | Target | Scope |',
      '|---|---|---|',
      '| v0.5 | End of January 2026 | Parser |',
      '| v1.0 | Q3 2026 | Stable API |',
    ).phases.map(({ title, window }) => [title, window?.unit, window?.to]),
    [
      ['v0.5', 'date', '2026-01'],
      ['v1.0', 'quarter', '2026-Q3'],
    ],
  )
  assert.deepEqual(plan('# P', '## Goals', '| Milestone | Target |', '|---|---|', '| Stars | 1,000 |', '| Users | 50 |').phases, [])
})
test('now, next and later stand in a row; one of them alone is a word', () => {
  const roadmap = plan('# Roadmap', '## Now', '- Fix the scanner', '## Next: platforms', '- Support Windows', '## Later', '- Plugins')
  assert.deepEqual(
    roadmap.phases.map(({ title, window }) => [title, window]),
    [
      ['Now', { unit: 'text', text: 'Now' }],
      ['Next: platforms', { unit: 'text', text: 'Next: platforms' }],
      ['Later', { unit: 'text', text: 'Later' }],
    ],
  )
  assert.deepEqual(
    roadmap.tasks.map(({ title }) => title),
    ['Fix the scanner', 'Support Windows', 'Plugins'],
  )
  assert.deepEqual(plan('# P', '## Now', '- Fix the scanner', '## Contact', '- Mail').phases, [])
})
test('signs at the head of a list are states, also where one of them is none', () => {
  assert.deepEqual(
    plan('# P', '## Week 1', '- ✅ Write the post', '- 🔄 Record the demo', '- ⏳ Submit it', '- ❌ Buy ads').tasks.map(
      ({ title, done, stateful }) => [title, done, stateful],
    ),
    [
      ['Write the post', true, true],
      ['Record the demo', false, true],
      ['Submit it', false, true],
      ['Buy ads', false, false],
    ],
  )
})
test('a countdown is a list of what is done when', () => {
  assert.deepEqual(
    plan('# P', '## Countdown', '- **T-30:** teaser', '- **T-7:** press kit').tasks.map(({ title }) => title),
    ['teaser', 'press kit'],
  )
})
test('a countdown in a fence is a row of days', () => {
  assert.deepEqual(
    plan(
      '# P',
      '## Launch timeline',
      '```',
      'Day -7:  Domain live',
      'Day -3:  Extension out',
      'Day  0:  Launch',
      'Day +1:  Lists',
      '```',
    ).phases.map(({ window }) => [window?.from, window?.anchor]),
    [
      [-7, 'launch'],
      [-3, 'launch'],
      [0, 'launch'],
      [1, 'launch'],
    ],
  )
})
test('an hour behind the launch day is none of its days, and "from day one" no day at all', () => {
  assert.deepEqual(
    plan('# P', '## Submission (Launch Day - 12:01 AM)', '- Submit it', '## Ready from day one', '- Safe').phases.map(({ window }) => [
      window?.from,
      window?.to,
    ]),
    [[0, 0]],
  )
})
test('scenarios and scoreboards hold targets, hackathons and challenges no risks, building in public is no audience', () => {
  const found = plan(
    '# P',
    '## 3-Month Success Scenario',
    '- 5,000+ projects made',
    '## Scoreboard',
    '| Type | Target | Done |',
    '|---|---|---|',
    '| Blog posts | 16 | 4 |',
    '## Hackathons & challenges',
    '- "Build with it" hackathon',
    '- Monthly projects',
    '## Build in public',
    '- Numbers of the week',
  )
  assert.deepEqual(
    found.kpis.map(({ metric, value, by }) => [metric, value, by]),
    [
      ['projects made', 5000, 'month:3'],
      ['Blog posts', 16, null],
    ],
  )
  assert.deepEqual([found.risks, found.audiences], [[], []])
})
test('targets that say "first week" right behind the number', () => {
  assert.deepEqual(
    plan('# P', '## Key metrics', '- GitHub stars (target: 500 first week, 2K first month)').kpis.map(({ value, by }) => [value, by]),
    [
      [500, 'week:1'],
      [2000, 'month:1'],
    ],
  )
})
test('a heading that states how much is wanted, and what stands below it is of its own kind', () => {
  const found = plan(
    '# P',
    '## Phase 1 (weeks 1-4)',
    '#### Goal: 100 signups + 50 stars',
    '| Channel | Action | Budget |',
    '|---|---|---|',
    '| Lemmy | Post | $0 |',
    '| Ads | Test | $50 |',
  )
  assert.deepEqual(
    found.kpis.map(({ metric, value, by }) => [metric, value, by]),
    [
      ['signups', 100, 'week:4'],
      ['stars', 50, 'week:4'],
    ],
  )
  assert.deepEqual(
    found.budgets.map(({ label, min }) => [label, min]),
    [
      ['Lemmy', 0],
      ['Ads', 50],
    ],
  )
})
test('so does one of a section, whose list states more', () => {
  const found = (heading: string, ...lines: string[]) =>
    plan('# P', heading, ...lines).kpis.map(({ metric, value, by }) => [metric, value, by])
  assert.deepEqual(found('## Goal: 1,000 stars in 90 days', '- 50 signups by month 2', '- 5 case studies'), [
    ['stars', 1000, 'day:90'],
    ['signups', 50, 'month:2'],
    ['case studies', 5, 'day:90'],
  ])
  assert.deepEqual(found('## Target: 100 signups + 50 stars (month 3)'), [
    ['signups', 100, 'month:3'],
    ['stars', 50, 'month:3'],
  ])
  assert.deepEqual(found('## Goals', '- 40% day-30 retention (month 3)'), [['day-30 retention', 40, 'month:3']])
})
test('by when, as Spanish and French say it', () => {
  const by = (...lines: string[]) => plan('# P', ...lines).kpis.map(each => each.by)
  assert.deepEqual(by('## Objetivos a 12 meses', '- 500 estrellas'), ['month:12'])
  assert.deepEqual(by('## Objectifs', '- 500 étoiles GitHub à 3 mois'), ['month:3'])
})
test('counts below the name of a metric are due when their row says', () => {
  assert.deepEqual(
    plan(
      '# P',
      '## Key milestones',
      '| Stars | Target date | Status |',
      '|---|---|---|',
      '| 10 | Week 1 | [ ] |',
      '| 100 | Week 8 | [ ] |',
    ).kpis.map(({ metric, value, by }) => [metric, value, by]),
    [
      ['Stars', 10, 'week:1'],
      ['Stars', 100, 'week:8'],
    ],
  )
})
test('what is done in a crisis is said of the case', () => {
  assert.deepEqual(
    plan(
      '# P',
      '## Contingency planning',
      '### Crisis communication',
      'If there is a security issue:',
      '- Announcement on all channels',
      '- Post-mortem',
    ).risks.map(({ risk, contingency }) => [risk, contingency]),
    [['If there is a security issue', 'Announcement on all channels; Post-mortem']],
  )
})
test('rooms in a table below Reddit are on it, and a numbered channel holds no others', () => {
  const channels = (...lines: string[]) => plan('# P', ...lines).channels.map(({ name }) => name)
  assert.deepEqual(
    channels(
      '## Channels',
      '### Channel 1: Hacker News',
      '**Post strategy:**',
      '- Never edit the title (HN does not like it).',
      '### Channel 2: Reddit',
      '| Subreddit | Angle |',
      '|---|---|',
      '| r/parsers | How |',
      '| r/lexers | Why |',
    ),
    ['Hacker News', 'Reddit'],
  )
})
test('days around the launch in a table are counted from it; days of a plan are not', () => {
  const windows = (...rows: string[]) =>
    plan('# P', '## Timeline', '| Day | What |', '|---|---|', ...rows).phases.map(({ window }) => [
      window?.from,
      window?.to,
      window?.anchor ?? null,
    ])
  assert.deepEqual(windows('| T-7 | Teaser |', '| Day 0 | Show HN |', '| Day 1-6 | Answers |'), [
    [-7, -7, 'launch'],
    [0, 0, 'launch'],
    [1, 6, 'launch'],
  ])
  assert.deepEqual(windows('| Day 1 | Texts |', '| Day 2 | Pictures |'), [
    [1, 1, null],
    [2, 2, null],
  ])
})

test('rows that begin and end, titles that say how long, sides of the launch', () => {
  const windows = (...lines: string[]) => plan('# P', ...lines).phases.map(({ title, window }) => [title, window])
  assert.deepEqual(
    windows(
      '## Timeline',
      '| Phase | Start | End |',
      '|---|---|---|',
      '| Alpha | 2026-01-05 | 2026-01-31 |',
      '| Beta | Feb 1 | Feb 28 |',
    ).map(([title]) => title),
    ['Alpha', 'Beta'],
  )
  assert.deepEqual(windows('## Timeline', '| Phase | Start | End |', '|---|---|---|', '| Alpha | 2026-01-05 | 2026-01-31 |'), [
    ['Alpha', { unit: 'date', from: '2026-01-05', to: '2026-01-31' }],
  ])
  assert.deepEqual(
    windows('## Plan', '### Discovery (2 weeks)', '- Ask', '### Build (6 weeks)', '- Write').map(([, window]) => window),
    [
      { unit: 'week', from: null, to: null, duration: [2, 2] },
      { unit: 'week', from: null, to: null, duration: [6, 6] },
    ],
  )
  assert.deepEqual(windows('## A course (2 weeks)', '- Learn', '## Contact', '- Mail'), [])
  assert.deepEqual(windows('## Before launch', '- [ ] Draft', '## During launch', '- [ ] Post', '## After launch', '- [ ] Recap'), [
    ['Before launch', { unit: 'day', from: null, to: 0, anchor: 'launch' }],
    ['During launch', { unit: 'day', from: 0, to: 0, anchor: 'launch' }],
    ['After launch', { unit: 'day', from: 1, to: null, anchor: 'launch' }],
  ])
  assert.deepEqual(
    windows('### 2 weeks out', '- Beta', '### L-Day', '- Ship', '### 2 weeks after', '- Recap', '### Lists (week after)', '- Go').map(
      ([, window]) => window,
    ),
    [
      { unit: 'week', from: -2, to: -2, anchor: 'launch' },
      { unit: 'day', from: 0, to: 0, anchor: 'launch' },
      { unit: 'week', from: 2, to: 2, anchor: 'launch' },
      { unit: 'week', from: 1, to: 1, anchor: 'launch' },
    ],
  )
})
