/** The calendar in real Chromium: its views, other zones, several at once, undo, series, feeds, and the same on a phone. */
import assert from 'node:assert/strict'
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { skip } from './browser.ts'
import { accessible, looksRight } from './looks.ts'
import { openDesk, type Desk } from './publishing-desk.ts'
import { CONFIG, FILES, writeWorkspace } from './publishing-workspace.ts'

const CALENDAR = `calendar:
  zones: [America/New_York, Asia/Tokyo]
  slots: { rehearsal: weekdays 09:00 }
  blackouts:
    - { from: 2027-03-12, until: 2027-03-14, reason: Freeze }
  limits: { per-day: 2, per-hour: 1 }
series:
  hours: { title: Office hours, rule: "FREQ=WEEKLY;BYDAY=TU", start: 2027-03-02 17:00, minutes: 60, channels: [rehearsal] }
`
const NAMES = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']
const MIX = '# Mix\n\n## Cadence\n- LinkedIn: 2 posts/week\n\n## Content mix\n- Educational content (60%)\n- Product updates (40%)\n'

describe('the calendar', { skip }, () => {
  let desk: Desk
  before(async () => {
    const own = NAMES.map(name => [`${name}.md`, `---\nid: ${name}\ntitle: Piece ${name}\nstate: ready\ntheme: education\nchannels: [rehearsal]\n---\n\nText of ${name}.\n`]) // prettier-ignore
    desk = await openDesk(folder => {
      writeWorkspace(folder, { ...FILES, ...(Object.fromEntries(own) as Record<string, string>) }, CONFIG + CALENDAR)
      writeFileSync(join(folder, 'kestrel/plan/mix.md'), MIX)
    })
    for (const item of ['summer', ...NAMES]) await desk.act('approve', { item, channels: null, digests: null })
    for (const [i, item] of NAMES.entries())
      await desk.act('schedule', { item, channels: null, at: `2027-03-03T09:${String(i).padStart(2, '0')}`, zone: null })
    await desk.act('schedule', { item: 'summer', channels: null, at: '2027-03-28T02:30', zone: null })
  })
  after(() => desk.close())

  const localOf = async (item: string): Promise<string | undefined> =>
    (await desk.view()).deliveries.find(each => each.item === item)?.local
  const close = (page: Page): Promise<void> => page.context().close()

  test('every view is accessible and fits, on a desktop and on a phone', async () => {
    const wide = ['calendar', 'calendar?view=week&at=2027-03-28', 'calendar?view=channels&at=2027-03-03']
    for (const [width, scheme, paths] of [
      [1280, 'light', wide],
      [390, 'dark', ['calendar', 'calendar?view=day&at=2027-03-03']],
    ] as const)
      // prettier-ignore
      for (const path of paths) {
        const { page, errors } = await desk.open(path, width, scheme)
        await page.getByRole('heading', { name: 'Against the plan' }).waitFor()
        await looksRight(page, `${path} at ${width}`)
        assert.deepEqual(errors, [])
        await close(page)
      }
  })

  test('a crowded day says how many more, leads to them, and says what is too close', async () => {
    const { page } = await desk.open('calendar', 1280)
    await page.getByText('6 on rehearsal on 2027-03-03; at most 2 are meant').waitFor()
    const cell = page.locator('td[data-day="2027-03-03"]')
    assert.equal(await cell.locator('.delivery').count(), 3)
    await cell.getByRole('button', { name: /^3 more on/ }).click()
    await page.locator('td[data-hour="9"] .delivery').nth(5).waitFor()
    assert.match(page.url(), /view=day&at=2027-03-03/)
    await close(page)
  })

  test('hours stand on the clocks of other zones, over the night and over the edge of summer', async () => {
    const { page } = await desk.open('calendar?view=week&at=2027-03-03', 1280)
    const row = page.locator('tr').filter({ has: page.getByRole('rowheader', { name: '17:00', exact: true }) })
    assert.deepEqual(await row.locator('td.other-zone').allInnerTexts(), ['11:00', '01:00+1'])
    await page.goto(page.url().replace('2027-03-03', '2027-03-28'))
    await page.getByText('The clock in Europe/Berlin is set forward by 60 minutes').waitFor()
    const later = page.locator('tr').filter({ has: page.getByRole('rowheader', { name: '17:00', exact: true }) })
    assert.deepEqual((await later.locator('td.other-zone').first().innerText()).split(/\s+/), ['12:00', '11:00'])
    await page.getByRole('button', { name: /03:30 On summer time.*this time is skipped by the clock/ }).waitFor()
    await close(page)
  })

  test('a range is selected with Shift, moved at once, and taken back with Ctrl+Z', async () => {
    const { page } = await desk.open('calendar?view=day&at=2027-03-03', 1280)
    const chips = page.locator('[data-delivery]')
    await chips.nth(5).waitFor()
    await chips.nth(1).click({ modifiers: ['Control'] })
    await chips.nth(4).click({ modifiers: ['Shift'] })
    await page.getByText('4 selected').waitFor()
    await page.getByRole('button', { name: 'A day later' }).click()
    await page.getByText(/^4 deliveries moved/).waitFor()
    assert.deepEqual([await localOf('p1'), await localOf('p2'), await localOf('p5'), await localOf('p6')], ['2027-03-03T09:00', '2027-03-04T09:01', '2027-03-04T09:04', '2027-03-03T09:05']) // prettier-ignore
    await page.locator('h1').click()
    await page.keyboard.press('Control+z')
    await page.getByText('4 deliveries are back where they were').waitFor()
    assert.deepEqual([await localOf('p2'), await localOf('p5')], ['2027-03-03T09:01', '2027-03-03T09:04'])
    await close(page)
  })

  test('a row is a channel; what is dropped on a day keeps its time', async () => {
    const { page } = await desk.open('calendar?view=channels&at=2027-03-03', 1280)
    const cell = (day: string) => page.locator(`td[data-day="${day}"][data-channel="rehearsal"]`)
    await cell('2027-03-03').locator('[data-delivery]').first().dragTo(cell('2027-03-05'))
    await cell('2027-03-05').locator('.delivery').waitFor()
    assert.equal(await localOf('p1'), '2027-03-05T09:00')
    await page.getByLabel('Channel', { exact: true }).selectOption('news')
    await page.getByText('0 deliveries in view').waitFor()
    await page.getByLabel('Channel', { exact: true }).selectOption('')
    await cell('2027-03-05').locator('.delivery').waitFor()
    await close(page)
  })

  test('a blackout stands on its days and refuses, until a person insists', async () => {
    const { page } = await desk.open('calendar', 1280)
    await page.locator('td[data-day="2027-03-12"].closed').getByText('Freeze').waitFor()
    await page.locator('td[data-day="2027-03-03"] [data-delivery]').first().focus()
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Day', { exact: true }).fill('2027-03-12')
    await dialog.getByRole('button', { name: 'Move', exact: true }).click()
    await dialog.getByText(/Nothing is scheduled in "Freeze.*The next free time is 2027-03-15 09:00 Europe\/Berlin/).waitFor()
    await dialog.getByLabel('Although it is closed then').check()
    await dialog.getByRole('button', { name: 'Move', exact: true }).click()
    await page.locator('td[data-day="2027-03-12"] .delivery').waitFor()
    assert.equal(await localOf('p2'), '2027-03-12T09:01')
    await close(page)
  })

  test('a time of a series begins a file, which takes its place', async () => {
    const { page } = await desk.open('calendar', 1280)
    await page.locator('td[data-day="2027-03-02"] .entry.series').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Tue, Mar 2, 2027, 17:00 Europe/Berlin').waitFor()
    await dialog.getByRole('button', { name: 'Begin the files up to this time' }).click()
    await page.locator('td[data-day="2027-03-02"] .entry.proposed').getByText('Office hours, 2 March 2027').waitFor()
    assert.equal(await page.locator('td[data-day="2027-03-02"] .entry.series').count(), 0)
    await close(page)
  })

  test('a time that a file proposes is dragged and moved by keys: the file says it then, and Ctrl+Z takes it back', async () => {
    const { page } = await desk.open('calendar', 1280)
    const file = readdirSync(join(desk.folder, 'kestrel/content')).find(name => name.startsWith('office-hours-2-march'))!
    const at = (): string | undefined => /at: (.*)/.exec(readFileSync(join(desk.folder, 'kestrel/content', file), 'utf8'))?.[1]
    const on = (day: string) => page.locator(`td[data-day="${day}"] .entry.proposed`).getByText('Office hours, 2 March 2027')
    await on('2027-03-02').dragTo(page.locator('td[data-day="2027-03-04"]'))
    await on('2027-03-04').waitFor()
    assert.equal(at(), '2027-03-04 17:00')
    await page.locator('td[data-day="2027-03-04"] [data-proposed]').focus()
    await page.keyboard.press('Alt+ArrowRight')
    await on('2027-03-05').waitFor()
    assert.equal(at(), '2027-03-05 17:00')
    await page.keyboard.press('Control+z')
    await on('2027-03-04').waitFor()
    assert.equal(at(), '2027-03-04 17:00')
    await page.goto(page.url().replace(/calendar.*/, 'calendar?view=week&at=2027-03-04'))
    await page.locator('td[data-day="2027-03-04"] [data-proposed]').focus()
    await page.keyboard.press('Alt+ArrowDown')
    await page.locator('td[data-day="2027-03-04"][data-hour="18"] .entry.proposed').waitFor()
    assert.equal(at(), '2027-03-04 18:00')
    await close(page)
  })

  test('a time that a file proposes is selected by its box and moved by M with what is scheduled: one move, one way back', async () => {
    const { page, errors } = await desk.open('calendar', 390, 'dark')
    const file = readdirSync(join(desk.folder, 'kestrel/content')).find(name => name.startsWith('office-hours-2-march'))!
    const at = (): string | undefined => /at: (.*)/.exec(readFileSync(join(desk.folder, 'kestrel/content', file), 'utf8'))?.[1]
    const before = at()
    const [p3, p4] = [await localOf('p3'), await localOf('p4')]
    await page.getByRole('checkbox', { name: /Office hours, 2 March 2027/ }).check()
    await page.getByRole('checkbox', { name: /Piece p3/ }).check()
    await page.getByText('2 selected').waitFor()
    await page.getByRole('button', { name: 'Move …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Move 2 at once' })
    await accessible(page, 'the dialog', '[role=dialog]')
    await dialog.getByLabel('Day', { exact: true }).fill('2027-03-12')
    await dialog.getByRole('button', { name: 'Move', exact: true }).click()
    await dialog.getByText(/Nothing is scheduled in "Freeze/).waitFor()
    assert.deepEqual([at(), await localOf('p3')], [before, p3], 'all or none: the file stands as it did, too')
    await dialog.getByLabel('Day', { exact: true }).fill('2027-03-10')
    await dialog.getByRole('button', { name: 'Move', exact: true }).click()
    await page.getByText('2 times moved to').waitFor()
    assert.deepEqual([at()?.slice(0, 10), at()?.slice(11), await localOf('p3')], ['2027-03-10', before?.slice(11), `2027-03-10${p3?.slice(10)}`]) // prettier-ignore
    await page.locator('h1').click()
    await page.keyboard.press('Control+z')
    await page.getByText('2 times are back where they were').waitFor()
    assert.deepEqual([at(), await localOf('p3'), await localOf('p4')], [before, p3, p4])
    assert.deepEqual(
      errors.filter(each => !each.includes('400')),
      [],
      'what was refused is the only thing that was said',
    )
    await close(page)
    const { page: wide } = await desk.open('calendar', 1280)
    await wide.locator('[data-proposed]').filter({ hasText: 'Office hours' }).focus()
    await wide.keyboard.press('m')
    const one = wide.getByRole('dialog', { name: 'Move to another time' })
    await one.getByLabel('Day', { exact: true }).fill('2027-03-08')
    await one.getByLabel('Time', { exact: true }).fill('08:30')
    await one.getByLabel('Time zone').fill('America/New_York')
    await one.getByRole('button', { name: 'Move', exact: true }).click()
    await wide.locator('td[data-day="2027-03-08"] [data-proposed]').waitFor()
    assert.equal(at(), '2027-03-08 14:30', 'the file says it on its own clock')
    await wide.keyboard.press('Control+z')
    await wide.getByText('its file says what it said before').waitFor()
    assert.equal(at(), before)
    await close(wide)
  })

  test('an address for another calendar is shown once, answers, and is taken back', async () => {
    const { page, errors } = await desk.open('calendar', 1280)
    await page.getByRole('button', { name: 'Subscribe …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('For whom, or for what').fill('My phone')
    await dialog.getByRole('button', { name: 'Make an address' }).click()
    const address = await dialog.locator('.mono').innerText()
    assert.match(address, /^http:.*\/feeds\/[\w-]{32}\.ics$/)
    assert.match(await (await fetch(address)).text(), /^BEGIN:VCALENDAR\r\n/)
    await dialog.getByRole('button', { name: 'Take back: My phone' }).click()
    await dialog.getByText('No other calendar subscribes.').waitFor()
    assert.equal((await fetch(address)).status, 404)
    assert.deepEqual(errors, [])
    await close(page)
  })

  test('a sheet goes out, says what is wrong with it, and comes back in', async () => {
    const { page } = await desk.open('calendar?at=2027-04-05', 1280)
    await page.getByRole('button', { name: 'Sheet …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('From').fill('2027-01-01')
    await dialog.getByLabel('Up to').fill('2027-12-31')
    const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('link', { name: 'Download' }).click()])
    assert.equal(download.suggestedFilename(), 'calendar-2027-01-01-to-2027-12-31.csv')
    const text = readFileSync(await download.path(), 'utf8')
    const row = text.split('\r\n').find(each => each.includes(',p6,'))!
    const put = (name: string, rows: string): Promise<void> =>
      dialog.getByLabel('Choose a sheet').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(rows) })
    const take = dialog.getByRole('button', { name: 'Take it in' })
    await put('wrong.csv', 'item,channel,date,time\nnobody,rehearsal,2027-04-08,09:00\n')
    await dialog.getByText('There is no content item "nobody"').waitFor()
    assert.ok(await take.isDisabled())
    await put('same.csv', text)
    await dialog.getByText('there is nothing to take in').waitFor()
    assert.ok(await take.isDisabled())
    await put('moved.csv', text.replace(row, row.replace(/,2027-\d\d-\d\d,\d\d:\d\d,/, ',2027-04-08,15:30,')))
    await dialog.getByText('This would schedule 0 and move 1').waitFor()
    await accessible(page, 'the dialog', '[role=dialog]')
    await take.click()
    await page.getByText('0 scheduled, 1 moved').waitFor()
    assert.equal(await localOf('p6'), '2027-04-08T15:30')
    await close(page)
  })

  test('slots say what is free next, and what the plan says often becomes a series', async () => {
    const { page, errors } = await desk.open('calendar', 1280)
    const card = page.locator('section').filter({ has: page.getByRole('heading', { name: 'When to post' }) })
    await card.getByText('Mon–Fri 09:00').waitFor()
    await card.getByText('every week on Tue, Thu').waitFor()
    await card.getByRole('button', { name: 'Make a series: LinkedIn: 2 posts/week' }).click()
    await page.getByText('written to uptake.yml').waitFor()
    assert.match(readFileSync(join(desk.folder, 'kestrel/uptake.yml'), 'utf8'), /FREQ=WEEKLY;BYDAY=TU,TH/)
    await card.getByText('every week on Tue, Thu').waitFor({ state: 'detached' })
    assert.deepEqual(errors, [])
    await close(page)
  })

  test('what slips with the plan is seen before the date is written, and moves past what is closed', async () => {
    await desk.act('approve', { item: 'why', channels: null, digests: null })
    await desk.act('schedule', { item: 'why', channels: ['rehearsal'], at: '2027-03-04T09:30', zone: null })
    const { page, errors } = await desk.open('', 1280)
    await page
      .getByRole('button', { name: /^(?:Day 1|Set day 1)/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('input[type=date]').fill('2027-03-09')
    await dialog.getByText('1 delivery would move').waitFor()
    await dialog.getByText('past "Freeze", at the next free time').waitFor()
    assert.equal(await localOf('why'), '2027-03-04T09:30')
    await dialog.getByRole('button', { name: 'Write to uptake.yml' }).click()
    await dialog.waitFor({ state: 'detached' })
    assert.equal(await localOf('why'), '2027-03-15T09:00')
    assert.deepEqual(errors, [])
    await close(page)
  })

  test('on a phone the days stand below one another and a long one leads to itself', async () => {
    const { page } = await desk.open('calendar?at=2027-03-03', 390)
    await page.locator('section[data-day="2027-03-28"]').getByText('On summer time').waitFor()
    assert.equal(await page.locator('table.calendar').count(), 0)
    await page.locator('section[data-day="2027-03-12"]').getByText('Freeze').waitFor()
    await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Day' }).click()
    await page.locator('section[data-day="2027-03-03"] .delivery').first().waitFor()
    await close(page)
  })
  test('on a phone it opens at today; what is over is a button away', async () => {
    desk.setNow('2027-03-10T05:00:00Z')
    appendFileSync(join(desk.folder, 'kestrel/plan/mix.md'), '\nRead anew on another day.\n')
    const { page, errors } = await desk.open('calendar', 390)
    await page.getByRole('heading', { name: 'Today, Wed, Mar 10, 2027' }).waitFor()
    const days = (): Promise<(string | undefined)[]> =>
      page.locator('.agenda section').evaluateAll(all => all.map(each => (each as HTMLElement).dataset['day']))
    assert.equal((await days())[0], '2027-03-10')
    await page.getByRole('button', { name: /^Show \d+ earlier days?$/ }).click()
    assert.ok((await days()).includes('2027-03-03'))
    await page.getByRole('button', { name: 'Hide earlier days' }).click()
    assert.equal((await days())[0], '2027-03-10')
    assert.deepEqual(errors, [])
    await close(page)
  })
})
