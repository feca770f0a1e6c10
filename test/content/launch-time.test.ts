import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseContent } from '../../src/content/file.ts'
import { askedTime, atLaunch, launchTimeText, readLaunchTime } from '../../src/content/launch-time.ts'

test('how a time from the launch is written', () => {
  const read = (written: string): string | null => {
    const time = readLaunchTime(written)
    return time === null ? null : launchTimeText(time)
  }
  const good = { 'T-7 09:00': 'T-7 09:00', 'T+3 18:30': 'T+3 18:30', 'T 09:00': 'T 09:00', 'T-0 09:00': 'T 09:00', 't − 14 00:00': 'T-14 00:00', 'T-7T23:59': 'T-7 23:59' } // prettier-ignore
  for (const [written, text] of Object.entries(good)) assert.equal(read(written), text, written)
  for (const written of ['T-7', 'T-7 24:00', 'T-7 9:00', 'T-7 days 09:00', '-7 09:00', 'T-12345 09:00', 'Tuesday 09:00', 'T7 09:00'])
    assert.equal(read(written), null, written)
})
test('it is counted in days of the calendar, over months and leap days', () => {
  const at = (written: string, launch: string): string => atLaunch({ ...readLaunchTime(written)!, zone: null }, launch).at
  assert.equal(at('T-7 09:00', '2028-03-03'), '2028-02-25 09:00')
  assert.equal(at('T+1 09:00', '2026-12-31'), '2027-01-01 09:00')
  assert.equal(at('T 09:00', '2026-03-29'), '2026-03-29 09:00')
})
test('a file says it for all, or for a channel; what is no time is told with its place', () => {
  const { item, problems } = parseContent('---\nschedule: { at: T-7 09:00, zone: Asia/Tokyo }\nchannels:\n  x: { schedule: T+1 10:00 }\n  blog: { schedule: 2026-01-02 08:00 }\n  y: {}\n---\nText\n', 'content/a.md') // prettier-ignore
  assert.deepEqual(problems, [])
  assert.deepEqual([item.schedule, item.fromLaunch], [null, { days: -7, time: '09:00', zone: 'Asia/Tokyo' }])
  const at = (channel: string, launch: string | null) => askedTime(item, channel, launch).schedule
  assert.deepEqual(
    ['x', 'blog', 'y'].map(name => at(name, '2026-12-08')),
    [
      { at: '2026-12-09 10:00', zone: null },
      { at: '2026-01-02 08:00', zone: null },
      { at: '2026-12-01 09:00', zone: 'Asia/Tokyo' },
    ],
  )
  assert.deepEqual([at('x', null), at('blog', null)], [null, { at: '2026-01-02 08:00', zone: null }])
  const [problem] = parseContent('---\nschedule: T-7 9 o’clock\n---\nText\n', 'content/a.md').problems
  assert.match(problem?.expected ?? '', /T-7 09:00/)
  assert.equal(problem?.source.line, 2)
})
