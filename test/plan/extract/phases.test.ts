import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'
import { read, windowText } from './read.ts'

const phases = (text: string): [string, string | null][] => read(text).phases.map(phase => [phase.title, windowText(phase.window)])
const one = (heading: string): string | null => {
  const [phase] = read(`# Plan\n\n## ${heading}\n\n- [ ] Build it\n`).phases
  return phase ? windowText(phase.window) : 'no phase'
}

test('windows in headings, in the languages that plans are written in', () => {
  for (const [heading, window] of [
    ['Phase 1: Build (Week 1-2)', 'week 1-2'],
    ['Week 3: Launch', 'week 3'],
    ['Months 5-8: Grow', 'month 5-8'],
    ['Days 61-90', 'day 61-90'],
    ['Sprint 3: Speed', 'sprint 3'],
    ['Q1 2027: Scale', 'quarter 2027-Q1..2027-Q1'],
    ['T-7 days: Press', 'launch day -7'],
    ['Launch Day', 'launch day 0'],
    ['Next Week', 'now week 1'],
    ['Weeks 1 through 4', 'week 1-4'],
    ['Weeks One through Four', 'week 1-4'],
    ['Days 0–30', 'day 0-30'],
    ['Day 0–7', 'launch day 0-7'],
    ['Phase 4: Ecosystem (2027+)', 'year 2027..'],
    ['Phase 3: Growth (+1 month)', 'text +1 month'],
    ['Phase 1: 0-30 days', 'day 0-30'],
    ['6+ months', 'month 6-'],
    ['12 months and beyond', 'month 12-'],
    ['The next six months', 'now month 1-6'],
    ['Q1/26', 'quarter 2026-Q1..2026-Q1'],
    ['Q3 FY26', 'quarter 2026-Q3..2026-Q3'],
    ['First half of 2026', 'quarter 2026-Q1..2026-Q2'],
    ['Zweites Halbjahr 2026', 'quarter 2026-Q3..2026-Q4'],
    ['Spring 2026', 'text Spring 2026'],
    ['T minus 7: Press', 'launch day -7'],
    ['Week of launch', 'launch week 0'],
    ['Erster Monat', 'month 1'],
    ['Prochains 90 jours', 'now day 1-90'],
    ['Post-lanzamiento (primeros 30 días)', 'launch day 1-30'],
    ['上线前（2周）', 'launch week -2--1'],
    ['最初の30日', 'day -30'],
    ['I квартал 2026', 'quarter 2026-Q1..2026-Q1'],
    ['Woche 1-2: Bau', 'week 1-2'],
    ['Semana 3: Lanzamiento', 'week 3'],
    ['Semaine 3 : Lancement', 'week 3'],
    ['Mês 2: Crescimento', 'month 2'],
    ['第1-2周：准备', 'week 1-2'],
    ['第3个月：增长', 'month 3'],
    ['1주차: 준비', 'week 1'],
    ['第2週：テスト', 'week 2'],
    ['Неделя 2: Проверка', 'week 2'],
    ['Tuần 2: Kiểm tra', 'week 2'],
    ['Settimana 2: Prova', 'week 2'],
  ] as const)
    assert.equal(one(heading), window, heading)
})
test('what counts the plan says more than the name of the launch beside it', () => {
  for (const [heading, window] of [
    ['Week 3: Launch week', 'week 3'],
    ['Day 5 (Friday) — Launch day', 'day 5'],
    ['Day 0: Launch day', 'launch day 0'],
    ['Launch week (Week 3)', 'launch week 0'],
    ['Launch day - 12 March 2027', 'launch day 0'],
  ] as const)
    assert.equal(one(heading), window, heading)
  const [launch] = read('# Plan\n\n## Launch day - 12 March 2027\n\n- [ ] Press\n').phases
  assert.deepEqual(launch!.window!.dates, { from: '2027-03-12', to: '2027-03-12' })
})
test('the first column of a timeline names phases, a column beside it their time', () => {
  const table = '| Stage | Window | Owner |\n|---|---|---|\n| Teaser | T-20 → T-8 | Ada |\n| Launch week | T-2 → T+4 | Bea |\n'
  assert.deepEqual(phases(`# Plan\n\n## Timeline\n\n${table}`), [
    ['Teaser', 'launch day -20--8'],
    ['Launch week', 'launch day -2-4'],
  ])
  assert.deepEqual(phases(`# Plan\n\n## Risks\n\n${table}`), [['Launch week', 'launch week 0']])
})
test('a line that speaks of a phase, or of a time that is past, is none', () => {
  for (const heading of ['Survey notes (March 2027)', 'Deliverables of phase 2', 'Once phase 1 (beta) is over, go on with'])
    assert.equal(one(heading), 'no phase', heading)
  assert.equal(one('Roadmap: Phase 2'), null)
  assert.deepEqual(phases('# Plan\n\n## Dashboard\n\nTrack these every day during launch week:\n\n- Stars\n'), [])
})
test('a named phase without a window is a phase, another heading is none', () => {
  assert.deepEqual(phases('# Plan\n\n## Phase 1: Build\n\n- [ ] Build it\n\n## Channels\n\n- Blog\n'), [['Phase 1: Build', null]])
  assert.equal(one('Weekly KPIs'), 'no phase')
  assert.equal(one('Track 1: Engine'), 'no phase')
})
test('phases nest as headings do, and know what stands above them', () => {
  const { phases: found } = read('# Plan\n\n## Phase 1: Build (Weeks 1-4)\n\n### Week 1: Parser\n\n- [ ] Read\n')
  assert.deepEqual(
    found.map(phase => [phase.kind, phase.parent]),
    [
      ['phase', null],
      ['sub', found[0]!.id],
    ],
  )
})
test('what the document says of a phase: done, active, a goal', () => {
  const [first, second] = read(
    '# Plan\n\n## ✅ Phase 1: Build\n\n**Goal:** Parse everything\n\n- [x] Read\n\n## Phase 2: Launch\n\n- [ ] Press the button\n',
  ).phases
  assert.deepEqual([first!.status, first!.goal], ['done', 'Parse everything'])
  assert.deepEqual([second!.status, second!.goal], [null, null])
})
test('bold labels and rows of a timeline are phases too', () => {
  assert.deepEqual(phases('# Plan\n\n## Timeline\n\n**Week 1: Build**\n\n- [ ] Read\n\n**Week 2: Launch**\n\n- [ ] Press\n'), [
    ['Week 1: Build', 'week 1'],
    ['Week 2: Launch', 'week 2'],
  ])
  assert.deepEqual(
    phases('# Plan\n\n## Timeline\n\n| Week | Focus |\n| --- | --- |\n| 1-2 | Build |\n| 3 | Launch |\n').map(([, window]) => window),
    ['week 1-2', 'week 3'],
  )
})
test('a time in bold with what it is for heads the list right below it', () => {
  const plan = read(
    '# Plan\n\n## Month 1: Prepare\n\n**Week 1-2**: Groundwork\n- [ ] Open accounts\n\n**Week 3:** Texts\n\nSome words.\n\n- [ ] Write the guide\n',
  )
  assert.deepEqual(
    plan.phases.map(({ title, window, kind }) => [title, windowText(window), kind]),
    [
      ['Month 1: Prepare', 'month 1', 'phase'],
      ['Week 1-2: Groundwork', 'week 1-2', 'sub'],
    ],
  )
  assert.equal(plan.tasks[0]!.phase, plan.phases[1]!.id)
})
test('explicit dates beside a number are kept', () => {
  const [phase] = read('# Plan\n\n## Week 1 (2026-12-28 - 2027-01-03): Build\n\n- [ ] Read\n').phases
  assert.deepEqual(phase!.window, { unit: 'week', from: 1, to: 1, dates: { from: '2026-12-28', to: '2027-01-03' } })
})
test('weeks inside a fence hold what stands below them, in a tree and in a drawn box', () => {
  const plan = read(
    [
      '# Plan',
      '### Month 1 (Weeks 1-4): Monetization',
      '```',
      'WEEK 1:',
      '┌──────────────────────────┐',
      '│ BLOG: "Why we parse"     │',
      '├──────────────────────────┤',
      '│ TWITTER: 3 parser tweets │',
      '└──────────────────────────┘',
      'WEEK 2: Comparison',
      '├─ BLOG: "Parsers compared"',
      '└─ NEWSLETTER: Digest',
      '',
      'MONTH 1 TOTALS:',
      '- 2 blog posts',
      '```',
    ].join('\n'),
  )
  assert.deepEqual(
    plan.phases.map(({ title, window, kind }) => [title, windowText(window), kind]),
    [
      ['Month 1 (Weeks 1-4): Monetization', 'month 1', 'phase'],
      ['WEEK 1', 'week 1', 'sub'],
      ['WEEK 2: Comparison', 'week 2', 'sub'],
    ],
  )
  const nameOf = new Map(plan.phases.map(phase => [phase.id, phase.title]))
  assert.deepEqual(
    plan.content.map(({ title, count, phase }) => [title, count, nameOf.get(phase ?? '')]),
    [
      ['Why we parse', 1, 'WEEK 1'],
      ['TWITTER: 3 parser tweets', 3, 'WEEK 1'],
      ['Parsers compared', 1, 'WEEK 2: Comparison'],
      ['NEWSLETTER: Digest', 1, 'WEEK 2: Comparison'],
    ],
  )
})
test('a heading ends what stands below a label before it, as a detail that is shut or a bold line', () => {
  for (const opens of ['**Phase 1: Launch (Week 1)**', '<details><summary>Phase 1: Launch (Week 1)</summary>']) {
    const { tasks } = read(`# Plan\n\n${opens}\n\n- [ ] Post\n\n## Shopping\n\n- [ ] Buy stickers\n`)
    assert.deepEqual(
      tasks.map(task => [task.title, task.phase !== null]),
      [
        ['Post', true],
        ['Buy stickers', false],
      ],
    )
  }
})

