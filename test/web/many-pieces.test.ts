/** Some hundred pieces on one desk: pages draw the first of them, and more when asked. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { skip } from './browser.ts'
import { openDesk, type Desk } from './publishing-desk.ts'
import { writeWorkspace } from './publishing-workspace.ts'

const MANY = 90
const files = Object.fromEntries(
  Array.from({ length: MANY }, (_, i) => [
    `piece-${i}.md`,
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
    assert.equal(await column.locator('.piece').count(), 40)
    await column.getByRole('button', { name: 'Show 40 more' }).click()
    await column.getByRole('button', { name: 'Show 10 more' }).click()
    assert.equal(await column.locator('.piece').count(), MANY)
    await page.getByLabel('Filter').fill('piece 77')
    assert.equal(await column.locator('.piece').count(), 1)
    await page.context().close()
  })
  test('the queue of reviews lists the first, and the one that is open', async () => {
    const { page } = await desk.open('review', 1280)
    const rows = page.locator('.review-queue li')
    assert.equal(await rows.count(), 50)
    await page.goto(`${page.url()}?piece=p77`)
    await page.locator('.review-queue [aria-current]', { hasText: 'Piece 77' }).waitFor()
    await page.getByRole('button', { name: 'Show 40 more' }).click()
    assert.equal(await rows.count(), MANY)
    await page.context().close()
  })
})
