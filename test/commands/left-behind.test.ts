/** The launch is changed by hand: what says so, and the command that it names. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { folder, uptake } from '../support/cli.ts'

const config = (launch: string, more = ''): string => `launch: ${launch}
timezone: Europe/Berlin
channels:
  rehearsal: { channel: "null" }
series:
  hours: { title: Office hours, rule: "FREQ=WEEKLY;BYDAY=TU", start: T+1 17:00, channels: [rehearsal] }
${more}`

test('check, status and calendar name the files, and the command moves them', t => {
  const cwd = folder(t, { 'plan/plan.md': '# Plan\n\n## Launch Day\n\n- [ ] Press the button\n', 'uptake.yml': config('2036-12-02') })
  assert.equal(uptake(['calendar', 'series', '--draft', '--to', '2036-12-16', '--only', 'hours'], { cwd }).code, 0)
  assert.match(uptake(['check'], { cwd }).out, /No problems/)
  writeFileSync(join(cwd, 'uptake.yml'), config('2036-12-16'))
  const checked = uptake(['check'], { cwd })
  assert.match(
    checked.out,
    /^content\/office-hours-9-december-2036\.md:\d+:1 warning Office hours: 2 files .* the launch is 2036-12-16\. {2}left-behind$/m,
  )
  assert.match(checked.out, /uptake reschedule --launch 2036-12-16/)
  assert.doesNotMatch(uptake(['check', '--launch', '2036-12-24'], { cwd }).out, /left-behind/, 'a launch that is only tried out')
  assert.match(
    uptake(['status'], { cwd }).out,
    /Series +2 files where an earlier launch put them +\(uptake reschedule --launch 2036-12-16\)/,
  )
  for (const args of [
    ['calendar', '--from', '2036-12-01'],
    ['calendar', 'series', '--from', '2036-12-01'],
  ])
    assert.match(uptake(args, { cwd }).out, /Office hours: 2 files .*\n.*uptake reschedule --launch 2036-12-16/, args.join(' '))
  const moved = uptake(['reschedule', '--launch', '2036-12-16', '--yes'], { cwd })
  assert.match(moved.out, /2036-12-09 17:00 → 2036-12-23 17:00/)
  assert.match(moved.out, /wrote {2}2 files/)
  assert.match(readFileSync(join(cwd, 'content/office-hours-9-december-2036.md'), 'utf8'), /^occurrence: 2036-12-23$/m)
  assert.match(uptake(['check'], { cwd }).out, /No problems/)
  assert.match(uptake(['reschedule', '--launch', '2036-12-16', '--yes'], { cwd }).out, /nothing was written/)
})

test('the rule can be turned off', t => {
  const cwd = folder(t, { 'plan/plan.md': '# Plan\n\n## Launch Day\n\n- [ ] Press the button\n', 'uptake.yml': config('2036-12-02') })
  uptake(['calendar', 'series', '--draft', '--to', '2036-12-16'], { cwd })
  writeFileSync(join(cwd, 'uptake.yml'), config('2036-12-16', 'rules: { left-behind: error }\n'))
  assert.equal(uptake(['check'], { cwd }).code, 1)
  writeFileSync(join(cwd, 'uptake.yml'), config('2036-12-16', 'rules: { left-behind: off }\n'))
  assert.match(uptake(['check'], { cwd }).out, /No problems/)
})