test('ranges that go on where the one before ends are places, others are lengths', () => {
  const titles = (...ranges: string[]): string =>
    `# Plan\n\n${ranges.map((range, i) => `## Phase ${i + 1}: Part (${range} Monate)\n\n- Bauen\n`).join('\n')}`
  const windows = (...ranges: string[]): (string | null)[] => phases(titles(...ranges)).map(([, window]) => window)
  assert.deepEqual(windows('0-3', '3-6', '6-12'), ['month 0-3', 'month 3-6', 'month 6-12'])
  assert.deepEqual(windows('1-3', '4-6'), ['month 1-3', 'month 4-6'])
  assert.deepEqual(windows('1-2', '2-3'), ['month for 1', 'month for 2'])
  assert.deepEqual(windows('2-4', '3-5'), ['month for 2', 'month for 3'])
})

test('a numbered step takes the length that one of its parts states; its targets are not due then', () => {
  const plan = read('# Piano\n\n## Step 1: Beta\n\n### Metriche\n- 100+ utenti\n\n### Durata stimata\n2-4 settimane (continuo)\n')
  assert.deepEqual(
    plan.phases.map(phase => [phase.title, windowText(phase.window)]),
    [['Step 1: Beta', 'week for 2']],
  )
  assert.deepEqual(
    plan.kpis.map(kpi => [kpi.value, kpi.by]),
    [[100, null]],
  )
})

