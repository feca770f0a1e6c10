/** The plan as a tree: ticking, keys, filter, folding; and the dates. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Task } from '../../src/plan/model.ts'
import { openDashboard, skip, type Dashboard } from './browser.ts'

describe('the plan', { skip }, () => {
  let board: Dashboard
  let id: string
  let path: string
  let task: Task
  before(async () => {
    board = await openDashboard()
    id = board.id('vector')
    const live = board.server.workspaces.get(id)!
    task = live.view.plan.tasks.find(each => each.box !== null && !each.done)!
    path = join(live.ref.root, task.source.file)
  })
  after(() => board.close())
  const becomes = async (wait: (ms: number) => Promise<void>, holds: (text: string) => boolean): Promise<void> => {
    for (let i = 0; i < 80 && !holds(readFileSync(path, 'utf8')); i++) await wait(50)
    assert.ok(holds(readFileSync(path, 'utf8')))
  }

  test('ticking a box writes to the Markdown, undo takes it back, and an edit moves the page', async () => {
    const { page } = await board.open(`/w/${id}/plan`, 1200)
    const before = readFileSync(path, 'utf8')
    await page.getByRole('checkbox', { name: task.title, exact: true }).first().click()
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    const lines = readFileSync(path, 'utf8').split('\n')
    assert.match(lines[task.source.line - 1]!, /\[x\]/)
    assert.equal(lines.filter((line, i) => line !== before.split('\n')[i]).length, 1)
    await page.getByRole('button', { name: 'Undo' }).click()
    await becomes(
      ms => page.waitForTimeout(ms),
      text => text === before,
    )
    writeFileSync(path, before.replace(task.title, `${task.title} from the editor`))
    await page.getByText(`${task.title} from the editor`).first().waitFor({ timeout: 10_000 })
    writeFileSync(path, before)
    await page.getByText(`${task.title} from the editor`).first().waitFor({ state: 'detached', timeout: 10_000 })
    await page.context().close()
  })
  test('arrows walk the tree, Left shuts, Right opens, Space ticks in the file', async () => {
    const { page } = await board.open(`/w/${id}/plan`, 1200)
    const items = page.getByRole('treeitem')
    await items.first().waitFor()
    const all = await items.count()
    await items.first().focus()
    await page.keyboard.press('ArrowLeft')
    await page.waitForFunction(most => document.querySelectorAll('[role=treeitem]').length < most, all)
    assert.equal(await items.first().getAttribute('aria-expanded'), 'false')
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(most => document.querySelectorAll('[role=treeitem]').length === most, all)
    for (let i = 0; i < all; i++) {
      await page.keyboard.press('ArrowDown')
      if ((await page.evaluate(() => document.activeElement?.getAttribute('data-row'))) === task.id) break
    }
    const before = readFileSync(path, 'utf8')
    await page.keyboard.press(' ')
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    assert.match(readFileSync(path, 'utf8').split('\n')[task.source.line - 1]!, /\[x\]/)
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-row')), task.id)
    await page.getByRole('button', { name: 'Undo' }).click()
    await becomes(
      ms => page.waitForTimeout(ms),
      text => text === before,
    )
    await page.context().close()
  })
  test('the filter narrows, "open only" hides what is done, shut all leaves the phases', async () => {
    const { page } = await board.open(`/w/${id}/plan`, 1200)
    const { plan } = board.server.workspaces.get(id)!.view
    const boxes = page.getByRole('checkbox')
    await boxes.first().waitFor()
    const done = plan.tasks.find(each => each.done)!
    await page.getByRole('button', { name: 'Open only' }).click()
    await page.getByRole('checkbox', { name: done.title, exact: true }).waitFor({ state: 'detached' })
    await page.keyboard.press('/')
    await page.keyboard.type(task.title.toUpperCase())
    await page.waitForFunction(() => document.querySelectorAll('[role=checkbox]').length === 1)
    await page.getByRole('searchbox').fill('no task is called this')
    await page.getByText('Nothing matches the filter.').waitFor()
    await page.getByRole('searchbox').fill('')
    await page.getByRole('button', { name: 'Shut all' }).click()
    await page.waitForFunction(() => document.querySelectorAll('[role=checkbox]').length === 0)
    assert.ok((await page.getByRole('treeitem').count()) > 0)
    await page.context().close()
  })
  test('the dates show what would move before uptake.yml is written', async () => {
    const { page } = await board.open(`/w/${id}`, 1200)
    const config = board.server.workspaces.get(id)!.ref.config!
    const before = readFileSync(config, 'utf8')
    await page.getByRole('button', { name: /^Launch/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('input[type=date]').fill('2026-12-07')
    await dialog.getByText(/items would move/).waitFor()
    assert.equal(readFileSync(config, 'utf8'), before)
    await dialog.getByRole('button', { name: 'Write to uptake.yml' }).click()
    await page.getByText('Launch Dec 7').waitFor()
    assert.match(readFileSync(config, 'utf8'), /launch:\s*'?"?2026-12-07/)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Launch Dec 7').waitFor({ state: 'detached' })
    assert.equal(readFileSync(config, 'utf8'), before)
    await page.context().close()
  })
  test('day 1 is shown first and written only when asked to', async () => {
    const logging = board.id('logging')
    const config = board.server.workspaces.get(logging)!.ref.config!
    const before = readFileSync(config, 'utf8')
    const post = (body: object): Promise<Response> =>
      fetch(`${board.server.url}api/workspaces/${logging}/start`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    assert.equal((await post({ date: '2026-02-31' })).status, 400)
    const shown = (await (await post({ date: '2026-12-07' })).json()) as { moves: unknown[] }
    assert.ok(shown.moves.length > 0)
    assert.equal(readFileSync(config, 'utf8'), before)
    assert.equal((await post({ date: '2026-12-07', dryRun: false })).status, 200)
    assert.match(readFileSync(config, 'utf8'), /start:\s*'?"?2026-12-07/)
  })
})
