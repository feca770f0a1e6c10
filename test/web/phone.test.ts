/** Every page on a narrow phone in the dark. */
import { after, before, describe, test } from 'node:test'
import { openDashboard, skip, type Dashboard } from './browser.ts'
import { everyPage } from './every-page.ts'

describe('on a phone', { skip }, () => {
  let board: Dashboard
  before(async () => {
    board = await openDashboard()
  })
  after(() => board.close())

  test('every page is accessible and fits at 360 px, dark', () => everyPage(board, 360, 'dark', 'rpc'))
  test('the bar below leads to every page', async () => {
    const { page } = await board.open(`/w/${board.id('vector')}`, 360)
    await page.getByRole('button', { name: 'More' }).click()
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /Budget/ })
      .click()
    await page.waitForURL(/\/budget$/)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.locator('.cost').first().waitFor()
    await page.context().close()
  })
})