test('now is the time of a block that it names, not of a sentence that holds it', () => {
  assert.equal(one('This week: fix the docs'), 'now week 0')
  assert.equal(one('Next steps (bu hafta)'), 'now week 0')
  assert.equal(one('Overview — what do we post this month and where does it go?'), 'no phase')
  assert.equal(one('Today nothing is posted anywhere — only a note to ten friends'), 'no phase')
})
test('a week that says itself which it is', () => {
  assert.equal(one('Week 3: Launch week'), 'week 3')
  assert.equal(one('2.1 Week 2: Launch week'), 'week 2')
  assert.equal(one('Launch week'), 'launch week 0')
  assert.equal(one('Within 30 days'), 'day -30')
})
test('a row that only names a phase speaks of one that stands elsewhere', () => {
  const table = '## Budget\n\n| Phase | Cost |\n|---|---|\n| Phase 1 | $200 |\n'
  assert.deepEqual(phases(`# Plan\n\n## Phase 1: Build (Weeks 1-4)\n\n- A\n\n${table}`), [['Phase 1: Build (Weeks 1-4)', 'week 1-4']])
})
test('a log that is to be filled in holds no phases and no targets', () => {
  const rows = '| 2026-01-05 (baseline) | 3 | 1 |\n| 2026-01-12 | | |\n| 2026-01-19 | | |\n'
  const plan = read(`# Plan\n\n## Key metrics\n\n| Date | Stars | Forks |\n|---|---|---|\n${rows}`)
  assert.deepEqual([plan.phases, plan.kpis], [[], []])
})
test('an empty bullet below a label underlines no heading', () => {
  const plan = read('# Plan\n\n## Report template\n\n**Highlights this week**:\n-\n\n**Plans for next week**:\n-\n-\n')
  assert.deepEqual(plan.phases, [])
})
test('the count goes on behind the launch, and in brackets behind its week', () => {
  const plan = '# Plan\n\n## Pre-launch (weeks 1-12)\n\n- A\n\n## Launch week (week 13)\n\n- B\n\n## Post-launch (weeks 14-16)\n\n- C\n'
  assert.deepEqual(
    phases(plan).map(([, window]) => window),
    ['week 1-12', 'week 13', 'week 14-16'],
  )
  assert.deepEqual(phases('# Plan\n\n## Launch week\n\n- A\n\n## Post-launch (weeks 2-4)\n\n- B\n')[1]![1], 'launch week 2-4')
})
test('no count goes on from one document to the next', () => {
  const { plan } = compile([
    { path: 'a.md', text: '# A\n\n## Pre-launch (weeks 1-4)\n\n- A\n' },
    { path: 'b.md', text: '# B\n\n## Post-launch (weeks 5-8)\n\n- B\n' },
  ])
  assert.deepEqual(
    plan.phases.map(phase => windowText(phase.window)),
    ['week 1-4', 'launch week 5-8'],
  )
})
test('a number of days among milestones is a horizon', () => {
  const text = (block: string): string =>
    `# Plan\n\n## ${block}\n\n### 30 days (end of April)\n\n**Must have:**\n- 300 signups\n- $10K MRR\n`
  const { phases: found, kpis } = read(text('30-60-90 day milestones'))
  assert.deepEqual(found.at(-1)!.window, { unit: 'day', from: null, to: 30 })
  assert.deepEqual(
    kpis.map(({ metric, by }) => [metric, by]),
    [
      ['signups', 'day:30'],
      ['MRR', 'day:30'],
    ],
  )
  assert.deepEqual(phases(text('Trial periods')), [])
})
test('the year is that of the document, not the first one it mentions', () => {
  const text = (updated: string): string =>
    `# Plan\n\n- Market: 8 billion (2024)\n\n## Q1 priorities\n\n- [ ] Build it\n\n---\n\n${updated}\n`
  assert.equal(phases(text('*Last updated: January 2026*'))[0]![1], 'quarter 2026-Q1..2026-Q1')
  assert.equal(phases(text('The end.'))[0]![1], 'quarter 2024-Q1..2024-Q1')
})
test('releases and milestones of a table stand beside their time', () => {
  const table = (header: string, rows: string): string => `# Plan\n\n## Releases\n\n| ${header} |\n| --- | --- | --- |\n| ${rows} |\n`
  assert.deepEqual(phases(table('Version | Quarter | Theme', 'v0.2 | Q2 2026 | Scale')), [['v0.2', 'quarter 2026-Q2..2026-Q2']])
  assert.deepEqual(phases(table('Milestone | Target date | Gate', 'Beta | 2026-05-01 | Five users')), [
    ['Beta', 'date 2026-05-01..2026-05-01'],
  ])
})
test('the year that a team is for is no phase', () => {
  assert.deepEqual(phases('# Plan\n\n## Team (year-1 scope)\n\n- Writer\n'), [])
  assert.equal(phases('# Plan\n\n## Year 1: Foundation\n\n- [ ] Build it\n').length, 1)
})

