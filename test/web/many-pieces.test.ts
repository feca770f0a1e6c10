/** Some hundred pieces on one desk: pages draw the first of them, and more when asked. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { skip } from './browser.ts'
import { openDesk, type Desk } from './publishing-desk.ts'
import { writeWorkspace } from './publishing-workspace.ts'

const MANY = 90
const files = Object.fromEntries(
  Array.from({ length: MANY }, (_, i) => [
    `piece-${String(i).padStart(2, '0')}.md`,
    `---\nid: p${i}\ntitle: Piece ${String(i).padStart(2, '0')}\nstate: ready\nchannels: [rehearsal]\n---\n\nText of piece ${i}.\n`,
  ]),
)

describe('many pieces', { skip }, () => {
  let desk: Desk
  before(async () => {
    desk = await openDesk(folder => writeWorkspace(folder, files))
  })
  after(() => desk.close())

  test('a column of the board shows its first cards, then more', async () => {
    const { page } = await desk.open('board', 1280)
    const column = page.locator('.board-column', { hasText: 'In review' })
    await column.getByText(String(MANY), { exact: true }).waitFor()
    const cards = column.locator('.piece')
    assert.equal(await cards.count(), 20)
    await column.getByRole('button', { name: 'Show 40 more' }).click()
    await cards.nth(59).waitFor()
    await column.getByRole('button', { name: 'Show 30 more' }).click()
    await cards.nth(MANY - 1).waitFor()
    await desk.act('approve', { item: 'p3', channels: null, digests: null })
    await page
      .locator('.board-column', { has: page.getByRole('heading', { name: 'Approved' }) })
      .getByText('Piece 03')
      .waitFor()
    assert.equal(await cards.count(), MANY - 1, 'what is shown stays shown when something changes')
    await page.getByLabel('Filter').fill('piece 77')
    await page.waitForFunction(() => document.querySelectorAll('.piece').length === 1)
    await column.getByText('Piece 77').waitFor()
    assert.equal((await desk.asked('board')).length < 20_000, true, 'only what is shown is sent')
    await page.context().close()
  })
  test('on a phone each column is short; what is open is drawn over it', async () => {
    const { page, errors } = await desk.open('board?piece=p77', 390)
    await page.getByRole('dialog').getByText('Text of piece 77.').waitFor()
    assert.equal(
      await page
        .locator('.board-column', { has: page.locator('h2', { hasText: 'In review' }) })
        .locator('.piece')
        .count(),
      5,
    )
    assert.deepEqual(errors, [])
    await page.context().close()
  })
  test('the files of the editor are searched by the server', async () => {
    const { page } = await desk.open('editor', 1280)
    await page.getByText('90 content files').waitFor()
    await page.getByLabel('Filter').fill('piece 77')
    await page.waitForFunction(() => document.querySelectorAll('.rows li').length === 1)
    await page.getByRole('button', { name: 'Piece 77' }).click()
    await page.getByText('Text of piece 77.').first().waitFor()
    await page.context().close()
  })
  test('the queue of reviews lists the first, and the one that is open', async () => {
    const { page } = await desk.open('review', 1280)
    const rows = page.locator('.review-queue li')
    await page.locator('.review-card').waitFor()
    assert.equal(await rows.count(), 51, 'fifty of those in review, and the one that is approved')
    await page.goto(`${page.url()}?piece=p77`)
    await page.locator('.review-card h2', { hasText: 'Piece 77' }).waitFor()
    await rows.nth(49).getByRole('button').click()
    await page.keyboard.press('j')
    await page.locator('.review-queue [aria-current]', { hasText: 'Piece 51' }).waitFor()
    await rows.nth(MANY - 1).waitFor()
    await page.context().close()
  })
})
