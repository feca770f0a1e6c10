/** The calendar on both engines: what is shown, scheduled by slots, refused in blackouts, moved, imported, and what slips. */
import assert from 'node:assert/strict'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { approve } from '../../src/actions/approve.ts'
import { feedOf, feedText, listFeeds, makeFeed, revokeFeed } from '../../src/actions/calendar-feed.ts'
import { calendarList, sheetRows } from '../../src/actions/calendar-list.ts'
import { calendarMix } from '../../src/actions/calendar-mix.ts'
import { calendarView, type CalendarAsk, type CalendarPlace } from '../../src/actions/calendar-view.ts'
import { draftSeries } from '../../src/actions/draft-series.ts'
import { importSchedule } from '../../src/actions/import-schedule.ts'
import { openedDelivery, publishingView } from '../../src/actions/publishing-view.ts'
import { moveDeliveries } from '../../src/actions/move-delivery.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { slipping } from '../../src/actions/slipping.ts'
import { planDeliveries } from '../../src/db/deliveries.ts'
import { UserError } from '../../src/lib/errors.ts'
import { compile } from '../../src/plan/compile.ts'
import { proposalsOf } from '../../src/actions/propose-series.ts'
import { sheetText } from '../../src/schedule/sheet.ts'
import { contentIndex } from '../../src/workspace/content-index.ts'
import { loadWorkspace } from '../../src/workspace/load.ts'
import { withDatabase } from '../support/engines.ts'
import { desk, NOW, type Desk } from './review-workspace.ts'

const CONFIG = `project: { name: Kestrel }
timezone: Europe/Berlin
start: 2026-11-23
channels:
  rehearsal: { channel: "null" }
  blog: { channel: "null" }
calendar:
  zones: [America/New_York]
  slots:
    rehearsal: weekdays 09:00 and 17:00
  blackouts:
    - { from: 2026-12-24, until: 2027-01-01, reason: Holidays }
  limits: { per-day: 2, per-hour: 1 }
series:
  office-hours:
    title: Office hours
    rule: FREQ=WEEKLY;BYDAY=TU
    start: 2026-11-24 17:00
    channels: [rehearsal]
    except: [2026-12-08]
`
const PLAN = `# Launch

## Volume
- Blog posts: 12

## Week 1: Teasers

### Content
- [ ] Blog post: "Piece a"
- [ ] Blog post: "Nobody wrote this" (due 2026-11-26)

## Week 4: Launch
- [ ] Publish
`
const file = (id: string, more = ''): string =>
  `---\nid: ${id}\ntitle: Piece ${id}\nstate: ready\nchannels: [rehearsal]\n${more}---\n\nThe text of ${id}, which nobody else has.\n`
const FILES = {
  'plan/plan.md': PLAN,
  'content/a.md': file('a', 'schedule: 2026-11-25 09:00\n'),
  'content/b.md': file('b'),
  'content/c.md': file('c'),
}
const on = { channels: null, zone: null }

async function ready(t: Parameters<typeof desk>[0], db: Desk['db'], files: Record<string, string> = FILES): Promise<Desk> {
  const made = desk(t, db, files, CONFIG)
  for (const item of ['a', 'b', 'c'])
    if (`content/${item}.md` in files) await approve(made.context, { item, channels: null, digests: null })
  return made
}
async function placeOf({ context, root }: Desk): Promise<CalendarPlace> {
  const { config, files } = await loadWorkspace(context.ref)
  const { plan } = compile(files, { start: config.start, today: '2026-11-21' })
  contentIndex(root).touch()
  return { db: context.db, workspace: context.ref.id, root, config, plan }
}
const ask = (view: CalendarAsk['view'], day: string, more: Partial<CalendarAsk> = {}): CalendarAsk => ({
  view,
  day,
  channels: null,
  states: null,
  ...more,
})
const problem = async (run: Promise<unknown>): Promise<UserError> => {
  const error: unknown = await run.then(
    () => assert.fail('it was not refused'),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof UserError, String(error))
  return error
}

withDatabase('a slot is the next that is free; the one after it when it is taken; none where a day is full', async (db, t) => {
  const { context } = await ready(t, db)
  const slot = async (item: string): Promise<string> => {
    const [delivery] = await scheduleContent(context, { item, ...on, at: null, slot: true })
    return `${delivery?.local} ${delivery?.zone}`
  }
  // NOW is a Saturday.
  assert.deepEqual(
    [await slot('a'), await slot('b'), await slot('c')],
    ['2026-11-23T09:00 Europe/Berlin', '2026-11-23T17:00 Europe/Berlin', '2026-11-24T09:00 Europe/Berlin'],
  )
})