test('a tick before block after block of open boxes is the sign of a checklist', () => {
  const states = (text: string) => read(text).phases.map(phase => phase.status)
  const block = (title: string, box = '[ ]') => `## ✅ ${title}\n\n- ${box} Look\n\n`
  assert.deepEqual(states(`# Plan\n\n${block('Week 1')}${block('Week 2')}`), [null, null])
  assert.deepEqual(states(`# Plan\n\n${block('Week 1')}## Week 2\n\n- [ ] Look\n`), ['done', null])
  assert.deepEqual(states(`# Plan\n\n${block('Week 1', '[x]')}${block('Week 2')}`), ['done', 'done'])
})

test('the goals of a year are due in it; in a phase they are the goals of the phase', () => {
  const goals = (title: string): string[] =>
    read(`# Plan\n\n## Success criteria\n\n### ${title}\n\n- GitHub stars: 500\n`).kpis.map(kpi => `${kpi.metric} ${kpi.by}`)
  for (const title of ['2027 goals', 'Growth targets 2027', 'OKRs (2027)']) assert.deepEqual(goals(title), ['GitHub stars 2027'])
  assert.deepEqual(goals('2027 report'), ['GitHub stars null'])
  const plan = read('# Plan\n\n## Phase 3 (Q1-Q2 2027)\n\n### 2027 goals\n\n- 500+ GitHub stars\n')
  assert.deepEqual(
    plan.phases.map(phase => phase.title),
    ['Phase 3 (Q1-Q2 2027)'],
  )
  assert.equal(plan.kpis[0]!.by, '2027-Q2')
})
test('the bold title of a phase with an aside does not run on into the prose below it', () => {
  const text =
    '# Plan\n\n## Build\n\n**Phase 0 — The groundwork of it all** *(automated, in progress)*\nScaffold the repository; one shared package with retries, pages and limits; a test suite.\n\n**Phase 1 — The first two** *(automated)*\nGreen tests.\n'
  assert.deepEqual(
    read(text).phases.map(phase => phase.title),
    ['Phase 0 — The groundwork of it all (automated, in progress)', 'Phase 1 — The first two (automated)'],
  )
})
test('rows of months go on over the turn of the year', () => {
  const months = (...rows: string[]): (string | null)[] =>
    phases(
      `# Plan\n\nDate: 2026-08-01\n\n## Timeline\n\n| Month | What |\n|---|---|\n${rows.map(row => `| ${row} | Texts |\n`).join('')}`,
    ).map(([, window]) => window)
  assert.deepEqual(months('Nov (M3)', 'Dec (M4)', 'Jan 2027 (M5)', 'Feb (M6)').at(-1), 'date 2027-02..2027-02')
  assert.deepEqual(months('Nov', 'Dec', 'Jan', 'Feb').slice(2), ['date 2027-01..2027-01', 'date 2027-02..2027-02'])
})
test('from now on, for so long', () => {
  assert.equal(one('Phase 1: Try it (Now → +1 month)'), 'now month 0-1')
  assert.equal(one('Phase 1: Probe (jetzt bis 3 Wochen)'), 'now week 0-3')
})
test('a form in a fence plans nothing', () => {
  const form = (title: string): unknown[] =>
    phases(`# P\n\n## Reporting\n\n\`\`\`markdown\n## ${title}\n\n### Next month plans\n- [Goals]\n\`\`\`\n`)
  assert.deepEqual(form('[Month] report'), [])
  assert.equal(form('March report').length, 1)
})

