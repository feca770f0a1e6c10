/** Times that files propose are moved in the files: on their own clock, for the channels whose time it is, and can be undone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moveProposed } from '../../src/actions/move-proposed.ts'
import { undo } from '../../src/actions/undo.ts'
import { workspace } from './workspace.ts'

const CONFIG =
  'timezone: Europe/Berlin\nlaunch: 2026-12-01\nplan: plan.md\nchannels:\n  one: { channel: "null" }\n  two: { channel: "null" }\n'
const piece = (front: string): string => `---\ntitle: A\n${front}---\n\nText.\n`
const move = { item: 'a', channels: ['one'], days: 1, hours: 0 }

test('a time alone, a group, a time of a channel, one told from the launch: each stays as it is written', async t => {
  for (const [before, after, asked] of [
    ['schedule: 2027-03-27 09:00 # early\nchannels: [one]\n', 'schedule: 2027-03-28 09:00 # early\nchannels: [one]\n', {}],
    [
      'schedule:\n  at: 2026-11-30 23:30\n  zone: Asia/Tokyo\nchannels: [one]\n',
      'schedule:\n  at: 2026-12-01 00:30\n  zone: Asia/Tokyo\nchannels: [one]\n',
      { days: 0, hours: 1 },
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
    ['schedule: T-7 23:00\nchannels: [one]\n', 'schedule: T-5 01:00\nchannels: [one]\n', { hours: 2 }],
  ] as const) {
    // prettier-ignore
    const here = await workspace(t, { 'uptake.yml': CONFIG, 'plan.md': '# Plan\n', 'content/a.md': piece(before) })
    await moveProposed(here.context, { ...move, ...asked })
    assert.equal(here.read('content/a.md'), piece(after))
    assert.equal((await undo(here.context)).action, 'move-proposed')
    assert.equal(here.read('content/a.md'), piece(before))
  }
})

test('a file that asks for no time says so', async t => {
  const here = await workspace(t, { 'uptake.yml': CONFIG, 'plan.md': '# Plan\n', 'content/a.md': piece('channels: [one]\n') })
  await assert.rejects(moveProposed(here.context, move), { code: 'no-time' })
  assert.deepEqual(await here.audit(), [])
})
