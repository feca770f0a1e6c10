/** The pages in real Chromium: every page loads, is accessible, and fits a phone. */
import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { after, before, describe, test } from 'node:test'
import { openDashboard, skip, watched, type Dashboard } from './browser.ts'
import { everyPage } from './every-page.ts'

const MOST_SCRIPT = 250 * 1024

describe('the pages', { skip }, () => {
  let board: Dashboard
  before(async () => {
    board = await openDashboard()
  })
  after(() => board.close())

  test('every page is accessible and fits at 1440 px, light', () => everyPage(board, 1440, 'light', 'vector'))
  test('the first page needs little script', async () => {
    const context = await board.context(1200)
    const page = await context.newPage()
    const sizes: Promise<number>[] = []
    page.on('response', answer => {
      if (answer.url().endsWith('.js')) sizes.push(answer.body().then(body => gzipSync(body).length))
    })
    await page.goto(`${board.server.url}w/${board.id('vector')}`)
    await page.locator('.card').first().waitFor()
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    assert.ok(total > 0 && total <= MOST_SCRIPT, `${total} bytes of script for the first page`)
    await context.close()
  })
  test('the open plan stands above the pages, and the keyboard changes to another on the same page', async () => {
    const { page, errors } = await board.open(`/w/${board.id('vector')}/timeline`, 1280)
    const switcher = page.getByRole('button', { name: 'Lumen: change to another plan' })
    await switcher.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: /Inklog/ }).waitFor()
    await page.keyboard.type('Ink')
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`/w/${board.id('logging')}/timeline$`))
    await page.getByRole('button', { name: 'Inklog: change to another plan' }).waitFor()
    assert.deepEqual(errors, [])
    await page.context().close()
  })
  test('a list of pieces is read down: dates, drafts and places stand in columns', async () => {
    const { page } = await board.open(`/w/${board.id('rpc')}/content`, 1280)
    await page.locator('.piece-rows .place').first().waitFor()
    for (const part of ['.when', '.place', '.button']) {
      const rights = await page
        .locator(`.piece-rows ${part}`)
        .evaluateAll(all => all.map(each => Math.round(each.getBoundingClientRect().right)))
      assert.equal(new Set(rights).size, 1, `${part} at ${[...new Set(rights)].join(', ')}`)
    }
    await page.context().close()
  })
  test('keys: help, pages, theme, skip link; the palette finds', async () => {
    const id = board.id('vector')
    const { page } = await board.open(`/w/${id}`, 1200)
    await page.locator('.card').first().waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('Keyboard shortcuts').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('2')
    await page.waitForURL(/\/timeline$/)
    assert.match(await page.title(), /^Timeline · Lumen/)
    await page.keyboard.press('d')
    assert.equal(await page.evaluate(() => document.documentElement.dataset['theme']), 'dark')
    await page.reload()
    await page.locator('h1').first().waitFor()
    assert.equal(await page.evaluate(() => document.documentElement.dataset['theme']), 'dark')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'MAIN')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('problems')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/problems$/)
    await page.locator('.problem .place').first().click()
    await page.getByRole('dialog').locator('.hit').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.context().close()
  })
  test('an unknown workspace says so', async () => {
    const { page } = watched(await (await board.context(900)).newPage())
    await page.goto(`${board.server.url}w/nothing-here`)
    await page.getByRole('heading', { name: 'This plan is not here' }).waitFor()
    await page.context().close()
  })
})
