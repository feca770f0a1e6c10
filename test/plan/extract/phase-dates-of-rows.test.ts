/** Rows that say when in one column and what in another; windows beside the launch in titles. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, windowText } from './read.ts'

const phases = (text: string): [string, string, string | null][] =>
  read(`# Plan\n\n${text}`).phases.map(({ kind, title, window }) => [kind, title, windowText(window)])

test('a row whose first column is a date is called by its milestone, its event or its work', () => {
  const table = (header: string, ...rows: string[]) =>
    phases(`## Timeline\n\n| ${header} |\n${header.replace(/[^|]+/g, '---')}\n${rows.map(row => `| ${row} |\n`).join('')}`)
  assert.deepEqual(table('Date | Milestone | Notes', '3-Mar-27 | Code freeze | -', '3-Mar-27 to 9-Apr-27 | Review by all | -'), [
    ['milestone', 'Code freeze', 'date 2027-03-03..2027-03-03'],
    ['milestone', 'Review by all', 'date 2027-03-03..2027-04-09'],
  ])
  assert.deepEqual(table('Date | Task', 'Mar 3 - Apr 9, 2027 | Rewrite the guide'), [
    ['slot', 'Rewrite the guide', 'date 2027-03-03..2027-04-09'],
  ])
  // What is published is no name of a day, and weeks have names of their own.
  assert.deepEqual(table('Date | Topic', 'Mar 3, 2027 | How parsers fail'), [['slot', 'Mar 3, 2027', 'date 2027-03-03..2027-03-03']])
  assert.deepEqual(table('Week | Milestone', 'Week 2 | Texts stand'), [['phase', 'Week 2', 'week 2']])
  assert.deepEqual(table('Version | Release by | Scope', 'v2.1 | Dec 2027 | all'), [['phase', 'v2.1', 'date 2027-12..2027-12']])
})

test('a date in the sentence below a title gives its year to the dates that follow', () => {
  const text = (sentence: string) =>
    `## Version 3\n\n- Written in 2028\n\n## Version 2\n\n${sentence}\n\n| Date | Milestone |\n|---|---|\n| Feb 3 | Freeze |\n`
  assert.deepEqual(phases(text('It was shown on May 20, 2026.')).at(-1), ['milestone', 'Freeze', 'date 2026-02-03..2026-02-03'])
  assert.deepEqual(phases(text('It was a good one.')).at(-1), ['milestone', 'Freeze', 'date 2028-02-03..2028-02-03'])
})

test('"(pre-launch)" behind a numbered phase ends at the launch, "(post-launch)" begins behind it', () => {
  assert.deepEqual(phases('## Phase 1: Texts (Pre-Launch)\n\n- Write\n\n## Phase 2: Answers (post-launch)\n\n- Answer\n'), [
    ['phase', 'Phase 1: Texts (Pre-Launch)', 'launch day -0'],
    ['phase', 'Phase 2: Answers (post-launch)', 'launch day 1-'],
  ])
  assert.deepEqual(phases('## Checklist (pre-launch)\n\n- Write\n'), [])
  assert.deepEqual(phases('| Phase | When |\n|---|---|\n| Texts | Before launch |\n| Answers | Post-launch |\n'), [
    ['phase', 'Texts', 'launch day -0'],
    ['phase', 'Answers', 'launch day 1-'],
  ])
})

test('several titles of goals by a time below targets are milestones; one alone dates its targets', () => {
  const titles = (...all: string[]) => phases(`## Success metrics\n\n${all.map(each => `### ${each}\n\n- 500+ stars\n\n`).join('')}`)
  assert.deepEqual(titles('Month 1 goals', 'Month 3 goals'), [
    ['milestone', 'Month 1 goals', 'month 1'],
    ['milestone', 'Month 3 goals', 'month 3'],
  ])
  assert.deepEqual(titles('三个月目标', '六个月目标'), [
    ['milestone', '三个月目标', 'month -3'],
    ['milestone', '六个月目标', 'month -6'],
  ])
  assert.deepEqual(titles('Month 3 goals'), [])
})

test('what stands in quotes as a whole is said, and no block of time', () => {
  assert.deepEqual(phases('## Position\n\n**"The first parser made for the 2027-03-03 release"**\n\n1. It is small\n'), [])
})

test('phases drawn side by side in a fence are phases, unless blocks tell them', () => {
  const drawing =
    '```\nWEEK 1:        WEEK 2: texts      WEEK 3-4:\n┌────────┐     ┌────────┐\n│ Write  │  →  │ Read   │\n└────────┘     └────────┘\n```\n'
  assert.deepEqual(phases(`## Sequence\n\n${drawing}`), [
    ['phase', 'WEEK 1', 'week 1'],
    ['phase', 'WEEK 2: texts', 'week 2'],
    ['phase', 'WEEK 3-4', 'week 3-4'],
  ])
  assert.deepEqual(phases(`## Sequence\n\n${drawing}\n## Week 1\n\n- Write\n\n## Week 2\n\n- Read\n\n## Weeks 3-4\n\n- Rest\n`), [
    ['phase', 'Week 1', 'week 1'],
    ['phase', 'Week 2', 'week 2'],
    ['phase', 'Weeks 3-4', 'week 3-4'],
  ])
  // One block tells one week: the drawing is still what says the others, without a gap.
  assert.equal(phases(`## Sequence\n\n${drawing}\n## Week 2\n\n- Read\n`).length, 4)
  assert.deepEqual(phases('## Output\n\n```\nday 1      12 ms      14 ms\n```\n'), [])
})

test('"Short-term (6 months)" is a horizon; facts of a block, years of a market and since when something is so are no phases', () => {
  assert.deepEqual(phases('## Strategy\n\n### Short-term plan (6 months)\n\n- Write\n'), [
    ['phase', 'Short-term plan (6 months)', 'month -6'],
  ])
  assert.deepEqual(phases('## Forums\n\n**Effort: low | Impact: high | Time: today**\n\nJoin them.\n'), [])
  assert.deepEqual(phases('## Market size\n\n| Year | Low | High |\n|---|---|---|\n| 2027 | $2B | $3B |\n| 2030 | $5B | $9B |\n'), [])
  assert.deepEqual(phases('## Faults\n\n### The banner shows "new" even after March 28, 2027\n\n- Mend it\n'), [])
})

test('a row that says something of a phase is none, nor is a sentence about today', () => {
  const row = (text: string) => phases(`## Gates\n\n| Gate | Before |\n|---|---|\n| ${text} | the launch |\n`)
  assert.deepEqual(row('Phase 1'), [['phase', 'Phase 1', null]])
  assert.deepEqual(row('Phase 1 audit is clean'), [])
  assert.deepEqual(row('An error of phase 1'), [])
  assert.deepEqual(phases('## Market\n\n**Today they copy by hand:**\n\n- Sheets\n'), [])
  assert.deepEqual(phases('## Plan of work\n\n**Today:**\n\n- Write\n'), [['phase', 'Today', 'now day 0']])
})
