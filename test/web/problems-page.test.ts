/** Problems: side by side, filters in the address, a fix that shows itself first. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openDashboard, skip, type Dashboard } from './browser.ts'

// Bytes of UTF-8 that were once read as Windows-1252 and saved again.
const BROKEN = '# Brew\n\n## Week 1: Start\n\n- âœ… Taste it\n- [ ] Donâ€™t spill it\n'

describe('problems', { skip }, () => {
  let board: Dashboard
  let path: string
  before(async () => {
    board = await openDashboard(folder => {
      mkdirSync(join(folder, 'brew'))
      path = join(folder, 'brew', 'plan.md')
      writeFileSync(path, BROKEN)
      writeFileSync(join(folder, 'brew', 'uptake.yml'), 'project: Brew\n')
    })
  })
  after(() => board.close())

  test('what is said here stands beside what is said there', async () => {
    const { page } = await board.open(`/w/${board.id('vector')}/problems`, 1400)
    const { problems } = board.server.workspaces.get(board.id('vector'))!.view.plan
    await page.locator('.problem .hit').first().waitFor()
    assert.equal(await page.locator('.problem').count(), problems.length)
    const two = page
      .locator('.problem')
      .filter({ has: page.locator('figure:nth-of-type(2)') })
      .first()
    const [left, right] = await two.locator('figure').all()
    const [a, b] = [(await left!.boundingBox())!, (await right!.boundingBox())!]
    assert.ok(b.x >= a.x + a.width && Math.abs(a.y - b.y) < 2)
    await right!.locator('.hit').first().waitFor()
    await page.setViewportSize({ width: 390, height: 800 })
    const [c, d] = [(await left!.boundingBox())!, (await right!.boundingBox())!]
    assert.ok(d.y >= c.y + c.height)
    await page.context().close()
  })
  test('severity and rule filter, and the address remembers', async () => {
    const id = board.id('vector')
    const { page } = await board.open(`/w/${id}/problems`, 1400)
    const { problems } = board.server.workspaces.get(id)!.view.plan
    await page.locator('.problem').first().waitFor()
    const warnings = problems.filter(problem => problem.severity === 'warning')
    await page
      .getByRole('group', { name: 'Severity' })
      .getByRole('button', { name: /warning/ })
      .click()
    await page.waitForURL(/severity=warning/)
    assert.equal(await page.locator('.problem').count(), warnings.length)
    const rule = page.getByRole('group', { name: 'Rule' }).getByRole('button').first()
    const count = Number(/(\d+)$/.exec(await rule.innerText())![1])
    await rule.click()
    await page.waitForURL(/rule=/)
    assert.equal(await page.locator('.problem').count(), count)
    await page.reload()
    await page.locator('.problem').first().waitFor()
    assert.equal(await page.locator('.problem').count(), count)
    await page.context().close()
  })
  test('a fix shows what it would write, writes it, and can be undone', async () => {
    const id = board.id('brew')
    const { page } = await board.open(`/w/${id}/problems`, 1200)
    await page.getByRole('button', { name: 'Preview the fix' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('.plus').first().waitFor()
    assert.equal(readFileSync(path, 'utf8'), BROKEN)
    assert.match(await dialog.locator('.plus').last().innerText(), /Don’t spill it/)
    await dialog.getByRole('button', { name: 'Write to the file' }).click()
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    assert.match(readFileSync(path, 'utf8'), /Don’t spill it/)
    await page.getByRole('button', { name: 'Undo' }).click()
    for (let i = 0; i < 80 && readFileSync(path, 'utf8') !== BROKEN; i++) await page.waitForTimeout(50)
    assert.equal(readFileSync(path, 'utf8'), BROKEN)
    await page.context().close()
  })
  test('empty pages say what to write', async () => {
    const id = board.id('brew')
    for (const [page, words] of [
      ['targets', 'No targets in this plan'],
      ['content', 'No pieces to publish in this plan'],
      ['budget', 'No budget in this plan'],
      ['risks', 'No risks in this plan'],
      ['journey', 'No journey and no programmes in this plan'],
    ] as const) {
      const { page: tab, errors } = await board.open(`/w/${id}/${page}`, 390)
      await tab.getByText(words).waitFor()
      assert.notEqual(await tab.locator('.empty pre').innerText(), '')
      assert.deepEqual(errors, [])
      await tab.context().close()
    }
  })
})
