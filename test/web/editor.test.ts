/** The editor in real Chromium: previews while one types, saving, both texts of a conflict, pictures with alt text, fixes, new pieces. */
import assert from 'node:assert/strict'
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { skip } from './browser.ts'
import { openEditor, textOf, writeEditor } from './editor-desk.ts'
import { openDesk, type Desk } from './publishing-desk.ts'

/** One red pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'

const preview = (page: Page, title: string) => page.getByRole('region', { name: `Preview: ${title}`, exact: true })
/** At the end of the text, as a person types. */
async function type(page: Page, words: string): Promise<void> {
  await textOf(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}

describe('the editor', { skip }, () => {
  let desk: Desk
  const onDisk = (name: string): string => readFileSync(join(desk.folder, 'kestrel/content', name), 'utf8')
  before(async () => {
    desk = await openDesk(writeEditor)
  })
  after(() => desk.close())

  test('previews follow what is typed, counts and limits too; Ctrl+S saves it', async () => {
    const { page, errors } = await openEditor(desk, 'why.md')
    await preview(page, 'Bluesky').getByText('Filters run before the search.').waitFor()
    await preview(page, 'Bluesky').getByText('@kestrel.example').waitFor()
    await preview(page, 'DEV').getByRole('heading', { name: 'Filters first' }).waitFor()
    await type(page, `${'More words. '.repeat(30)}The end.`)
    await preview(page, 'Bluesky').getByText('2 posts').waitFor()
    await preview(page, 'Bluesky').getByText('The end. (2/2)').waitFor()
    await page.getByText('Not saved yet').waitFor()
    await page.keyboard.press('Control+s')
    await page.getByText('As on disk').waitFor()
    assert.match(onDisk('why.md'), /The end\.$/)
    assert.ok(onDisk('why.md').startsWith('---\ntitle: Filters first\nstate: ready\n'))
    assert.deepEqual(errors, [])
    await page.context().close()
  })

  test('what was saved is taken back, here and on disk', async () => {
    const { page, errors } = await openEditor(desk, 'three.md')
    const before = onDisk('three.md')
    await type(page, 'Not meant to stay.')
    await page.keyboard.press('Control+s')
    await page.getByText('As on disk').waitFor()
    assert.match(onDisk('three.md'), /Not meant to stay\./)
    await page.getByRole('button', { name: 'Undo' }).click()
    await textOf(page).getByText('Not meant to stay.').waitFor({ state: 'detached' })
    assert.equal(onDisk('three.md'), before)
    assert.deepEqual(errors, [])
    await page.context().close()
  })

  test('problems stand in place, and a fix mends the text', async () => {
    const { page } = await openEditor(desk, 'two.md')
    await page.getByRole('button', { name: /^Problems/ }).click()
    await page.getByText('"postgresql" is written PostgreSQL.').waitFor()
    await page.getByText('"40%" is said, and no claim proves it.').waitFor()
    assert.ok((await page.locator('.cm-lintRange').count()) >= 2)
    await page.getByRole('button', { name: 'Write PostgreSQL' }).click()
    await textOf(page).getByText('faster than PostgreSQL.').waitFor()
    await page.getByText('"postgresql" is written PostgreSQL.').waitFor({ state: 'detached' })

    await page.getByRole('button', { name: /^Claims/ }).click()
    await page.getByText('it expired on 2027-01-01.').waitFor()
    await page.getByRole('checkbox', { name: 'Lean on speed' }).check()
    await textOf(page).getByText('- speed').waitFor()
    await page.getByRole('button', { name: /^Problems/ }).click()
    await page.getByText('no claim proves it').waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('a checklist is ticked in the file; a channel is added', async () => {
    const { page } = await openEditor(desk, 'three.md')
    await page.getByLabel('Add a channel …').selectOption('reddit')
    await preview(page, 'Reddit').getByRole('heading', { name: 'Third' }).waitFor()
    await page.getByRole('button', { name: /^Problems/ }).click()
    await page.getByText('"Flair chosen" is not ticked').waitFor()
    await page.getByRole('checkbox', { name: 'Flair chosen' }).check()
    await page.getByText('"Flair chosen" is not ticked').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('As on disk').waitFor()
    assert.match(onDisk('three.md'), /channels: \[bluesky, mastodon, linkedin, devto, reddit\]/)
    assert.match(onDisk('three.md'), /checks:\n {2}reddit:\n {4}Flair chosen: true/)
    await page.context().close()
  })

  test('a file that changed on disk meanwhile: both texts are shown, and neither is lost', async () => {
    const { page } = await openEditor(desk, 'two.md')
    await type(page, 'My own line.')
    const path = join(desk.folder, 'kestrel/content/two.md')
    writeFileSync(path, onDisk('two.md').replace('Filters run', 'Somebody else wrote. Filters run'))
    await page.keyboard.press('Control+s')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Somebody else wrote.').first().waitFor()
    await dialog.getByText('My own line.').waitFor()
    assert.ok(!onDisk('two.md').includes('My own line.'))
    await dialog.getByRole('button', { name: 'Save yours' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('As on disk').waitFor()
    assert.match(onDisk('two.md'), /My own line\./)
    await page.context().close()
  })

  test('what was typed and not saved is there again when the page is', async () => {
    const { page } = await openEditor(desk, 'three.md')
    await type(page, 'Kept for later.')
    page.on('dialog', dialog => void dialog.accept())
    await page.reload()
    await page.getByText('It was put back.').waitFor()
    await textOf(page).getByText('Kept for later.').waitFor()
    await page.getByRole('button', { name: 'Use the text on disk' }).click()
    await textOf(page).getByText('Kept for later.').waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('a file that changes on disk while nothing is typed is simply shown anew', async () => {
    const { page } = await openEditor(desk, 'three.md')
    writeFileSync(join(desk.folder, 'kestrel/content/three.md'), `${onDisk('three.md')}\nFrom another program.\n`)
    await textOf(page).getByText('From another program.').waitFor()
    await page.context().close()
  })

  test('a picture is saved beside the text, once it is said what it shows', async () => {
    const { page } = await openEditor(desk, 'why.md')
    await page.getByRole('button', { name: /^Pictures/ }).click()
    const add = async (): Promise<void> => {
      const buffer = Buffer.from(PNG, 'base64')
      await page.locator('input[type=file]').setInputFiles({ name: 'My Chart.png', mimeType: 'image/png', buffer })
      const dialog = page.getByRole('dialog')
      assert.ok(await dialog.getByRole('button', { name: 'Add' }).isDisabled())
      await dialog.getByLabel('Alt text').fill('A red dot: "everything"')
      await dialog.getByRole('button', { name: 'Add' }).click()
      await textOf(page).getByText('my-chart.png').waitFor()
    }
    await add()
    assert.ok(readdirSync(join(desk.folder, 'kestrel/content')).includes('my-chart.png'))
    // Somebody else changes something meanwhile: each takes back their own.
    const other = await openEditor(desk, 'three.md')
    await type(other.page, ' Of somebody else.')
    await other.page.keyboard.press('Control+s')
    await other.page.locator('.toast').getByText('Saved').waitFor()
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
    await textOf(page).getByText('my-chart.png').waitFor({ state: 'detached' })
    assert.ok(!readdirSync(join(desk.folder, 'kestrel/content')).includes('my-chart.png'))
    assert.match(onDisk('three.md'), /Of somebody else/)
    await other.page.context().close()
    await add()
    await page.getByRole('button', { name: 'Previews', exact: true }).last().click()
    const picture = preview(page, 'Bluesky').getByRole('img', { name: 'A red dot: "everything"' })
    await picture.waitFor()
    assert.ok(await picture.evaluate(element => (element as HTMLImageElement).naturalWidth > 0))
    await page.context().close()
  })

  test('what becomes a link is coloured, on each platform by its own rules; the first comment stands below', async () => {
    const text =
      '---\ntitle: Names\nchannels: [bluesky, mastodon, linkedin]\nfirst-comment: Source at https://kestrel.example/source #open\n---\n\nBy @ada and @ada.example.org and @ada@social.example, #databases.\n'
    writeFileSync(join(desk.folder, 'kestrel/content/names.md'), text)
    const { page, errors } = await openEditor(desk, 'names.md')
    const links = async (title: string): Promise<string[]> => preview(page, title).locator('.skin-post .skin-text b').allInnerTexts()
    assert.deepEqual(await links('Bluesky'), ['@ada.example.org', '#databases'])
    assert.deepEqual(await links('Mastodon'), ['@ada', '@ada.example.org', '@ada@social.example', '#databases'])
    assert.deepEqual(await links('LinkedIn'), ['#databases'])
    await preview(page, 'Mastodon').locator('.skin-below').getByText('First comment').waitFor()
    await preview(page, 'Mastodon')
      .getByText(/^First comment: \d+ of 500 characters$/)
      .waitFor()
    assert.deepEqual(errors, [])
    await page.context().close()
  })

  test('nothing is wrong with a file that was not read yet', async () => {
    const path = join(desk.folder, 'kestrel/content/clean.md')
    writeFileSync(path, '---\ntitle: Clean\nchannels: [bluesky]\n---\n\nNothing to say against it.\n')
    const { page, errors } = await openEditor(desk, 'why.md')
    await page.route('**/editor/file?**', route => new Promise(resolve => setTimeout(resolve, 1000)).then(() => route.continue()))
    await page.addInitScript(() => {
      const counts: string[] = []
      Object.assign(window, { counts })
      const look = (): void => {
        for (const each of document.querySelectorAll('button')) if (each.textContent.startsWith('Problems')) counts.push(each.textContent)
      }
      new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
    })
    await page.goto(page.url().replace('why.md', 'clean.md'))
    await preview(page, 'Bluesky').getByText('Nothing to say against it.').waitFor()
    const counts = await page.evaluate<string[]>('counts')
    assert.deepEqual([...new Set(counts)], ['Problems'])
    assert.deepEqual(errors, [])
    rmSync(path)
    await page.context().close()
  })

  test('a file that is gone from the disk is said to be, and saving writes it anew', async () => {
    const path = join(desk.folder, 'kestrel/content/short-lived.md')
    writeFileSync(path, '---\ntitle: Short\nchannels: [bluesky]\n---\n\nHere today.\n')
    const { page } = await openEditor(desk, 'short-lived.md')
    rmSync(path)
    await page.getByText('The file is gone from the disk.').waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('As on disk').waitFor()
    assert.match(onDisk('short-lived.md'), /Here today\.\n$/)
    await page.getByText('The file is gone from the disk.').waitFor({ state: 'detached' })
    rmSync(path)
    await page.context().close()
  })

  test('what was edited since the approval', async () => {
    await desk.act('approve', { item: 'why', channels: ['bluesky'], digests: null })
    const { page } = await openEditor(desk, 'why.md')
    await page.getByRole('button', { name: 'Changes' }).click()
    await page.getByText('Exactly as approved.').waitFor()
    await type(page, ' Something new.')
    await page.locator('.code.diff').getByText('Something new.').waitFor()
    await page.context().close()
  })

  test('a piece begins with a line of the plan', async () => {
    const { page } = await desk.open('editor?new=1', 1440, 'light', '[role=dialog]')
    const dialog = page.getByRole('dialog')
    const line = dialog.getByLabel('Line of the plan')
    const value = await line.locator('option', { hasText: 'Meet the people behind Kestrel' }).getAttribute('value')
    await line.selectOption(value)
    await dialog.getByRole('checkbox', { name: 'Bluesky' }).check()
    await dialog.getByRole('button', { name: 'Begin' }).click()
    await textOf(page).getByText('Meet the people behind Kestrel').first().waitFor()
    assert.match(onDisk('meet-the-people-behind-kestrel.md'), /channels:\n {2}- bluesky\n/)
    await page.context().close()
    const again = await desk.open('editor?new=1', 1440, 'light', '[role=dialog]')
    const lines = again.page.getByLabel('Line of the plan').locator('option')
    await lines.filter({ hasText: 'Meet the people' }).waitFor({ state: 'detached' })
    assert.ok((await lines.count()) > 0, 'what has no file yet is offered')
    await again.page.context().close()
  })

  test('front matter that cannot be read is said where the previews stood, and in the list', async () => {
    writeFileSync(join(desk.folder, 'kestrel/content/torn.md'), '---\ntitle: [torn\nchannels: [devto]\n---\n\nText.\n')
    const { page, errors } = await openEditor(desk, 'torn.md')
    await page.getByRole('heading', { name: 'The front matter cannot be read' }).waitFor()
    await page.goto(page.url().replace(/\?.*/, ''))
    await page
      .locator('.rows li', { hasText: 'torn' })
      .getByText(/^\d+ problems?$/)
      .waitFor()
    rmSync(join(desk.folder, 'kestrel/content/torn.md'))
    assert.deepEqual(errors, [])
    await page.context().close()
  })

  test('HTML of an article runs nothing and loads nothing from elsewhere', async () => {
    writeFileSync(
      join(desk.folder, 'kestrel/content/rich.md'),
      '---\ntitle: Rich\nchannels: [devto]\n---\n\n**bold** ![a chart](https://tracker.example.org/x.png)\n\n[a](javascript:alert(1))\n\n<img src=x onerror="document.title=1">\n<script>document.title=2</script>\n',
    )
    const { page, errors } = await openEditor(desk, 'rich.md')
    const body = preview(page, 'DEV').locator('.skin-body')
    await body.locator('strong').getByText('bold').waitFor()
    await body.getByText('[a chart]').waitFor()
    assert.equal(await body.locator('img, script, iframe, [onerror], [style], a[href^="javascript"]').count(), 0)
    assert.deepEqual(errors, [])
    await page.context().close()
  })
})
