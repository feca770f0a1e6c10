/** Typing faster than the page can draw: every key stays, in its place, and nothing breaks. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openDashboard, skip, type Dashboard } from './browser.ts'
import { openEditor, textOf, writeEditor } from './editor-desk.ts'
import { openDesk, type Desk } from './publishing-desk.ts'

/** More keys in a row than React takes drawings (50) before it speaks of a loop. */
const WORDS = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ')

/** All keys at once into a page on a slow machine. */
async function typeFast(page: Page): Promise<void> {
  const slow = await page.context().newCDPSession(page)
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await page.keyboard.press('Control+End')
  await Promise.all([...WORDS].map(key => page.keyboard.type(key)))
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 })
}

describe('fast typing', { skip }, () => {
  let desk: Desk
  let board: Dashboard
  before(async () => {
    desk = await openDesk(writeEditor)
    board = await openDashboard()
  })
  after(async () => {
    await desk.close()
    await board.close()
  })

  test('in the editor of a piece', async () => {
    const { page, errors } = await openEditor(desk, 'why.md')
    await textOf(page).click()
    await typeFast(page)
    await page.getByText('Not saved yet').waitFor()
    assert.ok((await textOf(page).innerText()).endsWith(WORDS))
    assert.deepEqual(errors, [])
    await page.context().close()
  })

  test('in the playground', async () => {
    const { page, errors } = await board.open('/play/', 1200)
    await page.locator('.cm-content').click()
    await typeFast(page)
    assert.ok((await page.locator('.cm-content').innerText()).trimEnd().endsWith(WORDS))
    assert.deepEqual(errors, [])
    await page.context().close()
  })
})