withDatabase('a blackout refuses, says the next free time, and gives way to a person who says so', async (db, t) => {
  const { context } = await ready(t, db)
  const error = await problem(scheduleContent(context, { item: 'a', ...on, at: '2026-12-26T10:00' }))
  assert.equal(error.code, 'blackout')
  assert.match(error.message, /Holidays \(2026-12-24 to 2027-01-01\)/)
  assert.match(error.hint ?? '', /2027-01-04 09:00 Europe\/Berlin/, 'the next free slot, which is a Monday')
  const [delivery] = await scheduleContent(context, { item: 'a', ...on, at: '2026-12-26T10:00', anyway: true })
  assert.equal(delivery?.local, '2026-12-26T10:00')
  const [free] = await scheduleContent(context, { item: 'b', ...on, at: '2026-12-02T10:00' })
  const moves = [{ id: free!.id, local: '2026-12-24T00:00', zone: 'Europe/Berlin' }]
  assert.equal((await problem(moveDeliveries(context, { moves }))).code, 'blackout')
  assert.equal((await moveDeliveries(context, { moves, anyway: true })).moved[0]?.local, '2026-12-24T00:00')
})

withDatabase('several move to their own times, all or none', async (db, t) => {
  const { context, audit } = await ready(t, db)
  const ids: string[] = []
  for (const item of ['a', 'b']) ids.push((await scheduleContent(context, { item, ...on, at: '2026-12-02T10:00' }))[0]!.id)
  const to = (id: string, local: string): { id: string; local: string; zone: string } => ({ id, local, zone: 'Asia/Tokyo' })
  const { moved } = await moveDeliveries(context, { moves: [to(ids[0]!, '2026-12-03T10:00'), to(ids[1]!, '2026-12-04T11:00')] })
  assert.deepEqual(
    moved.map(each => new Date(each.dueAt).toISOString()),
    ['2026-12-03T01:00:00.000Z', '2026-12-04T02:00:00.000Z'],
  )
  const failing = moveDeliveries(context, { moves: [to(ids[0]!, '2026-12-05T10:00'), to(ids[1]!, '2026-12-25T11:00')] })
  assert.equal((await problem(failing)).code, 'blackout')
  const list = await calendarList(context, { from: '2026-12-01', to: '2026-12-31' })
  assert.deepEqual(
    list.deliveries.map(each => each.delivery.local),
    ['2026-12-03T10:00', '2026-12-04T11:00'],
  )
  assert.equal((await audit()).filter(each => each.includes('move-delivery')).length, 2)
})

withDatabase('a view holds its window and nothing else, cell by cell, with what files ask for and series', async (db, t) => {
  const made = await ready(t, db)
  const { context } = made
  await scheduleContent(context, { item: 'b', ...on, at: '2026-11-27T09:00' })
  await scheduleContent(context, { item: 'c', ...on, at: '2026-12-02T09:10' })
  const place = await placeOf(made)
  const week = await calendarView(place, ask('week', '2026-11-25'))
  assert.deepEqual([week.days[0], week.days.at(-1), week.zone, week.count], ['2026-11-23', '2026-11-29', 'Europe/Berlin', 1])
  assert.deepEqual(
    week.cells.map(each => [each.day, each.hour, each.count, each.entries[0]?.title]),
    [['2026-11-27', 9, 1, 'Piece b']],
  )
  assert.deepEqual(week.proposed.map(each => [each.piece, each.day, each.time]), [['a', '2026-11-25', '09:00']]) // prettier-ignore
  assert.deepEqual(week.series.map(each => [each.series, each.name, each.piece]), [['office-hours', '2026-11-24', null]]) // prettier-ignore
  assert.deepEqual(
    week.outlines.filter(each => each.day !== null).map(each => each.piece.title),
    ['Nobody wrote this'],
  )
  await scheduleContent(context, { item: 'a', ...on, at: null })
  const again = await calendarView(place, ask('week', '2026-11-25'))
  assert.deepEqual([again.count, again.proposed.length], [2, 0], 'what is scheduled is not proposed any more')
  const december = await calendarView(place, ask('month', '2026-12-15'))
  assert.deepEqual(december.closed[0]?.days, ['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01']) // prettier-ignore
  const rows = await calendarView(place, ask('channels', '2026-11-25'))
  assert.deepEqual(
    rows.cells.map(each => [each.day, each.channel, each.count]),
    [
      ['2026-11-25', 'rehearsal', 1],
      ['2026-11-27', 'rehearsal', 1],
    ],
  )
  assert.equal((await calendarView(place, ask('month', '2026-11-25', { channels: ['blog'] }))).count, 0)
  assert.equal((await calendarView(place, ask('month', '2026-11-25', { states: ['planned'] }))).count, 3)
})

