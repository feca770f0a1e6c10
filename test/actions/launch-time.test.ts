/** Times told from the launch move with it; what moved because of the launch comes back when that is undone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh } from '../../src/actions/action.ts'
import { approve } from '../../src/actions/approve.ts'
import { calendarView } from '../../src/actions/calendar-view.ts'
import { followLaunch } from '../../src/actions/follow-launch.ts'
import { setLaunch } from '../../src/actions/move-dates.ts'
import { moveDelivery } from '../../src/actions/move-delivery.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { publishingView } from '../../src/actions/publishing-view.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { slipping } from '../../src/actions/slipping.ts'
import { undo } from '../../src/actions/undo.ts'
import { deliveriesOf } from '../../src/db/deliveries.ts'
import { NOW, TODAY, workspace, type Workspace } from './workspace.ts'

const PLAN = '# Plan\n\n## T-7: Press\n\n- [ ] Write to the press\n\n## Launch Day\n\n- [ ] Press the button\n'
const CONFIG =
  'launch: 2026-12-01\ntimezone: Europe/Berlin\nplan: plan.md\nchannels:\n  rehearsal: { channel: "null" }\n  blog: { channel: "null" }\n'
const piece = (id: string, front: string, channels = '[blog]'): string =>
  `---\nid: ${id}\ntitle: Title of ${id}\nstate: ready\n${front}\nchannels: ${channels}\n---\n\nText of ${id}.\n`
const WHEN = { channels: null, at: null, zone: null }
const MOVE = { dryRun: false, today: TODAY }

async function desk(t: Parameters<typeof workspace>[0], files: Record<string, string>): Promise<Workspace> {
  const here = await workspace(t, { 'uptake.yml': CONFIG, 'plan.md': PLAN, ...files })
  for (const path of Object.keys(files)) await approve(here.context, { item: path, channels: null, digests: null })
  return here
}
const times = async ({ db, context }: Workspace): Promise<string[]> =>
  (await deliveriesOf(db, context.ref.id)).map(each => `${each.item} ${each.channel} ${each.local} ${each.state}`).sort()
const put = (here: Workspace, launch: string): void => here.put('uptake.yml', CONFIG.replace('2026-12-01', launch))
const byList = async (here: Workspace, date: string) => {
  const { moves } = await slipping(here.context, { key: 'launch', date, today: TODAY })
  return { date, ...MOVE, deliveries: moves.map(({ id, local, zone }) => ({ id, local, zone })) }
}

test('a piece stands where the launch puts it, each channel at its own time; without a launch it has none', async t => {
  const channels = '\n  blog: {}\n  rehearsal: { schedule: { at: T+1 18:30, zone: America/New_York } }'
  const here = await desk(t, { 'content/a.md': piece('a', 'schedule: T-7 09:00', channels) })
  assert.deepEqual((await publishingView(here.context)).pieces[0]?.schedule, { at: '2026-11-24 09:00', zone: null })
  put(here, '')
  await assert.rejects(scheduleContent(here.context, { item: 'a', ...WHEN }), { code: 'no-time', hint: /T-7 09:00: write "launch:"/ })
  put(here, '2026-12-01')
  const [first, second] = await scheduleContent(here.context, { item: 'a', ...WHEN })
  assert.deepEqual([first?.local, first?.zone, first?.launchTime], ['2026-11-24T09:00', 'Europe/Berlin', 'T-7 09:00'])
  assert.deepEqual([second?.local, second?.zone, second?.launchTime], ['2026-12-02T18:30', 'America/New_York', 'T+1 18:30'])
  assert.equal(second?.dueAt, Date.parse('2026-12-02T23:30:00Z'))
})

test('a time from the launch may be said where a piece is scheduled, and then follows the launch', async t => {
  const here = await desk(t, { 'content/a.md': piece('a', 'theme: news') })
  const say = (at: string) => scheduleContent(here.context, { item: 'a', ...WHEN, at })
  await assert.rejects(say('tomorrow'), { code: 'bad-time', message: /"tomorrow" is no local time/ })
  put(here, '')
  await assert.rejects(say('T-7 09:00'), { code: 'no-time', hint: /You say T-7 09:00: write "launch:"/ })
  put(here, '2026-12-01')
  assert.equal((await say('t-7 09:00'))[0]?.launchTime, 'T-7 09:00')
  put(here, '2026-12-08')
  await followLaunch(here.context)
  assert.deepEqual(await times(here), ['a blog 2026-12-01T09:00 planned'])
})

test('it moves with the launch, over the end of summer time too, and needs no second yes', async t => {
  const here = await desk(t, { 'content/a.md': piece('a', 'schedule: T-7 09:00') })
  await scheduleContent(here.context, { item: 'a', ...WHEN })
  const slips = await slipping(here.context, { key: 'launch', date: '2027-04-02', today: TODAY })
  assert.deepEqual(
    slips.moves.map(({ from, local, days }) => [from, local, days]),
    [['2026-11-24T09:00', '2027-03-26T09:00', 122]],
  )
  assert.equal((await setLaunch(here.context, { date: '2027-04-02', ...MOVE })).deliveries, 1)
  assert.equal((await deliveriesOf(here.db, here.context.ref.id))[0]?.dueAt, Date.parse('2027-03-26T08:00:00Z'))
  await setLaunch(here.context, { date: '2027-04-12', ...MOVE })
  assert.deepEqual(await times(here), ['a blog 2027-04-05T09:00 planned'])
  const later = { ...here.context, now: Date.parse('2027-04-05T07:00:00Z') }
  assert.deepEqual(
    (await publishDue(later)).map(each => each.ended),
    ['published'],
  )
  await setLaunch(later, { date: '2027-05-01', ...MOVE })
  assert.deepEqual(await times(here), ['a blog 2027-04-05T09:00 published'], 'what is out stays')
})

test('a launch that was moved by hand is followed before anything is sent', async t => {
  const here = await desk(t, { 'content/a.md': piece('a', 'schedule: T-10 10:00') })
  await scheduleContent(here.context, { item: 'a', ...WHEN })
  assert.deepEqual(await times(here), ['a blog 2026-11-21T10:00 planned'])
  put(here, '2026-12-08')
  assert.deepEqual(await publishDue({ ...here.context, now: NOW + 60_000 }), [])
  assert.deepEqual(await times(here), ['a blog 2026-11-28T10:00 planned'])
  put(here, '2026-12-01')
  await followLaunch(here.context)
  assert.deepEqual(
    (await publishDue(here.context)).map(each => each.ended),
    ['published'],
  )
  assert.deepEqual((await here.audit()).map(each => each.action).filter(action => action === 'move-delivery').length, 2)
})

test('another time than the file tells is one of its own, and stays', async t => {
  const here = await desk(t, { 'content/a.md': piece('a', 'schedule: T-7 09:00'), 'content/b.md': piece('b', 'schedule: T-7 09:00') })
  await scheduleContent(here.context, { item: 'a', channels: null, at: '2026-11-24T11:00', zone: null })
  const [b] = await scheduleContent(here.context, { item: 'b', ...WHEN })
  await moveDelivery(here.context, { ids: [b!.id], local: '2026-11-25T12:00', zone: 'Europe/Berlin' })
  await setLaunch(here.context, { date: '2026-12-08', ...MOVE })
  assert.deepEqual(await times(here), ['a blog 2026-11-24T11:00 planned', 'b blog 2026-11-25T12:00 planned'])
})

test('undo of a moved launch brings back what moved with it, be it by the list or by its file', async t => {
  const here = await desk(t, {
    'content/a.md': piece('a', 'schedule: T-7 09:00'),
    'content/b.md': piece('b', 'schedule: 2026-12-01 10:00\nphase: Launch Day'),
  })
  for (const item of ['a', 'b']) await scheduleContent(here.context, { item, ...WHEN })
  const before = await times(here)
  assert.equal((await setLaunch(here.context, await byList(here, '2026-12-08'))).deliveries, 2)
  assert.deepEqual(await times(here), ['a blog 2026-12-01T09:00 planned', 'b blog 2026-12-08T10:00 planned'])
  assert.deepEqual(await undo(here.context), { action: 'reschedule', subject: '2026-12-08', deliveries: { back: 2, left: 0 } })
  assert.equal(here.read('uptake.yml'), CONFIG)
  assert.deepEqual(await times(here), before)
  await setLaunch(here.context, { date: '2026-12-15', ...MOVE })
  assert.deepEqual((await times(here))[0], 'a blog 2026-12-08T09:00 planned', 'it still tells its time from the launch')
})

test('what left or was moved again since stays where it is', async t => {
  const front = 'schedule: 2026-12-01 10:00\nphase: Launch Day'
  const here = await desk(t, Object.fromEntries(['a', 'b', 'c'].map(id => [`content/${id}.md`, piece(id, front)])))
  for (const item of ['a', 'b', 'c']) await scheduleContent(here.context, { item, ...WHEN })
  const all = await deliveriesOf(here.db, here.context.ref.id)
  await setLaunch(here.context, await byList(here, '2026-12-08'))
  await moveDelivery(here.context, { ids: [all.find(each => each.item === 'b')!.id], local: '2026-12-09T09:00', zone: 'UTC' })
  await here.db.updateTable('delivery').set({ state: 'published' }).where('item', '=', 'c').execute()
  assert.deepEqual(await undo(here.context), { action: 'reschedule', subject: '2026-12-08', deliveries: { back: 1, left: 2 } })
  assert.deepEqual(await times(here), [
    'a blog 2026-12-01T10:00 planned',
    'b blog 2026-12-09T09:00 planned',
    'c blog 2026-12-08T10:00 published',
  ])
})

test('a list with what is on its way moves neither that nor the launch', async t => {
  const here = await desk(t, { 'content/b.md': piece('b', 'schedule: 2026-12-01 10:00\nphase: Launch Day') })
  await scheduleContent(here.context, { item: 'b', ...WHEN })
  const list = await byList(here, '2026-12-08')
  await here.db.updateTable('delivery').set({ state: 'published' }).execute()
  await assert.rejects(setLaunch(here.context, list), { code: 'delivery-state' })
  assert.equal(here.read('uptake.yml'), CONFIG)
  assert.deepEqual(
    (await here.audit()).filter(each => each.action === 'reschedule'),
    [],
  )
})

test('the calendar proposes it on the day that the launch gives it, until it is scheduled', async t => {
  const channels = '\n  blog: {}\n  rehearsal: { schedule: 2026-11-25 10:00 }'
  const here = await desk(t, { 'content/a.md': piece('a', 'schedule: T-7 09:00', channels) })
  const { loaded, plan } = await fresh(here.context)
  const proposed = async (launch: string | null): Promise<string[]> => {
    const place = { db: here.db, workspace: here.context.ref.id, root: here.root, plan, config: { ...loaded.config, launch } }
    const view = await calendarView(place, { view: 'month', day: '2026-11-24', channels: null, states: null })
    return view.proposed.map(each => `${each.day} ${each.time} ${each.channels.join()}`).sort()
  }
  assert.deepEqual(await proposed('2026-12-01'), ['2026-11-24 09:00 blog', '2026-11-25 10:00 rehearsal'])
  assert.deepEqual(await proposed('2026-12-03'), ['2026-11-25 10:00 rehearsal', '2026-11-26 09:00 blog'])
  assert.deepEqual(await proposed(null), ['2026-11-25 10:00 rehearsal'])
  await scheduleContent(here.context, { item: 'a', ...WHEN })
  assert.deepEqual(await proposed('2026-12-01'), [])
})
