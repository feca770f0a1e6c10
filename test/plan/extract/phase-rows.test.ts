import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, windowText } from './read.ts'

const phases = (text: string): [string, string | null][] => read(text).phases.map(phase => [phase.title, windowText(phase.window)])

test('months without a year are those of the first title that gives one', () => {
  const far = Array.from({ length: 400 }, (_, i) => `Line ${i} of what came before.`).join('\n\n')
  assert.deepEqual(phases(`# Plan\n\n## 第一阶段：准备（7-8月）\n\n- [ ] 写文档\n\n${far}\n\n## Q3 2027\n\n**9月份**:\n\n- [ ] 发布\n`), [
    ['第一阶段：准备（7-8月）', 'date 2027-07..2027-08'],
    ['Q3 2027', 'quarter 2027-Q3..2027-Q3'],
    ['9月份', 'date 2027-09..2027-09'],
  ])
})

test('a list whose lines all say when is a timeline', () => {
  const list = (title: string, ...lines: string[]) => phases(`# Plan\n\n## ${title}\n\n${lines.map(line => `- ${line}\n`).join('')}`)
  assert.deepEqual(list('Timeline', '**Week 1**: Write the texts', '**Weeks 2-3**: Record them', '**Month 2**: Publish'), [
    ['Week 1: Write the texts', 'week 1'],
    ['Weeks 2-3: Record them', 'week 2-3'],
    ['Month 2: Publish', 'month 2'],
  ])
  assert.deepEqual(list('Post-launch (months 1-3)', 'Month 1: Listen to all', 'Month 2: Mend what hurts').slice(1), [
    ['Month 1: Listen to all', 'launch month 1'],
    ['Month 2: Mend what hurts', 'launch month 2'],
  ])
  // Not in order, figures, no work, single days.
  assert.deepEqual(list('Timeline', 'Week 2: Write it', 'Week 1: Read it'), [])
  assert.deepEqual(list('Next steps', 'Month 1: 100 posts', 'Month 2: 200 posts'), [])
  assert.deepEqual(list('Key milestones', 'Month 1: 100 users', 'Month 2: 200 users'), [
    ['Month 1: 100 users', 'month 1'],
    ['Month 2: 200 users', 'month 2'],
  ])
  assert.deepEqual(list('Prices', 'Month 1: cheap as can be', 'Month 2: dearer than that'), [])
  assert.deepEqual(list('Timeline', 'Day 1: Write it', 'Day 2: Read it'), [])
})
test('the same tick before every line of a timeline is a bullet', () => {
  const { phases: found } = read('# Plan\n\n## Milestones\n\n- ✅ Month 3: First version\n- ✅ Month 6: Second version\n')
  assert.deepEqual(
    found.map(each => [each.title, each.status]),
    [
      ['Month 3: First version', null],
      ['Month 6: Second version', null],
    ],
  )
})
test('months below "Post-launch" count from the launch', () => {
  assert.deepEqual(phases('# Plan\n\n## Week 8: Launch\n\n- [ ] Ship\n\n## Post-launch\n\n### Month 2\n\n- [ ] Listen\n'), [
    ['Week 8: Launch', 'week 8'],
    ['Month 2', 'launch month 2'],
  ])
})
test('"After 3 months" among targets is a horizon; the version of a document is no phase', () => {
  assert.deepEqual(phases('# Plan\n\n**Version 2.0 | May 2027**\n\n## Success criteria\n\n**After 3 months:**\n\n- 100+ users\n'), [
    ['After 3 months', 'month -3'],
  ])
  assert.deepEqual(phases('# 计划\n\n## 成功标准\n\n**30天后**:\n\n- 100+ stars\n'), [['30天后', 'day -30']])
  assert.deepEqual(phases('# Plan\n\n## Notes\n\n### After 3 months\n\n- Rest\n'), [])
})
test('"If nobody answers by week 8" is no block of time', () => {
  assert.deepEqual(phases('# Plan\n\n## Then what\n\n### If nobody answers by week 8\n\n- Ask again\n'), [])
})

test('behind a column that counts the rows stand milestones and their days', () => {
  const table = '| # | Hito | Fecha target |\n|---|---|---|\n| **M1** | Piloto | 15 Jun 2027 |\n| M2 | Entrega | 31 Jul 2027 |\n'
  assert.deepEqual(
    read(`# Plan\n\n## Hitos\n\n${table}`).phases.map(({ title, window, kind }) => [title, windowText(window), kind]),
    [
      ['M1 Piloto', 'date 2027-06-15..2027-06-15', 'milestone'],
      ['M2 Entrega', 'date 2027-07-31..2027-07-31', 'milestone'],
    ],
  )
})
test('rows of figures below targets say when these are due, and are no phases', () => {
  const { phases, kpis } = read(
    '# Plan\n\n## Targets\n\n| Period | Members | Views |\n|---|---|---|\n| Launch | 20 | 5% |\n| Month 3 | 1,000 | 2.5K |\n',
  )
  assert.deepEqual(phases, [])
  assert.deepEqual(
    kpis.map(({ metric, value, by }) => [metric, value, by]),
    [
      ['Members', 20, 'launch+day:0'],
      ['Views', 5, 'launch+day:0'],
      ['Members', 1000, 'month:3'],
      ['Views', 2500, 'month:3'],
    ],
  )
})
test('a drawing with lines is no list of phases', () => {
  assert.deepEqual(
    read('# Plan\n\n## Overview\n\n```\n2027\n├── FEB ─── PHASE 1: Build\n├── MAR ┐\n2028    ├── PHASE 2: Grow\n└── JAN ┘\n```\n').phases,
    [],
  )
})