withDatabase('a delivery is opened with its own piece and what it follows, and no other file', async (db, t) => {
  const { context, root } = await ready(t, db)
  const [first] = await scheduleContent(context, { item: 'a', ...on, at: '2026-12-02T10:00' })
  const [second] = await scheduleContent(context, { item: 'b', ...on, at: '2026-12-03T10:00' })
  await db.updateTable('delivery').set({ after_id: first!.id }).where('id', '=', second!.id).execute()
  const opened = await openedDelivery(context, second!.id)
  const whole = await publishingView(context)
  const ofBoth = <Each extends { id: string }>(all: readonly Each[]): Each[] => all.filter(each => each.id !== 'c')
  assert.deepEqual(opened.pieces, ofBoth(whole.pieces).toReversed())
  assert.deepEqual(opened.deliveries.map(each => each.id).sort(), [first!.id, second!.id].sort())
  assert.deepEqual(opened.channels, whole.channels)
  // What is not read cannot break it.
  writeFileSync(join(root, 'content/c.md'), Buffer.from([0, 255, 0, 254]))
  assert.equal((await openedDelivery(context, second!.id)).pieces.length, 2)
  rmSync(join(root, 'content/b.md'))
  writeFileSync(join(root, 'content/c.md'), file('c'))
  assert.deepEqual((await openedDelivery(context, second!.id)).pieces.map(each => each.id), ['a'], 'its file is gone') // prettier-ignore
  assert.equal((await problem(openedDelivery(context, 'nothing'))).code, 'delivery-unknown')
})

withDatabase('the crowd of a day is counted, and only its first are sent', async (db, t) => {
  const made = await ready(t, db)
  const at = Date.parse('2026-11-25T08:00:00Z')
  await planDeliveries(
    db,
    Array.from({ length: 300 }, (_, i) => ({
      id: `crowd-${String(i).padStart(3, '0')}`,
      workspace: made.context.ref.id,
      item: `crowd-${i}`,
      channel: i % 2 === 0 ? 'rehearsal' : 'blog',
      digest: 'd',
      dueAt: at + i * 60_000,
      local: '2026-11-25T09:00',
      zone: 'Europe/Berlin',
      after: null,
      policy: { late: 'ask' as const, within: 0 },
    })),
    NOW,
  )
  const view = await calendarView(await placeOf(made), ask('month', '2026-11-25'))
  assert.deepEqual([view.count, view.cells.length, view.cells[0]?.count, view.cells[0]?.entries.length], [300, 1, 300, 4])
  assert.deepEqual(view.cells[0]?.entries.map(each => each.delivery.id), ['crowd-000', 'crowd-001', 'crowd-002', 'crowd-003']) // prettier-ignore
  assert.ok(view.crowding.some(each => each.kind === 'day' && each.what === 'blog' && each.count === 150 && each.limit === 2))
  const day = await calendarView(await placeOf(made), ask('day', '2026-11-25'))
  assert.deepEqual(day.cells.map(each => each.count), [60, 60, 60, 60, 60]) // prettier-ignore
})

