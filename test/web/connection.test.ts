/** A server that goes away and comes back. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openDashboard, serve, skip, type Dashboard } from './browser.ts'

describe('connection', { skip }, () => {
  let board: Dashboard
  before(async () => {
    board = await openDashboard()
  })
  after(() => board.close())

  test('a lost server is told, the last reading stays, and the page catches up when it is back', async () => {
    const id = board.id('vector')
    const { page } = await board.open(`/w/${id}/plan`, 1200)
    const live = board.server.workspaces.get(id)!
    const task = live.view.plan.tasks.find(each => each.box !== null && !each.done)!
    const path = join(live.ref.root, task.source.file)
    await page.getByText('Live', { exact: true }).waitFor()
    const { port } = board.server
    await board.server.close()
    await page
      .getByRole('alert')
      .getByText(/Not connected/)
      .waitFor()
    assert.ok(await page.getByRole('checkbox', { name: task.title, exact: true }).first().isVisible())
    await page.getByRole('checkbox', { name: task.title, exact: true }).first().click()
    await page.getByText('That could not be done: the server does not answer.').waitFor()
    const before = readFileSync(path, 'utf8')
    writeFileSync(path, before.replace(task.title, `${task.title} while away`))
    board.server = await serve(board.folder, port)
    await page.getByRole('button', { name: 'Try again now' }).click()
    await page.getByRole('alert').waitFor({ state: 'detached' })
    await page.getByText(`${task.title} while away`).first().waitFor()
    writeFileSync(path, before)
    await page.context().close()
  })
})
