import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const kpis = (text: string): unknown[] =>
  read(`# Plan\n\n${text}\n`).kpis.map(({ metric, value, unit, period, by }) => [metric, value, unit, period, by])

test('headers and rows that say when in a letter, or as so many days', () => {
  const table = (...headers: string[]): unknown[] =>
    read(
      `# Plan\n\n## Metrics\n\n| Metric | ${headers.join(' | ')} |\n|---|${headers.map(() => '---|').join('')}\n| Stars | ${headers.map((_, i) => 100 * (i + 1)).join(' | ')} |\n`,
    ).kpis.map(({ by }) => by)
  assert.deepEqual(table('30d', '60d', '90d'), ['day:30', 'day:60', 'day:90'])
  assert.deepEqual(table('M1', 'M6', 'Y1'), ['month:1', 'month:6', 'year:1'])
  assert.deepEqual(table('W2', '3mo'), ['week:2', 'month:3'])
  assert.deepEqual(kpis('## Growth targets\n\n| When | Stars | MRR |\n|---|---|---|\n| 30 days | 100 | $0 |\n| 90 days | 500 | $1k |'), [
    ['Stars', 100, null, null, 'day:30'],
    ['MRR', 0, 'USD', 'month', 'day:30'],
    ['Stars', 500, null, null, 'day:90'],
    ['MRR', 1000, 'USD', 'month', 'day:90'],
  ])
})

test('key results are named by what they count, not by their number', () => {
  assert.deepEqual(kpis('## OKRs\n\n### Grow\n\n- KR1: 1,000 stars\n- KR 2.1: 90% coverage\n- KR 2.2 p95 < 50 ms'), [
    ['stars', 1000, null, null, null],
    ['coverage', 90, '%', null, null],
    ['p95', 50, 'ms', null, null],
  ])
})

test('a sentence that says what is wanted lists its targets, due when it says', () => {
  assert.deepEqual(kpis('## Goals\n\nBy the end of Q2 we want 1,000 stars, 100 weekly downloads and 10 contributors.'), [
    ['stars', 1000, null, null, 'quarter:2'],
    ['downloads', 100, null, 'week', 'quarter:2'],
    ['contributors', 10, null, null, 'quarter:2'],
  ])
})

test('names of targets are without the time that is said', () => {
  assert.deepEqual(
    kpis(
      '## Goals\n\n- 1,000 stars by 2026-03-31\n- 200 installs at launch\n- 300 posts 30 days after launch\n- Double downloads\n- Retention: 40% (day 30)\n- Week 1: 100 views; Week 4: 500 views',
    ),
    [
      ['stars', 1000, null, null, '2026-03-31'],
      ['installs', 200, null, null, 'launch+day:0'],
      ['posts', 300, null, null, 'launch+day:30'],
      ['downloads', 2, 'x', null, null],
      ['Retention (day 30)', 40, '%', null, null],
      ['views', 100, null, null, 'week:1'],
      ['views', 500, null, null, 'week:4'],
    ],
  )
})

test('the same in other languages', () => {
  assert.deepEqual(kpis('## Objetivos\n\n- Llegar a 100 descargas por semana antes de junio\n- Tasa de conversión del 5%'), [
    ['descargas', 100, null, 'week', null],
    ['Tasa de conversión', 5, '%', null, null],
  ])
  assert.deepEqual(kpis("## Objectifs\n\n- Au moins 100 téléchargements par semaine d'ici juin\n- Temps de réponse inférieur à 24 h"), [
    ['téléchargements', 100, null, 'week', null],
    ['Temps de réponse', 24, 'hours', null, null],
  ])
  assert.deepEqual(kpis('## 목표\n\n- 주당 다운로드 100회 이상'), [['주당 다운로드', 100, '회', 'week', null]])
  assert.deepEqual(kpis('## 目標\n\n- 週100ダウンロード以上'), [['ダウンロード', 100, null, 'week', null]])
})

test('how fast is answered, in a table of two columns', () => {
  assert.deepEqual(kpis('## Response SLAs\n\n| Channel | Response time |\n|---|---|\n| Issues | <24 hours |\n| Forum | < 2 days |'), [
    ['Issues', 24, 'hours', null, null],
    ['Forum', 2, 'days', null, null],
  ])
})

test('counts of one place, or of several, behind a label', () => {
  assert.deepEqual(kpis('## Goals\n\n- Discord: 500 members, 50 active weekly\n- 社区成员：微信群 300 人，Discord 100 人'), [
    ['Discord members', 500, null, null, null],
    ['Discord active', 50, null, 'week', null],
    ['社区成员 微信群', 300, '人', null, null],
    ['社区成员 Discord', 100, '人', null, null],
  ])
})

test('milestones that are figures are targets, due by their date', () => {
  assert.deepEqual(
    kpis(
      '## Milestones\n\n| Milestone | Target date | Driver |\n|---|---|---|\n| 100 stars | Month 2 | posts |\n| 1,000 stars | Month 6 | talks |\n| First guide | Month 1 | – |',
    ),
    [
      ['stars', 100, null, null, 'month:2'],
      ['stars', 1000, null, null, 'month:6'],
    ],
  )
})

test('per what stands before the number; the first day behind what is counted', () => {
  const found = (text: string) => read(`# Plan\n\n## Success metrics\n\n${text}`).kpis.map(({ period, by }) => [period, by])
  assert.deepEqual(
    found(
      '- NPM weekly downloads > 1000\n- Test submissions per day > 1000\n- Website visits monthly >= 500\n- Weekly open rate > 30%\n- Write weekly and reach 1000 readers\n',
    ).map(([period]) => period),
    ['week', 'day', 'month', null, null],
  )
  assert.deepEqual(
    found('- 100+ GitHub stars first day\n- Installs first week: 50\n- First week of talks: 3 rooms\n').map(([, by]) => by),
    ['day:1', 'week:1', null],
  )
})
