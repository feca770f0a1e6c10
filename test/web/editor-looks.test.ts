/** How the editor looks: no WCAG AA rule that axe knows is broken, and it fits a phone. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { skip } from './browser.ts'
import { openEditor, writeEditor } from './editor-desk.ts'
import { looksRight } from './looks.ts'
import { openDesk, type Desk } from './publishing-desk.ts'

describe('the editor', { skip }, () => {
  let desk: Desk
  before(async () => {
    desk = await openDesk(writeEditor)
  })
  after(() => desk.close())

  for (const [width, scheme, tabs] of [
    [1440, 'light', ['Previews', 'Problems', 'Claims', 'Pictures', 'Changes']],
    [1280, 'dark', ['Previews', 'Claims']],
    [390, 'light', ['Previews', 'Problems']],
    [390, 'dark', ['Pictures']],
  ] as const)
    test(`accessible and no wider than the window at ${width} px, ${scheme}`, async () => {
      const { page, errors } = await openEditor(desk, 'why.md', width, scheme)
      if (width < 900) {
        await looksRight(page, 'write')
        await page.getByRole('button', { name: 'Previews', exact: true }).first().click()
      }
      for (const tab of tabs) {
        await page
          .getByRole('button', { name: new RegExp(`^${tab}`) })
          .last()
          .click()
        await looksRight(page, tab)
      }
      assert.deepEqual(errors, [])
      await page.context().close()
    })

  test('the list of files, and what there is to do when it is empty', async () => {
    const { page } = await desk.open('editor', 390, 'light')
    await looksRight(page, 'list')
    await page.getByRole('button', { name: 'Second' }).click()
    await page.locator('.workbench').waitFor()
    await page.context().close()
  })
})
