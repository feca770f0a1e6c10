/** What the rules say of a piece, for who reviews and approves in a terminal. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { folder, uptake } from '../support/cli.ts'

test('review show and approve tell what is open; the yes counts all the same', t => {
  const cwd = folder(t, {
    'uptake.yml': 'channels:\n  rehearsal: { channel: "null", checklist: [Read aloud] }\n',
    'plan/plan.md': '# Plan\n\n- [ ] Write\n',
    'content/a.md': '---\ntitle: A\nstate: ready\nchannels: [rehearsal]\n---\n\nText.\n',
  })
  const open = /! rehearsal: "Read aloud" is not ticked\. +channel-checklist/
  assert.match(uptake(['review', 'show', 'a'], { cwd }).out, open)
  const approved = uptake(['approve', 'a'], { cwd })
  assert.match(approved.out, open)
  assert.match(approved.out, /✓ rehearsal +1 of 1/)
  assert.equal(approved.code, 0)
})
