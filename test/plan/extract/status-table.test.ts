import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const tasks = (header: string, ...rows: string[]) =>
  read(`# Plan\n\n| ${header} |\n| --- | --- |\n${rows.map(row => `| ${row} |\n`).join('')}`).tasks.map(({ title, done }) => [title, done])

test('a row with a state is a task', () => {
  assert.deepEqual(tasks('Task | Status', 'Parser | ✅ Done', 'Printer | In progress', 'Launch | ⏳'), [
    ['Parser', true],
    ['Printer', false],
    ['Launch', false],
  ])
})
test('a column of states may stand first', () => {
  assert.deepEqual(tasks('Status | Task', 'Done | Parser'), [['Parser', true]])
})
test('without a column that names actions, or without a state, it is another table', () => {
  assert.deepEqual(tasks('Metric | Status', 'Parser speed | Done'), [])
  assert.deepEqual(tasks('Task | Status', 'Parser | 42'), [])
})
test('a row is called by what is done, and by no day', () => {
  const rows = (header: string, ...rows: string[]) =>
    read(`# Plan\n\n## Week 1\n\n| ${header} |\n| --- | --- | --- | --- |\n${rows.map(row => `| ${row} |\n`).join('')}`).tasks.map(
      each => each.title,
    )
  assert.deepEqual(rows('Day | Platform | Content | Status', 'D+1 | Reddit | Why we count | to do', 'D+2 | Blog | How we count | done'), [
    'Why we count',
    'How we count',
  ])
  assert.deepEqual(rows('Date | Platform | Link | Status', 'Mon | Reddit | – | to do', 'Tue | Lobsters | – | done'), ['Reddit', 'Lobsters'])
})
test('in other languages', () => {
  assert.deepEqual(tasks('Aufgabe | Status', 'Parser | erledigt', 'Drucker | offen'), [
    ['Parser', true],
    ['Drucker', false],
  ])
  assert.deepEqual(tasks('任务 | 状态', '解析器 | 已完成', '打印 | 进行中'), [
    ['解析器', true],
    ['打印', false],
  ])
  assert.deepEqual(tasks('Задача | Статус', 'Разбор | готово', 'Печать | в работе'), [
    ['Разбор', true],
    ['Печать', false],
  ])
  assert.deepEqual(tasks('Tarea | Estado', 'Analizador | Completado', 'Impresión | Pendiente'), [
    ['Analizador', true],
    ['Impresión', false],
  ])
})

test('where most rows say a known state, the others say one, too', () => {
  assert.deepEqual(tasks('Task | Status', 'Post | In progress', 'Deck | Slides named', 'Board | Ready for review', 'Logo | —'), [
    ['Post', false],
    ['Deck', false],
    ['Board', false],
    ['Logo', false],
  ])
})
test('documents that are still to be written', () => {
  assert.deepEqual(tasks('Document | Status', 'First steps | To create', 'Questions | to be written'), [
    ['First steps', false],
    ['Questions', false],
  ])
})
test('what the signs of a calendar mean is no task', () => {
  assert.deepEqual(
    read('# Content Calendar\n\n## Legend\n\n| Status | Meaning |\n|---|---|\n| 📋 | Planned |\n| ✅ | Published |\n').tasks,
    [],
  )
})

test('what is to be posted where is work; how a channel is doing is none', () => {
  assert.deepEqual(tasks('Channel | Status', 'Reddit | TODO', 'Mastodon | **DONE**', 'Lobsters | Posted'), [
    ['Reddit', false],
    ['Mastodon', true],
    ['Lobsters', true],
  ])
  assert.deepEqual(tasks('Channel | Status', 'Blog | ✅ Active', 'Mastodon | Active', 'Forum | 🔄 In progress'), [])
})
test('what stands in brackets behind a state may be long', () => {
  assert.deepEqual(
    tasks('Task | Status', 'Talk | Slides ready (`docs/talks/2027/slides-of-the-talk.md`)', 'Post | In progress', 'Video | Draft'),
    [
      ['Talk', false],
      ['Post', false],
      ['Video', false],
    ],
  )
})
test('a light before a state, and more languages', () => {
  assert.deepEqual(tasks('Workstream | Status', 'Pilot | 🔴 Not started', 'Guides | 🟢 Done', 'Triage | 🟡 In progress'), [
    ['Pilot', false],
    ['Guides', true],
    ['Triage', false],
  ])
  assert.deepEqual(tasks('Tarea | Estado actual', 'Guía | Hecha', 'Vídeo | Sin empezar'), [
    ['Guía', true],
    ['Vídeo', false],
  ])
  assert.deepEqual(tasks('Görev | Durum', 'Rehber | Tamamlandı', 'Video | Bekliyor').length, 2)
})
test('pieces of a calendar are called by their title; what has no state yet is not begun', () => {
  const rows = (header: string, ...rows: string[]) =>
    read(`# Plan\n\n## Calendar\n\n| ${header} |\n| --- | --- | --- | --- |\n${rows.map(row => `| ${row} |\n`).join('')}`).tasks.map(
      ({ title, done }) => [title, done],
    )
  assert.deepEqual(
    rows(
      'Week | Format | Title | Status',
      '1 | Tutorial | Why we count | drafted',
      '2 | Recap | What we found | outline below',
      '3 | Recap | The end | —',
      'Total | | Total | —',
    ),
    [
      ['Why we count', false],
      ['What we found', false],
      ['The end', false],
    ],
  )
  assert.deepEqual(rows('주차 | 게시일 | 제목 | 상태', '1주 | 2027-02-03 | 첫 글 | 계획', '3주 | 2027-02-17 | 둘째 글 | 완료'), [
    ['첫 글', false],
    ['둘째 글', true],
  ])
})
test('what there is, below "Current status", is no work', () => {
  const text = '| Feature | Status |\n| --- | --- |\n| Parser | Complete |\n| Printer | Complete |\n| Editor | Complete |\n'
  assert.deepEqual(read(`# Roadmap\n\n## Current status\n\n### Features\n\n${text}`).tasks, [])
  assert.equal(read(`# Roadmap\n\n## Work\n\n${text}`).tasks.length, 3)
})
test('ticks behind what speaks for a project are bullets', () => {
  assert.deepEqual(read('# Plan\n\n### Key selling points\n\n1. **No set-up** ✅\n2. **Free** ✅\n').tasks, [])
  assert.deepEqual(read('# 计划\n\n### 核心卖点\n\n1. **开源免费** ✅\n2. **快速上手** ✅\n').tasks, [])
})
