/** When reports are due. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Phase } from '../../src/plan/model.ts'
import { nextRun, runsDue, type ReportTimer } from '../../src/report/schedule.ts'

const timer = (kind: ReportTimer['kind'], at = '08:00', zone: string | null = null): ReportTimer => ({
  kind,
  at,
  zone,
  to: [],
  write: true,
})
const at = (iso: string): number => Date.parse(iso)
const iso = (ms: number): string => new Date(ms).toISOString()
const phase = (id: string, start: string | null, end: string | null): Phase =>
  ({ id, title: id, kind: 'phase', span: { start, end } }) as unknown as Phase
const berlin = (now: string, phases: readonly Phase[] = []): { phases: readonly Phase[]; zone: string; now: number } => ({
  phases,
  zone: 'Europe/Berlin',
  now: at(now),
})

test('a report is due on the day after its period, at the local hour', () => {
  const now = berlin('2026-11-18T12:00:00Z')
  const next = (kind: ReportTimer['kind']): string[] => {
    const run = nextRun(timer(kind), now)!
    return [run.period.name, iso(run.dueAt)]
  }
  assert.deepEqual(next('day'), ['2026-11-18', '2026-11-19T07:00:00.000Z'])
  assert.deepEqual(next('week'), ['2026-W47', '2026-11-23T07:00:00.000Z'])
  assert.deepEqual(next('month'), ['2026-11', '2026-12-01T07:00:00.000Z'])
  assert.deepEqual(next('quarter'), ['2026-Q4', '2027-01-01T07:00:00.000Z'])
})

test('before the hour of its day the report of the period before is still ahead', () => {
  const run = nextRun(timer('week'), berlin('2026-11-23T06:59:59Z'))!
  assert.deepEqual([run.period.name, iso(run.dueAt)], ['2026-W47', '2026-11-23T07:00:00.000Z'])
  assert.equal(nextRun(timer('week'), berlin('2026-11-23T07:00:00Z'))!.period.name, '2026-W48')
})

test('the local hour stays across daylight saving; an hour that is leapt over comes after the leap', () => {
  const due = (zoned: ReportTimer, now: string): string => iso(nextRun(zoned, berlin(now))!.dueAt)
  assert.equal(due(timer('week'), '2026-03-24T12:00:00Z'), '2026-03-30T06:00:00.000Z')
  assert.equal(due(timer('day', '02:30'), '2026-03-28T12:00:00Z'), '2026-03-29T01:30:00.000Z')
  // 02:30 comes twice on 25 October: the first is meant.
  assert.equal(due(timer('day', '02:30'), '2026-10-24T12:00:00Z'), '2026-10-25T00:30:00.000Z')
})

test('a zone of its own decides where its days end', () => {
  const run = nextRun(timer('day', '08:00', 'Asia/Tokyo'), berlin('2026-11-18T23:30:00Z'))!
  // In Tokyo it is 08:30 of the 19th: the next is about the 19th.
  assert.deepEqual([run.period.name, iso(run.dueAt)], ['2026-11-19', '2026-11-19T23:00:00.000Z'])
})

test('after a pause everything since then is due, the newest first, and not more than asked for', () => {
  const names = (since: string, most = 12): string[] =>
    runsDue(timer('week'), berlin('2026-11-24T12:00:00Z'), { since: at(since), most }).map(run => run.period.name)
  assert.deepEqual(names('2026-11-05T00:00:00Z'), ['2026-W47', '2026-W46', '2026-W45'])
  assert.deepEqual(names('2026-11-05T00:00:00Z', 2), ['2026-W47', '2026-W46'])
  assert.deepEqual(names('2026-11-23T07:00:00Z'), [], 'what fell due in that very moment was due before')
  assert.deepEqual(names('2026-11-23T06:59:59Z'), ['2026-W47'])
})

test('phases with an end are reported on once each; what has no end, never', () => {
  const phases = [
    phase('late', '2026-11-16', '2026-11-29'),
    phase('early', '2026-11-02', '2026-11-15'),
    phase('open', '2026-11-02', null),
    { ...phase('mark', '2026-11-02', '2026-11-02'), kind: 'milestone' } as Phase,
    { ...phase('step', '2026-11-02', '2026-11-08'), kind: 'sub' } as Phase,
  ]
  const now = berlin('2026-11-18T12:00:00Z', phases)
  const next = nextRun(timer('phase'), now)!
  assert.deepEqual([next.phase, iso(next.dueAt)], ['late', '2026-11-30T07:00:00.000Z'])
  assert.deepEqual(
    runsDue(timer('phase'), now, { since: 0, most: 12 }).map(run => run.phase),
    ['early'],
  )
  assert.equal(nextRun(timer('phase'), berlin('2026-12-18T12:00:00Z', phases)), null)
})
