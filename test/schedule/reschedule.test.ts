import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlanOptions } from '../../src/plan/model.ts'
import { reschedule, type Move } from '../../src/schedule/reschedule.ts'
import { planOf } from './plan.ts'

const moves = (text: string, before: PlanOptions, after: PlanOptions): Move[] => reschedule(planOf(text, before), before, after)
const said = (all: readonly Move[]): string[] =>
  all.map(({ kind, title, from, to }) => `${kind} ${title}: ${from?.end ?? '-'} → ${to?.end ?? '-'}`)

test('what counts from the launch moves with it', () => {
  const text = '# Plan\n\n## T-7: Press\n\n- [ ] Write to the press\n\n## Launch Day\n\n- [ ] Press the button\n'
  assert.deepEqual(said(moves(text, { launch: '2026-12-01' }, { launch: '2026-12-08' })), [
    'phase T-7: Press: 2026-11-24 → 2026-12-01',
    'phase Launch Day: 2026-12-01 → 2026-12-08',
    'task Write to the press: 2026-11-24 → 2026-12-01',
    'task Press the button: 2026-12-01 → 2026-12-08',
  ])
})
test('what is done stays where it happened', () => {
  const text = '# Plan\n\n## T-7: Press\n\n- [x] Write to the press\n- [ ] Call the press\n'
  assert.deepEqual(said(moves(text, { launch: '2026-12-01' }, { launch: '2026-12-08' })), [
    'phase T-7: Press: 2026-11-24 → 2026-12-01',
    'task Call the press: 2026-11-24 → 2026-12-01',
  ])
})
test('calendar dates stay', () => {
  const text = '# Plan\n\n## Week 1: Build\n\n- [ ] Build it\n- [ ] Give the talk (due: 2026-11-30)\n\n## 2026-12-24: Rest\n\n- [ ] Rest\n'
  assert.deepEqual(said(moves(text, { start: '2026-11-02' }, { start: '2026-11-09' })), [
    'phase Week 1: Build: 2026-11-08 → 2026-11-15',
    'task Build it: 2026-11-08 → 2026-11-15',
  ])
})
test('targets move with the start, also those in months', () => {
  const text = '# Plan\n\n## Metrics\n\n- 500 GitHub stars by month 3\n- ✅ 20 contributors by month 1\n'
  assert.deepEqual(said(moves(text, { start: '2026-11-30' }, { start: '2026-12-31' })), ['target GitHub stars: 2027-02-27 → 2027-03-30'])
})
test('nothing moves between the same dates, nor where nothing is dated', () => {
  const text = '# Plan\n\n## Week 1\n\n- [ ] Build it\n'
  assert.deepEqual(moves(text, { start: '2026-11-02' }, { start: '2026-11-02' }), [])
  assert.deepEqual(moves('# Plan\n\n- [ ] Build it\n', { start: '2026-11-02' }, { start: '2026-12-02' }), [])
})
test('a first launch date gives dates to what had none', () => {
  const [first] = moves('# Plan\n\n## Launch Day\n\n- [ ] Press the button\n', {}, { launch: '2026-12-08' })
  assert.deepEqual([first!.from?.end ?? null, first!.to?.end], [null, '2026-12-08'])
})
test('in another language', () => {
  assert.deepEqual(said(moves('# Plan\n\n## Woche 2: Probe\n\n- [ ] Alles prüfen\n', { start: '2026-11-02' }, { start: '2026-11-09' })), [
    'phase Woche 2: Probe: 2026-11-15 → 2026-11-22',
    'task Alles prüfen: 2026-11-15 → 2026-11-22',
  ])
})
