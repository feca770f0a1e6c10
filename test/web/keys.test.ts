/** Every page by keys alone, and what has the focus is seen. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openDashboard, skip, type Dashboard } from './browser.ts'

const BY_LETTER = [
  ['c', 'calendar', 'Calendar'],
  ['b', 'board', 'Board'],
  ['e', 'editor', 'Editor'],
  ['r', 'review', 'Review'],
  ['a', 'audit', 'Audit'],
  ['d', 'deliveries', 'Deliveries'],
  ['h', 'handoffs', 'Hand-offs'],
  ['s', 'results', 'Results'],
  ['l', 'channels', 'Channels'],
  ['m', 'metrics', 'Metrics'],
  ['k', 'collectors', 'Collectors'],
  ['v', 'competitors', 'Competitors'],
  ['w', 'reports', 'Reports'],
  ['u', 'automations', 'Automations'],
] as const

describe('keys', { skip }, () => {
  let board: Dashboard
  before(async () => {
    board = await openDashboard()
  })
  after(() => board.close())

  test('g and a letter lead to every page without a number, also from one with letters of its own', async () => {
    const { page, errors } = await board.open(`/w/${board.id('vector')}`, 1200)
    const theme = await page.evaluate(() => document.documentElement.dataset['theme'])
    for (const [letter, path, title] of BY_LETTER) {
      await page.keyboard.press('g')
      await page.keyboard.press(letter)
      await page.waitForURL(new RegExp(`/${path}$`))
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
    }
    assert.equal(await page.evaluate(() => document.documentElement.dataset['theme']), theme)
    assert.deepEqual(errors, [])
    await page.keyboard.press('?')
    const help = page.getByRole('dialog')
    for (const [, , title] of BY_LETTER) await help.locator('dd', { hasText: title }).first().waitFor()
    await page.context().close()
  })
  test('walking with Tab, each stop has a line around it', async () => {
    const { page } = await board.open(`/w/${board.id('vector')}/board`, 1200)
    await page.locator('.piece').first().waitFor()
    for (let stop = 0; stop < 45; stop++) {
      await page.keyboard.press('Tab')
      const seen = await page.evaluate(() => {
        const element = document.activeElement
        if (!element || element === document.body) return 'left'
        const lined = (each: Element): boolean =>
          getComputedStyle(each).outlineStyle !== 'none' && getComputedStyle(each).outlineWidth !== '0px'
        // A field shows the focus of the control in it.
        return lined(element) || (element.parentElement !== null && lined(element.parentElement)) ? 'seen' : element.outerHTML.slice(0, 120)
      })
      if (seen === 'left') break
      assert.equal(seen, 'seen')
    }
    await page.context().close()
  })
})