withDatabase('of more than anybody could look at every cell is counted, and its first are the first', async (db, t) => {
  const made = await ready(t, db)
  const from = Date.parse('2026-11-22T23:00:00Z')
  const many = (count: number, step: number, name: string): Promise<number> =>
    planDeliveries(
      db,
      Array.from({ length: count }, (_, i) => ({
        id: `${name}-${String(i).padStart(4, '0')}`,
        workspace: made.context.ref.id,
        item: `${name}-${i}`,
        channel: i % 3 === 0 ? 'rehearsal' : 'blog',
        digest: 'd',
        dueAt: from + i * step,
        local: '2026-11-23T00:00',
        zone: 'Europe/Berlin',
        after: null,
        policy: { late: 'ask' as const, within: 0 },
      })),
      NOW,
    )
  await many(1900, 300_000, 'few')
  const place = await placeOf(made)
  const shape = async (view: CalendarAsk['view']): Promise<unknown[]> =>
    (await calendarView(place, ask(view, '2026-11-25'))).cells.map(({ day, hour, channel, count, entries }) => [day, hour, channel, count, entries.map(each => each.delivery.id)]) // prettier-ignore
  const before = new Map<CalendarAsk['view'], unknown[]>()
  for (const view of ['month', 'week', 'day', 'channels'] as const) before.set(view, await shape(view))
  // A crowd elsewhere in the same week and month, behind what is looked at.
  await many(200, 1, 'late')
  await db
    .updateTable('delivery')
    .set({ due_at: Date.parse('2026-11-29T22:59:00Z') })
    .where('id', 'like', 'late-%')
    .execute()
  const week = await calendarView(place, ask('week', '2026-11-25'))
  assert.equal(week.count, 2100)
  assert.ok(
    week.crowding.some(each => each.kind === 'minute' && each.when === '2026-11-29T23:59'),
    'also within the hour',
  )
  // More than are listed are counted, on every day.
  assert.deepEqual(Object.keys(week.crowdedDays).sort(), week.days)
  assert.ok(Object.values(week.crowdedDays).every(count => count > 20))
  assert.equal(week.crowding.length, 7 * 20)
  for (const [view, cells] of before) {
    const sorted = (all: unknown[]): unknown[] => all.filter(each => !JSON.stringify(each).startsWith('["2026-11-29"')).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) // prettier-ignore
    assert.deepEqual(sorted(await shape(view)), sorted(cells), view)
  }
})

withDatabase('each time of a series becomes a file once, and the file stands for it', async (db, t) => {
  const recurring = file(
    'news',
    'recurrence: FREQ=MONTHLY;BYDAY=1MO\nschedule:\n  at: 2026-12-07 10:00\n  zone: America/New_York\ntheme: news\n',
  )
  const made = await ready(t, db, { ...FILES, 'content/news.md': recurring })
  const { context, root, read } = made
  const { written, there } = await draftSeries(context, { series: null, until: '2026-12-15', dryRun: false })
  assert.deepEqual([written.map(each => each.title).sort(), there], [['Office hours, 1 December 2026', 'Office hours, 15 December 2026', 'Office hours, 24 November 2026', 'Piece news, 7 December 2026'], 0]) // prettier-ignore
  const whole = scheduleContent(context, { item: 'news', ...on, at: null })
  assert.equal((await problem(whole)).code, 'recurring', 'the file that recurs is none of its times')
  const copy = read(written.find(each => each.title.startsWith('Piece news'))!.path)
  assert.match(copy, /^series: news$/m)
  assert.match(copy, /^occurrence: 2026-12-07$/m)
  assert.match(copy, /at: 2026-12-07 10:00\n\s+zone: America\/New_York/)
  assert.match(copy, /^theme: news$/m)
  assert.match(copy, /The text of news, which nobody else has\./)
  assert.doesNotMatch(copy, /recurrence|^id:/m)
  const again = await draftSeries(context, { series: null, until: '2026-12-15', dryRun: false })
  assert.deepEqual([again.written.length, again.there], [0, 4])
  assert.equal(readdirSync(join(root, 'content')).length, 8)
  const view = await calendarView(await placeOf(made), ask('month', '2026-12-01'))
  const name = written.find(each => each.title.includes('1 December'))!.path.replace(/^content\/|\.md$/g, '')
  assert.equal(view.series.find(each => each.name === '2026-12-01')?.piece, name)
  assert.ok(
    view.proposed.some(each => each.piece === name && each.time === '17:00'),
    'its file asks for the time',
  )
  assert.equal((await problem(draftSeries(context, { series: 'office-hour', until: '2026-12-15', dryRun: true }))).code, 'series-unknown')
  assert.equal((await problem(draftSeries(context, { series: null, until: '2036-12-15', dryRun: true }))).code, 'series-many')
})

withDatabase('a series that begins at a time from the launch stands where the launch puts it', async (db, t) => {
  const files = { ...FILES, 'content/news.md': file('news', 'recurrence: FREQ=WEEKLY\nschedule: T+1 10:00\n') }
  const told = CONFIG.replace('start: 2026-11-24 17:00', 'start: T-7 17:00')
  for (const [launch, days] of [
    ['', []],
    ['launch: 2026-12-08\n', ['office-hours 2026-12-01', 'news 2026-12-09', 'office-hours 2026-12-15', 'news 2026-12-16']],
    ['launch: 2026-12-10\n', ['news 2026-12-11', 'office-hours 2026-12-15']],
  ] as const) {
    const made = await ready(t, db, files)
    writeFileSync(join(made.root, 'uptake.yml'), told + launch)
    const { series } = await calendarView(await placeOf(made), ask('month', '2026-12-01'))
    const found = series.map(each => `${each.series} ${each.name}`).filter(each => each.slice(-10) < '2026-12-18')
    assert.deepEqual(found, days)
    if (!launch.includes('10')) continue
    const { written } = await draftSeries(made.context, { series: 'news', until: '2026-12-12', dryRun: false })
    const copy = made.read(written[0]!.path)
    assert.match(copy, /at: 2026-12-11 10:00\n/)
    assert.doesNotMatch(copy, /T\+1/)
  }
})

