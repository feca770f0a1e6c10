/** A total of threads counts the pieces that X gets as one: by their sections, or because they are too long for one post. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh } from '../../src/actions/action.ts'
import { calendarMix } from '../../src/actions/calendar-mix.ts'
import { channelsByName } from '../../src/channels/door/limits.ts'
import { declaredAgainst } from '../../src/content/declared.ts'
import { readAllContent } from '../../src/workspace/content.ts'
import { workspace } from './workspace.ts'

const CONFIG = 'plan: plan.md\nchannels:\n  bird: { channel: x }\n  rehearsal: { channel: "null" }\n'
const PLAN = '# Plan\n\n## Volume\n- Twitter threads: 30\n'
const on = (channel: string, body: string, front = ''): string => `---\ntitle: A\n${front}channels: [${channel}]\n---\n\n${body}\n`
const LONG = 'One sentence of a text that X does not take in one post. '.repeat(12)

test('single posts on X are no threads; sections, long texts and what says so are', async t => {
  const here = await workspace(t, {
    'uptake.yml': CONFIG,
    'plan.md': PLAN,
    'content/single.md': on('x', 'Short.'),
    'content/post.md': on('x', 'Short.', 'format: post\n'),
    'content/sections.md': on('x', 'One.\n\n---\n\nTwo.'),
    'content/long.md': on('x', LONG, 'format: post\n'),
    'content/said.md': on('x', 'To be written.', 'format: thread\n'),
    'content/named.md': on('bird', LONG),
    'content/other.md': on('rehearsal', 'One.\n\n---\n\nTwo.'),
  })
  const { context } = here
  const { loaded, plan } = await fresh(context)
  const place = { db: here.db, workspace: context.ref.id, root: loaded.root, config: loaded.config, plan }
  const written = async (): Promise<number | undefined> => (await calendarMix(place)).volumes[0]?.written
  assert.equal(await written(), 4)
  here.put('content/single.md', on('x', 'One.\n\n---\n\nTwo.'))
  assert.equal(await written(), 5, 'what was edited is looked at again')
  const items = readAllContent(loaded.root).map(file => file.item)
  const { volumes } = declaredAgainst(plan, items, await channelsByName(['x', 'bird', 'rehearsal'], loaded.config.channels))
  assert.equal(volumes[0]?.found, 5, 'both count the same')
})