test('parts that follow each other are places in time, whatever other parts of the document count', () => {
  const found = phases(
    '# P\n\n## Community\n\n### Phase 1: Try (0-3 months)\n\n- [ ] A\n\n### Phase 2: Grow (3-6 months)\n\n- [ ] B\n\n## Timeline\n\n### Months 1-3: Try\n\n- [ ] C\n',
  )
  assert.deepEqual(found.slice(0, 2), [
    ['Phase 1: Try (0-3 months)', 'month 0-3'],
    ['Phase 2: Grow (3-6 months)', 'month 3-6'],
  ])
})
test('the next weeks are counted from now; when rivals were looked at, and a question, are no phase', () => {
  assert.equal(one('Phase 2: Docs (Next 2 weeks)'), 'now week 1-2')
  assert.equal(one('Próximos 30 días'), 'now day 1-30')
  assert.equal(one('Competitive landscape (mid-2026)'), 'no phase')
  assert.equal(one('Does it hold today?'), 'no phase')
})
test('the next weeks, of which the number is a range', () => {
  assert.equal(one('Phase A: trust (next 2-4 weeks)'), one('Phase A: trust (next 4 weeks)'))
  assert.equal(one('Phase A: trust (next 2-4 weeks)'), 'now week 1-4')
})
test('an urgency with a range of weeks is no block of time', () => {
  assert.equal(one('Medium priority (next 2-4 weeks)'), 'no phase')
})

