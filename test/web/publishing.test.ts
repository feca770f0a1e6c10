/** The pages of publishing in real Chromium: approve, schedule, move, decide, stop. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { Delivery } from '../../src/delivery/delivery.ts'
import { skip } from './browser.ts'
import { openDesk, type Desk } from './publishing-desk.ts'
import { PLAN } from './publishing-workspace.ts'

describe('publishing', { skip }, () => {
  let desk: Desk
  before(async () => {
    desk = await openDesk()
  })
  after(() => desk.close())

  const deliveryOf = async (item: string, channel: string): Promise<Delivery> => {
    const found = (await desk.view()).deliveries.find(each => each.item === item && each.channel === channel)
    assert.ok(found, `${item} has a delivery on ${channel}`)
    return found
  }
  const column = (page: Page, stage: string): Locator =>
    page.locator('.board-column').filter({ has: page.getByRole('heading', { name: stage }) })
  const close = (page: Page): Promise<void> => page.context().close()

  test('a piece is approved as it is seen, and given a time', async () => {
    const { page, errors } = await desk.open('board')
    await column(page, 'In review').getByRole('button', { name: 'Why we wrote Kestrel', exact: true }).click()
    const panel = page.getByRole('dialog')
    await panel.getByText('Kestrel reads your logs where they are.').waitFor()
    await panel.getByRole('button', { name: 'By hand' }).click()
    await panel.getByText('Not approved as it is now.').waitFor()
    await panel.getByRole('button', { name: 'Approve all 2' }).click()
    await panel.getByText('Approved by dashboard, in exactly these bytes.').waitFor()
    const approved = (await desk.view()).pieces.find(each => each.id === 'why')
    assert.deepEqual(
      approved?.channels.map(each => each.approvedBy),
      [['dashboard'], ['dashboard']],
    )
    await page.keyboard.press('Escape')
    await column(page, 'Approved').getByRole('button', { name: 'Schedule: Why we wrote Kestrel' }).click()
    const dialog = page.getByRole('dialog')
    assert.equal(await dialog.getByLabel('Day', { exact: true }).inputValue(), '2027-03-02', 'the time of the file is proposed')
    await dialog.getByLabel('Time', { exact: true }).fill('09:30')
    await dialog.getByRole('button', { name: 'Schedule', exact: true }).click()
    await column(page, 'Scheduled').getByRole('button', { name: 'Why we wrote Kestrel', exact: true }).waitFor()
    const { local, zone, state } = await deliveryOf('why', 'news')
    assert.deepEqual([local, zone, state], ['2027-03-02T09:30', 'Europe/Berlin', 'planned'])
    assert.deepEqual(errors, [])
    await close(page)
  })

  test('what changed since it was looked at is not approved', async () => {
    const { page } = await desk.open('board')
    const button = page.getByRole('button', { name: 'Approve: Kestrel in five minutes' })
    await button.waitFor()
    const answer = page.waitForResponse(each => each.url().includes('/actions/approve'))
    // The page must not hear of the edit before the button is pressed.
    await page.route('**/board?**', route => route.abort())
    writeFileSync(
      join(desk.folder, 'kestrel/content/five.md'),
      '---\nid: five\ntitle: Kestrel in five minutes\nstate: ready\nchannels: [rehearsal]\n---\n\nAnother text.\n',
    )
    await button.click()
    assert.equal((await answer).status(), 400)
    await page.getByText('has changed since it was looked at').waitFor()
    assert.deepEqual((await desk.view()).pieces.find(each => each.id === 'five')?.channels[0]?.approvedBy, [])
    await close(page)
  })

  test('the calendar moves by keys, by dragging and by a dialog that knows the clock; the way back is one button', async () => {
    const { page, errors } = await desk.open('calendar')
    const chip = page.locator(`[data-delivery="${(await deliveryOf('why', 'rehearsal')).id}"]`)
    await chip.focus()
    await page.keyboard.press('Alt+ArrowRight')
    await page.locator('td[data-day="2027-03-03"]').getByText('Why we wrote Kestrel').waitFor()
    assert.equal((await deliveryOf('why', 'rehearsal')).local, '2027-03-03T09:30')
    assert.equal((await deliveryOf('why', 'news')).local, '2027-03-02T09:30', 'only what was focused moved')
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-delivery'))
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.locator('td[data-day="2027-03-02"] .delivery').nth(1).waitFor()
    assert.equal((await deliveryOf('why', 'rehearsal')).local, '2027-03-02T09:30')
    await chip.dragTo(page.locator('td[data-day="2027-03-10"]'))
    await page.locator('td[data-day="2027-03-10"] .delivery').waitFor()
    assert.equal((await deliveryOf('why', 'rehearsal')).local, '2027-03-10T09:30')
    await chip.focus()
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Day', { exact: true }).fill('2027-03-28')
    await dialog.getByLabel('Time', { exact: true }).fill('02:15')
    await dialog.getByText('The clock in Europe/Berlin leaps over 02:15 on that day. It goes out at 03:15 instead.').waitFor()
    await dialog.getByLabel('Day', { exact: true }).fill('2027-10-31')
    await dialog.getByText('02:15 comes twice on that day').waitFor()
    await dialog.getByLabel('Day', { exact: true }).fill('2027-03-28')
    await dialog.getByRole('button', { name: 'Move', exact: true }).click()
    await page.locator('td[data-day="2027-03-28"] .delivery').getByText('03:15').waitFor()
    await page.getByRole('button', { name: /03:15 Why we wrote Kestrel.*this time is skipped by the clock/ }).waitFor()
    assert.deepEqual(errors, [])
    await close(page)
  })

  test('several move at once, each keeping its time', async () => {
    const { page } = await desk.open('calendar')
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    await page.getByText('2 selected').waitFor()
    await page.locator('.selection').getByRole('button', { name: 'Move …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Day', { exact: true }).fill('2027-03-02')
    await dialog.getByRole('button', { name: 'Move', exact: true }).click()
    await page.locator('td[data-day="2027-03-02"] .delivery').nth(1).waitFor()
    assert.deepEqual(
      [(await deliveryOf('why', 'rehearsal')).local, (await deliveryOf('why', 'news')).local],
      ['2027-03-02T02:15', '2027-03-02T09:30'],
    )
    await close(page)
  })

  test('the week shows hours, and what the plan names without a file stands in outline', async () => {
    const { page } = await desk.open('calendar?view=week&at=2027-03-02')
    const cell = page.locator('td[data-day="2027-03-02"][data-hour="9"]')
    await cell.getByText('Why we wrote Kestrel').waitFor()
    await cell.locator('[data-delivery]').dragTo(page.locator('td[data-day="2027-03-03"][data-hour="11"]'))
    await page.locator('td[data-day="2027-03-03"][data-hour="11"] .delivery').waitFor()
    assert.equal((await deliveryOf('why', 'news')).local, '2027-03-03T11:30')
    await page.getByRole('button', { name: 'Undo' }).click()
    await cell.locator('.delivery').waitFor()
    const outline = page.locator('.entry.outline').getByText('Kestrel and its neighbours')
    await outline.click()
    const line = PLAN.split('\n').findIndex(each => each.includes('Kestrel and its neighbours')) + 1
    await page.getByRole('dialog').getByText(`plan/launch.md:${line}`).waitFor()
    assert.equal(await page.locator('.entry.outline').getByText('Why we wrote Kestrel').count(), 0, 'it has a file')
    await close(page)
  })

  test('what waits for a person is decided: a hand-off is out, a refusal is sent again or dropped', async () => {
    await desk.act('approve', { item: 'refused', channels: null, digests: null })
    await desk.act('schedule', { item: 'refused', channels: null, at: '2027-03-02T10:00', zone: null })
    await desk.act('move-delivery', { ids: [(await deliveryOf('why', 'rehearsal')).id], local: '2027-03-02T09:00', zone: 'Europe/Berlin' })
    desk.setNow('2027-03-02T09:10:00Z')
    const { page, errors } = await desk.open('deliveries')
    await page.getByText('3 deliveries are due').waitFor()
    await page.getByRole('button', { name: 'Send what is due' }).click()
    const card = page.locator('.card').filter({ has: page.locator('.handoff') })
    await card.locator('pre').getByText('Kestrel reads your logs where they are.').waitFor()
    const link = card.getByRole('link', { name: /^Open the page/ })
    assert.equal(await link.getAttribute('href'), 'https://news.example.org/submit')
    await card.getByText('Steps', { exact: true }).click()
    await card.getByText('Choose the category "Releases"').waitFor()
    await card.getByLabel('Address of the post').fill('not an address')
    await card.getByText('That is no web address.').waitFor()
    await card.getByLabel('Address of the post').fill('https://news.example.org/42')
    await card
      .first()
      .getByRole('button', { name: /^It is out/ })
      .click()
    await page.locator('.handoff').waitFor({ state: 'detached' })
    const out = await deliveryOf('why', 'news')
    assert.deepEqual([out.state, out.url], ['published', 'https://news.example.org/42'])

    const waiting = page.locator('.waiting')
    await waiting.getByText('This channel refuses everything, as its settings say.').waitFor()
    await waiting.getByRole('button', { name: /^Drop/ }).click()
    await waiting.getByRole('button', { name: 'Cancel' }).click()
    await waiting.getByRole('button', { name: /^Send again/ }).click()
    await page.getByText('1 delivery is due').waitFor()
    assert.equal((await deliveryOf('refused', 'refusing')).state, 'planned')
    await page.getByRole('button', { name: 'Send what is due' }).click()
    await waiting.getByRole('button', { name: /^Drop/ }).click()
    await waiting.getByRole('button', { name: 'Drop it' }).click()
    await waiting.waitFor({ state: 'detached' })
    assert.equal((await deliveryOf('refused', 'refusing')).state, 'cancelled')

    await page
      .getByRole('group', { name: 'State' })
      .getByRole('button', { name: /^dropped/ })
      .click()
    const rows = page.locator('.ledger-row')
    await page.waitForFunction(() => document.querySelectorAll('.ledger-row').length === 1)
    await rows.getByRole('button', { name: 'A piece that is refused' }).click()
    const attempts = page.getByRole('dialog').locator('ol > li')
    await attempts.nth(1).waitFor()
    assert.equal(await attempts.count(), 2, 'both attempts are told')
    await attempts.first().getByText('This channel refuses everything').waitFor()
    assert.deepEqual(errors, [])
    await close(page)
  })

  test('one switch stops everything, and says who did it', async () => {
    const { page } = await desk.open('deliveries')
    await page.getByRole('switch', { name: 'Stop Everything' }).click()
    await page.getByText(/^Nothing is sent: stopped by dashboard/).waitFor()
    assert.deepEqual(
      (await desk.view()).holds.map(each => each.channel),
      ['*'],
    )
    await page.getByRole('button', { name: 'Let it send' }).click()
    await page.getByText(/^Nothing is sent/).waitFor({ state: 'detached' })
    await page.getByRole('switch', { name: 'Stop By hand (news)' }).click()
    await page.getByText(/^Stopped by dashboard/).waitFor()
    assert.deepEqual(
      (await desk.view()).holds.map(each => each.channel),
      ['news'],
    )
    await close(page)
  })
})