withDatabase('a sheet moves and schedules all of its rows, or none and says why, line by line', async (db, t) => {
  const { context } = await ready(t, db)
  await scheduleContent(context, { item: 'a', ...on, at: null })
  const text = sheetText(sheetRows(await calendarList(context, { from: '2026-11-21', to: '2026-12-31' })))
  const load = (sheet: string, dryRun = false): ReturnType<typeof importSchedule> =>
    importSchedule(context, { name: 'plan.csv', text: sheet, dryRun, anyway: false })
  assert.deepEqual(await load(text), { scheduled: 0, moved: 0, same: 1 })
  const wrong = `${text.replace('2026-11-25', '2026-12-25')},b,,rehearsal,,2026-12-02,10:00,,,,,\r\n,nobody,,rehearsal,,2026-12-02,11:00,,,,,\r\n,c,,nowhere,,2026-12-02,11:00,,,,,\r\n`
  const error = await problem(load(wrong))
  assert.equal(error.code, 'sheet')
  assert.deepEqual(
    [...error.message.matchAll(/plan\.csv:(\d+) (.{20})/g)].map(match => `${match[1]} ${match[2]}`),
    ['2 Nothing is scheduled', '4 There is no content i', '5 nowhere is not set up'].map(each => each.slice(0, 22)),
  )
  assert.deepEqual((await calendarList(context, { from: '2026-11-21', to: '2026-12-31' })).deliveries.map(each => each.delivery.local), ['2026-11-25T09:00']) // prettier-ignore
  const right = `${text.replace('2026-11-25,09:00', '2026-11-26,9:30')},b,,rehearsal,,2026-12-02,10:00,Asia/Tokyo,,,,\r\n`
  assert.deepEqual(await load(right, true), { scheduled: 1, moved: 1, same: 0 })
  assert.equal((await calendarList(context, { from: '2026-11-21', to: '2026-12-31' })).deliveries.length, 1, 'a rehearsal keeps nothing')
  assert.deepEqual(await load(right), { scheduled: 1, moved: 1, same: 0 })
  const after = await calendarList(context, { from: '2026-11-21', to: '2026-12-31' })
  assert.deepEqual(after.deliveries.map(each => `${each.delivery.local} ${each.delivery.zone}`), ['2026-11-26T09:30 Europe/Berlin', '2026-12-02T10:00 Asia/Tokyo']) // prettier-ignore
})

withDatabase('what is scheduled slips with its line of the plan; what is out does not', async (db, t) => {
  const made = await ready(t, db, { ...FILES, 'content/b.md': file('b', 'phase: "Week 1: Teasers"\n') })
  const { context } = made
  for (const [item, at] of [
    ['a', '2026-11-25T09:00'],
    ['b', '2026-12-20T09:00'],
    ['c', '2026-11-27T09:00'],
  ] as const)
    // prettier-ignore
    await scheduleContent(context, { item, ...on, at })
  const input = { key: 'start', date: '2026-11-30', today: '2026-11-21' } as const
  const planned = { ...context, compile: () => placeOf(made).then(each => each.plan) }
  const { moves, stay } = await slipping(planned, input)
  assert.deepEqual(moves.map(each => [each.title, each.from, each.local, each.days, each.closed]).sort(), [
    ['Piece a', '2026-11-25T09:00', '2026-12-02T09:00', 7, null],
    // 27 December is closed, so that the next free slot is taken.
    ['Piece b', '2026-12-20T09:00', '2027-01-04T09:00', 7, 'Holidays'],
  ])
  assert.deepEqual(stay, [])
  await db.updateTable('delivery').set({ state: 'published' }).where('item', '=', 'a').execute()
  const later = await slipping(planned, input)
  assert.deepEqual([later.moves.map(each => each.title), later.stay.map(each => [each.title, each.state])], [['Piece b'], [['Piece a', 'published']]]) // prettier-ignore
})