test('the lines of a fence that all say when are a timeline as well', () => {
  assert.deepEqual(
    phases(
      '# Plan\n\n## Pilot programme\n\n```\nWeek 1-2: Find 20 companies\nWeek 3-4: Ten meetings\n```\n\n```\nWeek 5: Notes\nand so on\n```\n',
    ),
    [
      ['Week 1-2: Find 20 companies', 'week 1-2'],
      ['Week 3-4: Ten meetings', 'week 3-4'],
    ],
  )
})
test('rows that go on saying the same time are one block, among targets only when each is due', () => {
  const table = (title: string) =>
    read(
      `# Plan\n\n## ${title}\n\n| When | What | How many |\n| --- | --- | --- |\n| Day 1 | Posts | 3 posts |\n| Day 1 | Stars | 50 stars |\n| Week 4 | Stars | 90 stars |\n`,
    )
  assert.deepEqual(
    table('Timeline').phases.map(phase => [phase.title, windowText(phase.window)]),
    [
      ['Day 1', 'day 1'],
      ['Week 4', 'week 4'],
    ],
  )
  const targets = table('Targets')
  assert.deepEqual(targets.phases, [])
  assert.deepEqual(targets.kpis.map(({ by }) => by).slice(-2), ['day:1', 'week:4'])
})
test('how the launch day goes is no block in it; "3-6 weeks out" lies before it', () => {
  assert.deepEqual(
    phases('# Plan\n\n## Phase 1: Launch day\n\n### Launch-day manners\n\n- Answer everybody\n\n### Launch day (Tuesday)\n\n- Post\n'),
    [
      ['Phase 1: Launch day', 'launch day 0'],
      ['Launch day (Tuesday)', 'launch day 0'],
    ],
  )
  assert.deepEqual(phases('# Plan\n\n## Phase 1: Warm-up (quietly, ~3-6 weeks out)\n\n- Write\n'), [
    ['Phase 1: Warm-up (quietly, ~3-6 weeks out)', 'launch week -6--3'],
  ])
})

test('lines of a paragraph that are broken by hand and all say when are a timeline; a paragraph that tells something is none', () => {
  const of = (text: string) => read(text).phases.map(({ title, window }) => [title, windowText(window)])
  assert.deepEqual(of('# Plan\n\n## Weekly breakdown\n\n**Week 1:** Launch  \n**Week 2:** Core features  \n**Week 3-4:** Deep dives\n'), [
    ['Week 1: Launch', 'week 1'],
    ['Week 2: Core features', 'week 2'],
    ['Week 3-4: Deep dives', 'week 3-4'],
  ])
  assert.deepEqual(of('# Plan\n\n## Overview\n\n**Week 1:** Launch  \nWe then see what people say.  \n**Week 2:** Core features\n'), [])
})

test('a row with a column of times and one of names is called by both', () => {
  assert.deepEqual(
    read(
      '# Plan\n\n## Timeline\n\n| Week | Phase | Goal |\n|---|---|---|\n| W1 | Warm-up | A demo |\n| W2-3 | Launch | Posts |\n',
    ).phases.map(({ title, window }) => [title, windowText(window)]),
    [
      ['W1: Warm-up', 'week 1'],
      ['W2-3: Launch', 'week 2-3'],
    ],
  )
})

test('rows of a column of phases are phases, with the window or the length beside them', () => {
  const windows = (text: string): unknown[] => read(`# Plan\n\n${text}`).phases.map(phase => [phase.title, windowText(phase.window)])
  assert.deepEqual(windows('## Overview\n\n| Phase | Duration |\n|---|---|\n| Foundation | Weeks 1-4 |\n| Growth | 8 weeks |\n'), [
    ['Foundation', 'week 1-4'],
    ['Growth', 'week for 8'],
  ])
  // Told again by blocks of their own.
  assert.deepEqual(
    windows(
      '## Overview\n\n| Phase | Duration |\n|---|---|\n| Phase 1 | 4 weeks |\n\n## Phase 1: Foundation (Weeks 1-4)\n\n- Write the guide\n',
    ),
    [['Phase 1: Foundation (Weeks 1-4)', 'week 1-4']],
  )
})

test('an overview whose rows have blocks of the same name and time says them once', () => {
  const titles = (text: string): string[] => read(`# Plan\n\n${text}`).phases.map(({ title }) => title)
  const overview = '## Timeline\n\n| Phase | When |\n|---|---|\n| Foundation | Weeks 1-4 |\n| Launch | Week 5 |\n\n'
  assert.deepEqual(titles(`${overview}### 1. Foundation (Weeks 1-4)\n\n- Write the guide\n\n### 2. Launch (Week 5)\n\n- Ship it\n`), [
    '1. Foundation (Weeks 1-4)',
    '2. Launch (Week 5)',
  ])
  assert.deepEqual(titles(`${overview}### Foundation (Weeks 1-2)\n\n- Write the guide\n`), [
    'Foundation',
    'Launch',
    'Foundation (Weeks 1-2)',
  ])
})

test('columns of weeks drawn in a fence, of which one goes on with what is done', () => {
  const fence =
    'Week 1-4        Week 14-18      Week 40-48\nCompiler        Styles          Rendering\n\nWeek 5-7        Week 19-21      Documentation\nParts           Pictures        Overhaul\n'
  assert.deepEqual(
    read(`# Plan\n\n## The year\n\n\`\`\`\n${fence}\`\`\`\n`).phases.map(({ title }) => title),
    ['Week 1-4', 'Week 14-18', 'Week 40-48', 'Week 5-7', 'Week 19-21'],
  )
})
