/** The board in real Chromium: cards moved by dragging, by keys and by a finger; what cannot be says why before the drop. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { skip } from './browser.ts'
import { accessible, looksRight } from './looks.ts'
import { openDesk, type Desk } from './publishing-desk.ts'
import { CONFIG, FILES, writeWorkspace } from './publishing-workspace.ts'

const RECURS = {
  'weekly.md':
    '---\nid: weekly\ntitle: Weekly hours\nstate: ready\nchannels: [rehearsal]\nschedule: 2027-03-02 17:00\nrecurrence: FREQ=WEEKLY;BYDAY=TU\n---\n\nCome by.\n',
}

describe('the board', { skip }, () => {
  let desk: Desk
  before(async () => {
    desk = await openDesk(folder => writeWorkspace(folder, { ...FILES, ...RECURS }, CONFIG))
    await desk.act('approve', { item: 'weekly', channels: null, digests: null })
  })
  after(() => desk.close())

  const close = (page: Page): Promise<void> => page.context().close()
  const stateOf = (name: string): string | undefined => /state: (.*)/.exec(readFileSync(join(desk.folder, 'kestrel/content', name), 'utf8'))?.[1] // prettier-ignore
  const column = (page: Page, name: string): Locator => page.locator('.board-column').filter({ has: page.getByRole('heading', { name: new RegExp(`^${name} `) }) }) // prettier-ignore
  const card = (page: Page, title: string): Locator => page.locator('article').filter({ hasText: title })
  /** Holds a card over a column, as the pointer does before it is let go. */
  const hold = async (page: Page, title: string, stage: string): Promise<Locator> => {
    await card(page, title).hover()
    await page.mouse.down()
    await page.mouse.move(5, 5, { steps: 3 })
    const target = page.locator(`[data-drop="${stage}"]`)
    await target.hover({ force: true })
    return target
  }

  test('a draft is dragged to review and approved there; each is said, and the state of the file is taken back', async () => {
    const { page, errors } = await desk.open('board', 1440)
    await hold(page, 'How Kestrel stays small', 'in review')
    await page.mouse.up()
    await column(page, 'In review').getByText('How Kestrel stays small').waitFor()
    assert.equal(stateOf('small.md'), 'ready')
    await page.getByRole('button', { name: 'Undo' }).click()
    await column(page, 'Draft').getByText('How Kestrel stays small').waitFor()
    assert.equal(stateOf('small.md'), 'draft')
    await hold(page, 'Kestrel in five minutes', 'approved')
    await page.mouse.up()
    await column(page, 'Approved').getByText('Kestrel in five minutes').waitFor()
    assert.ok((await desk.view()).pieces.find(each => each.id === 'five')?.channels[0]?.approved)
    assert.deepEqual(errors, [])
    await close(page)
  })

  test('approved is dragged to Scheduled, which asks when; taken off the calendar again, and put back', async () => {
    const { page } = await desk.open('board', 1440)
    await hold(page, 'Kestrel in five minutes', 'scheduled')
    await page.mouse.up()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Day', { exact: true }).fill('2027-03-09')
    await dialog.getByRole('button', { name: 'Schedule', exact: true }).click()
    await column(page, 'Scheduled').getByText('Kestrel in five minutes').waitFor()
    await hold(page, 'Kestrel in five minutes', 'approved')
    await page.mouse.up()
    await column(page, 'Approved').getByText('Kestrel in five minutes').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await column(page, 'Scheduled').getByText('Kestrel in five minutes').waitFor()
    const planned = (await desk.view()).deliveries.filter(each => each.item === 'five' && each.state === 'planned')
    assert.deepEqual(
      planned.map(each => each.local),
      ['2027-03-09T09:00'],
    )
    await close(page)
  })

  test('all stages are in view at 1280; where they are not, the side on which there are more fades', async () => {
    const { page } = await desk.open('board', 1280)
    const hidden = (): Promise<number> => page.locator('.board').evaluate(board => board.scrollWidth - board.clientWidth)
    assert.equal(await hidden(), 0)
    assert.equal(await page.locator('.board').getAttribute('data-more'), null)
    const empty = page.locator('.board-column.none')
    assert.ok((await empty.count()) > 0)
    assert.ok(((await empty.first().boundingBox())?.width ?? 99) < 60)
    await page.setViewportSize({ width: 780, height: 900 })
    await page.locator('.board[data-more=right]').waitFor()
    await page.locator('.board').evaluate(board => board.scrollTo(board.scrollWidth, 0))
    await page.locator('.board[data-more=left]').waitFor()
    await close(page)
  })

  test('what cannot be says why while it is held, and nothing happens when it is let go', async () => {
    const { page } = await desk.open('board', 1440)
    const before = await desk.asked('board')
    for (const [title, stage, why] of [
      ['Why we wrote Kestrel', 'published', 'Nothing is put here by hand'],
      ['How Kestrel stays small', 'approved', 'Move it to In review first'],
      ['Weekly hours', 'scheduled', 'each time is a file of its own'],
      ['For a channel that is not there', 'approved', 'None of its channels is set up'],
    ] as const) {
      const target = await hold(page, title, stage)
      await target.getByText(why).waitFor()
      await page.mouse.up()
      await page.locator('[data-drop]').first().waitFor({ state: 'detached' })
    }
    assert.equal(await desk.asked('board'), before)
    assert.equal(await card(page, 'Weekly hours').getByRole('button', { name: /^Schedule/ }).count(), 0) // prettier-ignore
    await card(page, 'Weekly hours').getByRole('button', { name: 'Weekly hours', exact: true }).click()
    await page.getByRole('dialog').waitFor()
    assert.equal(await page.getByRole('dialog').getByRole('button', { name: /^Schedule/ }).count(), 0) // prettier-ignore
    await close(page)
  })

  test('by keys: M asks where a card goes; changes are asked for; a column that was not there takes it on hold, and gives it back', async () => {
    const { page, errors } = await desk.open('board', 1440)
    const title = page.getByRole('button', { name: 'On summer time', exact: true })
    await title.focus()
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Nothing is put here by hand').waitFor()
    await accessible(page, 'the dialog', '[role=dialog]')
    await dialog.getByRole('button', { name: 'Move to Changes requested' }).press('Enter')
    await page.getByLabel('What should be different?').fill('Say which clock.')
    await page.getByRole('button', { name: 'Ask for changes' }).click()
    await column(page, 'Changes requested').getByText('On summer time').waitFor()
    await hold(page, 'Why we wrote Kestrel', 'hold')
    await page.mouse.up()
    await column(page, 'On hold').getByText('Why we wrote Kestrel').waitFor()
    assert.equal(stateOf('why.md'), 'hold')
    await page.getByRole('button', { name: 'Why we wrote Kestrel', exact: true }).focus()
    await page.keyboard.press('m')
    await page.getByRole('dialog').getByRole('button', { name: 'Move to In review' }).press('Enter')
    await column(page, 'In review').getByText('Why we wrote Kestrel').waitFor()
    assert.equal(stateOf('why.md'), 'ready')
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-piece') === 'why')
    assert.deepEqual(errors, [])
    await close(page)
  })

  test('on a phone a card is moved by its button, and the page is accessible', async () => {
    const { page, errors } = await desk.open('board', 390, 'dark')
    await page.getByRole('button', { name: 'Move: How Kestrel stays small' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Move to Archived' }).click()
    await column(page, 'Archived').getByText('How Kestrel stays small').waitFor()
    assert.equal(stateOf('small.md'), 'archived')
    await looksRight(page)
    assert.deepEqual(errors, [])
    await close(page)
  })
})
