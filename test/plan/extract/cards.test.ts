/** Targets in blocks of one metric, in tables behind a time, in fences and in steps. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const kpis = (text: string): unknown[] =>
  read(text).kpis.map(({ metric, op, value, unit, period, by }) => [metric, op, value, unit, period, by])

test('a block of one metric names it, what stands behind the number says of what', () => {
  const text =
    '# Programme\n\n## Metrics\n\n**Reply share:**\n- Target: 80% of questions\n- Measurement: by hand\n\n**Mentors:**\n- Target: 25 mentors in year 1\n- Tracking: a sheet\n'
  assert.deepEqual(kpis(text), [
    ['Reply share (questions)', '>=', 80, '%', null, null],
    ['Mentors', '>=', 25, null, null, 'year:1'],
  ])
})
test('a labelled target without a known metric counts, a title above it does not name it', () => {
  assert.deepEqual(kpis('# Plan\n\n## Tactic 2: Badges (weeks 1-2)\n\n**Why**: reach\n\n**Target**: 30 badged tools by week 2\n'), [
    ['badged tools', '>=', 30, null, null, 'week:2'],
  ])
})
test('one metric with a value for each time', () => {
  assert.deepEqual(kpis('# Plan\n\n## Metrics\n\n- **Installs/week**: target 1,000 by week 4, 5,000 by week 8\n'), [
    ['Installs/week', '>=', 1000, null, 'week', 'week:4'],
    ['Installs/week', '>=', 5000, null, 'week', 'week:8'],
  ])
})
test('a number behind a time is of what its column names; the launch is a time', () => {
  const text =
    '# Plan\n\n## Growth targets\n\n| Period | Rooms/week | % Awake | Growth |\n|---|---|---|---|\n| Launch | 5 | 80% | 10% |\n| Month 2 | 40 | 60% | 20% |\n'
  assert.deepEqual(kpis(text), [
    ['Rooms/week', '>=', 5, null, 'week', 'launch+day:0'],
    ['Awake', '>=', 80, '%', null, 'launch+day:0'],
    ['Rooms/week', '>=', 40, null, 'week', 'month:2'],
    ['Awake', '>=', 60, '%', null, 'month:2'],
  ])
})
test('a fence below a score: its target and its value by month; lists below goals', () => {
  const text =
    '# Plan\n\n## Metrics\n\n### Health score\n\n```\nTarget: 75+ (of 100)\n\nMonth 1: 60 (early)\nMonth 3: 75+\n```\n\n### Forum\n\n```\nGoals:\n- 60%+ of questions answered\n```\n'
  assert.deepEqual(kpis(text), [
    ['Health score', '>=', 75, null, null, null],
    ['Health score', '>=', 60, null, null, 'month:1'],
    ['Health score', '>=', 75, null, null, 'month:3'],
    ['questions answered', '>=', 60, '%', null, null],
  ])
})
test('a success metric stated in the summary, two quantities in one statement', () => {
  assert.deepEqual(kpis('# Plan\n\n## Executive summary\n\n**Success metric:** 100 contributors with 1,000+ fixes by week 8.\n'), [
    ['contributors', '>=', 100, null, null, 'week:8'],
    ['fixes', '>=', 1000, null, null, 'week:8'],
  ])
})
test('what follows from something else, what is so and what a form shows is no target', () => {
  const text =
    '# Metrics\n\n## Expected impact\n\n- 10% conversion = 100+ new users\n- Top pages get 1K+ views/week\n- If 1 user tells 2 people, 30% sign up\n\n## Template 1: choosing\n\n**Metrics:**\n- Focus on the best 3 countries\n\n## Links\n\n**Version:** 1.0\n'
  assert.deepEqual(kpis(text), [])
})
test('deadlines of a first week or month, in several languages', () => {
  for (const [line, by] of [
    ['**Mục tiêu**: 100+ GitHub stars trong tuần đầu', 'week:1'],
    ['**Objectif :** 1 000 membres Discord dans les 3 premiers mois', 'month:3'],
    ['**Goal**: 500+ GitHub stars during the first month', 'month:1'],
    ['**Objetivo:** 500+ GitHub stars en la primera semana', 'week:1'],
  ] as const)
    assert.equal(read(`# Plan\n\n${line}\n`).kpis[0]?.by, by, line)
})
test('periods of plurals and of short names; what is tracked weekly is no rate', () => {
  assert.deepEqual(
    kpis(
      '# Métricas\n\n## Usuarios\n\n| Métrica | Mes 1 |\n|---|---|\n| Usuarios activos semanales | 200 |\n| Usuarios activos (DAU) | 30 |\n| Ratio DAU/MAU | >10% |\n| Carga | <3seg |\n| Vulnerabilidades | 0 |\n',
    ).map(kpi => (kpi as unknown[]).slice(1, 5)),
    [
      ['>=', 200, null, 'week'],
      ['>=', 30, null, 'day'],
      ['>', 10, '%', null],
      ['<', 3, 'seconds', null],
      ['<=', 0, null, null],
    ],
  )
  assert.equal(kpis('# Plan\n\n## Metrics (track weekly)\n\n- GitHub stars: 500\n').map(kpi => (kpi as unknown[])[4])[0], null)
})
test('an example between the label of a measurement and the target; what is said of one metric below its heading', () => {
  const text =
    '# Metrics\n\n## Core\n\n### Primary metric: tries per crash\n\n**Definition:** Tries.\n\n**Measurement:**\n```python\nx = 1\n```\n\n**Target:** 80% of crashes fixed in one try\n\n### Repair time\n\n**Definition:** Time.\n\n**Target:** 10x faster than by hand\n'
  assert.deepEqual(kpis(text), [
    ['tries per crash (crashes fixed in one try)', '>=', 80, '%', null, null],
    ['Repair time (faster than by hand)', '>=', 10, 'x', null, null],
  ])
})
test('a target that says only of which names itself by its heading', () => {
  const text =
    '# Metrics\n\n## Setup time\n\n### Initial target\n\n- Under 60 minutes for new teams.\n- Unknown outcomes should remain below 2% of all.\n- 100% of failed runs have a reason.\n'
  assert.deepEqual(kpis(text), [
    ['Setup time for new teams', '<', 60, 'minutes', null, null],
    ['Unknown outcomes all', '<', 2, '%', null, null],
    ['failed runs have a reason', '>=', 100, '%', null, null],
  ])
})

test('the target of a card grows in steps; what is counted and what is a red flag are no targets', () => {
  const plan = read(
    '# P\n\n## What to measure\n\n1. **Adoption in production**\n   - **Measure:** teams that run it\n   - **Target:** 10 teams by 3 months, 50 by 6 months, 100 by 12 months\n\n### Health check\n\n1. **Do we answer?**\n   - Count: % of issues closed within 48 hours\n   - Target: 90%+\n   - Red Flag: 2+ weeks of silence\n',
  )
  assert.deepEqual(
    plan.kpis.map(({ metric, value, by }) => [metric, value, by]),
    [
      ['Adoption in production', 10, 'month:3'],
      ['Adoption in production', 50, 'month:6'],
      ['Adoption in production', 100, 'month:12'],
      ['Do we answer?', 90, null],
    ],
  )
})