withDatabase('a feed is read by who knows its address, until it is taken back', async (db, t) => {
  const made = await ready(t, db)
  const { context, audit } = made
  await scheduleContent(context, { item: 'a', ...on, at: null })
  const { id, path } = await makeFeed(context, { name: 'Phone' })
  const token = /^\/feeds\/([\w-]{32})\.ics$/.exec(path)?.[1] ?? ''
  assert.ok(token !== '' && token !== (/([\w-]{32})/.exec((await makeFeed(context, { name: 'Other' })).path)?.[1] ?? ''))
  const row = await db.selectFrom('calendar_feed').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.ok(!JSON.stringify(row).includes(token), 'the token itself is not kept')
  assert.equal(await feedOf(db, 'x'.repeat(32), NOW), null)
  assert.equal((await feedOf(db, token, NOW))?.name, 'Phone')
  assert.deepEqual((await listFeeds(context)).map(each => [each.name, each.readAt]), [['Other', null], ['Phone', NOW]]) // prettier-ignore
  const text = await feedText(await placeOf(made), 'Kestrel', NOW)
  const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map(each => new ICAL.Event(each))
  const first = events.find(each => each.summary === 'Piece a → rehearsal')
  assert.equal(first?.startDate.toJSDate().toISOString(), '2026-11-25T08:00:00.000Z')
  assert.equal(first.description, 'planned\n2026-11-25 09:00 Europe/Berlin')
  const hours = events.filter(each => each.summary === 'Office hours').map(each => each.startDate.toJSDate().toISOString())
  assert.deepEqual(hours.slice(0, 3), ['2026-11-24T16:00:00.000Z', '2026-12-01T16:00:00.000Z', '2026-12-15T16:00:00.000Z'])
  assert.ok(hours.includes('2027-03-30T15:00:00.000Z'), 'five o’clock in summer too')
  assert.equal(new Set(events.map(each => each.uid)).size, events.length)
  await revokeFeed(context, { id })
  assert.equal(await feedOf(db, token, NOW), null)
  assert.equal((await problem(revokeFeed(context, { id }))).code, 'feed-unknown')
  assert.deepEqual((await audit()).filter(each => each.includes('feed')).map(each => each.split(' ')[1]), ['make-feed', 'make-feed', 'revoke-feed']) // prettier-ignore
})

withDatabase('the volume of the plan fills as pieces are written, scheduled and out', async (db, t) => {
  const made = await ready(t, db, { ...FILES, 'content/d.md': file('d').replace('[rehearsal]', '[blog]') })
  const { context } = made
  await approve(context, { item: 'd', channels: null, digests: null })
  const fill = async (): Promise<number[]> => {
    const volume = (await calendarMix(await placeOf(made))).volumes.find(each => /blog/i.test(each.label))
    return volume === undefined ? [] : [volume.declared, volume.written, volume.scheduled, volume.published]
  }
  assert.deepEqual(await fill(), [12, 1, 0, 0])
  await scheduleContent(context, { item: 'd', ...on, at: '2026-12-02T10:00' })
  assert.deepEqual(await fill(), [12, 1, 1, 0])
  await db.updateTable('delivery').set({ state: 'published' }).execute()
  assert.deepEqual(await fill(), [12, 1, 1, 1])
})

withDatabase('what recurs on no channel is called by its line, so that two of one format are two series', async (db, t) => {
  const { config } = await placeOf(await ready(t, db))
  const source = { file: 'plan.md', line: 1, column: 1, endLine: 1, endColumn: 9 }
  const cadences = ['Weekly reading group', 'Weekly live coding'].map(text => ({ id: text, text, count: 1, max: 1, section: [], period: 'week' as const, channel: null, format: 'webinar', source })) // prettier-ignore
  assert.deepEqual(
    proposalsOf(config, { cadences }, '2026-11-21').map(each => each.id),
    ['weekly-reading-group', 'weekly-live-coding'],
  )
})
withDatabase('a line of the plan that a series is called after is proposed no more', async (db, t) => {
  const { config } = await placeOf(await ready(t, db))
  const source = { file: 'plan.md', line: 1, column: 1, endLine: 1, endColumn: 9 }
  const line = { count: 1, max: 1, section: [], period: 'week' as const, channel: null, format: null, source }
  const cadences = ['Hold office hours every week @ada', 'Weekly live coding'].map(text => ({ ...line, id: text, text }))
  assert.deepEqual(
    proposalsOf(config, { cadences }, '2026-11-21').map(each => each.id),
    ['weekly-live-coding'],
  )
})
