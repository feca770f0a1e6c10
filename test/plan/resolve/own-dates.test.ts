/** Dates in the front matter of a document, and at its head. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'

const TEXT = '# P\n\n## Pre-launch (T-7)\n\n- [ ] Write\n\n## Week 2\n\n- [ ] Read\n'
const starts = (head: string, options: object = {}): (string | null)[] =>
  compile([{ path: 'p.md', text: `${head}${TEXT}` }], options).plan.phases.map(({ span }) => span?.start ?? null)

test('launch and start in the front matter date the plan', () => {
  assert.deepEqual(starts('---\nlaunch: 2026-03-23\nstart: 2026-03-02\n---\n'), ['2026-03-16', '2026-03-09'])
  assert.equal(starts('---\nlaunch_date: "2026-03-23"\n---\n')[0], '2026-03-16')
})
test('what the workspace says comes first, and what is no date says nothing', () => {
  const head = '---\nlaunch: 2026-03-23\nstart: 2026-03-02\n---\n'
  assert.deepEqual(starts(head, { launch: '2026-05-10', start: '2026-05-04' }), ['2026-05-03', '2026-05-11'])
  assert.deepEqual(starts(head, { start: '2026-05-04', launch: null })[1], '2026-05-11')
  assert.deepEqual(starts('---\nlaunch: soon\n---\n'), [null, null])
})

test('a line at the head of the document says when it launches or starts', () => {
  assert.equal(starts('Launch date: **March 23, 2026** (Monday)\n\n')[0], '2026-03-16')
  assert.deepEqual(starts('**Version:** 1.2 | **Owner:** Ada | **Start date:** 2026-03-02\n\n')[1], '2026-03-09')
  assert.equal(starts('> *Fecha de lanzamiento:* 23 de marzo de 2026\n\n')[0], '2026-03-16')
  assert.equal(starts('---\nlaunch: 2026-05-10\n---\nLaunch date: 2026-03-23\n\n')[0], '2026-05-03', 'the front matter comes first')
  assert.equal(starts('Launch date: 2026-03-23\n\n', { launch: '2026-05-10' })[0], '2026-05-03', 'and the workspace before it')
  assert.deepEqual(starts('Launch date: March\n\nLast release: 2025-11-02\n\n'), [null, null], 'not to the day, or of something else')
})
