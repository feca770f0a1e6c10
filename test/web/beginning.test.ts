/** What a first plan shows: boxes without dates, then nothing at all. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openDashboard, skip, watched, type Dashboard } from './browser.ts'
import { accessible } from './looks.ts'

function write(folder: string): void {
  for (const [name, text] of [
    ['wren', '# Wren\n\n- [ ] Write a README\n- [ ] Post on Hacker News\n'],
    ['zero', ''],
    ['plain', '# Plain\n\n## Week 1: Begin\n\n- Write a README\n- Post it\n'],
  ] as const) {
    mkdirSync(join(folder, name, 'plan'), { recursive: true })
    writeFileSync(join(folder, name, 'uptake.yml'), `project:\n  name: ${name}\n`)
    writeFileSync(join(folder, name, 'plan/plan.md'), text)
  }
  writeFileSync(join(folder, 'wren/plan/picture.md'), Buffer.alloc(100))
  mkdirSync(join(folder, 'void'))
  writeFileSync(join(folder, 'void/uptake.yml'), 'project:\n  name: Void\n')
}

describe('a plan that begins', { skip }, () => {
  let board: Dashboard
  before(async () => {
    board = await openDashboard(write)
  })
  after(() => board.close())

  test('open boxes without a date stand on the overview, and can be ticked there', async () => {
    const { page, errors } = await board.open(`/w/${board.id('wren')}`, 1200)
    await page.getByText('Open, without a date').waitFor()
    await page.getByText('The plan has no phases.').waitFor()
    await page.getByRole('checkbox', { name: 'Write a README' }).click()
    await page.getByRole('checkbox', { name: 'Write a README' }).waitFor({ state: 'detached' })
    assert.match(readFileSync(join(board.folder, 'wren/plan/plan.md'), 'utf8'), /- \[x\] Write a README/)
    assert.deepEqual(errors, [])
    await page.context().close()
  })
  test('an empty plan says how a task is written', async () => {
    const { page } = await board.open(`/w/${board.id('zero')}`, 1200)
    await page.getByText('The plan names no work yet').waitFor()
    await page.goto(board.server.url)
    await page.locator('.plan-card', { hasText: 'zero' }).getByText('nothing planned yet').waitFor()
    await page.context().close()
  })
  test('a folder without any document says what to do, and begins with a plan that can be taken back', async () => {
    const { page, errors } = await board.open(`/w/${board.id('void')}`, 390)
    await page.getByRole('heading', { name: 'No plan here yet' }).waitFor()
    await page.getByRole('button', { name: 'Begin with a plan' }).click()
    await page.getByText('plan/launch.md is written').waitFor()
    await page.getByText('Phase 1: Prepare (Week 1-2)').first().waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { name: 'No plan here yet' }).waitFor()
    assert.deepEqual(errors, [])
    await page.context().close()
  })
  test('a broken uptake.yml is said on every page, with its line, until it is corrected', async () => {
    const path = join(board.folder, 'plain/uptake.yml')
    const { page, errors } = await board.open(`/w/${board.id('plain')}/channels`, 390, 'dark')
    writeFileSync(path, 'project: [\n  name: plain\n')
    const banner = page.locator('.banner.broken')
    await banner.getByText('uptake.yml has 1 error.').waitFor()
    await accessible(page)
    await banner.getByRole('button', { name: 'Show line' }).click()
    await page.getByRole('dialog').getByText('name: plain').waitFor()
    await page.keyboard.press('Escape')
    writeFileSync(path, 'project:\n  name: plain\n')
    await banner.waitFor({ state: 'detached' })
    assert.deepEqual(errors, [])
    await page.context().close()
  })
  test('documents that go away while it runs: the last reading stays, and is said to be that', async () => {
    const { page, errors } = await board.open(`/w/${board.id('plain')}/plan`, 1200)
    const plan = join(board.folder, 'plain/plan')
    renameSync(plan, `${plan}-away`)
    await page.locator('.banner.broken').getByText('The plan could not be read again.').waitFor()
    await page.getByText('Write a README').waitFor()
    renameSync(`${plan}-away`, plan)
    await page.locator('.banner.broken').waitFor({ state: 'detached' })
    assert.deepEqual(errors, [])
    await page.context().close()
  })
  test('where no task has a box nothing is said to be 0 % done', async () => {
    const { page } = await board.open(`/w/${board.id('plain')}`, 1200)
    await page.getByText('2 actions, none with a box to tick').waitFor()
    await page.goto(board.server.url)
    assert.match(await page.locator('.plan-card', { hasText: 'plain' }).innerText(), /Tasks done\s+–/)
    await page.context().close()
  })
  test('a file of the folder that is no text is told, and the others are read', async () => {
    const { page, errors } = await board.open(`/w/${board.id('wren')}/problems`, 1200)
    await page.getByRole('heading', { name: 'plan/picture.md is not text. It is left out.' }).waitFor()
    await page.getByText('A file that cannot be read').first().waitFor()
    assert.deepEqual(errors, [])
    await page.context().close()
  })
  test('a plan that is not served any more says so, and leads to those that are', async () => {
    const { page } = watched(await (await board.context(1200)).newPage())
    await page.goto(`${board.server.url}w/gone-long-ago`)
    await page.getByRole('heading', { name: 'This plan is not here' }).waitFor()
    await page.getByRole('button', { name: /Choose a plan/ }).waitFor()
    await page.getByRole('main').getByRole('link', { name: 'All plans' }).click()
    await page.locator('.plan-card').first().waitFor()
    await page.context().close()
  })
  test('help and theme stay in sight below all pages and plans', async () => {
    const context = await board.browser.newContext({ viewport: { width: 1280, height: 640 } })
    const page = await context.newPage()
    await page.goto(`${board.server.url}w/${board.id('wren')}`)
    const box = await page.getByRole('button', { name: 'Keyboard shortcuts' }).boundingBox()
    assert.ok(box && box.y + box.height <= 640, `at ${box?.y}`)
    await context.close()
  })
})
