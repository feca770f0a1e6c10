/** What repeats says the same every time: the post of last week is not taken for the one whose answer was lost. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { approve } from '../../src/actions/approve.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { deliveriesOf } from '../../src/db/deliveries.ts'
import { SECRET, serve } from '../channels/fakes/fake.ts'
import { mastodon } from '../channels/fakes/mastodon.ts'
import { NOW, workspace } from './workspace.ts'

const MINUTE = 60_000
const file = (id: string): string =>
  `---\nid: ${id}\ntitle: Office hours\nstate: ready\nchannels: [mastodon]\n---\n\nOffice hours: come and ask.\n`

for (const taken of [false, true])
  test(`the second of two with the same text: its answer is lost, and it was ${taken ? '' : 'not '}taken`, async t => {
    const fake = mastodon()
    const served = await serve(fake)
    t.after(() => served.close())
    const { context: base, db } = await workspace(t, {
      'uptake.yml': `project: { name: Rocket }\ntimezone: UTC\nchannels:\n  mastodon: { base: "${served.base}", allow: [127.0.0.1] }\n`,
      'plan.md': '# Plan\n',
      'content/one.md': file('one'),
      'content/two.md': file('two'),
    })
    const at = (later: number): ActionContext => ({ ...base, now: NOW + later, env: { MASTODON_TOKEN: SECRET } })
    for (const item of ['one', 'two']) {
      await approve(at(0), { item, channels: null, digests: null })
      await scheduleContent(at(0), {
        item,
        channels: null,
        at: item === 'one' ? '2026-11-21 09:00' : '2026-11-21 10:00',
        zone: 'UTC',
        anyway: true,
      })
    }
    const states = async (): Promise<string[]> => (await deliveriesOf(db, base.ref.id)).map(each => each.state)
    await publishDue(at(0))
    assert.deepEqual([await states(), fake.kept.length], [['published', 'planned'], 1])

    served.fault = (_, posts) => (posts ? { kind: 'reset', taken } : null)
    await publishDue(at(60 * MINUTE))
    assert.deepEqual([await states(), fake.kept.length], [['published', 'unconfirmed'], taken ? 2 : 1])

    served.fault = null
    await publishDue(at(62 * MINUTE))
    assert.deepEqual(await states(), ['published', taken ? 'published' : 'planned'])
    await publishDue(at(70 * MINUTE))
    const [one, two] = await deliveriesOf(db, base.ref.id)
    assert.deepEqual([one?.postId, two?.postId], fake.kept.map(each => each.id)) // prettier-ignore
    assert.equal(fake.kept.length, 2)
  })
