/** Times that files propose are moved in the files: on their own clock, for the channels whose time it is, and can be undone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moveProposed } from '../../src/actions/move-proposed.ts'
import { undo } from '../../src/actions/undo.ts'
import { workspace } from './workspace.ts'

const CONFIG =
  'timezone: Europe/Berlin\nlaunch: 2026-12-01\nplan: plan.md\nchannels:\n  one: { channel: "null" }\n  two: { channel: "null" }\n'
const piece = (front: string): string => `---\ntitle: A\n${front}---\n\nText.\n`
const move = { item: 'a', channels: ['one'], days: 1, minutes: 0 }

test('a time alone, a group, a time of a channel, one told from the launch: each stays as it is written', async t => {
  for (const [before, after, asked] of [
    ['schedule: 2027-03-27 09:00 # early\nchannels: [one]\n', 'schedule: 2027-03-28 09:00 # early\nchannels: [one]\n', {}],
    [
      'schedule:\n  at: 2026-11-30 23:30\n  zone: Asia/Tokyo\nchannels: [one]\n',
      'schedule:\n  at: 2026-12-01 00:30\n  zone: Asia/Tokyo\nchannels: [one]\n',
      { days: 0, minutes: 60 },
    ],
    [
      'schedule: 2026-11-24 09:00\nchannels:\n  one:\n    schedule: 2026-11-25 10:00\n  two:\n',
      'schedule: 2026-11-24 09:00\nchannels:\n  one:\n    schedule: 2026-11-26 10:00\n  two:\n',
      {},
    ],
    [
      'schedule: 2026-11-24 09:00\nchannels:\n  one:\n    schedule: 2026-11-25 10:00\n  two:\n',
      'schedule: 2026-11-25 09:00\nchannels:\n  one:\n    schedule: 2026-11-25 10:00\n  two:\n',
      { channels: ['two'] },
    ],
    ['schedule: T-7 23:00\nchannels: [one]\n', 'schedule: T-5 01:00\nchannels: [one]\n', { minutes: 120 }],
  ] as const) {
    // prettier-ignore
    const here = await workspace(t, { 'uptake.yml': CONFIG, 'plan.md': '# Plan\n', 'content/a.md': piece(before) })
    await moveProposed(here.context, { moves: [{ ...move, ...asked }] })
    assert.equal(here.read('content/a.md'), piece(after))
    assert.equal((await undo(here.context)).action, 'move-proposed')
    assert.equal(here.read('content/a.md'), piece(before))
  }
})

test('several files move at once, or none; a second channel of one file with it; one undo takes all back', async t => {
  const two = 'schedule: 2026-11-24 09:00\nchannels:\n  one:\n    schedule: 2026-11-25 10:00\n  two:\n'
  const files = { 'content/a.md': piece(two), 'content/b.md': piece('schedule: 2026-11-30 23:30\nchannels: [one]\n') }
  const here = await workspace(t, { 'uptake.yml': CONFIG, 'plan.md': '# Plan\n', ...files })
  const both = [{ ...move, minutes: 45 }, { ...move, channels: ['two'] }] // prettier-ignore
  await assert.rejects(moveProposed(here.context, { moves: [...both, { ...move, item: 'nobody' }] }), { code: 'content-unknown' })
  const scheduled = [{ id: 'nothing', local: '2026-12-01T09:00', zone: 'UTC' }]
  await assert.rejects(moveProposed(here.context, { moves: both, deliveries: scheduled }), { code: 'delivery-unknown' })
  assert.deepEqual([here.read('content/a.md'), await here.audit()], [files['content/a.md'], []])
  const { times } = await moveProposed(here.context, { moves: [...both, { ...move, item: 'b', minutes: 45 }] })
  assert.deepEqual(times, ['2026-11-26 10:45', '2026-11-25 09:00', '2026-12-02 00:15'])
  assert.equal(here.read('content/a.md'), files['content/a.md'].replace('11-25 10:00', '11-26 10:45').replace('11-24', '11-25'))
  await undo(here.context)
  assert.deepEqual([here.read('content/a.md'), here.read('content/b.md')], Object.values(files))
})

test('a file that asks for no time says so', async t => {
  const here = await workspace(t, { 'uptake.yml': CONFIG, 'plan.md': '# Plan\n', 'content/a.md': piece('channels: [one]\n') })
  await assert.rejects(moveProposed(here.context, { moves: [move] }), { code: 'no-time' })
  assert.deepEqual(await here.audit(), [])
})
