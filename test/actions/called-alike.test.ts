/** A plan says "Twitter", uptake.yml `bird: { channel: x }`, a file `twitter`: all of them are one platform. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { fresh } from '../../src/actions/action.ts'
import { calendarMix } from '../../src/actions/calendar-mix.ts'
import { channelsView } from '../../src/actions/channels-view.ts'
import { draftContent } from '../../src/actions/draft-content.ts'
import { channelsByName } from '../../src/channels/door/limits.ts'
import { declaredAgainst, type Declared } from '../../src/content/declared.ts'
import { platformsOf } from '../../src/content/platform.ts'
import { readAllContent } from '../../src/workspace/content.ts'
import { workspace } from './workspace.ts'

const CONFIG = `plan: plan.md
start: 2026-03-02
channels:
  bird: { channel: x }
  company: { channel: linkedin-page, organization: "1" }
  letters: { channel: buttondown }
`
const PLAN = `# Plan

## Volume
- Twitter posts: 30
- LinkedIn posts: 10
- Newsletters: 4

## Week 1
- [ ] Publish LinkedIn post: How it began
- [ ] Publish Twitter post: The first release
`
const on = (channel: string, more = ''): string => `---\ntitle: On ${channel}\nformat: post\nchannels: [${channel}]\n${more}---\n\nShort.\n`

const desk = async (t: TestContext, files: Readonly<Record<string, string>> = {}): ReturnType<typeof workspace> =>
  workspace(t, { 'uptake.yml': CONFIG, 'plan.md': PLAN, ...files })

test('volumes count each channel as what the plan calls it, on the command line and on the calendar', async t => {
  const { context, db } = await desk(t, {
    'content/a.md': on('bird'),
    'content/b.md': on('x'),
    'content/c.md': on('twitter'),
    'content/d.md': on('company'),
    'content/e.md': on('letters').replace('format: post', 'format: newsletter'),
    'content/f.md': on('mastodon'),
  })
  const { loaded, plan } = await fresh(context)
  const items = readAllContent(loaded.root).map(file => file.item)
  const declared = (knownOf?: Parameters<typeof declaredAgainst>[2]): Declared => declaredAgainst(plan, items, knownOf)
  const found = (all: Declared): unknown[] => all.volumes.map(each => [each.label, each.found])
  const knownOf = await channelsByName(
    items.flatMap(item => item.channels.map(each => each.name)),
    loaded.config.channels,
  )
  assert.deepEqual(found(declared(knownOf)), [
    ['Twitter posts', 3],
    ['LinkedIn posts', 1],
    ['Newsletters', 1],
  ])
  assert.equal(declared().volumes[0]!.found, 2, 'where nobody knows uptake.yml: "x" and "twitter"')
  const mix = await calendarMix({ db, workspace: context.ref.id, root: loaded.root, config: loaded.config, plan })
  assert.deepEqual(
    mix.volumes.map(each => [each.label, each.written]),
    found(declared(knownOf)),
  )
})

test('a file of that channel and time is a piece of the plan', async t => {
  const { context } = await desk(t, { 'content/a.md': on('bird', 'schedule: 2026-03-03 09:00\n') })
  const { loaded, plan } = await fresh(context)
  const tweet = plan.content.find(each => each.channel === 'x')
  assert.ok(tweet !== undefined, JSON.stringify(plan.content))
  const items = readAllContent(loaded.root).map(file => file.item)
  const { pieces } = declaredAgainst(plan, items, await channelsByName(['bird'], loaded.config.channels))
  assert.equal(pieces.find(each => each.piece === tweet)!.found, 1)
})

test('a draft goes to the channel that is set up for its platform', async t => {
  const { context } = await desk(t)
  const { plan } = await fresh(context)
  const piece = plan.content.find(each => each.channel === 'linkedin')!
  const { written } = await draftContent(context, { piece: piece.id, phase: null, dryRun: true })
  assert.match(written[0]!.text, /channels:\n {2}- company\n/)
})

test('the page Channels finds the channel of what the plan names', async t => {
  const { context } = await desk(t)
  const named = {
    id: 'c',
    name: 'LinkedIn',
    tier: 'Tier 1',
    channelId: 'linkedin',
    source: { file: 'plan.md', line: 1, column: 1, endLine: 1, endColumn: 2 },
  }
  const { channels } = await channelsView(context, [named])
  assert.deepEqual(
    channels.filter(each => each.planned.length > 0).map(each => [each.name, each.planned[0]!.tier]),
    [['company', 'Tier 1']],
  )
  assert.ok(!channels.some(each => each.standing === 'unset'))
})

test('a name that only holds that of a platform is another one', () => {
  assert.deepEqual(platformsOf('team-x', null), ['team-x'])
  assert.deepEqual(platformsOf('X', null), ['x', 'X'])
  assert.deepEqual(platformsOf('news', { name: 'handoff', title: 'By hand' }), ['handoff', 'news'])
})
