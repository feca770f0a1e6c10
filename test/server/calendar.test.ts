/** The calendar over HTTP: a window of it, what cannot be asked for, and a feed that only its address opens. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import ICAL from 'ical.js'
import type { CalendarView } from '../../src/delivery/calendar.ts'
import { silentLog } from '../../src/lib/log.ts'
import type { Mix } from '../../src/schedule/mix.ts'
import type { CalendarRhythm } from '../../src/server/calendar.ts'
import { startServer, type Running } from '../../src/server/start.ts'
import { discover } from '../../src/workspace/discover.ts'
import { CONFIG, FILES, writeWorkspace } from '../web/publishing-workspace.ts'

let folder = ''
let server: Running
let base = ''
const post = async (name: string, input: object): Promise<{ status: number; body: Record<string, unknown> }> => {
  const answer = await fetch(`${base}/actions/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
const view = async (query: string): Promise<CalendarView> => (await fetch(`${base}/calendar?${query}`)).json() as Promise<CalendarView>

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'uptake-calendar-'))
  writeWorkspace(folder, FILES, `${CONFIG}calendar: { slots: { rehearsal: weekdays 09:00 } }\n`)
  server = await startServer({
    workspaces: discover([folder], folder),
    port: 0,
    host: '127.0.0.1',
    clock: { now: () => new Date('2027-03-01T05:00:00Z') },
    log: silentLog,
    env: {},
    sample: true,
  })
  base = `${server.url}api/workspaces/${[...server.workspaces.keys()][0]}`
  assert.equal((await post('approve', { item: 'why', channels: null, digests: null })).status, 200)
})
after(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

test('a file that is written shows at once, and goes where it is scheduled', async () => {
  const asked = await view('view=week&at=2027-03-02')
  assert.deepEqual(asked.proposed.map(each => [each.piece, each.day, each.time]), [['why', '2027-03-02', '09:00']]) // prettier-ignore
  const { status } = await post('schedule', { item: 'why', channels: ['rehearsal'], at: null, zone: null, slot: true })
  assert.equal(status, 200)
  const placed = await view('view=week&at=2027-03-02')
  assert.deepEqual(placed.cells.map(each => [each.day, each.hour, each.count]), [['2027-03-01', 9, 1]]) // prettier-ignore
  assert.deepEqual(placed.proposed.map(each => each.channels), [['news']]) // prettier-ignore
  assert.deepEqual(Object.keys(placed.cells[0]!.entries[0]!.delivery).sort(), ['campaign', 'channel', 'dueAt', 'id', 'item', 'kind', 'local', 'state', 'zone']) // prettier-ignore
})

test('what cannot be shown is refused in words', async () => {
  for (const query of ['view=year', 'at=tomorrow', 'state=lost']) {
    const answer = await fetch(`${base}/calendar?${query}`)
    assert.equal(answer.status, 400)
    assert.match(JSON.stringify(await answer.json()), /bad-query/)
  }
})

test('volumes are there before anything is scheduled', async () => {
  const mix = (await (await fetch(`${base}/calendar/mix`)).json()) as Mix
  assert.deepEqual(Object.keys(mix), ['volumes', 'themes'])
})

test('a feed answers to its address, and no more once it is taken back', async () => {
  const { body } = await post('make-feed', { name: 'Phone' })
  const address = `${server.url.slice(0, -1)}${String(body['path'])}`
  const answer = await fetch(address)
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'text/calendar; charset=utf-8'])
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[])
  assert.deepEqual(calendar.getAllSubcomponents('vevent').map(each => new ICAL.Event(each).summary), ['Why we wrote Kestrel → rehearsal']) // prettier-ignore
  for (const wrong of ['/feeds/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics', '/feeds/x.ics'])
    assert.equal((await fetch(`${server.url.slice(0, -1)}${wrong}`)).headers.get('content-type')?.startsWith('text/calendar'), false)
  assert.equal((await post('revoke-feed', { id: body['id'] })).status, 200)
  assert.equal((await fetch(address)).status, 404)
  assert.equal((await post('revoke-feed', { id: body['id'] })).status, 404)
})

test('a sheet of some days comes back in as it went out, and a large one is no trouble', async () => {
  const answer = await fetch(`${base}/calendar/sheet?from=2027-03-01&to=2027-03-07`)
  assert.deepEqual(
    [answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')],
    [200, 'text/csv; charset=utf-8', 'attachment; filename="calendar-2027-03-01-to-2027-03-07.csv"'],
  )
  const text = await answer.text()
  const sheet = (rows: string): object => ({ name: 'c.csv', text: rows, dryRun: false })
  assert.deepEqual((await post('import-schedule', sheet(text))).body, { scheduled: 0, moved: 0, same: 1 })
  const later = text.replace('2027-03-01,09:00', '2027-03-04,10:00')
  assert.deepEqual((await post('import-schedule', sheet(later))).body, { scheduled: 0, moved: 1, same: 0 })
  assert.match(await (await fetch(`${base}/calendar/sheet`)).text(), /2027-03-04,10:00/)
  const wrong = await post('import-schedule', sheet(`${later}${'nobody,why,Why,rehearsal,,2027-03-05,10:00,UTC,,,,\r\n'.repeat(3000)}`))
  assert.match(JSON.stringify(wrong.body), /Nothing was scheduled/)
  assert.equal((await fetch(`${base}/calendar/sheet?from=soon`)).status, 400)
})

test('slots with the next that is free, and series that the plan asks for', async () => {
  const rhythm = (await (await fetch(`${base}/calendar/rhythm`)).json()) as CalendarRhythm
  assert.deepEqual(rhythm.channels.map(each => each.channel), ['rehearsal']) // prettier-ignore
  assert.equal(rhythm.channels[0]?.next?.local, '2027-03-01T09:00')
  assert.ok(Array.isArray(rhythm.proposals) && Array.isArray(rhythm.best))
})
