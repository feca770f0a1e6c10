/** Files of a series that is told from the launch move with it: seen before, taken back with it; what is out or past stays. */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { approve } from '../../src/actions/approve.ts'
import { draftSeries } from '../../src/actions/draft-series.ts'
import { setLaunch } from '../../src/actions/move-dates.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { slipping } from '../../src/actions/slipping.ts'
import { undo } from '../../src/actions/undo.ts'
import { deliveriesOf } from '../../src/db/deliveries.ts'
import { TODAY, workspace, type Workspace } from './workspace.ts'

const CONFIG = `launch: 2026-12-01
timezone: Europe/Berlin
plan: plan.md
channels:
  rehearsal: { channel: "null" }
series:
  hours: { title: Office hours, rule: "FREQ=WEEKLY;BYDAY=TU", start: T+1 17:00, channels: [rehearsal] }
`
const PLAN = '# Plan\n\n## Launch Day\n\n- [ ] Press the button\n'
const MOVE = { dryRun: false, today: TODAY }

async function begun(t: Parameters<typeof workspace>[0], until = '2026-12-22', config = CONFIG): Promise<Workspace> {
  const here = await workspace(t, { 'uptake.yml': config, 'plan.md': PLAN })
  await draftSeries(here.context, { series: null, until, dryRun: false })
  return here
}
const files = (here: Workspace): string[] => readdirSync(join(here.root, 'content')).sort()
const said = (here: Workspace): string[] =>
  files(here)
    .map(name => here.read(`content/${name}`))
    .map(text => [/^title: (.*)$/m, /^occurrence: (.*)$/m, /at: (.*)$/m].map(each => each.exec(text)?.[1]).join(' | '))
    .sort()

test('each goes to the same time of the series, in the file; nothing before it is written; one undo takes it back', async t => {
  const here = await begun(t)
  const before = said(here)
  assert.deepEqual(before, [
    'Office hours, 15 December 2026 | 2026-12-15 | 2026-12-15 17:00',
    'Office hours, 22 December 2026 | 2026-12-22 | 2026-12-22 17:00',
    'Office hours, 8 December 2026 | 2026-12-08 | 2026-12-08 17:00',
  ])
  const texts = files(here).map(name => here.read(`content/${name}`))
  const { drafts } = await slipping(here.context, { key: 'launch', date: '2026-12-15', today: TODAY })
  assert.deepEqual(drafts.map(({ from, to, days }) => [from, to, days]).sort(), [
    ['2026-12-08T17:00', '2026-12-22T17:00', 14],
    ['2026-12-15T17:00', '2026-12-29T17:00', 14],
    ['2026-12-22T17:00', '2027-01-05T17:00', 14],
  ])
  assert.deepEqual(said(here), before)
  assert.equal((await setLaunch(here.context, { date: '2026-12-15', ...MOVE })).drafts.length, 3)
  assert.deepEqual(said(here), [
    'Office hours, 22 December 2026 | 2026-12-22 | 2026-12-22 17:00',
    'Office hours, 29 December 2026 | 2026-12-29 | 2026-12-29 17:00',
    'Office hours, 5 January 2027 | 2027-01-05 | 2027-01-05 17:00',
  ])
  const { written, there } = await draftSeries(here.context, { series: null, until: '2027-01-05', dryRun: true })
  assert.deepEqual([written.length, there], [0, 3], 'the series knows them by their new days')
  await undo(here.context)
  assert.deepEqual(
    files(here).map(name => here.read(`content/${name}`)),
    texts,
  )
  assert.equal(here.read('uptake.yml'), CONFIG)
})

test('a title and an hour of its own stay; a launch within the week moves nothing', async t => {
  const here = await begun(t, '2026-12-08')
  const [name = ''] = files(here)
  here.put(`content/${name}`, here.read(`content/${name}`).replace(/^title: .*$/m, 'title: We begin').replace('2026-12-08 17:00', '2026-12-09 11:00')) // prettier-ignore
  assert.deepEqual((await setLaunch(here.context, { date: '2026-12-03', ...MOVE })).drafts, [])
  assert.deepEqual(said(here), ['We begin | 2026-12-08 | 2026-12-09 11:00'])
  await setLaunch(here.context, { date: '2026-12-10', ...MOVE })
  assert.deepEqual(said(here), ['We begin | 2026-12-15 | 2026-12-16 11:00'])
})

test('what is scheduled of it is listed and moves too; what is out, has begun, or has no time left in the series stays', async t => {
  const here = await begun(t, '2026-12-22', CONFIG.replace('BYDAY=TU"', 'BYDAY=TU;UNTIL=20261225T000000Z"'))
  const items = files(here).map(name => /^id: (.*)$/m.exec(here.read(`content/${name}`))?.[1] ?? name.replace('.md', ''))
  const [first = '', second = ''] = items
    .filter(each => !each.includes('22'))
    .sort((a, b) => (a.includes('8') ? -1 : b.includes('8') ? 1 : 0))
  for (const item of [first, second]) {
    await approve(here.context, { item, channels: null, digests: null })
    await scheduleContent(here.context, { item, channels: null, at: null, zone: null })
  }
  const input = { key: 'launch' as const, date: '2026-12-08', today: TODAY }
  const { moves, drafts } = await slipping(here.context, input)
  assert.deepEqual(moves.map(({ from, local }) => [from, local]).sort(), [
    ['2026-12-08T17:00', '2026-12-15T17:00'],
    ['2026-12-15T17:00', '2026-12-22T17:00'],
  ])
  assert.equal(drafts.length, 2, 'the last of the series has no time any more')
  await here.db.updateTable('delivery').set({ state: 'published' }).where('item', '=', second).execute()
  const now = { ...here.context, now: Date.parse('2026-12-08T16:30:00Z') }
  assert.deepEqual((await slipping(now, input)).drafts, [], 'the one has begun, the other is out')
  const left = await slipping(here.context, input)
  const deliveries = left.moves.map(({ id, local, zone }) => ({ id, local, zone }))
  await setLaunch(here.context, { date: '2026-12-08', ...MOVE, deliveries })
  assert.deepEqual((await deliveriesOf(here.db, here.context.ref.id)).map(each => each.local).sort(), [
    '2026-12-15T17:00',
    '2026-12-15T17:00',
  ])
})