test('a table of stages has their times in a column of its own; names of rows are no days', () => {
  assert.deepEqual(
    phases(
      '# 计划\n\n## 路线\n\n| 阶段 | 目标 | 时间建议 |\n|---|---|---|\n| 早期推广 | 更新文档 | 1 周 |\n| 社区验证 | 收集反馈 | 2–4 周 |\n| 平台扩展 | 打包 | 2–3 个月 |\n',
    ).map(([title]) => title),
    ['早期推广', '社区验证', '平台扩展'],
  )
  assert.deepEqual(
    phases(
      '# Plan\n\n## Not now\n\n| # | Task | Reason |\n|---|---|---|\n| D1 | Alerts | needs servers |\n| D2 | Models | needs prices |\n',
    ),
    [],
  )
})

test('a box drawn around a title heads what follows it in a fence', () => {
  const box = (name: string): string => `┌────────────────┐\n│ ${name.padEnd(14)} │\n└────────────────┘\n\n`
  const text = `# Plan\n\n\`\`\`\n${box('WEEK 1: BUILD')}DAY 1 (Monday)\n├─ Write docs\n└─ Test\n\n${box('WEEK 2: LAUNCH')}DAY 8 (Monday)\n└─ Post it\n\`\`\`\n`
  assert.deepEqual(phases(text), [
    ['WEEK 1: BUILD', 'week 1'],
    ['DAY 1 (Monday)', 'day 1'],
    ['WEEK 2: LAUNCH', 'week 2'],
    ['DAY 8 (Monday)', 'day 8'],
  ])
  const axis =
    '# Plan 2027\n\n```\nNov 27 ─────────────────── Dec 31\n  │                          │\n  ▼                          ▼\nBuild                      Launch\n```\n'
  assert.deepEqual(phases(axis), [])
})

test('stages and milestones in a row that hold boxes are phases without dates', () => {
  const row = (word: string, body: string): string => `# Roadmap\n\n## ${word} 0 — Base\n\n${body}\n## ${word} 1 — Sell\n\n${body}`
  assert.deepEqual(phases(row('Stage', '- [ ] Build it\n')), [
    ['Stage 0 — Base', null],
    ['Stage 1 — Sell', null],
  ])
  assert.deepEqual(phases(row('Milestone', '- [x] Build it\n')), [
    ['Milestone 0 — Base', null],
    ['Milestone 1 — Sell', null],
  ])
  assert.deepEqual(phases(row('Stage', '- Somebody hears of it\n')), [])
})

test('statements with a time in them are no blocks', () => {
  assert.deepEqual(phases('# Plan\n\n**Target launch: Monday, March 1st, 2027**\n\n## Status\n\nFine.\n'), [])
  assert.deepEqual(phases('# Plan\n\n**Next milestone: 100 users by the end of Q4 2027**\n\nJoin us.\n'), [])
  assert.deepEqual(phases('# Plan\n\n## Phase 1: Friends\n\n- [ ] Ask ten\n\n## Phase 1 channels\n\n- Mail\n'), [
    ['Phase 1: Friends', null],
  ])
})

test('years without an end, months by letter in a phase', () => {
  for (const [heading, window] of [
    ['2027 and beyond: Vision', 'year 2027..'],
    ['2028+', 'year 2028..'],
    ['Phase 2 (M4-M6)', 'month 4-6'],
    ['First month: Answer', 'month 1'],
    ['Rhythm (first week)', 'week 1'],
    ['First-week experience', 'no phase'],
  ] as const)
    assert.equal(one(heading), window, heading)
})

test('what only mentions a phase or expects something of a year is none', () => {
  const text =
    '# Plan\n\n## Phase 1: Friends\n\n- [ ] Ask\n\n## Phase 2: Public\n\n- [ ] Post\n\n## 4. Ways\n\n### 4.1 Adverts - Phase 2\n\n- Later\n\n### Projected revenue (Year 1)\n\n- Little\n\n### Estimated time\n\n**11-12 weeks (3 months)**\n'
  assert.deepEqual(phases(text), [
    ['Phase 1: Friends', null],
    ['Phase 2: Public', null],
  ])
})

test('lines without markup that number themselves and name a phase', () => {
  assert.deepEqual(phases('一、概况\n名称：桥\n二、第一阶段：准备\n写说明\n三、第二阶段：推广\n发帖\n'), [
    ['二、第一阶段：准备', null],
    ['三、第二阶段：推广', null],
  ])
})

