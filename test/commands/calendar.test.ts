/** uptake calendar: the list, series with drafts, sheets out and in, feeds. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { folder, json, uptake, type Run } from '../support/cli.ts'

const CONFIG = `project: { name: Demo }
timezone: Europe/Berlin
start: 2077-03-01
channels:
  rehearsal: { channel: "null" }
calendar:
  zones: [Asia/Tokyo]
  slots: { rehearsal: daily 09:00 }
  blackouts: [{ from: 2077-03-26, until: 2077-03-29, reason: Easter }]
series:
  hours: { title: Office hours, rule: FREQ=WEEKLY;BYDAY=WE, start: 2077-03-03 02:30 }
`
const PLAN = '# Plan\n\n## Week 1: Teasers\n\n### Content\n- [ ] Blog post: "We are live"\n- LinkedIn: 2 posts/week\n'
const piece = (id: string, title: string): string => `---\nid: ${id}\ntitle: ${title}\nchannels: [rehearsal]\n---\n\nText of ${id}.\n`

function desk(t: TestContext): { cwd: string; run: (...args: string[]) => Run } {
  const cwd = folder(t, {
    'uptake.yml': CONFIG,
    'plan/plan.md': PLAN,
    'content/live.md': piece('live', 'We are live'),
    'content/more.md': piece('more', 'More'),
  })
  const run = (...args: string[]): Run => uptake(args, { cwd })
  return { cwd, run }
}

test('the list tells days, other zones, the clock, and what is closed', t => {
  const { cwd, run } = desk(t)
  writeFileSync(join(cwd, 'content/soon.md'), piece('soon', 'Soon').replace('channels', 'schedule: 2077-03-05 10:00\nchannels'))
  for (const item of ['live', 'more']) assert.equal(run('approve', item).code, 0)
  assert.equal(run('schedule', 'live', '--at', '2077-03-02T09:00').code, 0)
  assert.equal(run('schedule', 'more', '--at', '2077-03-28T02:30', '--anyway').code, 0)
  const { code, out } = run('calendar', '--from', '2077-03-01', '--to', '2077-03-31')
  assert.equal(code, 0)
  assert.match(out, /Tue, 2 Mar 2077\n {2}09:00 {2}We are live → rehearsal {2}17:00 Tokyo/)
  assert.match(out, /Sun, 28 Mar 2077\n {2}03:30 {2}More → rehearsal {2}10:30 Tokyo\n\s+the clock leaps over this time/)
  assert.match(out, /Fri, 5 Mar 2077\n {2}10:00 {2}Soon → rehearsal \(its file says so, not scheduled\) {2}18:00 Tokyo/)
  assert.match(out, /Office hours \(series hours, no file yet\)/)
  assert.match(out, /Closed\n {2}Easter \(2077-03-26 to 2077-03-29\)/)
})

test('a blackout refuses with the next free slot; --next-slot takes it', t => {
  const { run } = desk(t)
  run('approve', 'live')
  const refused = run('schedule', 'live', '--at', '2077-03-27T09:00')
  assert.equal(refused.code, 2)
  assert.match(refused.err, /"Easter \(2077-03-26 to 2077-03-29\)"/)
  assert.match(refused.err, /The next free time is 2077-03-30 09:00 Europe\/Berlin/)
  assert.equal(run('schedule', 'live', '--next-slot', '--at', '2077-03-27T09:00').code, 2)
  assert.match(run('schedule', 'live', '--next-slot').out, /^planned .* 09:00 Europe\/Berlin {2}live → rehearsal/)
})

test('a sheet goes out, is edited, and comes in; one wrong row keeps all of it out', t => {
  const { cwd, run } = desk(t)
  for (const item of ['live', 'more']) run('approve', item)
  run('schedule', 'live', '--at', '2077-03-02T09:00')
  const sheet = run('calendar', '--from', '2077-03-01', '--csv').out
  writeFileSync(join(cwd, 'wrong.csv'), `${sheet.replace('2077-03-02,09:00', '2077-03-04,10:00')},more,,rehearsal,,2077-03-32,10:00,,,,,\n`)
  const wrong = run('calendar', 'import', 'wrong.csv')
  assert.deepEqual([wrong.code, /wrong\.csv:3 "2077-03-32" is no date/.test(wrong.err)], [2, true])
  writeFileSync(join(cwd, 'right.csv'), `${sheet.replace('2077-03-02,09:00', '2077-03-04,10:00')},more,,rehearsal,,2077-03-05,10:00,,,,,\n`)
  assert.match(
    run('calendar', 'import', 'right.csv', '--dry-run').out,
    /Would be: 1 scheduled, 1 moved, 0 as they were\. Nothing was changed\./,
  )
  assert.deepEqual(json(run('calendar', 'import', 'right.csv', '--json')), { scheduled: 1, moved: 1, same: 0 })
  assert.match(
    run('calendar', '--from', '2077-03-01', '--csv').out,
    /more,More,rehearsal,planned,2077-03-05,10:00,Europe\/Berlin,2077-03-05T09:00:00\.000Z/,
  )
  assert.equal(run('calendar', 'import', 'nowhere.csv').code, 2)
})

test('a series is drafted, and a frequency of the plan becomes one', t => {
  const { cwd, run } = desk(t)
  const proposed = run('calendar', 'series', '--propose')
  assert.match(proposed.out, /linkedin-post {2}FREQ=WEEKLY;BYDAY=TU,TH/)
  assert.equal(run('calendar', 'series', '--propose', '--write', 'nothing-such').code, 2)
  assert.equal(run('calendar', 'series', '--propose', '--write', 'linkedin-post').code, 0)
  assert.match(readFileSync(join(cwd, 'uptake.yml'), 'utf8'), /linkedin-post:\n {4}title: .*\n {4}rule: FREQ=WEEKLY;BYDAY=TU,TH/)
  assert.equal(run('undo').code, 0)
  assert.equal(readFileSync(join(cwd, 'uptake.yml'), 'utf8'), CONFIG)
  const drafted = json(run('calendar', 'series', '--draft', '--only', 'hours', '--to', '2077-03-11', '--json'))
  assert.deepEqual(
    (drafted['written'] as { title: string }[]).map(each => each.title),
    ['Office hours, 3 March 2077', 'Office hours, 10 March 2077'],
  )
})

test('what is scheduled moves with the plan, after it was seen', t => {
  const { run } = desk(t)
  run('approve', 'live')
  run('schedule', 'live', '--at', '2077-03-02T09:00')
  const seen = run('reschedule', '--start', '2077-03-22')
  assert.match(seen.out, /1 delivery moves with the plan:\n {2}We are live → rehearsal {2}2077-03-02 09:00 → 2077-03-23 09:00/)
  assert.equal(run('reschedule', '--start', '2077-03-22', '--yes', '--keep-deliveries').code, 0)
  assert.match(run('calendar', '--from', '2077-03-01', '--csv').out, /2077-03-02,09:00/)
  assert.equal(run('reschedule', '--start', '2077-03-23', '--yes').code, 0)
  assert.match(run('calendar', '--from', '2077-03-01', '--csv').out, /2077-03-03,09:00/)
})

test('an address for another calendar is told once and taken back', t => {
  const { run } = desk(t)
  assert.match(run('calendar', 'feed').out, /No other calendar subscribes/)
  const made = json(run('calendar', 'feed', '--new', 'Phone', '--json'))
  assert.match(String(made['address']), /\/feeds\/[\w-]{32}\.ics$/)
  assert.match(run('calendar', 'feed').out, /Phone .*never read/)
  assert.equal(run('calendar', 'feed', '--revoke', String(made['id'])).code, 0)
  assert.match(run('calendar', 'feed').out, /No other calendar subscribes/)
})
