/** The launch was changed by hand: files of its series are named everywhere that one looks, and one command moves them. */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { calendarList } from '../../src/actions/calendar-list.ts'
import { calendarView } from '../../src/actions/calendar-view.ts'
import { draftSeries } from '../../src/actions/draft-series.ts'
import { fresh } from '../../src/actions/action.ts'
import { setLaunch, setStart } from '../../src/actions/move-dates.ts'
import { leftBehind, type LeftBehind } from '../../src/actions/series-drafts.ts'
import { launchLeftBehind } from '../../src/schedule/left-behind.ts'
import { NOW, TODAY, workspace, type Workspace } from './workspace.ts'

const config = (launch: string): string => `launch: ${launch}
start: 2026-11-02
timezone: Europe/Berlin
plan: plan.md
channels:
  rehearsal: { channel: "null" }
series:
  hours: { title: Office hours, rule: "FREQ=WEEKLY;BYDAY=TU", start: T+1 17:00, channels: [rehearsal] }
  letter: { title: Letter, rule: "FREQ=MONTHLY", start: "2026-12-03 09:00", channels: [rehearsal] }
`
const MOVE = { dryRun: false, today: TODAY }

async function begun(t: Parameters<typeof workspace>[0]): Promise<Workspace> {
  const here = await workspace(t, { 'uptake.yml': config('2026-12-01'), 'plan.md': '# Plan\n\n## Launch Day\n\n- [ ] Press the button\n' })
  await draftSeries(here.context, { series: null, until: '2026-12-22', dryRun: false })
  return here
}
const days = (here: Workspace): string[] =>
  readdirSync(`${here.root}/content`).map(name => /^occurrence: (.*)$/m.exec(here.read(`content/${name}`))![1]!).sort() // prettier-ignore
async function found(here: Workspace, now = NOW): Promise<LeftBehind[]> {
  const { loaded } = await fresh(here.context)
  return leftBehind({ db: here.db, workspace: here.context.ref.id, root: here.root, now }, loaded.config)
}

test('what is left behind is named with where it belongs; the launch as it is moves it, and one undo would take it back', async t => {
  const here = await begun(t)
  assert.deepEqual(await found(here), [])
  here.put('uptake.yml', config('2026-12-15'))
  const [behind, ...others] = await found(here)
  assert.deepEqual(others, [], 'a series with a date of its own is none')
  assert.deepEqual([behind!.series, behind!.title, behind!.launch], ['hours', 'Office hours', '2026-12-15'])
  const belong = [
    ['2026-12-08T17:00', '2026-12-22T17:00'],
    ['2026-12-15T17:00', '2026-12-29T17:00'],
    ['2026-12-22T17:00', '2027-01-05T17:00'],
  ]
  assert.deepEqual(
    behind!.drafts.map(({ from, to }) => [from, to]),
    belong,
  )
  const list = await calendarList(here.context, { from: '2026-12-01', to: '2026-12-31' })
  assert.equal(list.leftBehind[0]!.drafts.length, 3)
  const { loaded, plan } = await fresh(here.context)
  const place = { db: here.db, workspace: here.context.ref.id, root: here.root, config: loaded.config, plan, now: NOW }
  const view = await calendarView(place, { view: 'month', day: '2026-12-15', channels: null, states: null })
  assert.deepEqual(view.leftBehind, [{ series: 'hours', title: 'Office hours', launch: '2026-12-15', files: 3 }])
  assert.deepEqual((await setStart(here.context, { date: '2026-11-09', ...MOVE, dryRun: true })).drafts, [], 'the start moves none of them')
  assert.equal((await setLaunch(here.context, { date: '2026-12-15', ...MOVE })).drafts.length, 3)
  assert.deepEqual(days(here), ['2026-12-03', '2026-12-22', '2026-12-29', '2027-01-05'])
  assert.equal(here.read('uptake.yml'), config('2026-12-15'))
  assert.deepEqual(await found(here), [])
})

test('moved on from a launch that they never followed, they go to the new one all the same', async t => {
  const here = await begun(t)
  here.put('uptake.yml', config('2026-12-15'))
  await setLaunch(here.context, { date: '2027-01-12', ...MOVE })
  assert.deepEqual(days(here), ['2026-12-03', '2027-01-19', '2027-01-26', '2027-02-02'])
})

test('what is past or out stays, and is no sign of anything', async t => {
  const here = await begun(t)
  here.put('uptake.yml', config('2026-12-15'))
  const later = Date.parse('2026-12-10T12:00:00Z')
  const left = await found(here, later)
  assert.deepEqual(
    left[0]!.drafts.map(({ from, to }) => [from, to]),
    [
      ['2026-12-15T17:00', '2026-12-29T17:00'],
      ['2026-12-22T17:00', '2027-01-05T17:00'],
    ],
    'the second stays the second',
  )
  await setLaunch({ ...here.context, now: later }, { date: '2026-12-15', ...MOVE })
  assert.deepEqual(days(here), ['2026-12-03', '2026-12-08', '2026-12-29', '2027-01-05'])
  assert.deepEqual(await found(here, later), [], 'the one that took place is not looked for again')
})

test('days that no launch explains are left alone', () => {
  const weekly = (launch: string): Parameters<typeof launchLeftBehind>[1] extends (l: string) => infer R ? R : never => ({
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    start: `${launch}T17:00`,
    zone: 'UTC',
    except: [],
  })
  const of = (...all: string[]): string | null => launchLeftBehind({ days: all, all }, weekly, '2026-12-15')
  assert.equal(of('2026-12-15', '2026-12-22'), null, 'they are its times')
  assert.equal(of('2026-12-09', '2026-12-22'), null, 'a Wednesday is no Tuesday, whenever the launch is')
  assert.equal(of('2026-12-08', '2026-12-15'), '2026-12-08')
  assert.equal(of(), null)
})