test('weeks of a row are weeks, whatever they are about; what is out of scope is none', () => {
  const row = (text: string): unknown[] => read(text).phases.map(({ title, window }) => [title, window])
  assert.deepEqual(
    row(
      '# P\n\n## Week 4 (May 1–7) — Wizard\n- [ ] A\n\n## Week 5 (May 8–14) — Cost page\n- [ ] B\n\n## Out of scope (left for the next 90 days)\n- C\n',
    ).map(each => (each as string[])[0]),
    ['Week 4 (May 1–7) — Wizard', 'Week 5 (May 8–14) — Cost page'],
  )
  assert.deepEqual(row('# P\n\n**1단계: 작은 모임 열기 (3개월)**\n- A\n\n**3단계: 확장 (6개월~)**\n- B\n\n## 준비 (런칭 2주 전)\n- C\n'), [
    ['1단계: 작은 모임 열기 (3개월)', { unit: 'month', from: null, to: null, duration: [3, 3] }],
    ['3단계: 확장 (6개월~)', { unit: 'month', from: 6, to: null }],
    ['준비 (런칭 2주 전)', { unit: 'week', from: -2, to: -1, anchor: 'launch' }],
  ])
  assert.deepEqual(row('# P\n\n## 계획\n\n| 주차 | 활동 |\n|---|---|\n| 1주 | A |\n| 2-3주 | B |\n'), [
    ['1주', { unit: 'week', from: 1, to: 1 }],
    ['2-3주', { unit: 'week', from: 2, to: 3 }],
  ])
})
test('stages in German and Italian, with what they cost behind their time', () => {
  const text =
    '# Plan\n\n## Budget-Stufen\n\n### Stufe A — Anlauf (Monat 0–2): 200 €/Monat\n\n- Texte prüfen\n\n### Stufe B — Wachstum (Monat 3+): 900 €/Monat\n\n- Texte prüfen\n\n## Crescita\n\n### Tappa 1: Prove (mese 1-2)\n\n- Testi\n'
  assert.deepEqual(phases(text), [
    ['Stufe A — Anlauf (Monat 0–2): 200 €/Monat', 'month 0-2'],
    ['Stufe B — Wachstum (Monat 3+): 900 €/Monat', 'month 3-'],
    ['Tappa 1: Prove (mese 1-2)', 'month 1-2'],
  ])
})
test('a list of quarters is a timeline, though its lines end with figures', () => {
  const text =
    '# Plan\n\n## Outlook (Q3/Q4 2027)\n\n- **Q3 2027:** Finish the beta. Goal: 30 users.\n- **Q4 2027:** Grow. Goal: 90 users.\n- **Q1 2028:** Go on or stop.\n'
  assert.equal(phases(text).length, 4)
  assert.deepEqual(phases('# Plan\n\n## Costs (Q3/Q4 2027)\n\n- **Q3 2027:** 300 €\n- **Q4 2027:** 900 €\n'), [])
})
test('a sentence above a list that comes to speak of a time is no phase', () => {
  assert.deepEqual(phases('# Plan\n\n## Papers\n\nThese papers are out of date after sprints 1-4:\n\n- The handbook\n- The map\n'), [])
})
test('hours before the launch are days before it, and hours of its day stretches of that day', () => {
  const plan = read(
    '# Launch\n\n## 72 hours before launch\n\n- [ ] Ask for reviews\n\n## 10 minutes before launch\n\n- [ ] Breathe\n\n## Launch day\n\n### Hour 0: Go\n\n- [ ] Press it\n\n### Hour 1-6: Answers\n\n- [ ] Answer\n\n# Workshop\n\n## Hour 1: Setup\n\n- [ ] Install\n',
  )
  assert.deepEqual(
    plan.phases.map(({ title, window, kind }) => [title, windowText(window), kind]),
    [
      ['72 hours before launch', 'launch day -3', 'phase'],
      ['10 minutes before launch', 'launch day 0', 'phase'],
      ['Launch day', 'launch day 0', 'phase'],
      ['Hour 0: Go', 'launch hour 0', 'sub'],
      ['Hour 1-6: Answers', 'launch hour 1-6', 'sub'],
    ],
  )
})
test('how long a phase takes may stand behind its label', () => {
  const { phases } = read('# Plano\n\n## Desenvolvimento\n\n- **Fase 2:** 2 meses (projetos piloto)\n- **Fase 3:** 3 meses (expansão)\n')
  assert.deepEqual(
    phases.map(({ window }) => window?.duration),
    [
      [2, 2],
      [3, 3],
    ],
  )
})
