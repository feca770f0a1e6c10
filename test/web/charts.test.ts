/** Charts answer: to the pointer, to the keyboard, with the line that they were read from. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openDashboard, skip, type Dashboard } from './browser.ts'

describe('charts', { skip }, () => {
  let board: Dashboard
  let id: string
  before(async () => {
    board = await openDashboard()
    id = board.id('vector')
  })
  after(() => board.close())
  const opensSource = async (page: Page): Promise<void> => {
    await page.getByRole('dialog').locator('.hit').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  test('a target says its value, date and line, and opens it', async () => {
    const { page } = await board.open(`/w/${id}/targets`, 1300)
    await page.getByRole('button', { name: 'By metric' }).click()
    const dot = page.locator('.dot').first()
    await dot.waitFor()
    const label = (await dot.getAttribute('aria-label'))!
    assert.match(label, /: .+, .+, .+\.md:\d+$/)
    await dot.hover()
    const tip = page.locator('.chart-tip')
    await tip.waitFor()
    assert.match(await tip.innerText(), /\.md:\d+/)
    await dot.focus()
    await page.keyboard.press('Enter')
    await opensSource(page)
    await page.getByRole('button', { name: 'By deadline' }).click()
    await page.locator('.dot').first().waitFor({ state: 'detached' })
    assert.ok((await page.locator('table').count()) > 2)
    await page.context().close()
  })
  test('columns of content: hover, switch a channel off, open the pieces', async () => {
    const { page } = await board.open(`/w/${id}/content`, 1300)
    const bar = page.locator('.columns .hot').first()
    await bar.waitFor()
    const count = async (): Promise<number> => Number(/: (\d+) piece/.exec((await bar.getAttribute('aria-label'))!)![1])
    const all = await count()
    await bar.hover()
    await page.locator('.chart-tip').waitFor()
    assert.match(await page.locator('.chart-tip').innerText(), /Total\s*\d+/)
    await page.locator('.legend').getByRole('button', { name: 'LinkedIn' }).click()
    assert.ok((await count()) < all)
    await bar.click()
    await opensSource(page)
    await page.context().close()
  })
  test('parts of a budget say their share', async () => {
    const { page } = await board.open(`/w/${id}/budget`, 1300)
    await page.locator('.parts button').first().hover()
    await page
      .getByText(/% of the total/)
      .first()
      .waitFor()
    await page.locator('.parts button').first().click()
    await opensSource(page)
    await page.context().close()
  })
  test('the timeline zooms by button, key and wheel, opens its tasks and its lines', async () => {
    const { page } = await board.open(`/w/${id}/timeline`, 1300)
    const frame = page.locator('.timeline')
    await frame.waitFor()
    const width = (): Promise<number> => page.locator('.tl-grid').evaluate(element => element.clientWidth)
    const fit = await width()
    await page.getByRole('button', { name: 'Zoom in' }).click()
    const bigger = await width()
    assert.ok(bigger > fit * 1.2, `${fit} → ${bigger}`)
    await frame.focus()
    await page.keyboard.press('+')
    const more = await width()
    assert.ok(more > bigger)
    await page.keyboard.press('f')
    assert.equal(await width(), fit)
    await frame.hover({ position: { x: 700, y: 150 } })
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -200)
    await page.keyboard.up('Control')
    await page.waitForFunction(before => document.querySelector('.tl-grid')!.clientWidth > before, fit)
    await page.getByRole('button', { name: 'Today' }).click()
    const rulers = await page.locator('.tl-head .tl-ruler .tl-label').allInnerTexts()
    assert.ok(rulers.includes('Days') && rulers.includes('Weeks'), rulers.join())
    await page.getByRole('button', { name: 'Fit' }).click()
    const rows = await page.locator('.tl-row').count()
    await page.locator('button.tl-caret').first().click()
    assert.ok((await page.locator('.tl-row.task').count()) > 0)
    await page.getByRole('button', { name: 'Hide tasks' }).click()
    assert.equal(await page.locator('.tl-row').count(), rows)
    await page.locator('.tl-bar').first().hover()
    await page
      .getByText(/% done/)
      .first()
      .waitFor()
    await page.locator('.tl-bar').first().click()
    await opensSource(page)
    await page.context().close()
  })
  test('dragging moves along the calendar', async () => {
    const { page } = await board.open(`/w/${id}/timeline`, 1300)
    const frame = page.locator('.timeline')
    await frame.waitFor()
    for (let i = 0; i < 4; i++) await page.getByRole('button', { name: 'Zoom in' }).click()
    await frame.evaluate(element => {
      element.scrollLeft = 400
    })
    const box = (await frame.boundingBox())!
    const y = box.y + box.height - 12
    await page.mouse.move(box.x + 800, y)
    await page.mouse.down()
    await page.mouse.move(box.x + 700, y, { steps: 4 })
    await page.mouse.up()
    assert.equal(await frame.evaluate(element => element.scrollLeft), 500)
    await page.context().close()
  })
})
