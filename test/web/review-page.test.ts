/** The review queue in real Chromium: by keys, with what changed, on a phone; and the page of a link without any script. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { MadeLink } from '../../src/actions/review-links.ts'
import { skip } from './browser.ts'
import { looksRight } from './looks.ts'
import { openDesk, type Desk } from './publishing-desk.ts'
import { CONFIG, writeWorkspace } from './publishing-workspace.ts'

const RULES = `people:
  - { id: ada, name: Ada Lovelace, role: maintainer }
  - { id: sam, name: Sam Vimes, role: legal }
review: { by: [maintainer, legal] }
`
const stageOf = async (desk: Desk, id: string): Promise<string | undefined> =>
  (await desk.view()).pieces.find(each => each.id === id)?.stage
/** Chooses who sits there; it is kept for the next page. */
const iAm = async (page: Page, name: string): Promise<void> => {
  await page.getByLabel('I am').selectOption({ label: name })
  await page
    .getByText(/waits? for you/)
    .first()
    .waitFor()
}

describe('the review queue', { skip }, () => {
  let desk: Desk
  before(async () => {
    desk = await openDesk(folder => writeWorkspace(folder, undefined, CONFIG + RULES))
  })
  after(() => desk.close())

  test('nobody decides before they say who they are; then keys approve what is on the screen', async () => {
    const { page, errors } = await desk.open('review?piece=five')
    assert.equal(await page.getByRole('button', { name: /^Approve/ }).isDisabled(), true)
    await page.getByText('Choose who you are').waitFor()
    await iAm(page, 'Ada Lovelace, maintainer')
    // The piece is asked for anew, as Ada sees it.
    await page.locator('button:enabled', { hasText: /^Approve/ }).first().waitFor() // prettier-ignore
    await page.keyboard.press('a')
    await page
      .getByText(/ approved for /)
      .first()
      .waitFor()
    assert.equal(await stageOf(desk, 'five'), 'approved')
    const before = new URL(page.url()).searchParams.get('piece')
    await page.keyboard.press('j')
    await page.waitForFunction(old => new URL(location.href).searchParams.get('piece') !== old, before)
    assert.deepEqual(errors, [])
    await page.context().close()
  })

  test('asked for changes, edited, compared with what was seen, approved', async () => {
    const { page, errors } = await desk.open('review?piece=why')
    await iAm(page, 'Sam Vimes, legal')
    // The piece is asked for anew, as Sam sees it.
    await page.locator('button:enabled', { hasText: /^Approve/ }).first().waitFor() // prettier-ignore
    await page.keyboard.press('r')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('No agent? Prove it.')
    await page.getByRole('button', { name: /^Ask for changes/ }).click()
    await page.getByText('are asked for').waitFor()
    assert.equal(await stageOf(desk, 'why'), 'changes requested')
    const file = join(desk.folder, 'kestrel/content/why.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace('No agent, no daemon.', 'No daemon that stays.'))
    await page.goto(page.url().replace(/piece=\w+/, 'piece=why'))
    await page.getByText('Compared with what you saw last').waitFor()
    const diff = page.locator('.compared')
    assert.match((await diff.locator('del').allTextContents()).join(' '), /agent/)
    assert.match((await diff.locator('ins').allTextContents()).join(' '), /that stays/)
    await page.getByText('The text was edited since.').waitFor()
    await page.keyboard.press('v')
    await diff.getByText('Before').first().waitFor()
    await looksRight(page)
    await page.keyboard.press('v')
    await page.locator('.preview').waitFor()
    await page.getByRole('button', { name: /^Approve/ }).click()
    await page
      .getByText(/ approved for /)
      .first()
      .waitFor()
    assert.equal(await stageOf(desk, 'why'), 'approved')
    assert.deepEqual(errors, [])
    await page.context().close()
  })

  test('a draft is made ready on the board, in its file, and undone', async () => {
    const { page, errors } = await desk.open('board?piece=small')
    const file = join(desk.folder, 'kestrel/content/small.md')
    await page.getByRole('group', { name: 'In the file' }).getByRole('button', { name: 'Ready' }).click()
    await page.getByText('How Kestrel stays small: Ready').waitFor()
    assert.match(readFileSync(file, 'utf8'), /^state: ready$/m)
    assert.equal(await stageOf(desk, 'small'), 'in review')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.waitForFunction(() => document.querySelector('[aria-label="In the file"] [aria-pressed=true]')?.textContent === 'Draft')
    assert.match(readFileSync(file, 'utf8'), /^state: draft$/m)
    assert.deepEqual(errors, [])
    await page.context().close()
  })

  test('accessible and no wider than the window, light and dark, wide and on a phone', async () => {
    for (const [width, scheme] of [
      [1280, 'light'],
      [1280, 'dark'],
      [390, 'dark'],
    ] as const) {
      const { page, errors } = await desk.open(width < 500 ? 'review?piece=refused' : 'review', width, scheme)
      await looksRight(page)
      if (width < 500) {
        await page.getByRole('button', { name: /All pieces/ }).click()
        await page.getByRole('navigation', { name: 'Pieces in review' }).waitFor()
        await looksRight(page)
      }
      assert.deepEqual(errors, [])
      await page.context().close()
    }
  })

  test('a link: made in the dialog, opened by somebody without an account and without any script, used once', async () => {
    const { page } = await desk.open('review?piece=refused')
    await iAm(page, 'Ada Lovelace, maintainer')
    await page.getByRole('button', { name: /^Link for somebody/ }).click()
    await page.getByLabel('For whom').fill('Sam Vimes')
    await page.getByRole('button', { name: 'Make the link' }).click()
    const url = await page.getByLabel('Address').inputValue()
    await looksRight(page)
    const browser = page.context().browser()!
    const outside = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
    const guest = await outside.newPage()
    const asked: string[] = []
    guest.on('request', request => asked.push(new URL(request.url()).pathname))
    await guest.goto(url)
    await guest.getByRole('heading', { name: 'A piece that is refused' }).waitFor()
    await guest.getByRole('button', { name: 'Ask for changes' }).click()
    await guest.getByRole('alert').getByText('Nothing was decided').waitFor()
    await guest.getByRole('button', { name: 'Approve exactly this' }).click()
    await guest.getByRole('heading', { name: 'Thank you' }).waitFor()
    await guest.goto(url)
    await guest.getByText('This link opens nothing').first().waitFor()
    assert.ok(
      asked.every(path => path.startsWith('/review/') || path === '/favicon.ico'),
      asked.join(' '),
    )
    assert.equal(await stageOf(desk, 'refused'), 'approved')
    await outside.close()
    await page.context().close()
  })

  test('the page of a link is accessible, light and dark', async () => {
    const { path } = (await desk.act('review-link', { item: 'summer', channels: null, person: 'Guest', days: 1 })) as MadeLink
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await desk.open('review?piece=summer', 390, colorScheme)
      // The policy of the page lets no tool in either: only for this look it is set aside.
      const looking = await page
        .context()
        .browser()!
        .newContext({ viewport: { width: 390, height: 844 }, colorScheme, bypassCSP: true })
      const guest = await looking.newPage()
      await guest.goto(new URL(path, page.url()).href)
      await looksRight(guest)
      await looking.close()
      await page.context().close()
    }
  })
})
